import type { TFunction } from "i18next";
import type { Ref } from "../shared/types";

export const PRIVILEGE = "Manage Client Requests";

/** The privilege of licensed professionals who decide what a copy leaves out. */
export const PROFESSIONAL = "Restrict Progress Note Access";

export const REQUESTS = "/sessionnotes/clientrequest";

export const addressOf = (uuid: string) => `${REQUESTS}/${encodeURIComponent(uuid)}`;

/** A step that a user can take with a request. */
export type StepName = LetterStep | "IDENTIFY" | "RELEASE" | "ASK_REVIEW" | "DESIGNATE" | "CLOSE" | "WITHDRAW";

/** A step that sends a letter. */
export type LetterStep = "ACKNOWLEDGE" | "EXTEND" | "GRANT" | "GRANT_IN_PART" | "DENY" | "SUPPLEMENT" | "SEND_REVIEW";

/** What a list tells of a request. Days are as in `2026-01-31`. */
export interface BriefRequest {
  readonly uuid: string;
  readonly patient: Ref | null;
  readonly state: string;
  readonly stateDisplay: string;
  readonly receivedOn: string;
  readonly due: string;
  /** How many of the warnings before the due date are due. */
  readonly warnings: number;
  readonly late: boolean;
}

export interface RequestLetter {
  readonly number: number;
  readonly display: string;
  readonly madeOn: string;
  readonly text: string;
}

export interface RequestCopy {
  readonly number: number;
  readonly format: string;
  readonly notes: number;
  readonly pages: number;
  readonly digest: string;
}

/** A passage that a licensed professional withholds, without its words. */
export interface WithheldPassage {
  /** The day of the session. */
  readonly day: string;
  /** True if the whole note is withheld. */
  readonly whole: boolean;
  readonly groundDisplay: string;
  readonly decidedBy: Ref | null;
  readonly profession: string;
  readonly licenceNumber: string;
  readonly licenceState: string;
  readonly decidedOn: string;
  /** The result of a review; null while there is none. */
  readonly released: boolean | null;
}

export interface WholeRequest extends BriefRequest {
  readonly requester: string;
  readonly thirdParty: string | null;
  readonly thirdPartyPlace: string | null;
  readonly channel: string;
  readonly receivedBy: Ref | null;
  readonly identityEvidence: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly format: string;
  readonly delivery: string;
  /** The last day to which an extension can move the answer. */
  readonly latestDue: string;
  readonly possibleSteps: readonly StepName[];
  readonly steps: readonly { readonly display: string; readonly on: string; readonly by: Ref | null }[];
  readonly letters: readonly RequestLetter[];
  readonly copies: readonly RequestCopy[];
  /** How many notes a letter promised that the client has yet to get. */
  readonly promisedNotes: number;
  readonly promisedBy: string | null;
  readonly withheld: readonly WithheldPassage[];
  readonly reviewer: Ref | null;
  /** The last day for the reviewer's decision; null if the client asked for no review. */
  readonly reviewDue: string | null;
  readonly reviewedOn: string | null;
}

/** The names of the ways in which a request can arrive. */
export const channels = (t: TFunction): Readonly<Record<string, string>> => ({
  ORAL: t("channelOral", "In person or by telephone"),
  PAPER: t("channelPaper", "By letter or form"),
  MAIL: t("channelMail", "By email"),
  PORTAL: t("channelPortal", "In the portal"),
});

/** The names of the forms of a copy. */
export const formats = (t: TFunction): Readonly<Record<string, string>> => ({
  PDF: t("copyPdf", "PDF file"),
  TEXT: t("copyText", "Text file"),
  PAPER: t("copyPaper", "Paper"),
});

/** The names of the ways in which a copy goes out. */
export const deliveries = (t: TFunction): Readonly<Record<string, string>> => ({
  PICK_UP: t("deliveryPickUp", "The client picks it up"),
  POST: t("deliveryPost", "By post"),
  ENCRYPTED_MAIL: t("deliveryEncrypted", "By encrypted email"),
  UNENCRYPTED_MAIL: t("deliveryUnencrypted", "By email that is not encrypted"),
  PORTAL: t("deliveryPortal", "In the portal"),
  PORTABLE_MEDIUM: t("deliveryMedium", "On a memory stick or the like"),
});

/** How urgent a request is, in words; null if there is no hurry. */
export function urgency({ late, warnings }: BriefRequest, t: TFunction): string | null {
  if (late) {
    return t("requestLate", "Overdue");
  }
  return warnings > 0 ? t("requestSoon", "Due soon") : null;
}
