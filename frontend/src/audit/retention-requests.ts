import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";
import { LOG } from "./log-requests";

export const KINDS = ["ACCOUNTING", "ACCESS", "AMENDMENT", "COMPLAINT", "LEGAL_HOLD"] as const;

/** The reasons why the clinic may still need events. */
export type HoldKind = (typeof KINDS)[number];

export interface LogHold {
  readonly uuid: string;
  readonly kind: HoldKind;
  readonly reference: string;
  readonly open: boolean;
  readonly by: Ref | null;
  readonly date: string;
  readonly endedBy: Ref | null;
  readonly dateEnded: string | null;
}

export interface Proposal {
  readonly uuid: string;
  readonly olderThan: string;
  readonly state: "PROPOSED" | "APPROVED" | "REFUSED";
  readonly proposedBy: Ref | null;
  readonly proposedAt: string;
  readonly decidedBy: Ref | null;
  readonly decidedAt: string | null;
}

export const HOLDS = `${LOG}/hold`;
export const DELETIONS = `${LOG}/deletion`;

export const beginHold = (send: Send, kind: HoldKind, reference: string) =>
  send("POST", HOLDS, { body: { kind, reference } });

export const endHold = (send: Send, hold: LogHold) =>
  send("POST", `${HOLDS}/${encodeURIComponent(hold.uuid)}`, { body: { ended: true } });

/** @param uuid the proposal's uuid, so that sending the proposal twice creates only one */
export const propose = (send: Send, uuid: string, olderThan: string) =>
  send("POST", DELETIONS, { body: { uuid, olderThan } });

export const decide = (send: Send, proposal: Proposal, approved: boolean) =>
  send("POST", `${DELETIONS}/${encodeURIComponent(proposal.uuid)}`, { body: { approved } });
