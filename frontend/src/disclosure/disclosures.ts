import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";

export type DisclosureState = "PROPOSED" | "NOT_YET" | "LIVE" | "EXPIRED" | "REVOKED" | "REFUSED";

interface StepTaken {
  readonly by: Ref | null;
  readonly date: string;
}

/** A disclosure as REST returns it. A recipient does not receive the evidence and the steps. */
export interface Disclosure {
  readonly uuid: string;
  readonly display: string;
  readonly state: DisclosureState;
  readonly stateDisplay: string;
  readonly basis: string;
  readonly citation: string;
  readonly author: Ref | null;
  readonly patient: Ref | null;
  readonly note: Ref | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly recipient: { readonly user: Ref | null; readonly name: string | null; readonly address: string | null };
  readonly purpose: string | null;
  readonly start: string;
  readonly end: string | null;
  /** True if a second person must agree. */
  readonly order: boolean;
  readonly madeBy: Ref | null;
  readonly dateMade: string;
  readonly excerpt: string | null;
  readonly portion: string | null;
  readonly redisclosure: string;
  readonly consent: Readonly<Record<string, string | null>> | null;
  readonly evidence?: Readonly<Record<string, string | boolean>>;
  readonly tellAuthorFrom?: string | null;
  readonly abridged?: boolean;
  readonly emergency?: boolean;
  readonly expiryEventDue?: boolean;
  readonly reviewDue?: string | null;
  readonly reviewOverdue?: boolean;
  readonly review?: StepTaken & { readonly justified: boolean; readonly comment: string };
  readonly confirmation?: StepTaken;
  readonly decision?: StepTaken & {
    readonly approved: boolean;
    readonly alone: boolean;
    readonly reason?: string | null;
  };
  readonly revocation?: StepTaken & {
    readonly byClient: boolean;
    readonly receivedOn: string | null;
    readonly document: string | null;
  };
  readonly givenOutSinceReceipt?: number;
  /** The number of readings; only the author of the notes, and the custodian who made the disclosure, see it. */
  readonly readings?: number;
  readonly lastRead?: string | null;
  /** Null before the file is made. Only the author of the notes and the maker of the disclosure see it. */
  readonly fileMade?: string | null;
  /** The day of the session of the one note, as in `2026-01-31`; only its author sees it. */
  readonly sessionDate?: string;
  /** The notes that were read; only their author sees them, and not in a list. */
  readonly notesRead?: readonly {
    readonly note: string;
    readonly sessionDate: string;
    readonly readings: number;
    readonly lastRead: string;
  }[];
  /** The users whom the evidence names. */
  readonly evidenceUsers?: readonly Ref[];
}

export const DISCLOSURE = "/sessionnotes/disclosure";

/** The state that the disclosures of a list share. */
export type ListState = "proposed" | "open" | "current" | "over";

export const listPath = (list: string, state?: ListState) =>
  `${DISCLOSURE}?list=${list}${state ? `&state=${state}` : ""}`;

/** The actions on a disclosure. */
export type Deed = "approve" | "refuse" | "confirm" | "revoke" | "review";

export async function take(send: Send, uuid: string, deed: Deed, body: object = {}): Promise<Disclosure> {
  return (await send("POST", `${DISCLOSURE}/${encodeURIComponent(uuid)}/${deed}`, { body })) as Disclosure;
}

export const isOver = ({ state }: Disclosure) => state === "EXPIRED" || state === "REVOKED" || state === "REFUSED";
