import { addTo } from "../../content-guard/findings";
import type { Target } from "../../content-guard/move-context";
import { type NoteContent, textOf, type Value } from "./content";
import { type Definition, elementOf, fieldsOf } from "./definition";

/** The element that receives words for elements without a text field. */
const ELSEWHERE = "presentingConcerns";

/**
 * Returns the property of an element's text field. For an element without a text field, returns the text field of the
 * element that receives such words.
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

/** Returns the function that adds words to an element of the note, and that allows removing them again. */
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
