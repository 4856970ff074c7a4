import { createContext, useContext } from "react";
import type { DisclosureDefinition } from "./definition";
import type { NewDisclosure } from "./new-disclosure";

/** What the fields of a new disclosure share. */
export interface DisclosureForm {
  readonly definition: DisclosureDefinition;
  readonly form: NewDisclosure;
  readonly change: (changes: Partial<NewDisclosure>) => void;
  /** What is wrong at a field, in words. */
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
