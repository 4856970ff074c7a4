import { Button, RadioButton, RadioButtonGroup } from "@carbon/react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Conflict, canKeepBoth, fieldsInConflict, keepBoth, merge } from "./merge";
import styles from "./merge-view.module.css";

/** The label of a field of the content, and how to show its value. */
export interface MergeField {
  readonly name: string;
  readonly label: string;
  /** Returns the value as plain text; absent for values that are plain text already. */
  readonly show?: (value: unknown) => string;
}

interface MergeViewProps<C extends object> {
  readonly conflict: Conflict<C>;
  /** The fields in the order in which to show them. */
  readonly fields: readonly MergeField[];
  readonly onResolve: (content: C) => void;
}

type Choice = "mine" | "theirs" | "both";

const asText = (value: unknown) =>
  value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value, null, 1);

/** Shows both texts of each field that both sides changed, and lets the user choose. Both texts stay until then. */
export function MergeView<C extends object>({ conflict, fields, onResolve }: MergeViewProps<C>) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  useEffect(() => heading.current?.focus(), []);

  const mine = conflict.mine as Readonly<Record<string, unknown>>;
  const theirs = conflict.theirs as Readonly<Record<string, unknown>>;
  const names = fieldsInConflict(conflict);
  const known = fields.filter(({ name }) => names.includes(name));
  const unknown = names.filter((name) => fields.every((field) => field.name !== name));
  const shown = [...known, ...unknown.map((name) => ({ name, label: name }) as MergeField)];

  const chosen = (name: string): Choice => choices[name] ?? (canKeepBoth(mine[name], theirs[name]) ? "both" : "mine");

  function resolve() {
    const content: Record<string, unknown> = { ...(merge(conflict) as Readonly<Record<string, unknown>>) };
    for (const name of names) {
      const choice = chosen(name);
      content[name] =
        choice === "both" ? keepBoth(mine[name], theirs[name]) : choice === "mine" ? mine[name] : theirs[name];
    }
    onResolve(content as C);
  }

  return (
    <section className={styles.view} aria-labelledby={headingId}>
      <h3 id={headingId} ref={heading} tabIndex={-1}>
        {t("twoTexts", "There are two texts of this note")}
      </h3>
      <p>
        {t(
          "twoTextsWhy",
          "It was also changed in another window or by another user. Both texts are kept. Choose what stays, field by field.",
        )}
      </p>
      {shown.map(({ name, label, show = asText }) => (
        <fieldset key={name} className={styles.field}>
          <legend>{label}</legend>
          <div className={styles.texts}>
            <Side title={t("mineText", "Yours")} text={show(mine[name])} />
            <Side title={t("theirText", "The other")} text={show(theirs[name])} />
          </div>
          <RadioButtonGroup
            name={`${headingId}-${name}`}
            legendText={t("keep", "Keep")}
            valueSelected={chosen(name)}
            onChange={(value) => setChoices((before) => ({ ...before, [name]: value as Choice }))}
          >
            {canKeepBoth(mine[name], theirs[name]) ? (
              <RadioButton id={`${headingId}-${name}-both`} value="both" labelText={t("keepBoth", "Both")} />
            ) : null}
            <RadioButton id={`${headingId}-${name}-mine`} value="mine" labelText={t("mineText", "Yours")} />
            <RadioButton id={`${headingId}-${name}-theirs`} value="theirs" labelText={t("theirText", "The other")} />
          </RadioButtonGroup>
        </fieldset>
      ))}
      <Button size="md" onClick={resolve}>
        {t("keepChosen", "Continue with what is chosen")}
      </Button>
    </section>
  );
}

function Side({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.side}>
      <h4>{title}</h4>
      <p dir="auto" translate="no">
        {text || t("empty", "(empty)")}
      </p>
    </div>
  );
}
