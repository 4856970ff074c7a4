import type { Send } from "../host/rest";

const listeners = new Set<() => void>();

/**
 * Calls the listener after any part of the shell has saved something, since each part has its own cache.
 *
 * @return a function that removes the listener
 */
export function whenChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Tells the other parts of the shell after each save, except of drafts, which are saved every few seconds. */
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
