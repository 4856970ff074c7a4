import type { Send } from "../host/rest";
import type { Ref } from "../shared/types";

/** The kinds of papers that a clinic retains, in the order in which the user chooses one. */
export const KINDS = [
  "AUTHORIZATION",
  "CONSENT",
  "REVOCATION",
  "ORDER",
  "REQUEST",
  "STATEMENT",
  "PROOF_OF_AUTHORITY",
  "LETTER_SENT",
  "ACCOUNTING",
  "SCAN",
] as const;

export type DocumentKind = (typeof KINDS)[number];

/** What is known about a paper, without its file. */
export interface ClientDocument {
  readonly uuid: string;
  readonly kind: DocumentKind;
  /** The day on which the paper was written, as in `2026-01-31`. */
  readonly date: string;
  readonly lastEffect: string | null;
  readonly retainedUntil: string | null;
  /** The size of the file in bytes. */
  readonly size: number;
  readonly addedBy: Ref | null;
  readonly dateAdded: string;
  readonly damaged: boolean;
}

const DOCUMENTS = "/sessionnotes/document";

/** The largest file that the server takes, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;

const addressOf = ({ uuid }: ClientDocument) => `${DOCUMENTS}/${encodeURIComponent(uuid)}`;

export const contentOf = (document: ClientDocument) => `${addressOf(document)}/content`;

export const documentsOf = (client: Ref) => `${DOCUMENTS}?patient=${encodeURIComponent(client.uuid)}&limit=100`;

export const recordLastEffect = (send: Send, document: ClientDocument, lastEffect: string) =>
  send("POST", addressOf(document), { body: { lastEffect } });

export const deleteDocument = (send: Send, document: ClientDocument) => send("DELETE", addressOf(document));

export async function addDocument(send: Send, client: Ref, kind: DocumentKind, date: string, file: Blob) {
  const content = base64(new Uint8Array(await file.arrayBuffer()));
  await send("POST", DOCUMENTS, { body: { patient: client.uuid, kind, date, content } });
}

/** Writes bytes in Base64, part by part: one call takes no more arguments than the browser allows. */
export function base64(bytes: Uint8Array): string {
  const part = 0x8000;
  let text = "";
  for (let from = 0; from < bytes.length; from += part) {
    text += String.fromCharCode(...bytes.subarray(from, from + part));
  }
  return btoa(text);
}
