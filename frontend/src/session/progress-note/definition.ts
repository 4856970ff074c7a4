/** A reference to an object of the platform, as its REST writes it. */
export interface Ref {
  readonly uuid: string;
  readonly display: string;
}

/** The case in which a signature needs a field. */
type Need =
  /** the other field is empty */
  | { readonly property: string; readonly empty: true }
  /** the other field has one of these answers */
  | { readonly property: string; readonly answers: readonly string[] };

interface Shown {
  readonly name: string;
  readonly display: string;
  readonly help?: string;
  readonly required: boolean;
  readonly requiredWhen?: Need;
}

/** A field of the form, sent under the name of its property. */
export interface Field extends Shown {
  readonly property: string;
  readonly type: "DATE" | "DATETIME" | "NUMBER" | "TEXT" | "CODED" | "GROUP";
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly maxLengthUnit?: "BYTES" | "CHARACTERS";
  readonly multiple?: boolean;
  readonly maxEntries?: number;
  readonly answers?: readonly Ref[];
  /** The fields of each entry. */
  readonly group?: readonly Field[];
}

/** Fields that belong together, each sent under its own property. */
export interface FieldGroup extends Shown {
  readonly property?: undefined;
  readonly type: "GROUP";
  readonly group: readonly Field[];
}

/** A required element of every note, with one field or several. */
export type Element = Field | FieldGroup;

interface Heading {
  readonly name: string;
  readonly display: string;
  /** The names of the elements under the heading. */
  readonly elements: readonly string[];
}

interface Format {
  readonly name: string;
  readonly display: string;
  readonly headings: readonly Heading[];
}

/** The definition of the form for progress notes, from `GET progressnote/definition`. */
export interface Definition {
  /** The name of the clinic's format. */
  readonly format: string;
  readonly formats: readonly Format[];
  readonly elements: readonly Element[];
}

export const fieldsOf = (element: Element): readonly Field[] =>
  element.property === undefined ? element.group : [element];

export const allFields = (definition: Definition): readonly Field[] => definition.elements.flatMap(fieldsOf);

export const elementOf = (definition: Definition, name: string): Element | undefined =>
  definition.elements.find((element) => element.name === name);

/** A heading with its elements. Elements without a heading in the format come last, in a section without a heading. */
interface Section {
  readonly name: string;
  readonly display: string | null;
  readonly elements: readonly Element[];
}

export function sectionsOf(definition: Definition, formatName: string): readonly Section[] {
  const format = definition.formats.find(({ name }) => name === formatName) ?? definition.formats[0];
  const placed = new Set(format?.headings.flatMap(({ elements }) => elements));
  const sections: Section[] = (format?.headings ?? []).map(({ name, display, elements }) => ({
    name,
    display,
    elements: elements
      .map((one) => elementOf(definition, one))
      .filter((element): element is Element => element !== undefined),
  }));
  const rest = definition.elements.filter(({ name }) => !placed.has(name));
  return rest.length > 0 ? [...sections, { name: "", display: null, elements: rest }] : sections;
}
