import { useCallback, useSyncExternalStore } from "react";
import type { Send } from "../host/rest";
import { hasUnsaved, watchDrafts } from "./open-drafts";

/** Whether something that was typed here is not on the server yet. */
export function useUnsaved(send: Send): boolean {
  return useSyncExternalStore(
    useCallback((listener) => watchDrafts(send, listener), [send]),
    useCallback(() => hasUnsaved(send), [send]),
  );
}
