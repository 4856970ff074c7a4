import { chosenOf, type Entry, entriesOf, isEmpty, type NoteContent, textOf, type Value } from "./content";
import { allFields, type Definition, type Element, type Field, fieldsOf } from "./definition";

/** The client's last signed note, from which the author can carry pieces forward. */
export interface LastNote {
  /** The day of the session, as in `2026-01-31`. */
  readonly sessionDate: string;
  readonly content: NoteContent;
}

/** The texts that can be carried forward to the next session. Lists of answers and goals always can. */
const CARRIED_TEXTS: ReadonlySet<string> = new Set(["plan"]);

/** True for the facts of a session, such as its setting: a group without free text. */
export const isOfFacts = (element: Element): boolean =>
  element.property === undefined && element.group.every(({ type }) => type !== "TEXT" && type !== "GROUP");

const isMoment = ({ type }: Field) => type === "DATE" || type === "DATETIME";

/** The last note's value for a field, if it can be carried forward, otherwise null. Days and times never can. */
function ofLast(element: Element, field: Field, last: LastNote): Value {
  const carries =
    field.multiple === true || CARRIED_TEXTS.has(field.property) || (isOfFacts(element) && !isMoment(field));
  return carries ? (last.content[field.property] ?? null) : null;
}

/** The member that names an entry, such as the words of a goal. Only this member is carried forward. */
export const namingMember = (field: Field): Field | undefined => field.group?.find(({ type }) => type === "TEXT");

/** The entries of the last note that this note lacks, reduced to their names. */
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

/** The answers of the last note that the clinic still uses and that this note lacks. */
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
 * Returns facts of the last session that this session lacks, such as its setting.
 *
 * @return the facts by property
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

/** The fields with a piece of the last note that the author has neither taken over nor replaced yet. */
export function untouched(definition: Definition, content: NoteContent, last: LastNote | null): readonly Field[] {
  return allFields(definition).filter(
    (field) =>
      carriedText(field, content[field.property], last) !== null ||
      (field.type === "CODED" && field.multiple && carriedAnswers(field, content[field.property], last).length > 0) ||
      (field.type === "GROUP" && carriedEntries(field, content[field.property], last).length > 0),
  );
}
