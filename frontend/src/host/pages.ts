import useSWRInfinite from "swr/infinite";
import type { Results } from "../shared/types";
import { useHost } from "./host";

/** One page of a list, with a link to the next page if there is one. */
export interface Page<T> extends Results<T> {
  readonly links?: readonly { readonly rel: string }[];
}

/** The number of entries that a list shows at first, and adds with "Show more". */
export const PAGE = 50;

export const hasNext = (page: Page<unknown> | null | undefined) =>
  page?.links?.some(({ rel }) => rel === "next") ?? false;

/** The address of the page of a list that begins after the given number of entries. */
export const pageAt = (list: string, startIndex: number) =>
  `${list}&limit=${PAGE}${startIndex > 0 ? `&startIndex=${startIndex}` : ""}`;

/**
 * Reads a list of REST page by page, as `useGet` reads an address. The answers are cached, so no component reads private
 * text with it.
 *
 * @param list the address with a parameter, to which the page is added; null to read nothing
 */
export function useGetPages<T extends { readonly uuid: string }>(list: string | null) {
  const { send } = useHost();
  const { data, error, size, setSize, mutate } = useSWRInfinite<Page<T>, Error>(
    (index: number, previous: Page<T> | null) =>
      list === null || (index > 0 && !hasNext(previous)) ? null : pageAt(list, index * PAGE),
    (address: string) => send("GET", address) as Promise<Page<T>>,
    { dedupingInterval: 0, revalidateAll: true },
  );
  const entries = data?.flatMap(({ results }) => results);
  return {
    // an entry moves to the next page if another one came in before it meanwhile
    entries: entries?.filter(({ uuid }, index) => entries.findIndex((each) => each.uuid === uuid) === index),
    hasMore: hasNext(data?.at(-1)),
    error,
    showMore: () => void setSize(size + 1),
    mutate: () => void mutate(),
  };
}
