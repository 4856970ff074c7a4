import type { DisclosureDefinition } from "./definition";
import { basisOf, type NewDisclosure, questionsOf } from "./new-disclosure";

export const STEPS = ["WHAT", "RECIPIENT", "BASIS", "EVIDENCE", "CHECK"] as const;

export type Step = (typeof STEPS)[number];

/** The user's position: a step, and within the evidence a question. */
export interface Position {
  readonly step: Step;
  /** `purpose`, `time`, or a question's name. */
  readonly at?: string;
}

/** The screens of the evidence, in their order. */
export function screensOf(definition: DisclosureDefinition, form: NewDisclosure): readonly string[] {
  const basis = basisOf(definition, form);
  return ["purpose", "time", ...(basis ? questionsOf(basis, form).map(({ question }) => question.name) : [])];
}

export function stepAfter(position: Position, definition: DisclosureDefinition, form: NewDisclosure): Position {
  if (position.step === "EVIDENCE") {
    const screens = screensOf(definition, form);
    const next = screens[screens.indexOf(position.at ?? "") + 1];
    return next ? { step: "EVIDENCE", at: next } : { step: "CHECK" };
  }
  const next = STEPS[STEPS.indexOf(position.step) + 1] ?? "CHECK";
  return next === "EVIDENCE" ? { step: next, at: "purpose" } : { step: next };
}

export function stepBefore(position: Position, definition: DisclosureDefinition, form: NewDisclosure): Position | null {
  const screens = screensOf(definition, form);
  if (position.step === "EVIDENCE") {
    const last = screens[screens.indexOf(position.at ?? "") - 1];
    return last ? { step: "EVIDENCE", at: last } : { step: "BASIS" };
  }
  if (position.step === "CHECK") {
    return { step: "EVIDENCE", at: screens[screens.length - 1] };
  }
  const last = STEPS[STEPS.indexOf(position.step) - 1];
  return last ? { step: last } : null;
}

/** The position of the field that a finding of the server names; null if the finding names no field. */
export function positionOf(field: string | null | undefined): Position | null {
  const name = field ?? "";
  if (name.startsWith("evidence.")) {
    return { step: "EVIDENCE", at: name.slice("evidence.".length) };
  }
  switch (name) {
    case "purpose":
      return { step: "EVIDENCE", at: "purpose" };
    case "end":
    case "start":
    case "tellAuthorFrom":
      return { step: "EVIDENCE", at: "time" };
    case "recipient":
    case "address":
    case "name":
      return { step: "RECIPIENT" };
    case "basis":
    case "kind":
      return { step: "BASIS" };
    case "patient":
    case "author":
    case "note":
    case "from":
    case "to":
    case "parts":
    case "excerpt":
      return { step: "WHAT" };
    default:
      return null;
  }
}
