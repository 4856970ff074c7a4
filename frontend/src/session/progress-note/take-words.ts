import { addTo } from "../../content-guard/findings";
import type { Target } from "../../content-guard/move-context";
import { type NoteContent, textOf, type Value } from "./content";
import { type Definition, elementOf, fieldsOf } from "./definition";

/** Where words go that belong to an element without words of its own. */
const ELSEWHERE = "presentingConcerns";

/**
 * The text of an element, which is asked once something stands in it; of one without any, the text of the element that
 * takes what has no other place.
 */
function textOfElement(definition: Definition, name: string | null): string | null {
  for (const one of [name, ELSEWHERE]) {
    const element = one === null ? undefined : elementOf(definition, one);
    const field = element && fieldsOf(element).find((each) => each.type === "TEXT");
    if (field) {
      return field.property;
    }
  }
  return null;
}

/** Adds words to an element of the note, and takes them back as long as nothing else was written after them. */
export function addWords(
  definition: Definition,
  content: () => NoteContent,
  set: (property: string, value: Value) => void,
): Target["add"] {
  return (name, words) => {
    const property = textOfElement(definition, name);
    if (property === null) {
      return null;
    }
    return addTo(
      () => textOf(content()[property]),
      (text) => set(property, text),
      words,
    );
  };
}
