import { Select, SelectItem } from "@carbon/react";
import { type KeyboardEvent, memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Ref } from "../definition";
import { idOf, useNoteForm } from "../note-form-context";
import styles from "./fields.module.css";

interface ChoiceProps {
  readonly field: Field;
  readonly path: string;
  readonly open: boolean;
}

interface ChoiceFieldProps extends ChoiceProps {
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}

interface ChoicesFieldProps extends ChoiceProps {
  readonly value: readonly string[];
  /** The answers of the last session that the author has not chosen in this note. */
  readonly carried: readonly string[];
  readonly carriedFrom: string;
  readonly onChange: (value: readonly string[]) => void;
}

const MOST_DIGITS = 9;

function digitOf(event: KeyboardEvent): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return null;
  }
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? /^([1-9])$/.exec(event.key)?.[1];
  return digit === undefined ? null : Number(digit);
}

/** A choice of one answer. A click or the digit before an answer chooses it, and Enter moves on. */
export const ChoiceField = memo(function ChoiceField({ field, path, value, open, onChange }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const answers = field.answers ?? [];
  if (answers.length > MOST_DIGITS) {
    return (
      <Select
        id={idOf(path)}
        labelText={field.display}
        helperText={field.help}
        value={value}
        data-open={open || undefined}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <SelectItem value="" text={t("choose", "Choose")} />
        {answers.map(({ uuid, display }) => (
          <SelectItem key={uuid} value={uuid} text={display} />
        ))}
      </Select>
    );
  }
  return (
    <Answers field={field} path={path} open={open} onDigit={onChange}>
      {answers.map((answer, index) => (
        <Answer
          key={answer.uuid}
          type="radio"
          path={path}
          answer={answer}
          digit={index + 1}
          checked={value === answer.uuid}
          onChange={() => onChange(answer.uuid)}
          onAgain={field.required ? undefined : () => onChange(null)}
        />
      ))}
    </Answers>
  );
});

/** A choice of several answers. Answers of the last session are marked, but count only after the author chooses them. */
export const ChoicesField = memo(function ChoicesField(props: ChoicesFieldProps) {
  const { field, path, value, carried, carriedFrom, open, onChange } = props;
  const { goOn } = useNoteForm();
  const answers = field.answers ?? [];
  const toggle = (uuid: string) =>
    onChange(value.includes(uuid) ? value.filter((one) => one !== uuid) : [...value, uuid]);
  return (
    <Answers field={field} path={path} open={open && carried.length === 0} onDigit={toggle}>
      {answers.map((answer, index) => (
        <Answer
          key={answer.uuid}
          type="checkbox"
          path={path}
          answer={answer}
          digit={index < MOST_DIGITS ? index + 1 : null}
          checked={value.includes(answer.uuid)}
          carriedFrom={carried.includes(answer.uuid) ? carriedFrom : undefined}
          onChange={() => toggle(answer.uuid)}
          onEnter={carried.includes(answer.uuid) ? () => goOn(() => toggle(answer.uuid)) : undefined}
        />
      ))}
    </Answers>
  );
});

interface AnswersProps extends ChoiceProps {
  readonly onDigit: (uuid: string) => void;
  readonly children: ReactNode;
}

function Answers({ field, path, open, onDigit, children }: AnswersProps) {
  const { goOn } = useNoteForm();
  const id = idOf(path);

  function pressed(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      goOn();
      return;
    }
    const digit = digitOf(event);
    const answer = digit === null ? undefined : field.answers?.[digit - 1];
    if (answer) {
      event.preventDefault();
      onDigit(answer.uuid);
      document.getElementById(`${id}-${answer.uuid}`)?.focus();
    }
  }

  return (
    <fieldset
      id={id}
      className={styles.choice}
      data-open={open || undefined}
      aria-describedby={field.help && `${id}-help`}
      onKeyDown={pressed}
    >
      <legend className={styles.label}>{field.display}</legend>
      <div className={styles.answers}>{children}</div>
      {field.help && (
        <p id={`${id}-help`} className={styles.help}>
          {field.help}
        </p>
      )}
    </fieldset>
  );
}

interface AnswerProps {
  readonly type: "radio" | "checkbox";
  readonly path: string;
  readonly answer: Ref;
  readonly digit: number | null;
  readonly checked: boolean;
  readonly carriedFrom?: string;
  readonly onChange: () => void;
  /** Removes the answer if the user clicks it again; absent if the field is required. */
  readonly onAgain?: () => void;
  readonly onEnter?: () => void;
}

function Answer({ type, path, answer, digit, checked, carriedFrom, onChange, onAgain, onEnter }: AnswerProps) {
  const id = `${idOf(path)}-${answer.uuid}`;
  return (
    <span className={`${styles.answer} ${carriedFrom ? styles.carried : ""}`}>
      <input
        id={id}
        type={type}
        name={idOf(path)}
        checked={checked}
        data-open={carriedFrom ? true : undefined}
        onChange={onChange}
        onClick={checked && type === "radio" ? onAgain : undefined}
        onKeyDown={(event) => {
          if (event.key === "Enter" && onEnter && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            event.stopPropagation();
            onEnter();
          }
        }}
      />
      <label htmlFor={id}>
        {digit !== null && (
          <span className={styles.digit} aria-hidden="true">
            {digit}
          </span>
        )}
        <span dir="auto">{answer.display}</span>
        {carriedFrom && <span className={styles.from}>{carriedFrom}</span>}
      </label>
    </span>
  );
}
