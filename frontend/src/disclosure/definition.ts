/** The definition of a disclosure form, as REST returns it. The form follows the rules of the server. */
export interface DisclosureDefinition {
  readonly bases: readonly Basis[];
  readonly parts: readonly Named[];
  readonly kinds: readonly Named[];
  readonly maxLength: Readonly<Record<string, number>>;
}

interface Named {
  readonly name: string;
  readonly display: string;
}

export type Role = "AUTHOR" | "PRIVACY_OFFICER" | "EMERGENCY";

export interface Maker extends Named {
  readonly name: Role;
  readonly needsApproval: boolean;
  readonly allowed: boolean;
  readonly mostHours: number;
  readonly endRequired: boolean;
}

export interface Basis extends Named {
  readonly citation: string;
  readonly for: string;
  readonly notFor: string;
  readonly kinds: readonly string[];
  readonly makers: readonly Maker[];
  readonly amount: "ANY" | "EXCERPT_EXPECTED" | "EXCERPT" | "NONE";
  readonly recipients: readonly ("USER" | "OUTSIDE")[];
  readonly exact: boolean;
  readonly allNotes: boolean;
  readonly revocableByClient: boolean;
  readonly mayDelayTelling: boolean;
  readonly evidence: readonly Question[];
}

/** A case in which the form asks a question: a circumstance, or the user's answer to another question. */
export interface Case {
  readonly circumstance?: string;
  readonly evidence?: string;
  readonly values?: readonly string[];
}

interface Choice extends Named {
  /** The reason why nothing may be disclosed with this choice. */
  readonly refusal?: { readonly code: string; readonly message: string };
}

export interface Question extends Named {
  readonly why: string;
  readonly citation: string;
  readonly type: "TEXT" | "DATE" | "CONFIRMATION" | "CHOICE" | "USER";
  readonly required: boolean;
  readonly when: readonly Case[];
  readonly replacedBy?: string | null;
  readonly maxLength?: number;
  readonly time?: "PAST" | "FUTURE" | null;
  readonly choices?: readonly Choice[];
}

export const DEFINITION = "/sessionnotes/disclosure/basis";
