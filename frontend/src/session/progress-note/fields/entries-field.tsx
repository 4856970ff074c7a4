import { Button } from "@carbon/react";
import { memo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Value } from "../content";
import type { Field } from "../definition";
import { idOf, useNoteForm } from "../note-form-context";
import { focusField } from "../open-fields";
import { entriesIn, pathOf, type Row, rowsOf, touched, withNew, without } from "../rows";
import { EntryFields } from "./entry-fields";
import styles from "./fields.module.css";

interface EntriesFieldProps {
  readonly field: Field;
  readonly value: Value | undefined;
  readonly open: ReadonlySet<string>;
}

/** The entries of a repeated group, such as goals. Entries of the last session count only after the author changes them. */
export const EntriesField = memo(function EntriesField({ field, value, open }: EntriesFieldProps) {
  const { t } = useTranslation();
  const { last, set } = useNoteForm();
  const [rows, setRows] = useState(() => rowsOf(field, value, last));
  const known = useRef(value);
  const latest = useRef(rows);

  let current = rows;
  if (known.current !== value) {
    // another window or a merge has changed the value
    known.current = value;
    current = rowsOf(field, value, last);
    setRows(current);
  }
  latest.current = current;

  const setTo = (next: readonly Row[]) => {
    setRows(next);
    latest.current = next;
    known.current = entriesIn(next);
    set(field.property, known.current);
  };

  const add = () => {
    const next = withNew(latest.current, field);
    setTo(next);
    const row = next.at(-1);
    const first = field.group?.[0];
    if (row && first) {
      requestAnimationFrame(() => focusField(idOf(`${pathOf(next, row, field)}.${first.property}`)));
    }
  };

  const isFull = field.maxEntries !== undefined && current.length >= field.maxEntries;
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.label}>{field.display}</legend>
      <div className={styles.entries}>
        {current.map((row) => (
          <EntryFields
            key={row.id}
            field={field}
            row={row}
            path={pathOf(current, row, field)}
            open={open}
            onChange={(change) => setTo(touched(latest.current, row.id, change))}
            onRemove={() => {
              setTo(without(latest.current, row.id));
              document.getElementById(idOf(field.property))?.focus();
            }}
          />
        ))}
        <Button
          id={idOf(field.property)}
          size="sm"
          kind="ghost"
          disabled={isFull}
          data-open={(open.has(field.property) && current.length === 0) || undefined}
          onClick={add}
        >
          {t("addTo", "Add: {{field}}", { field: field.group?.[0]?.display ?? field.display })}
        </Button>
      </div>
    </fieldset>
  );
});
