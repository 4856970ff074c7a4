import type { Send } from "../../host/rest";
import type { Therapist } from "../../shared/types";
import { type NoteContent, toSend } from "./content";
import type { Definition, Ref } from "./definition";

/** The state of a progress note on its way to the signature. */
type NoteState = "DRAFT" | "RETURNED" | "AWAITING_APPROVAL" | "AWAITING_COSIGNATURE" | "FINAL";

export interface Step {
  readonly step: string | null;
  readonly user: Ref | null;
  readonly capacity: string | null;
  readonly date: string;
  readonly comment?: string | null;
}

export interface ShownElement {
  readonly element: string;
  readonly display: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A heading of a note with its elements, in the format that the page requested. */
export interface ShownSection {
  readonly heading: string;
  readonly display: string;
  readonly elements: readonly ShownElement[];
}

interface Addendum {
  readonly uuid: string;
  readonly text: string;
  readonly user?: Ref | null;
  readonly date?: string;
}

/** A progress note as REST returns it in full. */
export interface SavedNote {
  readonly uuid: string;
  readonly state: NoteState;
  readonly unsigned: boolean;
  readonly voided: boolean;
  readonly sessionDate: string | null;
  readonly author: Ref | null;
  readonly therapists?: readonly Therapist[];
  readonly content: Readonly<Record<string, unknown>>;
  readonly contentDigest: string;
  readonly sections: readonly ShownSection[];
  readonly addenda: readonly Addendum[];
  readonly steps: readonly Step[];
}

export interface CheckFinding {
  readonly code: string;
  /** The name of the element. */
  readonly element: string;
  readonly message: string;
}

/** The missing elements that a signature needs, and hints that do not prevent it. */
export interface NoteCheck {
  readonly missing: readonly CheckFinding[];
  readonly hints: readonly CheckFinding[];
  readonly othersChanges: readonly {
    readonly user: Ref | null;
    readonly date: string;
    readonly field: string | null;
  }[];
}

export interface Verification {
  readonly signed: boolean;
  readonly intact: boolean;
}

const NOTES = "/sessionnotes/progressnote";

const at = (uuid: string, rest = "") => `${NOTES}/${encodeURIComponent(uuid)}${rest}`;

/** The client, visit and location of a new note. */
export interface Subject {
  readonly patient: string;
  readonly visit?: string;
  readonly location?: string;
}

/** The data of a request that saves a note. */
interface Saving {
  readonly uuid: string;
  readonly subject: Subject;
  /** The state of the note in the record that the author last saw; null for a new note. */
  readonly before: { readonly contentDigest: string } | null;
  readonly content: NoteContent;
  readonly draftRevision: number;
  readonly format: string;
}

export const readNote = async (send: Send, uuid: string, format?: string): Promise<SavedNote> =>
  (await send("GET", at(uuid, `?v=full${format ? `&format=${encodeURIComponent(format)}` : ""}`))) as SavedNote;

/** Saves the note in the record, still unsigned, and closes its draft. */
export async function saveNote(
  send: Send,
  definition: Definition,
  { uuid, subject, before, content, draftRevision, format }: Saving,
): Promise<SavedNote> {
  const query = `?v=full&format=${encodeURIComponent(format)}`;
  const body = { ...toSend(definition, content), ...(draftRevision > 0 && { draftRevision }) };
  return (await (before
    ? send("POST", at(uuid, query), { body: { ...body, contentDigest: before.contentDigest } })
    : send("POST", `${NOTES}${query}`, { body: { ...body, uuid, ...subject } }))) as SavedNote;
}

export const checkNote = async (send: Send, uuid: string): Promise<NoteCheck> =>
  (await send("GET", at(uuid, "/check"))) as NoteCheck;

export const signNote = async (send: Send, note: SavedNote): Promise<void> => {
  await send("POST", at(note.uuid, "/sign"), { body: { contentDigest: note.contentDigest } });
};

export const addAddendum = async (
  send: Send,
  uuid: string,
  addendum: { uuid: string; text: string },
): Promise<void> => {
  await send("POST", at(uuid, "/addendum"), { body: addendum });
};

export const verifyNote = async (send: Send, uuid: string): Promise<Verification> =>
  (await send("GET", at(uuid, "/verify"))) as Verification;

export const readHistory = async (send: Send, uuid: string): Promise<readonly Step[]> =>
  ((await send("GET", at(uuid, "/history"))) as { readonly results: readonly Step[] }).results;
