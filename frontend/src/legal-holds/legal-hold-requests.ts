import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";

export const TARGETS = ["CLIENT", "AUTHOR", "NOTE"] as const;

/** What a legal hold is on. */
export type HoldTarget = (typeof TARGETS)[number];

export interface LegalHold {
  readonly uuid: string;
  readonly target: HoldTarget;
  readonly targetUuid: string;
  /** The client or the author; null for a note. */
  readonly subject: Ref | null;
  /** The clinic's own reference; null if an order keeps it from authors and the user is one. */
  readonly reference: string | null;
  readonly toldToAuthor: boolean;
  readonly open: boolean;
  readonly by: Ref | null;
  readonly date: string;
  readonly releasedBy: Ref | null;
  readonly dateReleased: string | null;
}

export interface NewLegalHold {
  readonly target: HoldTarget;
  readonly targetUuid: string;
  readonly reference: string;
  readonly toldToAuthor: boolean;
}

const ADDRESS = "/sessionnotes/legalhold";

export const HOLDS = `${ADDRESS}?limit=100`;

export const placeHold = (send: Send, hold: NewLegalHold) => send("POST", ADDRESS, { body: hold });

export const releaseHold = (send: Send, { uuid }: LegalHold) =>
  send("POST", `${ADDRESS}/${encodeURIComponent(uuid)}`, { body: { released: true } });
