import { TextArea } from "@carbon/react";
import { directionOf } from "../shared/text-direction";

interface PrivateFieldProps {
  readonly field: string;
  readonly label: string;
  readonly help?: string;
  readonly maxLength?: number;
  readonly rows?: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly invalidText?: string;
}

/** A field for words that may reveal a note. No spelling checker, auto-correction or translator receives the typed text. */
export function PrivateField({
  field,
  label,
  help,
  maxLength,
  rows = 3,
  value,
  onChange,
  invalidText,
}: PrivateFieldProps) {
  return (
    <div data-field={field}>
      <TextArea
        id={`field-${field.replace(/[^A-Za-z0-9_-]/g, "-")}`}
        labelText={label}
        helperText={help}
        rows={rows}
        maxLength={maxLength}
        dir={directionOf(value)}
        spellCheck={false}
        autoComplete="off"
        translate="no"
        data-gramm="false"
        data-gramm_editor="false"
        data-enable-grammarly="false"
        value={value}
        invalid={invalidText !== undefined}
        invalidText={invalidText}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
