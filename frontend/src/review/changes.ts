/** A piece of a text that is unchanged, deleted or new. */
interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** The greatest product of the two texts' numbers of words for which they are compared word by word. */
const COMPARED_AT_MOST = 4_000_000;

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** Compares two texts word by word, with the fewest possible deleted and new words. */
export function changesOf(before: string, after: string): readonly Piece[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) {
    start++;
  }
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) {
    end++;
  }
  const pieces: Piece[] = [
    { kind: "same", text: old.slice(0, start).join("") },
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    { kind: "same", text: old.slice(old.length - end).join("") },
  ];
  return joined(pieces.filter(({ text }) => text !== ""));
}

function middle(old: readonly string[], now: readonly string[]): readonly Piece[] {
  if (old.length * now.length > COMPARED_AT_MOST) {
    return [
      { kind: "gone", text: old.join("") },
      { kind: "new", text: now.join("") },
    ];
  }
  // for each pair of positions, the most words in common from there on
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: "same", text: old[i] ?? "" });
      i++;
      j++;
    } else if (j === now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: "gone", text: old[i] ?? "" });
      i++;
    } else {
      pieces.push({ kind: "new", text: now[j] ?? "" });
      j++;
    }
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.kind === piece.kind) {
      all[all.length - 1] = { kind: piece.kind, text: last.text + piece.text };
    } else {
      all.push(piece);
    }
  }
  return all;
}

/** An entry of a note, with its name and its text. */
interface Told {
  readonly label: string;
  readonly text: string;
}

export interface Change {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** Lists the changes of the entries that differ between two versions of a note. */
export function changedLines(before: readonly Told[], after: readonly Told[]): readonly Change[] {
  const old = new Map(before.map(({ label, text }) => [label, text]));
  const now = new Map(after.map(({ label, text }) => [label, text]));
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((label) => (old.get(label) ?? "") !== (now.get(label) ?? ""))
    .map((label) => ({ label, pieces: changesOf(old.get(label) ?? "", now.get(label) ?? "") }));
}
