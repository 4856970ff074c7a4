import { useId, useLayoutEffect, useRef } from "react";
import { GuardHints } from "../../content-guard/guard-hints";
import { directionOf } from "../../shared/text-direction";
import styles from "./psychotherapy-note.module.css";

interface PrivateTextAreaProps {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** True if the field takes the focus when it appears. */
  readonly focused: boolean;
  readonly patient: string;
  readonly encounter?: string;
}

/** A text field that grows with its text. No spelling checker, auto-correction or translator receives the typed text. */
export function PrivateTextArea({
  name,
  label,
  help,
  value,
  onChange,
  focused,
  patient,
  encounter,
}: PrivateTextAreaProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useLayoutEffect(() => {
    const { current } = field;
    if (current && !CSS.supports("field-sizing", "content")) {
      current.style.blockSize = "auto";
      current.style.blockSize = `${current.scrollHeight + 2}px`;
    }
  }, [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only when the field appears
  useLayoutEffect(() => {
    if (focused) {
      field.current?.focus();
    }
  }, []);
  return (
    <div>
      <label className={`cds--label ${styles.label}`} htmlFor={id}>
        {label}
      </label>
      <GuardHints
        side="psychotherapynote"
        text={value}
        patient={patient}
        encounter={encounter}
        field={field}
        onChange={onChange}
      >
        <textarea
          id={id}
          name={name}
          ref={field}
          className={`cds--text-area ${styles.text}`}
          aria-describedby={`${id}-help`}
          dir={directionOf(value)}
          rows={3}
          spellCheck={false}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          translate="no"
          data-gramm="false"
          data-gramm_editor="false"
          data-enable-grammarly="false"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <div id={`${id}-help`} className="cds--form__helper-text">
          {help}
        </div>
      </GuardHints>
    </div>
  );
}
