import type { Snippet } from "../../shared/snippets";

interface Edited {
  readonly text: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

const BLANK = "***";

/** The next place to fill in, marked by `***`; null if there is none. */
export function nextBlank(text: string, from: number): { readonly start: number; readonly end: number } | null {
  const start = text.indexOf(BLANK, from);
  return start < 0 ? null : { start, end: start + BLANK.length };
}

/**
 * Replaces a dot, a snippet's name and a space by the snippet's text.
 *
 * @param caret the position right after the space
 * @return the changed text; null if the words before the caret name no snippet
 */
export function expand(text: string, caret: number, snippets: readonly Snippet[]): Edited | null {
  const before = /(?:^|\s)\.([\p{L}\p{M}\p{Nd}-]{1,40})\s$/u.exec(text.slice(0, caret));
  const name = before?.[1];
  const snippet = name && snippets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!name || !snippet) {
    return null;
  }
  const start = caret - name.length - 2;
  const blank = nextBlank(snippet.text, 0);
  // Tab leads on from a place to fill in; without such a place the typed space stays
  const put = blank ? snippet.text : snippet.text + text.slice(caret - 1, caret);
  return {
    text: text.slice(0, start) + put + text.slice(caret),
    selectionStart: start + (blank?.start ?? put.length),
    selectionEnd: start + (blank?.end ?? put.length),
  };
}
