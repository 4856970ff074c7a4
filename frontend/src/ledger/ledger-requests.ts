import { PAGE } from "../host/pages";
import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";

/** A disclosure that left the clinic outside this module. */
export interface LedgerEntry {
  readonly uuid: string;
  /** The name of the legal basis. */
  readonly display: string;
  /** The day of the disclosure, as in `2026-01-31`. */
  readonly date: string;
  readonly recipient: string;
  readonly address: string | null;
  readonly description: string;
  readonly purpose: string;
  readonly citation: string;
  readonly reference: string | null;
  /** False if no accounting lists the entry. */
  readonly counted: boolean;
  readonly way: string;
  readonly enteredBy: Ref | null;
  readonly retracted: boolean;
  /** The reason why the entry is wrong. */
  readonly reason: string | null;
}

interface Named {
  readonly name: string;
  readonly display: string;
}

/** The legal bases and the ways from which the user chooses. */
export interface LedgerDefinition {
  readonly bases: readonly (Named & { readonly citation: string; readonly counted: boolean })[];
  readonly ways: readonly Named[];
}

/** What a user enters. */
export interface NewEntry {
  readonly date: string;
  readonly recipient: string;
  readonly address: string;
  readonly addressUnknown: boolean;
  readonly description: string;
  readonly purpose: string;
  readonly basis: string;
  readonly reference: string;
  readonly way: string;
}

const LEDGER = "/sessionnotes/ledger";

export const DEFINITION = `${LEDGER}/definition`;

export const entriesOf = (client: Ref, startIndex: number) =>
  `${LEDGER}?patient=${encodeURIComponent(client.uuid)}&limit=${PAGE}&startIndex=${startIndex}`;

/** Enters a disclosure. The server makes one entry of the same facts, even if they are sent again after a lost answer. */
export const enter = (send: Send, client: Ref, entry: NewEntry) => {
  const { address, reference, ...rest } = entry;
  const body = { patient: client.uuid, ...rest, ...(address && { address }), ...(reference && { reference }) };
  return send("POST", LEDGER, { body });
};

export const retract = (send: Send, uuid: string, reason: string) =>
  send("POST", `${LEDGER}/${encodeURIComponent(uuid)}`, { body: { retracted: true, reason } });
