import type { Send } from "../host/rest";

/** The kind of note that a text belongs to, as REST addresses name it. */
export type Side = "psychotherapynote" | "progressnote";

/** Words that a rule hints at. */
export interface GuardFinding {
  readonly rule: string;
  /** The index of the first character, in UTF-16 units, as JavaScript counts. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly source: string;
  /** The element of the progress note to which the words belong. */
  readonly element: string | null;
}

/** The rule about facts on the client's safety, which belong in both notes. */
export const SAFETY = "P13";

interface CheckedText {
  readonly text: string;
  readonly patient: string;
  readonly encounter?: string;
}

/** Asks the server to check a text. The server does not store the text. */
export async function readFindings(
  send: Send,
  side: Side,
  checked: CheckedText,
  signal: AbortSignal,
): Promise<readonly GuardFinding[]> {
  const answer = await send("POST", `/sessionnotes/${side}/check`, { body: checked, signal, quiet: true });
  return (answer as { readonly findings: readonly GuardFinding[] }).findings;
}

export const wordsOf = (text: string, { start, end }: GuardFinding): string => text.slice(start, end);

/** The key of a hint. Hints with the same words and the same rule share a key. */
export const keyOf = (text: string, finding: GuardFinding): string => `${finding.rule} ${wordsOf(text, finding)}`;

/** The hints to show, without those that the user dismissed or whose words have changed since the check. */
export const shownOf = (
  text: string,
  checked: string,
  findings: readonly GuardFinding[],
  dismissed: ReadonlySet<string>,
): readonly GuardFinding[] =>
  findings.filter(
    (finding) => wordsOf(text, finding) === wordsOf(checked, finding) && !dismissed.has(keyOf(text, finding)),
  );

const ENDS = /[.!?\n]/;

/** The whole sentence around the words, which makes sense by itself. */
export function sentenceAround(
  text: string,
  { start, end }: GuardFinding,
): { readonly start: number; readonly end: number } {
  let from = start;
  while (from > 0 && !ENDS.test(text[from - 1] ?? "")) {
    from--;
  }
  while (from < start && /\s/.test(text[from] ?? "")) {
    from++;
  }
  let to = end;
  while (to < text.length && !ENDS.test(text[to - 1] ?? "")) {
    to++;
  }
  return { start: from, end: text[to - 1] === "\n" ? to - 1 : to };
}

/** Returns the text without a part of it, and without the space that the part leaves. */
export function without(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  return /\s$/.test(before) || before === "" ? before + after.replace(/^[ \t]+/, "") : before + after;
}

/** Returns the text with the added text after it, on a line of its own. */
const withAdded = (text: string, added: string): string =>
  text.trim() === "" ? added : `${text.replace(/\s+$/, "")}\n${added}`;

/**
 * Adds words to a text.
 *
 * @return a function that removes the words again, unless the text has changed since
 */
export function addTo(text: () => string, set: (text: string) => void, words: string): () => void {
  const before = text();
  const after = withAdded(before, words);
  set(after);
  return () => {
    if (text() === after) {
      set(before);
    }
  };
}
