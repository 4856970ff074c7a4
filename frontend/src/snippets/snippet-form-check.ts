import { RestError } from "../host/rest";
import type { Snippet } from "../shared/snippets";

/** The user's input for a snippet. */
export interface Typed {
  readonly name: string;
  readonly text: string;
}

/** The errors of the form's fields. */
export interface Wrong {
  readonly name?: "wrong" | "inUse";
  readonly text?: "missing" | "tooLong";
}

export const MOST_SNIPPETS = 200;
const MOST_CHARACTERS = 4000;
const NAME = /^[\p{L}\p{M}\p{Nd}-]{1,40}$/u;

/** Prepares the input for sending: removes the dot before the name, and spaces around it. */
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

/** The field of the form that the server refused; null if the problem lies elsewhere. */
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
