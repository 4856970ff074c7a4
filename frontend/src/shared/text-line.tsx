import { TextInput } from "@carbon/react";
import type { Ref } from "react";
import { describedError } from "./described-error";

interface TextLineProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly maxLength?: number;
  readonly value: string;
  /** The error message for the text; undefined if the text has no error. */
  readonly invalidText?: string;
  readonly disabled?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onChange: (value: string) => void;
}

/** A line of words about a client. The browser neither checks their spelling nor keeps them for later. */
export function TextLine({
  id,
  label,
  help,
  maxLength = 1000,
  value,
  invalidText,
  disabled = false,
  inputRef,
  onChange,
}: TextLineProps) {
  return (
    <TextInput
      id={id}
      ref={inputRef}
      labelText={label}
      helperText={help}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck={false}
      dir="auto"
      disabled={disabled}
      value={value}
      invalid={invalidText !== undefined}
      invalidText={invalidText}
      {...describedError(id, invalidText !== undefined)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
