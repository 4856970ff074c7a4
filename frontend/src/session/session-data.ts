import { useCallback, useEffect, useState } from "react";
import { dayOf, momentOf } from "../host/dates";
import { useHost } from "../host/host";
import { RestError, type Send } from "../host/rest";
import { readSnippets, type Snippet } from "../shared/snippets";
import type { LastNote } from "./progress-note/carried";
import { contentOf } from "./progress-note/content";
import type { Definition, Ref } from "./progress-note/definition";
import { readNote, type SavedNote } from "./progress-note/requests";
import type { SessionOfNotes } from "./psychotherapy-note/note-requests";

/** A reference to something of the platform's: its uuid alone, or its uuid and name. */
type Named = Ref | string;

/** A session, from a visit, an encounter or an appointment. */
export interface Session {
  readonly uuid: string;
  readonly patient: Ref & { readonly age?: number | null; readonly gender?: string | null };
  readonly visit?: Named | null;
  readonly encounter?: Named | null;
  /** The day in the clinic's time zone, as in `2026-01-31`. */
  readonly sessionDate?: string;
  /** Null if only the day is known. */
  readonly start: string | null;
  readonly end?: string | null;
  /** The duration in minutes. */
  readonly duration?: number | null;
  readonly type?: Named | null;
  readonly location?: Named | null;
  readonly progressNote?: { readonly uuid: string } | null;
  readonly progressNotes?: readonly { readonly uuid: string; readonly voided?: boolean }[];
  /** The user's own private notes; absent if the user may not read private notes now. */
  readonly privateNotes?: readonly Ref[];
  /** The uuid of the progress note for which the user has a draft. */
  readonly progressNoteDraft?: string | null;
}

export const uuidOf = (named: Named | null | undefined): string | undefined =>
  typeof named === "string" ? named : named?.uuid;

export const nameOf = (named: Named | null | undefined): string | undefined =>
  typeof named === "string" ? undefined : named?.display;

/** The day of a session: in the user's time zone, or as the server names the day of a session without a start. */
export const dayOfSession = ({ start, sessionDate = "" }: Session): string =>
  start === null ? sessionDate : dayOf(momentOf(start));

/** The facts about a session that the pane of its private notes needs. */
export function privateSessionOf(session: Session): SessionOfNotes {
  const [encounter, visit] = [uuidOf(session.encounter), uuidOf(session.visit)];
  return {
    uuid: session.uuid,
    sessionDate: session.sessionDate ?? dayOfSession(session),
    encounter: encounter === undefined ? null : { uuid: encounter },
    visit: visit === undefined ? null : { uuid: visit },
    privateNotes: session.privateNotes,
  };
}

/** All data that the pane of the progress note needs at its start. */
export interface SessionData {
  readonly session: Session;
  readonly definition: Definition;
  /** The session's note in the record; null if there is none. */
  readonly note: SavedNote | null;
  readonly last: LastNote | null;
  readonly snippets: readonly Snippet[];
}

type Loaded =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly problem: Error }
  | { readonly kind: "ready"; readonly data: SessionData };

/** Returns the answer, or null if the server answers 404. */
async function ifThere<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (problem) {
    if (problem instanceof RestError && problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

async function load(send: Send, uuid: string): Promise<SessionData> {
  const [session, definition, snippets] = await Promise.all([
    send("GET", `/sessionnotes/session/${encodeURIComponent(uuid)}`) as Promise<Session>,
    send("GET", "/sessionnotes/progressnote/definition") as Promise<Definition>,
    // the author can write without snippets
    readSnippets(send).catch(() => []),
  ]);
  const noteUuid = session.progressNote?.uuid ?? session.progressNotes?.find(({ voided }) => !voided)?.uuid;
  const patient = encodeURIComponent(session.patient.uuid);
  const before = encodeURIComponent(session.start ?? dayOfSession(session));
  const [note, last] = await Promise.all([
    noteUuid === undefined ? null : ifThere(readNote(send, noteUuid)),
    ifThere(
      send("GET", `/sessionnotes/progressnote/last?patient=${patient}&before=${before}&v=full`) as Promise<SavedNote>,
    ),
  ]);
  return {
    session,
    definition,
    note,
    last: last?.sessionDate ? { sessionDate: last.sessionDate, content: contentOf(definition, last.content) } : null,
    snippets,
  };
}

/** Reads a session with its notes once, so that no later answer disturbs the user's typing. */
export function useSessionData(uuid: string): { readonly loaded: Loaded; readonly again: () => void } {
  const { send } = useHost();
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try reads again
  useEffect(() => {
    let isShown = true;
    load(send, uuid).then(
      (data) => isShown && setLoaded({ kind: "ready", data }),
      (thrown) =>
        isShown && setLoaded({ kind: "failed", problem: thrown instanceof Error ? thrown : new Error(String(thrown)) }),
    );
    return () => {
      isShown = false;
    };
  }, [send, uuid, tries]);

  const again = useCallback(() => {
    setLoaded({ kind: "loading" });
    setTries((before) => before + 1);
  }, []);
  return { loaded, again };
}
