import { useCallback, useSyncExternalStore } from "react";
import type { Send } from "../host/rest";
import { hasUnsaved, watchDrafts } from "./open-drafts";

/** True if the server does not have all text that the user typed on this page. */
export function useUnsaved(send: Send): boolean {
  return useSyncExternalStore(
    useCallback((listener) => watchDrafts(send, listener), [send]),
    useCallback(() => hasUnsaved(send), [send]),
  );
}
