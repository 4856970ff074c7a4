import { useCallback, useEffect, useState } from "react";
import { useHost } from "../../host/host";
import {
  type DraftHeader,
  isHeld,
  type NoteHeader,
  type PasswordHold,
  type PatientOfNotes,
  readLists,
  type SessionOfNotes,
} from "./note-requests";

/** The list of the user's private notes of a session, without their text. No one else sees it. */
export interface PrivateNotes {
  /** The notes, the newest first. */
  readonly notes: readonly NoteHeader[];
  /** The uuids of notes with an unsaved draft. */
  readonly unfinished: readonly string[];
  /** The password hold while the notes are closed to the user, otherwise null. */
  readonly hold: PasswordHold | null;
}

interface Loading {
  readonly found: PrivateNotes | null;
  readonly problem: Error | null;
  readonly reload: () => void;
  /** Updates the list with a note that the user has saved, voided or restored. */
  readonly put: (note: NoteHeader) => void;
}

/** Reads the lists each time the pane appears. No cache keeps them. */
export function usePrivateNotes(session: SessionOfNotes, patient: PatientOfNotes): Loading {
  const { send } = useHost();
  const [found, setFound] = useState<PrivateNotes | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object for the same session needs no new request
  useEffect(() => {
    let current = true;
    setProblem(null);
    readLists(
      send,
      patient.uuid,
      (session.privateNotes ?? []).map(({ uuid }) => uuid),
    ).then(
      ({ notes, drafts, hold }) => current && setFound(ofSession(session, notes, drafts, hold)),
      (thrown: Error) => {
        if (current && isHeld(thrown)) {
          setFound({ notes: [], unfinished: [], hold: { held: true } });
        } else if (current) {
          setProblem(thrown);
        }
      },
    );
    return () => {
      current = false;
    };
  }, [send, session.uuid, patient.uuid, round]);

  const put = useCallback(({ uuid, sessionDate, version, voided, dateCreated, encounter }: NoteHeader) => {
    // the list takes only these fields, so that no text stays in memory after a note is closed
    const note = { uuid, sessionDate, version, voided, dateCreated, encounter };
    setFound(
      (before) =>
        before && {
          ...before,
          notes: before.notes.some((one) => one.uuid === uuid)
            ? before.notes.map((one) => (one.uuid === uuid ? note : one))
            : [note, ...before.notes],
          unfinished: before.unfinished.filter((one) => one !== uuid),
        },
    );
  }, []);
  return { found, problem, reload: useCallback(() => setRound((before) => before + 1), []), put };
}

function ofSession(
  session: SessionOfNotes,
  notes: readonly NoteHeader[],
  drafts: readonly DraftHeader[],
  hold: PasswordHold,
): PrivateNotes {
  const named = new Set(session.privateNotes?.map(({ uuid }) => uuid));
  // a note without an encounter belongs to the session of its day
  const isOf = (encounter: string | undefined | null, day: string | null) =>
    encounter ? encounter === session.encounter?.uuid : day?.slice(0, 10) === session.sessionDate;
  const own = notes.filter((note) => named.has(note.uuid) || isOf(note.encounter?.uuid, note.sessionDate));
  const uuids = new Set(own.map(({ uuid }) => uuid));
  return {
    notes: own,
    unfinished: drafts
      .filter(({ kind }) => kind === "psychotherapynote")
      .filter((draft) => uuids.has(draft.note) || isOf(draft.encounter, draft.sessionDate))
      .map(({ note }) => note),
    hold: hold.held ? hold : null,
  };
}
