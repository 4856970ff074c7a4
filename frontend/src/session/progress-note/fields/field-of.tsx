import { memo, useCallback } from "react";
import { carriedAnswers, carriedText } from "../carried";
import { chosenOf, textOf, type Value } from "../content";
import type { Field } from "../definition";
import { useNoteForm } from "../note-form-context";
import { useFrom } from "../shown";
import { CarriedText } from "./carried-text";
import { ChoiceField, ChoicesField } from "./choice-field";
import { EntriesField } from "./entries-field";
import { TextField } from "./text-field";

interface FieldOfProps {
  readonly field: Field;
  readonly value: Value | undefined;
  readonly open: ReadonlySet<string>;
}

/** The control for a field, chosen by its type in the definition. */
export const FieldOf = memo(function FieldOf({ field, value, open }: FieldOfProps) {
  const { last, set } = useNoteForm();
  const from = useFrom();
  const { property } = field;
  const change = useCallback((next: Value) => set(property, next), [set, property]);
  const isOpen = open.has(property);

  if (field.type === "GROUP") {
    return <EntriesField field={field} value={value} open={open} />;
  }
  if (field.type === "CODED") {
    return field.multiple ? (
      <ChoicesField
        field={field}
        path={property}
        value={chosenOf(value)}
        carried={carriedAnswers(field, value, last)}
        carriedFrom={from}
        open={isOpen}
        onChange={change}
      />
    ) : (
      <ChoiceField field={field} path={property} value={textOf(value)} open={isOpen} onChange={change} />
    );
  }
  const carried = carriedText(field, value, last);
  return (
    <>
      {carried !== null && (
        <CarriedText path={property} label={field.display} text={carried} from={from} onTake={change} />
      )}
      <TextField
        field={field}
        path={property}
        value={textOf(value)}
        open={isOpen && carried === null}
        onChange={change}
      />
    </>
  );
});
