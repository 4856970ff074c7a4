import { entriesOf, isEmpty, type NoteContent, textOf, textsOf, type Value } from "./content";
import { allFields, type Definition, type Field } from "./definition";
import { nextBlank } from "./snippets";

/** A field that the author must still complete before signing. */
export interface Lack {
  /** The path of the field: its property, or for example `goals.0.rating`. */
  readonly path: string;
  readonly label: string;
  /** The label of the other field that the author may complete instead. */
  readonly or?: string;
  /** True if the text still holds `***`, a place of a snippet to fill in. */
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

/** True if a signature needs the field and the field is empty. */
export const isMissing = (field: Field, values: { readonly [property: string]: Value | undefined }): boolean =>
  isEmpty(values[field.property]) && isNeeded(field, values);

/**
 * True if the form shows the field. A field that only some answers of another field need waits for these answers. The
 * reason why another field is empty disappears once that field is filled.
 */
export function isAsked(field: Field, content: NoteContent): boolean {
  const need = field.requiredWhen;
  if (need === undefined || !isEmpty(content[field.property])) {
    return true;
  }
  return "answers" in need || (field.type === "CODED" && !field.multiple) ? isNeeded(field, content) : true;
}

/** Lists the missing fields that the definition requires for a signature, in the order of the fields. */
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
      // one of the two fields is enough, and the list already has the other
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

/** The texts with places still to fill in, which prevent a signature. */
function blanks(definition: Definition, content: NoteContent): readonly Lack[] {
  return textsOf(definition, content)
    .filter(({ text }) => nextBlank(text, 0) !== null)
    .map(({ path, label }) => ({ path, label, blank: true }));
}

const placeOf = (fields: readonly Field[], { path }: Lack): number =>
  fields.findIndex(({ property }) => property === path.split(".")[0]);
