import { Button, TextInput } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../../../host/host";
import { carriedFacts } from "../carried";
import { isMissing } from "../completeness";
import { isEmpty, type NoteContent, textOf } from "../content";
import type { Field, FieldGroup } from "../definition";
import { idOf, useNoteForm } from "../note-form-context";
import { focusField } from "../open-fields";
import { useFrom, useShown } from "../shown";
import { clockOf, momentAt, onDay, sayTheSame } from "../times";
import { ChoiceField } from "./choice-field";
import styles from "./fields.module.css";

interface FactsProps {
  readonly element: FieldGroup;
  readonly content: NoteContent;
  /** The paths of the fields that a signature still needs. */
  readonly open: ReadonlySet<string>;
}

/** The facts of a session: a single line if all are known, otherwise their fields. */
export function Facts({ element, content, open }: FactsProps) {
  const { t } = useTranslation();
  const { last, setAll, goOn } = useNoteForm();
  const from = useFrom();
  const shown = useShown();
  const [unfolded, setUnfolded] = useState(false);
  const carried = carriedFacts(element, content, last);
  const known = { ...content, ...carried };
  const isKnown = element.group.every((field) => !open.has(field.property) || !isMissing(field, known));

  if (unfolded || !isKnown) {
    // the fields stay while the user is in one of them, even if all facts are known by now
    return <FactFields element={element} content={content} open={open} onFocus={() => setUnfolded(true)} />;
  }
  const isCarried = Object.keys(carried).length > 0;
  const id = idOf(element.name);
  const unfold = () => {
    // a user who changes one fact has seen the others, so they count as confirmed
    setAll(carried);
    setUnfolded(true);
    const first = element.group[0];
    if (first) {
      requestAnimationFrame(() => focusField(idOf(first.property)));
    }
  };
  return (
    <div className={`${styles.line} ${isCarried ? styles.piece : ""}`}>
      <p id={id}>
        {shown.facts(element.group, known)}
        {isCarried && (
          <>
            <br />
            <span className={styles.from}>
              {shown.facts(element.group, carried)}: {from}
            </span>
          </>
        )}
      </p>
      {isCarried && (
        <Button size="sm" kind="tertiary" data-open aria-describedby={id} onClick={() => goOn(() => setAll(carried))}>
          {t("keepAsItIs", "Keep as it is")}
        </Button>
      )}
      <Button size="sm" kind="ghost" aria-describedby={id} onClick={unfold}>
        {t("change", "Change")}
      </Button>
    </div>
  );
}

/** The fields of the facts. Times are on the day that the group asks for, so the user enters the day only once. */
function FactFields({ element, content, open, onFocus }: FactsProps & { readonly onFocus: () => void }) {
  const { set, setAll } = useNoteForm();
  const { DateField } = useHost();
  const fields = element.group;
  const dayField = fields.find(({ type }) => type === "DATE");
  const firstMoment = fields.find(({ type }) => type === "DATETIME");
  const day = dayField ? textOf(content[dayField.property]) : "";

  const setOne = (field: Field, value: string | number | null) => {
    const same = value === null ? undefined : fields.find((other) => sayTheSame(field, other));
    setAll({ [field.property]: value, ...(same && { [same.property]: null }) });
  };

  // if an end time and a duration say the same, the duration takes fewer key presses
  const isOpen = (field: Field) => {
    const other = fields.find((one) => sayTheSame(one, field));
    return other === undefined
      ? open.has(field.property)
      : field.type === "NUMBER" && (open.has(field.property) || open.has(other.property));
  };

  function fieldOf(field: Field) {
    const id = idOf(field.property);
    const value = textOf(content[field.property]);
    switch (field.type) {
      case "DATE":
        return (
          <DateField
            key={field.property}
            id={id}
            label={field.display}
            value={value}
            onChange={(next) => setAll({ [field.property]: next || null, ...onDay(fields, content, next) })}
          />
        );
      case "DATETIME": {
        const after = firstMoment && firstMoment !== field ? textOf(content[firstMoment.property]) : "";
        return (
          <TextInput
            key={field.property}
            id={id}
            type="time"
            labelText={field.display}
            helperText={field.help}
            value={clockOf(value)}
            data-open={isOpen(field) || undefined}
            onChange={(event) => setOne(field, momentAt(event.target.value, day, after))}
          />
        );
      }
      default:
        return (
          <TextInput
            key={field.property}
            id={id}
            type={field.type === "NUMBER" ? "number" : "text"}
            labelText={field.display}
            helperText={field.help}
            min={field.min}
            max={field.max}
            value={value}
            data-open={isOpen(field) || undefined}
            onChange={(event) => setOne(field, event.target.value === "" ? null : Number(event.target.value))}
          />
        );
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the focus
    <div className={styles.facts} onFocus={onFocus}>
      <div className={styles.times}>{fields.filter(({ type }) => type !== "CODED").map(fieldOf)}</div>
      {fields
        .filter(({ type }) => type === "CODED")
        .map((field) => (
          <ChoiceField
            key={field.property}
            field={field}
            path={field.property}
            value={textOf(content[field.property])}
            open={open.has(field.property) && isEmpty(content[field.property])}
            onChange={(value) => set(field.property, value)}
          />
        ))}
    </div>
  );
}
