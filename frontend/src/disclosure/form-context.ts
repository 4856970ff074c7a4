import { createContext, useContext } from "react";
import type { DisclosureDefinition } from "./definition";
import type { NewDisclosure } from "./new-disclosure";

/** The state that the fields of a new disclosure share. */
interface DisclosureForm {
  readonly definition: DisclosureDefinition;
  readonly form: NewDisclosure;
  readonly change: (changes: Partial<NewDisclosure>) => void;
  /** The error of a field, in words. */
  readonly wrong: (field: string) => string | undefined;
}

export const DisclosureFormContext = createContext<DisclosureForm | null>(null);

export function useDisclosureForm(): DisclosureForm {
  const form = useContext(DisclosureFormContext);
  if (form === null) {
    throw new Error("No form");
  }
  return form;
}
