import type { Definition, Field } from "./definition";
import { allFields } from "./definition";

/** An entry of a repeated group, such as a goal with its progress. */
export type Entry = { readonly [property: string]: string | null };

export type Value = string | number | readonly string[] | readonly Entry[] | null;

/** The content of a note, by the properties of `POST progressnote`. */
export type NoteContent = { readonly [property: string]: Value };

export const textOf = (value: Value | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

export const chosenOf = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

export const entriesOf = (value: Value | undefined): readonly Entry[] =>
  Array.isArray(value) ? value.filter((one): one is Entry => typeof one === "object" && one !== null) : [];

export function isEmpty(value: Value | undefined): boolean {
  if (value === null || value === undefined) {
    return true;
  }
  return Array.isArray(value) ? value.length === 0 : String(value).trim() === "";
}

const uuidOf = (value: unknown): string | null => {
  if (typeof value === "string") {
    return value;
  }
  const uuid = (value as { readonly uuid?: unknown } | null | undefined)?.uuid;
  return typeof uuid === "string" ? uuid : null;
};

function readValue(field: Field, told: unknown): Value {
  if (told === null || told === undefined) {
    return field.multiple ? [] : null;
  }
  if (field.type === "CODED") {
    return field.multiple
      ? (told as readonly unknown[]).map(uuidOf).filter((uuid): uuid is string => uuid !== null)
      : uuidOf(told);
  }
  if (field.type === "GROUP") {
    return (told as readonly Record<string, unknown>[]).map((entry) =>
      Object.fromEntries(
        (field.group ?? []).map((member) => [
          member.property,
          readValue(member, entry[member.property]) as string | null,
        ]),
      ),
    );
  }
  return typeof told === "number" ? told : String(told);
}

/** Converts the content of a note from REST's answer to the form in which the page sends it. */
export function contentOf(definition: Definition, told: Readonly<Record<string, unknown>>): NoteContent {
  return Object.fromEntries(
    allFields(definition).map((field) => [field.property, readValue(field, told[field.property])]),
  );
}

/** Prepares the content for sending: null replaces each blank value. */
export function toSend(definition: Definition, content: NoteContent): NoteContent {
  return Object.fromEntries(
    allFields(definition).map(({ property, multiple }) => {
      const value = content[property];
      return [property, value === undefined || isEmpty(value) ? (multiple ? [] : null) : value];
    }),
  );
}

/** Lists all texts of a note, each with the path of its field. */
export function textsOf(
  definition: Definition,
  content: NoteContent,
): readonly { readonly path: string; readonly label: string; readonly text: string }[] {
  return allFields(definition).flatMap((field) => {
    if (field.type === "TEXT") {
      return [{ path: field.property, label: field.display, text: textOf(content[field.property]) }];
    }
    return entriesOf(content[field.property]).flatMap((entry, index) =>
      (field.group ?? [])
        .filter(({ type }) => type === "TEXT")
        .map((member) => ({
          path: `${field.property}.${index}.${member.property}`,
          label: member.display,
          text: entry[member.property] ?? "",
        })),
    );
  });
}
