import type { Send } from "../host/rest";
import type { Results } from "./types";

/** A piece of text of the user's, and the word that stands for it. */
export interface Snippet {
  readonly uuid: string;
  readonly name: string;
  readonly text: string;
}

export const SNIPPETS = "/sessionnotes/snippet";

/** All of the user's own, however many the server gives at once. */
export async function readSnippets(send: Send): Promise<readonly Snippet[]> {
  const all: Snippet[] = [];
  for (;;) {
    const path = all.length === 0 ? SNIPPETS : `${SNIPPETS}?startIndex=${all.length}`;
    const { results, totalCount = 0 } = (await send("GET", path)) as Results<Snippet>;
    all.push(...results);
    if (results.length === 0 || all.length >= totalCount) {
      return all;
    }
  }
}
