import { Button, InlineNotification } from "@carbon/react";
import { View, ViewOff } from "@carbon/react/icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePrivilege } from "../../host/host";
import { problemText } from "../../host/problem-text";
import { newUuid } from "../new-uuid";
import { CoverContext } from "./cover";
import { Held } from "./held";
import { NoteEditor } from "./note-editor";
import { NoteList } from "./note-list";
import type { OpenedNote, PatientOfNotes, SessionOfNotes } from "./note-requests";
import styles from "./psychotherapy-note.module.css";
import { useCover } from "./use-cover";
import { type PrivateNotes, usePrivateNotes } from "./use-private-notes";

interface PsychotherapyNotePaneProps {
  readonly session: SessionOfNotes;
  readonly patient: PatientOfNotes;
}

/** The private notes of a session. Only their author sees them, no printer shows them, and one key covers them. */
export function PsychotherapyNotePane({ session, patient }: PsychotherapyNotePaneProps) {
  const { t } = useTranslation();
  const writes = usePrivilege("Manage Psychotherapy Notes");
  const pane = useRef<HTMLDivElement>(null);
  const { covered, toggle } = useCover(pane);

  if (!writes) {
    return <p>{t("mayNotWritePrivate", "Your role has no private notes.")}</p>;
  }
  return (
    <div ref={pane} className={styles.pane}>
      <Button
        kind="ghost"
        size="sm"
        className={styles.coverButton}
        renderIcon={covered ? View : ViewOff}
        aria-keyshortcuts="Alt+H"
        onClick={toggle}
      >
        {covered ? t("uncover", "Show (Alt+H)") : t("cover", "Cover (Alt+H)")}
      </Button>
      {covered && <p className={styles.covered}>{t("coveredNow", "Covered. What you typed is kept.")}</p>}
      <CoverContext.Provider value={covered}>
        <OwnNotes session={session} patient={patient} />
      </CoverContext.Provider>
    </div>
  );
}

function OwnNotes({ session, patient }: PsychotherapyNotePaneProps) {
  const { t } = useTranslation();
  const { found, problem, reload, put } = usePrivateNotes(session, patient);
  if (found?.hold) {
    return <Held {...found.hold} />;
  }
  if (problem) {
    return (
      <>
        <InlineNotification
          kind="error"
          lowContrast
          hideCloseButton
          title={t("privateNotesNotRead", "Your private notes can't be read.")}
          subtitle={problemText(problem, t)}
        />
        <Button kind="tertiary" size="sm" onClick={reload}>
          {t("tryNow", "Try now")}
        </Button>
      </>
    );
  }
  return found ? (
    <FoundNotes found={found} session={session} patient={patient} onChanged={put} />
  ) : (
    <p>{t("loading", "Loading")}</p>
  );
}

interface FoundNotesProps extends PsychotherapyNotePaneProps {
  readonly found: PrivateNotes;
  readonly onChanged: (note: OpenedNote) => void;
}

/** Shows the notes of the session. Unfinished new notes come first, so that the author can go on writing. */
function FoundNotes({ found, session, patient, onChanged }: FoundNotesProps) {
  const { t } = useTranslation();
  const { notes, unfinished } = found;
  const [begun, setBegun] = useState<readonly string[]>(() => {
    const own = new Set(notes.map(({ uuid }) => uuid));
    const left = unfinished.filter((uuid) => !own.has(uuid));
    return left.length > 0 || notes.some((note) => !note.voided) ? left : [newUuid()];
  });
  const [done, setDone] = useState("");
  const [asked, setAsked] = useState(false);
  const another = useRef<HTMLButtonElement>(null);
  const end = (uuid: string) => setBegun((before) => before.filter((one) => one !== uuid));
  useEffect(() => {
    if (done) {
      another.current?.focus();
    }
  }, [done]);

  return (
    <>
      {begun.map((uuid) => (
        <NoteEditor
          key={uuid}
          note={uuid}
          saved={null}
          isNew={!unfinished.includes(uuid)}
          session={session}
          patient={patient}
          onDone={(note) => {
            end(uuid);
            onChanged(note);
            setDone(t("privateSaved", "Your private note is saved."));
          }}
          onDiscarded={() => {
            end(uuid);
            setDone(t("privateDiscarded", "Discarded."));
          }}
          focused={asked}
        />
      ))}
      <output className={styles.done}>{begun.length === 0 && done}</output>
      <NoteList
        notes={notes}
        unfinished={unfinished}
        session={session}
        patient={patient}
        onChanged={(note) => {
          setDone("");
          onChanged(note);
        }}
      />
      {begun.length === 0 && (
        <Button
          ref={another}
          kind="tertiary"
          size="md"
          onClick={() => {
            setDone("");
            setAsked(true);
            setBegun([newUuid()]);
          }}
        >
          {t("newPrivateNote", "New private note")}
        </Button>
      )}
    </>
  );
}
