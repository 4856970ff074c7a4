import { useGet, usePrivilege } from "../host/host";
import type { Results, WorkItem } from "../shared/types";

export type WorkName = "returned" | "missing" | "unsigned" | "waiting";

export interface Work {
  readonly name: WorkName;
  readonly items: readonly WorkItem[];
  /** The number of further tasks on the server, which the page did not receive. */
  readonly more: number;
}

/** Puts returned notes first, in a list of their own. The server lists them among the unsigned notes. */
function sortWork(
  unsigned: Results<WorkItem> | undefined,
  missing: Results<WorkItem> | undefined,
  waiting: Results<WorkItem> | undefined,
): readonly Work[] {
  const beyond = (list: Results<WorkItem> | undefined) =>
    list ? Math.max(0, (list.totalCount ?? list.results.length) - list.results.length) : 0;
  const isReturned = (item: WorkItem) => item.state === "RETURNED";
  const all: readonly Work[] = [
    { name: "returned", items: (unsigned?.results ?? []).filter(isReturned), more: 0 },
    { name: "missing", items: missing?.results ?? [], more: beyond(missing) },
    {
      name: "unsigned",
      items: (unsigned?.results ?? []).filter((item) => !isReturned(item)),
      more: beyond(unsigned),
    },
    { name: "waiting", items: waiting?.results ?? [], more: beyond(waiting) },
  ];
  return all.filter(({ items }) => items.length > 0);
}

const AT_ONCE = 100;

const addressOf = (kind: string) => `/sessionnotes/progressnote/list/${kind}?limit=${AT_ONCE}`;

/** The user's open tasks of all days. */
export function useWork() {
  const writes = usePrivilege("Manage Progress Notes");
  const reviews = usePrivilege("Cosign Progress Notes");
  const unsigned = useGet<Results<WorkItem>>(writes ? addressOf("unsigned") : null);
  const missing = useGet<Results<WorkItem>>(writes ? addressOf("missing") : null);
  const waiting = useGet<Results<WorkItem>>(reviews ? addressOf("waiting") : null);
  const lists = [unsigned, missing, waiting];
  return {
    work: sortWork(unsigned.data, missing.data, waiting.data),
    problem: lists.find(({ error }) => error)?.error,
    isLoading: lists.some(({ isLoading }) => isLoading),
    isValidating: lists.some(({ isValidating }) => isValidating),
    retry: () => {
      for (const list of lists) {
        void list.mutate();
      }
    },
  };
}
