import { TextInput } from "@carbon/react";

interface TextLineProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly maxLength?: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A line of words about a request. The browser neither checks their spelling nor keeps them for later. */
export function TextLine({ id, label, help, maxLength = 1000, value, onChange }: TextLineProps) {
  return (
    <TextInput
      id={id}
      labelText={label}
      helperText={help}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
