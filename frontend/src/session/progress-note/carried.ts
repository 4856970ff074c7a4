import { chosenOf, type Entry, entriesOf, isEmpty, type NoteContent, textOf, type Value } from "./content";
import { allFields, type Definition, type Element, type Field, fieldsOf } from "./definition";

/** The last signed note, as far as pieces of it can be carried forward. */
export interface LastNote {
  /** A day, `2026-01-31`. */
  readonly sessionDate: string;
  readonly content: NoteContent;
}

/** Texts that go on from one session to the next; lists of answers and of goals always do. */
const CARRIED_TEXTS: ReadonlySet<string> = new Set(["plan"]);

/** Facts of a session, such as its setting, are a group without words. */
export const isOfFacts = (element: Element): boolean =>
  element.property === undefined && element.group.every(({ type }) => type !== "TEXT" && type !== "GROUP");

const isMoment = ({ type }: Field) => type === "DATE" || type === "DATETIME";

/** What the last note says to a field whose piece can be carried forward; null for nothing. Never is a moment. */
function ofLast(element: Element, field: Field, last: LastNote): Value {
  const carries =
    field.multiple === true || CARRIED_TEXTS.has(field.property) || (isOfFacts(element) && !isMoment(field));
  return carries ? (last.content[field.property] ?? null) : null;
}

/** The member that names an entry, as the goal in words does: alone it is carried forward. */
export const namingMember = (field: Field): Field | undefined => field.group?.find(({ type }) => type === "TEXT");

/** Entries of the last note by name alone, without those that the note has already. */
export function carriedEntries(field: Field, value: Value | undefined, last: LastNote | null): readonly Entry[] {
  const name = namingMember(field)?.property;
  if (last === null || name === undefined) {
    return [];
  }
  const here = new Set(entriesOf(value).map((entry) => entry[name]?.trim()));
  return entriesOf(last.content[field.property])
    .filter((entry) => !isEmpty(entry[name]) && !here.has(entry[name]?.trim()))
    .map((entry) => ({ [name]: entry[name] ?? null }));
}

/** Answers of the last note that the clinic still has and that are not chosen yet. */
export function carriedAnswers(field: Field, value: Value | undefined, last: LastNote | null): readonly string[] {
  const chosen = chosenOf(value);
  const offered = new Set(field.answers?.map(({ uuid }) => uuid));
  return chosenOf(last?.content[field.property]).filter((uuid) => offered.has(uuid) && !chosen.includes(uuid));
}

export function carriedText(field: Field, value: Value | undefined, last: LastNote | null): string | null {
  const text = textOf(last?.content[field.property]);
  return CARRIED_TEXTS.has(field.property) && isEmpty(value) && text.trim() !== "" ? text : null;
}

/**
 * Facts of the last session that this one lacks, such as its setting.
 *
 * @return by property
 */
export function carriedFacts(element: Element, content: NoteContent, last: LastNote | null): NoteContent {
  if (last === null || !isOfFacts(element)) {
    return {};
  }
  const carried = fieldsOf(element).flatMap((field): [string, Value][] => {
    const value = ofLast(element, field, last);
    const need = field.requiredWhen;
    const needed = field.required || (need !== undefined && "empty" in need && isEmpty(content[need.property]));
    const offered = field.type !== "CODED" || field.answers?.some(({ uuid }) => uuid === value);
    return needed && offered && isEmpty(content[field.property]) && !isEmpty(value) ? [[field.property, value]] : [];
  });
  return Object.fromEntries(carried);
}

/** Every field that has something to carry forward that was not touched yet. */
export function untouched(definition: Definition, content: NoteContent, last: LastNote | null): readonly Field[] {
  return allFields(definition).filter(
    (field) =>
      carriedText(field, content[field.property], last) !== null ||
      (field.type === "CODED" && field.multiple && carriedAnswers(field, content[field.property], last).length > 0) ||
      (field.type === "GROUP" && carriedEntries(field, content[field.property], last).length > 0),
  );
}
