import { carriedEntries, type LastNote, namingMember } from "./carried";
import { type Entry, entriesOf, isEmpty, type Value } from "./content";
import type { Field } from "./definition";

/** An entry as it stands on the page: of the note, or of the last session and not touched yet. */
export interface Row {
  readonly id: number;
  readonly entry: Entry;
  /** Whether it is the note's; one that was carried forward becomes so once it is touched. */
  readonly own: boolean;
  readonly carried: boolean;
}

let ids = 0;

const newRow = (entry: Entry, own: boolean, carried: boolean): Row => ({ id: ids++, entry, own, carried });

export function rowsOf(field: Field, value: Value | undefined, last: LastNote | null): readonly Row[] {
  const name = namingMember(field)?.property ?? "";
  const before = new Set(entriesOf(last?.content[field.property]).map((entry) => entry[name]?.trim()));
  return [
    ...entriesOf(value).map((entry) => newRow(entry, true, before.has(entry[name]?.trim()))),
    ...carriedEntries(field, value, last).map((entry) => newRow(entry, false, true)),
  ];
}

/** What the note holds of the rows. */
export const entriesIn = (rows: readonly Row[]): readonly Entry[] =>
  rows.filter(({ own }) => own).map(({ entry }) => entry);

export const touched = (rows: readonly Row[], id: number, change: Entry): readonly Row[] =>
  rows.map((row) => (row.id === id ? { ...row, own: true, entry: { ...row.entry, ...change } } : row));

export const without = (rows: readonly Row[], id: number): readonly Row[] => rows.filter((row) => row.id !== id);

export const withNew = (rows: readonly Row[], field: Field): readonly Row[] => [
  ...rows,
  newRow(Object.fromEntries((field.group ?? []).map(({ property }) => [property, null])), true, false),
];

/** The path of a row's fields: by its place in the note, or as one that is not in the note. */
export function pathOf(rows: readonly Row[], row: Row, field: Field): string {
  return row.own
    ? `${field.property}.${rows.filter(({ own }) => own).indexOf(row)}`
    : `${field.property}.carried.${row.id}`;
}

/** Whether a carried entry says nothing of this session yet. */
export const saysNothing = ({ entry }: Row, field: Field): boolean =>
  (field.group ?? []).every((member) => member === namingMember(field) || isEmpty(entry[member.property]));
