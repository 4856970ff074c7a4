import { useCallback, useRef } from "react";
import { useDraft } from "../../drafts/use-draft";
import { useHost } from "../../host/host";
import { RestError } from "../../host/rest";
import { contentOf, type NoteContent, textOf, type Value } from "./content";
import type { NoteEditorProps } from "./note-editor";
import { readNote, type SavedNote, saveNote } from "./requests";

/** The most attempts to merge and save, since another window can save meanwhile. After that the user sees the error. */
const ROUNDS = 3;

/** True if the note in the record has changed since the page read it, or exists already though the page had read none. */
const isOtherByNow = (problem: unknown, isInRecord: boolean): boolean =>
  problem instanceof RestError &&
  problem.status === 409 &&
  (problem.code === "sessionnotes.error.progressNote.changedMeanwhile" || !isInRecord) &&
  problem.code !== "sessionnotes.error.draft.changed";

/** The draft of a progress note, and the note in the record that it changes. */
export function useNoteDraft({ definition, uuid, isNew, subject, saved, initial, format }: NoteEditorProps) {
  const { send } = useHost();
  const draft = useDraft<NoteContent>({
    note: uuid,
    kind: "progressnote",
    patient: subject.patient,
    visit: subject.visit,
    sessionDate: textOf(initial.sessionDate) || undefined,
    basedOn: saved?.contentDigest,
    initial,
    isNew,
  });
  const { change, saveAlong, mergeWith } = draft;
  const latest = useRef(draft.content);
  latest.current = draft.content;
  const inRecord = useRef(saved);

  const setAll = useCallback(
    (changes: NoteContent) => {
      latest.current = { ...latest.current, ...changes };
      change(latest.current);
    },
    [change],
  );
  const set = useCallback((property: string, value: Value) => setAll({ [property]: value }), [setAll]);

  const takeNewest = useCallback(
    async (note: string) => {
      const before = inRecord.current;
      const newest = await readNote(send, note);
      mergeWith({
        base: before === null ? initial : contentOf(definition, before.content),
        theirs: contentOf(definition, newest.content),
        basedOn: newest.contentDigest,
      });
      inRecord.current = newest;
    },
    [send, definition, initial, mergeWith],
  );

  const save = useCallback(async (): Promise<SavedNote> => {
    for (let round = 1; ; round++) {
      let uuid = "";
      try {
        const { note } = await saveAlong(async (draftRevision, content, basedOn, ofNote) => {
          uuid = ofNote;
          const before = inRecord.current && {
            contentDigest: typeof basedOn === "string" ? basedOn : inRecord.current.contentDigest,
          };
          const note = await saveNote(send, definition, { uuid, subject, before, content, draftRevision, format });
          return { note, basedOn: note.contentDigest };
        });
        inRecord.current = note;
        return note;
      } catch (problem) {
        if (!uuid || !isOtherByNow(problem, inRecord.current !== null) || round === ROUNDS) {
          throw problem;
        }
        await takeNewest(uuid);
      }
    }
  }, [saveAlong, takeNewest, send, definition, subject, format]);

  return { draft, set, setAll, save };
}
