import useSWR, { type SWRResponse } from "swr";
import { useHost } from "../host/host";
import { readAll } from "./read-all";

/** Reads a whole list, page by page, where the user must miss no entry. The list is cached, as with `useGet`. */
export function useAll<T>(list: string): SWRResponse<readonly T[], Error> {
  const { send } = useHost();
  return useSWR<readonly T[], Error>(["all", list], () => readAll<T>(send, list), { dedupingInterval: 0 });
}
