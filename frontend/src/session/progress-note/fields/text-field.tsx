import { TextArea } from "@carbon/react";
import { type ChangeEvent, type KeyboardEvent, memo, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { GuardHints } from "../../../content-guard/guard-hints";
import { directionOf } from "../../../shared/text-direction";
import type { Field } from "../definition";
import { idOf, useNoteForm } from "../note-form-context";
import { expand, nextBlank } from "../snippets";
import styles from "./fields.module.css";

interface TextFieldProps {
  readonly field: Field;
  readonly path: string;
  readonly label?: string;
  readonly value: string;
  readonly open: boolean;
  readonly onChange: (value: string) => void;
}

const GROWS_BY_ITSELF = globalThis.CSS?.supports?.("field-sizing", "content") ?? false;

/** True if the text exceeds the limit. UTF-8 needs at most three bytes for each UTF-16 unit. */
function isTooLong({ maxLength, maxLengthUnit }: Field, value: string): boolean {
  if (maxLength === undefined || value.length * 3 <= maxLength) {
    return false;
  }
  return (maxLengthUnit === "BYTES" ? new TextEncoder().encode(value).length : value.length) > maxLength;
}

/** A field for text. A dot, a snippet's name and a space insert the snippet; Tab moves to its next place to fill in. */
export const TextField = memo(function TextField({ field, path, label, value, open, onChange }: TextFieldProps) {
  const { t } = useTranslation();
  const { snippets, patient } = useNoteForm();
  const area = useRef<HTMLTextAreaElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useLayoutEffect(() => {
    if (!GROWS_BY_ITSELF && area.current) {
      area.current.style.blockSize = "auto";
      area.current.style.blockSize = `${area.current.scrollHeight + 2}px`;
    }
  }, [value]);

  function change({ target }: ChangeEvent<HTMLTextAreaElement>) {
    const edited = expand(target.value, target.selectionStart, snippets);
    if (edited === null) {
      onChange(target.value);
      return;
    }
    flushSync(() => onChange(edited.text));
    target.setSelectionRange(edited.selectionStart, edited.selectionEnd);
  }

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const blank = nextBlank(value, event.currentTarget.selectionEnd);
    if (blank) {
      event.preventDefault();
      event.currentTarget.setSelectionRange(blank.start, blank.end);
    }
  }

  return (
    <div className={styles.text}>
      <GuardHints side="progressnote" text={value} patient={patient} field={area} onChange={onChange}>
        <TextArea
          id={idOf(path)}
          ref={area}
          labelText={label ?? field.display}
          helperText={field.help}
          rows={field.required && !path.includes(".") ? 3 : 1}
          dir={directionOf(value)}
          value={value}
          data-open={open || undefined}
          invalid={isTooLong(field, value)}
          invalidText={t("tooLong", "This text is too long to be saved.")}
          onChange={change}
          onKeyDown={pressed}
        />
      </GuardHints>
    </div>
  );
});
