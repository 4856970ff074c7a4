import { carriedEntries, type LastNote, namingMember } from "./carried";
import { type Entry, entriesOf, isEmpty, type Value } from "./content";
import type { Field } from "./definition";

/** An entry on the page. It belongs to the note, or to the last session if the author has not changed it yet. */
export interface Row {
  readonly id: number;
  readonly entry: Entry;
  /** True if the entry belongs to the note. An entry of the last session does once the author changes it. */
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

/** The entries of the rows that belong to the note. */
export const entriesIn = (rows: readonly Row[]): readonly Entry[] =>
  rows.filter(({ own }) => own).map(({ entry }) => entry);

export const touched = (rows: readonly Row[], id: number, change: Entry): readonly Row[] =>
  rows.map((row) => (row.id === id ? { ...row, own: true, entry: { ...row.entry, ...change } } : row));

export const without = (rows: readonly Row[], id: number): readonly Row[] => rows.filter((row) => row.id !== id);

export const withNew = (rows: readonly Row[], field: Field): readonly Row[] => [
  ...rows,
  newRow(Object.fromEntries((field.group ?? []).map(({ property }) => [property, null])), true, false),
];

/** The path of a row's fields. It names the position in the note, or an entry that is not in the note. */
export function pathOf(rows: readonly Row[], row: Row, field: Field): string {
  return row.own
    ? `${field.property}.${rows.filter(({ own }) => own).indexOf(row)}`
    : `${field.property}.carried.${row.id}`;
}

/** True if an entry holds nothing but its name, so nothing about this session. */
export const saysNothing = ({ entry }: Row, field: Field): boolean =>
  (field.group ?? []).every((member) => member === namingMember(field) || isEmpty(entry[member.property]));
