import { useCallback, useRef, useState } from "react";
import type { Conflict } from "../../drafts/merge";
import { useDraft } from "../../drafts/use-draft";
import { useHost } from "../../host/host";
import { contentOf, type NoteContent, textOf, type Value } from "./content";
import type { NoteEditorProps } from "./note-editor";
import { readNote, type SavedNote, saveNote } from "./requests";
import { isOtherByNow } from "./use-signing";

/** The draft of a progress note, and the note in the record that it is of. */
export function useNoteDraft({ definition, uuid, subject, saved, initial, format }: NoteEditorProps) {
  const { send } = useHost();
  const draft = useDraft<NoteContent>({
    note: uuid,
    kind: "progressnote",
    patient: subject.patient,
    visit: subject.visit,
    sessionDate: textOf(initial.sessionDate) || undefined,
    basedOn: saved?.contentDigest,
    initial,
  });
  const { change, resolve: resolveDraft, saveAlong } = draft;
  const latest = useRef(draft.content);
  latest.current = draft.content;
  const inRecord = useRef(saved);
  /** What was seen of the note in the record; unknown here, it is what the draft was begun from. */
  const seen = useRef<string | null>(null);
  const basedOn = useRef(draft.basedOn);
  basedOn.current = draft.basedOn;
  /** Both texts, where the note in the record is another by now. */
  const [other, setOther] = useState<Conflict<NoteContent> | null>(null);

  const setAll = useCallback(
    (changes: NoteContent) => {
      latest.current = { ...latest.current, ...changes };
      change(latest.current);
    },
    [change],
  );
  const set = useCallback((property: string, value: Value) => setAll({ [property]: value }), [setAll]);

  const save = useCallback(async (): Promise<SavedNote> => {
    try {
      const { note } = await saveAlong(async (draftRevision, content) => {
        const digest = seen.current ?? basedOn.current;
        const before = inRecord.current && {
          contentDigest: typeof digest === "string" ? digest : inRecord.current.contentDigest,
        };
        const note = await saveNote(send, definition, { uuid, subject, before, content, draftRevision, format });
        return { note, basedOn: note.contentDigest };
      });
      inRecord.current = note;
      seen.current = note.contentDigest;
      return note;
    } catch (problem) {
      if (isOtherByNow(problem)) {
        const note = await readNote(send, uuid);
        inRecord.current = note;
        seen.current = note.contentDigest;
        setOther({ base: null, mine: latest.current, theirs: contentOf(definition, note.content) });
      }
      throw problem;
    }
  }, [saveAlong, send, definition, uuid, subject, format]);

  const resolve = useCallback(
    (content: NoteContent) => {
      if (draft.conflict) {
        resolveDraft(content);
      } else {
        setOther(null);
        change(content);
      }
    },
    [draft.conflict, resolveDraft, change],
  );

  return { draft, conflict: draft.conflict ?? other, resolve, set, setAll, save };
}
