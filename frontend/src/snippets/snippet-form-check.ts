import { RestError } from "../host/rest";
import type { Snippet } from "../shared/snippets";

/** What a snippet is made from. */
export interface Typed {
  readonly name: string;
  readonly text: string;
}

/** The fields of the form that something is wrong with, by what is wrong. */
export interface Wrong {
  readonly name?: "wrong" | "inUse";
  readonly text?: "missing" | "tooLong";
}

export const MOST_SNIPPETS = 200;
const MOST_CHARACTERS = 4000;
const NAME = /^[\p{L}\p{M}\p{Nd}-]{1,40}$/u;

/** What is sent: the name as it is called, without the dot that calls it. */
export function sentOf({ name, text }: Typed): Typed {
  return { name: name.trim().replace(/^\./, ""), text };
}

/** @param others the user's other snippets */
export function wrongIn({ name, text }: Typed, others: readonly Snippet[]): Wrong {
  const isInUse = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return {
    name: NAME.test(name) ? (isInUse ? "inUse" : undefined) : "wrong",
    text: text.trim() === "" ? "missing" : text.length > MOST_CHARACTERS ? "tooLong" : undefined,
  };
}

/** The field that the server refused, where it is one of the form's. */
export function fieldOf(problem: Error): keyof Typed | null {
  switch (problem instanceof RestError ? problem.code : null) {
    case "sessionnotes.error.snippet.name":
    case "sessionnotes.error.snippet.nameInUse":
      return "name";
    case "sessionnotes.error.snippet.textMissing":
    case "sessionnotes.error.bound.SNIPPET":
      return "text";
    default:
      return null;
  }
}
