import type { Send } from "../host/rest";
import type { Results } from "./types";

/** Reads a whole list, page by page, whatever the server's page size is. */
export async function readAll<T>(send: Send, list: string): Promise<readonly T[]> {
  const all: T[] = [];
  const more = list.includes("?") ? "&" : "?";
  for (;;) {
    const path = all.length === 0 ? list : `${list}${more}startIndex=${all.length}`;
    const { results, totalCount = 0 } = (await send("GET", path)) as Results<T>;
    all.push(...results);
    if (results.length === 0 || all.length >= totalCount) {
      return all;
    }
  }
}
