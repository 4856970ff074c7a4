import { TextInput } from "@carbon/react";
import type { DateFieldProps } from "../host/host";

/** The browser's own field for a day. Carbon's field sets `innerHTML`, which Trusted Types forbid. */
export function NativeDateField({ id, label, value, onChange, max, invalidText }: DateFieldProps) {
  return (
    <TextInput
      id={id}
      type="date"
      labelText={label}
      value={value}
      max={max}
      invalid={invalidText !== undefined}
      invalidText={invalidText}
      aria-describedby={invalidText && `${id}-error-msg`}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
