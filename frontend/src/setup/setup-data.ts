import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";

export interface SetupStep {
  readonly code: string;
  readonly display: string;
  readonly done: boolean;
  readonly detail: string;
  readonly todo: string | null;
  readonly confirmable: boolean;
  readonly words: string | null;
  readonly confirmedBy: Ref | null;
  readonly confirmedAt: string | null;
}

export interface Checklist {
  readonly done: boolean;
  /** The name of the newest key; null while the keyset can't be read. */
  readonly key: string | null;
  readonly results: readonly SetupStep[];
}

export type Mode = "ACCESS_ONLY" | "REVIEW_AND_APPROVE" | "REVIEW_AND_COSIGN";

export interface Person {
  readonly user: Ref;
  readonly superuser: boolean;
  readonly roles: readonly string[];
  readonly privileges: readonly string[];
  readonly provider: Ref | null;
  readonly supervisor: Ref | null;
  readonly mode: Mode | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

export interface People {
  readonly results: readonly Person[];
  readonly totalCount: number;
}

export interface Setting {
  readonly name: string;
  readonly value: string | null;
  readonly floor: string | null;
  readonly ceiling: string | null;
  /** The value of a clinic that has set none. */
  readonly usual: string | null;
  readonly setBy: Ref | null;
  readonly approvedBy: Ref | null;
  readonly setAt: string;
  readonly waiting: { readonly value: string; readonly proposedBy: Ref | null; readonly proposedAt: string } | null;
}

const SETUP = "/sessionnotes/setup";
export const CHECKLIST = `${SETUP}?limit=100`;
export const SETTINGS = "/sessionnotes/setting?limit=100";

export const FORMATS = ["SOAP", "DAP", "BIRP", "GIRP"] as const;

/** The module's own roles; the server knows which privileges they hold. */
export const ROLES = [
  "Session Notes: Therapist",
  "Session Notes: Supervisor",
  "Session Notes: Privacy Officer",
  "Session Notes: Licensed Professional",
] as const;

export const MODES: readonly Mode[] = ["REVIEW_AND_COSIGN", "REVIEW_AND_APPROVE", "ACCESS_ONLY"];

export const canReview = ({ privileges }: Person) => privileges.includes("Cosign Progress Notes");

/** The address of a page of people: all with a role of this module, or all whose names contain the search text. */
export function peopleAt(search: string, startIndex: number, limit: number): string {
  const q = search.trim();
  return `${SETUP}/people?limit=${limit}&startIndex=${startIndex}${q ? `&q=${encodeURIComponent(q)}` : ""}`;
}

interface Confirmation {
  readonly step: string;
  readonly key?: string | null;
  readonly words?: string;
}

export const confirmStep = (send: Send, body: Confirmation) => send("POST", `${CHECKLIST}`, { body });

/** Asks for a value of a setting that protects notes; the server answers with the setting and with what waits. */
export const propose = async (send: Send, { name }: Setting, value: string) =>
  (await send("POST", `/sessionnotes/setting/${encodeURIComponent(name)}/propose`, { body: { value } })) as Setting;

/** Sets a global property of the platform. */
export const setProperty = (send: Send, name: string, value: string) =>
  send("POST", `/systemsetting/${encodeURIComponent(name)}`, { body: { value } });

export const decide = async (send: Send, { name, waiting }: Setting, how: "approve" | "refuse") =>
  (await send("POST", `/sessionnotes/setting/${encodeURIComponent(name)}/${how}`, {
    body: { value: waiting?.value },
  })) as Setting;
