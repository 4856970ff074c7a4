import type { Send } from "../host/rest";
import { readAll } from "./read-all";

/** A piece of the user's own text, and the name that stands for it. */
export interface Snippet {
  readonly uuid: string;
  readonly name: string;
  readonly text: string;
}

export const SNIPPETS = "/sessionnotes/snippet";

/** Reads all of the user's own snippets. */
export function readSnippets(send: Send): Promise<readonly Snippet[]> {
  return readAll(send, SNIPPETS);
}
