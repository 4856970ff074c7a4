import { RestError, type Send } from "../../host/rest";
import { type NoteText, type Section, sectionsOf } from "./note-text";

interface Reference {
  readonly uuid: string;
  readonly display?: string;
}

/** The facts about a session that the pane of private notes needs. */
export interface SessionOfNotes {
  readonly uuid: string;
  /** The day of the session, as in `2026-01-31`. */
  readonly sessionDate: string;
  readonly encounter?: Reference | null;
  readonly visit?: Reference | null;
  /** The user's own notes; absent if the user may not read private notes now. */
  readonly privateNotes?: readonly Reference[];
}

export interface PatientOfNotes {
  readonly uuid: string;
}

/** A note in a list, without its text. */
export interface NoteHeader {
  readonly uuid: string;
  readonly sessionDate: string;
  readonly version: number;
  readonly voided: boolean;
  readonly dateCreated: string;
  readonly encounter: Reference | null;
}

export interface OpenedNote extends NoteHeader {
  readonly dateChanged: string;
  readonly sections: readonly Section[];
  readonly reason: string | null;
  readonly passwordHeld: boolean;
}

export interface NoteVersion {
  readonly version: number;
  readonly dateCreated: string;
  readonly passwordHeld: boolean;
  readonly sections: readonly Section[];
}

/** A draft in a list, without its text. */
export interface DraftHeader {
  readonly note: string;
  readonly kind: string;
  readonly encounter: string | null;
  readonly sessionDate: string | null;
  readonly dateChanged: string;
}

export interface PasswordHold {
  readonly held: boolean;
  readonly opensAt?: string | null;
}

interface Page<T> {
  readonly results: readonly T[];
}

const NOTE = "/sessionnotes/psychotherapynote";

/** The most entries that the server lists at once. */
const MOST = 100;

const isRefusal = (problem: unknown, ...codes: string[]) =>
  problem instanceof RestError && problem.code !== null && codes.includes(problem.code);

/** True if the server refused because the note is newer than the version that the author changed. */
export const isNewer = (problem: unknown) =>
  isRefusal(problem, "sessionnotes.error.newerVersion", "sessionnotes.error.uuidInUse", "sessionnotes.error.notAsRead");

export const isHeld = (problem: unknown) => isRefusal(problem, "sessionnotes.error.passwordHeld");

/** Reads the user's own notes about a client, page by page, until all wanted notes are found. */
async function readNotes(send: Send, client: string, wanted: readonly string[]): Promise<NoteHeader[]> {
  const notes: NoteHeader[] = [];
  let page: Page<NoteHeader>;
  do {
    page = (await send(
      "GET",
      `${NOTE}?patient=${client}&includeAll=true&limit=${MOST}&startIndex=${notes.length}&v=default`,
    )) as Page<NoteHeader>;
    notes.push(...page.results);
  } while (page.results.length === MOST && !wanted.every((uuid) => notes.some((note) => note.uuid === uuid)));
  return notes;
}

/**
 * Reads the user's private notes about a client, and their drafts of both kinds of notes.
 *
 * @param wanted the uuids of notes that the list must contain, even if there are many newer notes
 */
export async function readLists(send: Send, patient: string, wanted: readonly string[]) {
  const client = encodeURIComponent(patient);
  const [notes, drafts, hold] = await Promise.all([
    readNotes(send, client, wanted),
    send("GET", `/sessionnotes/draft?patient=${client}&limit=${MOST}`) as Promise<Page<DraftHeader>>,
    send("GET", "/sessionnotes/passwordhold") as Promise<PasswordHold>,
  ]);
  return { notes, drafts: drafts.results, hold };
}

export async function readNote(send: Send, uuid: string): Promise<OpenedNote> {
  return (await send("GET", `${NOTE}/${encodeURIComponent(uuid)}?v=full`)) as OpenedNote;
}

/** Reads the versions of a note, the newest first. */
export async function readVersions(send: Send, uuid: string): Promise<NoteVersion[]> {
  const { results } = (await send(
    "GET",
    `${NOTE}/${encodeURIComponent(uuid)}/version?limit=${MOST}`,
  )) as Page<NoteVersion>;
  return [...results].sort((one, other) => other.version - one.version);
}

interface NewNote {
  readonly uuid: string;
  readonly patient: string;
  readonly session: SessionOfNotes;
}

/**
 * Saves the typed text as a note, or as a new version of a note, and closes its draft.
 *
 * @param version the version that the author changed; undefined for a new note
 */
export async function writeNote(
  send: Send,
  { uuid, patient, session }: NewNote,
  version: number | undefined,
  text: NoteText,
  revision: number,
): Promise<OpenedNote> {
  const draft = revision > 0 ? { draftRevision: revision } : {};
  const sections = sectionsOf(text);
  if (version !== undefined) {
    const body = { version, sections, ...draft };
    return (await send("POST", `${NOTE}/${encodeURIComponent(uuid)}`, { body })) as OpenedNote;
  }
  const { encounter, sessionDate } = session;
  const body = { uuid, patient, ...(encounter && { encounter: encounter.uuid }), sessionDate, sections, ...draft };
  return (await send("POST", NOTE, { body })) as OpenedNote;
}

export async function voidNote(send: Send, uuid: string, reason: string): Promise<OpenedNote> {
  const body = { voided: true, reason };
  return (await send("POST", `${NOTE}/${encodeURIComponent(uuid)}`, { body })) as OpenedNote;
}

export async function restoreNote(send: Send, uuid: string): Promise<OpenedNote> {
  return (await send("POST", `${NOTE}/${encodeURIComponent(uuid)}`, { body: { voided: false } })) as OpenedNote;
}
