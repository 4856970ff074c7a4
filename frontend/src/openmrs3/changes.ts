import type { Send } from "../host/rest";

const listeners = new Set<() => void>();

/**
 * Calls the listener after something was saved in any part of the shell: each part has a cache of its own.
 *
 * @return ends it
 */
export function whenChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tells the other parts of what was saved. Not of drafts, of which one is saved every few seconds. */
export function tellingChanges(send: Send): Send {
  return async (method, path, options) => {
    const answer = await send(method, path, options);
    if (method !== "GET" && !path.startsWith("/sessionnotes/draft")) {
      for (const listener of listeners) {
        listener();
      }
    }
    return answer;
  };
}
