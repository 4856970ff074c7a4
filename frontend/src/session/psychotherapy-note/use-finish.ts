import { Conflicting } from "../../drafts/draft-store";
import type { UsedDraft } from "../../drafts/use-draft";
import { useHost } from "../../host/host";
import { useAction } from "../../shared/use-action";
import {
  isNewer,
  type OpenedNote,
  type PatientOfNotes,
  readNote,
  readVersions,
  type SessionOfNotes,
  writeNote,
} from "./note-requests";
import { EMPTY, type NoteText, textOf } from "./note-text";

/** The most attempts to merge and save, since another window can save meanwhile. After that the user sees the error. */
const ROUNDS = 3;

interface Finishing {
  readonly draft: UsedDraft<NoteText>;
  readonly session: SessionOfNotes;
  readonly patient: PatientOfNotes;
  readonly onDone: (note: OpenedNote) => void;
}

/** Saves the typed text as a version of the note. If the note is newer by now, both texts are merged first. */
export function useFinish({ draft, session, patient, onDone }: Finishing) {
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();

  async function save(): Promise<OpenedNote> {
    for (let round = 1; ; round++) {
      let begunFrom: number | undefined;
      let note = draft.note;
      try {
        const { saved } = await draft.saveAlong(async (revision, text, basedOn, uuid) => {
          note = uuid;
          begunFrom = basedOn === undefined ? undefined : Number(basedOn);
          const saved = await writeNote(send, { uuid, patient: patient.uuid, session }, begunFrom, text, revision);
          return { basedOn: saved.version, saved };
        });
        return saved;
      } catch (thrown) {
        if (!isNewer(thrown) || round === ROUNDS) {
          throw thrown;
        }
        await takeNewest(note, begunFrom);
      }
    }
  }

  async function takeNewest(note: string, begunFrom: number | undefined): Promise<void> {
    const newest = await readNote(send, note);
    const earlier = begunFrom === undefined ? [] : await readVersions(send, note);
    const base = earlier.find(({ version }) => version === begunFrom);
    draft.mergeWith({
      base: begunFrom === undefined ? EMPTY : base ? textOf(base.sections) : null,
      theirs: textOf(newest.sections),
      basedOn: newest.version,
    });
  }

  const finish = () =>
    run(async () => {
      try {
        onDone(await save());
      } catch (thrown) {
        if (!(thrown instanceof Conflicting)) {
          throw thrown;
        }
      }
    });

  const discard = () => run(draft.discard);

  return { isBusy, problem, finish, discard };
}
