/** Two texts that two users or windows made from the same note. */
export interface Conflict<C> {
  /** The content that both sides began from; null if the page does not know it. */
  readonly base: C | null;
  /** The content typed here, which already includes the fields that only the other side changed. */
  readonly mine: C;
  readonly theirs: C;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (content: object) => content as Fields;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True if two values are equal as JSON. A key with an undefined value counts as absent. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((entry, at) => same(entry, other[at]));
  }
  return isObject(one) && isObject(other) && keysOf(one, other).every((key) => same(one[key], other[key]));
}

function keysOf(...contents: readonly object[]): string[] {
  return [...new Set(contents.flatMap((content) => Object.keys(content)))];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

type Choice = "same" | "mine" | "theirs" | "conflict";

function choose(base: Fields | null, mine: Fields, theirs: Fields, key: string): Choice {
  if (same(mine[key], theirs[key])) {
    return "same";
  }
  if (base === null) {
    return isEmpty(mine[key]) ? "theirs" : isEmpty(theirs[key]) ? "mine" : "conflict";
  }
  return same(mine[key], base[key]) ? "theirs" : same(theirs[key], base[key]) ? "mine" : "conflict";
}

/** The names of the fields that both sides changed to different values. */
export function fieldsInConflict<C extends object>({ base, mine, theirs }: Conflict<C>): string[] {
  const all = keysOf(mine, theirs, base ?? {});
  return all.filter((key) => choose(base && fieldsOf(base), fieldsOf(mine), fieldsOf(theirs), key) === "conflict");
}

/**
 * Takes every field from the side that changed it.
 *
 * @return the merged content, with my value of each field that both sides changed
 */
export function merge<C extends object>({ base, mine, theirs }: Conflict<C>): C {
  const merged: Record<string, unknown> = { ...fieldsOf(mine) };
  for (const key of keysOf(mine, theirs, base ?? {})) {
    if (choose(base && fieldsOf(base), fieldsOf(mine), fieldsOf(theirs), key) === "theirs") {
      merged[key] = fieldsOf(theirs)[key];
    }
  }
  return merged as C;
}

/** True if a field can hold two values together. */
export function canKeepBoth(mine: unknown, theirs: unknown): boolean {
  return (typeof mine === "string" && typeof theirs === "string") || (Array.isArray(mine) && Array.isArray(theirs));
}

/** Joins both values. A beginning or an end that both texts share appears once. */
export function keepBoth(mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    return [...mine, ...theirs.filter((entry) => !mine.some((own) => same(own, entry)))];
  }
  return joinTexts(String(mine), String(theirs));
}

function joinTexts(mine: string, theirs: string): string {
  if (mine.startsWith(theirs)) {
    return mine;
  }
  if (theirs.startsWith(mine)) {
    return theirs;
  }
  const ours = mine.split("\n");
  const others = theirs.split("\n");
  const shorter = Math.min(ours.length, others.length);
  let head = 0;
  while (head < shorter && ours[head] === others[head]) {
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && ours.at(-1 - tail) === others.at(-1 - tail)) {
    tail++;
  }
  return [...ours.slice(0, ours.length - tail), ...others.slice(head)].join("\n");
}
