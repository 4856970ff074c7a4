/** Something of the platform's, as its REST refers to it. */
export interface Ref {
  readonly uuid: string;
  readonly display: string;
}

/** When a signature needs a field that is not needed always. */
type Need =
  /** while the other field is empty */
  | { readonly property: string; readonly empty: true }
  /** where the other field has one of these answers */
  | { readonly property: string; readonly answers: readonly string[] };

interface Shown {
  readonly name: string;
  readonly display: string;
  readonly help?: string;
  readonly required: boolean;
  readonly requiredWhen?: Need;
}

/** What is filled in and sent by the name of its property. */
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
  /** The fields of one entry. */
  readonly group?: readonly Field[];
}

/** Fields that belong together and are sent each by itself. */
export interface FieldGroup extends Shown {
  readonly property?: undefined;
  readonly type: "GROUP";
  readonly group: readonly Field[];
}

/** What a note always tells. */
export type Element = Field | FieldGroup;

interface Heading {
  readonly name: string;
  readonly display: string;
  /** Names of elements. */
  readonly elements: readonly string[];
}

interface Format {
  readonly name: string;
  readonly display: string;
  readonly headings: readonly Heading[];
}

/** What the form of the progress note is made from: `GET progressnote/definition`. */
export interface Definition {
  /** The clinic's. */
  readonly format: string;
  readonly formats: readonly Format[];
  readonly elements: readonly Element[];
}

export const fieldsOf = (element: Element): readonly Field[] =>
  element.property === undefined ? element.group : [element];

export const allFields = (definition: Definition): readonly Field[] => definition.elements.flatMap(fieldsOf);

export const elementOf = (definition: Definition, name: string): Element | undefined =>
  definition.elements.find((element) => element.name === name);

/** A heading with its elements; elements that a format places nowhere come last, under no heading. */
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
