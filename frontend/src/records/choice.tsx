import { Select, SelectItem } from "@carbon/react";

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  /** The words for each value, in the order of the list. */
  readonly choices: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One value of a list. */
export function Choice({ id, label, choices, value, onChange }: ChoiceProps) {
  return (
    <Select id={id} labelText={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {Object.entries(choices).map(([name, words]) => (
        <SelectItem key={name} value={name} text={words} />
      ))}
    </Select>
  );
}
