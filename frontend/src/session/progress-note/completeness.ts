import { entriesOf, isEmpty, type NoteContent, textOf, textsOf, type Value } from "./content";
import { allFields, type Definition, type Field } from "./definition";
import { nextBlank } from "./snippets";

/** What a signature still needs, and where. */
export interface Lack {
  /** Of the field: its property, or `goals.0.rating`. */
  readonly path: string;
  readonly label: string;
  /** Fields of which one is enough. */
  readonly or?: string;
  /** Whether a place of a snippet, `***`, was left to fill in. */
  readonly blank?: boolean;
}

function isNeeded(field: Field, values: { readonly [property: string]: Value | undefined }): boolean {
  const { required, requiredWhen: need } = field;
  if (required) {
    return true;
  }
  if (need === undefined) {
    return false;
  }
  const other = values[need.property];
  return "answers" in need ? need.answers.includes(textOf(other)) : isEmpty(other);
}

/** Whether a signature needs the field and nothing stands in it. */
export const isMissing = (field: Field, values: { readonly [property: string]: Value | undefined }): boolean =>
  isEmpty(values[field.property]) && isNeeded(field, values);

/**
 * Whether there is anything to ask: what only some answers ask for waits for them, and a reason why something is empty is
 * not asked once it is filled.
 */
export function isAsked(field: Field, content: NoteContent): boolean {
  const need = field.requiredWhen;
  if (need === undefined || !isEmpty(content[field.property])) {
    return true;
  }
  return "answers" in need || (field.type === "CODED" && !field.multiple) ? isNeeded(field, content) : true;
}

/** Everything that is missing for a signature, as far as the definition tells it, in the order of the fields. */
export function lacks(definition: Definition, content: NoteContent): readonly Lack[] {
  const fields = allFields(definition);
  const missing = fields.filter((field) => isMissing(field, content));
  const named = new Set<string>();
  const found = missing.flatMap((field): readonly Lack[] => {
    const need = field.requiredWhen;
    if (need === undefined || "answers" in need) {
      return [{ path: field.property, label: field.display }];
    }
    if (named.has(need.property)) {
      // either is enough, and the other was named
      return [];
    }
    named.add(field.property);
    const or = fields.find(({ property }) => property === need.property)?.display;
    return [{ path: field.property, label: field.display, or }];
  });
  return [...found, ...lacksOfEntries(fields, content), ...blanks(definition, content)].sort(
    (one, other) => placeOf(fields, one) - placeOf(fields, other),
  );
}

function lacksOfEntries(fields: readonly Field[], content: NoteContent): readonly Lack[] {
  return fields
    .filter(({ type }) => type === "GROUP")
    .flatMap((field) =>
      entriesOf(content[field.property]).flatMap((entry, index) =>
        (field.group ?? [])
          .filter((member) => isMissing(member, entry))
          .map((member) => ({ path: `${field.property}.${index}.${member.property}`, label: member.display })),
      ),
    );
}

/** Texts with places that were left to fill in: no signature stands below them. */
function blanks(definition: Definition, content: NoteContent): readonly Lack[] {
  return textsOf(definition, content)
    .filter(({ text }) => nextBlank(text, 0) !== null)
    .map(({ path, label }) => ({ path, label, blank: true }));
}

const placeOf = (fields: readonly Field[], { path }: Lack): number =>
  fields.findIndex(({ property }) => property === path.split(".")[0]);
