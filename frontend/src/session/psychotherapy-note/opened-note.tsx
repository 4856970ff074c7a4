import { Button, InlineNotification } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NoteTimeline } from "../../audit/note-timeline";
import { useHost, usePrivilege } from "../../host/host";
import { problemText } from "../../host/problem-text";
import { useClient } from "../../shared/client-banner";
import { useCovered } from "./cover";
import { NoteEditor } from "./note-editor";
import {
  type OpenedNote as Note,
  type PatientOfNotes,
  readNote,
  restoreNote,
  type SessionOfNotes,
} from "./note-requests";
import { NoteVersions } from "./note-versions";
import { PrivateText } from "./private-text";
import styles from "./psychotherapy-note.module.css";
import { VoidForm } from "./void-form";

interface OpenedNoteProps {
  readonly uuid: string;
  /** True if the note has an unsaved draft. Then the editor opens at once. */
  readonly unfinished: boolean;
  readonly session: SessionOfNotes;
  readonly patient: PatientOfNotes;
  readonly onChanged: (note: Note) => void;
}

/** A note that its author has opened. Its text is in memory only while it is open. */
export function OpenedNote({ uuid, unfinished, session, patient, onChanged }: OpenedNoteProps) {
  const { t } = useTranslation();
  const { send, go } = useHost();
  const covered = useCovered();
  const mayDisclose = usePrivilege("Disclose Psychotherapy Notes");
  const client = useClient(patient.uuid);
  const [note, setNote] = useState<Note | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [doing, setDoing] = useState<"read" | "amend" | "versions" | "log" | "void">(unfinished ? "amend" : "read");

  useEffect(() => {
    let current = true;
    readNote(send, uuid).then(
      (read) => current && setNote(read),
      (thrown: Error) => current && setProblem(thrown),
    );
    return () => {
      current = false;
    };
  }, [send, uuid]);

  // takes the focus after a form has closed
  const first = useRef<HTMLButtonElement>(null);
  const before = useRef(doing);
  useEffect(() => {
    if (doing === "read" && (before.current === "amend" || before.current === "void")) {
      first.current?.focus();
    }
    before.current = doing;
  }, [doing]);

  function disclose() {
    if (note) {
      const { sessionDate } = note;
      const whose = { uuid: patient.uuid, display: client?.name ?? "" };
      go({ page: "disclosure", step: "new", note: { uuid, sessionDate, patient: whose } });
    }
  }

  function show(next: Note) {
    setNote(next);
    setDoing("read");
    onChanged(next);
  }

  if (problem) {
    return (
      <InlineNotification
        kind="error"
        lowContrast
        hideCloseButton
        title={t("privateNotShown", "The note can't be shown.")}
        subtitle={problemText(problem, t)}
      />
    );
  }
  if (!note) {
    return <p>{t("loading", "Loading")}</p>;
  }
  if (doing === "amend") {
    return (
      <NoteEditor
        note={uuid}
        saved={note}
        isNew={false}
        session={session}
        patient={patient}
        onDone={show}
        onDiscarded={() => show(note)}
        focused
      />
    );
  }
  if (covered) {
    return null;
  }
  return (
    <div className={styles.opened}>
      {note.reason && <p>{t("voidedBecause", "Voided: {{reason}}", { reason: note.reason })}</p>}
      <PrivateText sections={note.sections} passwordHeld={note.passwordHeld} />
      {doing === "versions" && <NoteVersions uuid={uuid} />}
      {doing === "log" && <NoteTimeline note={uuid} />}
      {doing === "void" ? (
        <VoidForm uuid={uuid} onVoided={show} onCancel={() => setDoing("read")} />
      ) : (
        <div className={styles.actions}>
          {note.voided ? (
            <Button
              ref={first}
              kind="tertiary"
              size="sm"
              onClick={() => restoreNote(send, uuid).then(show, setProblem)}
            >
              {t("restoreNote", "Restore")}
            </Button>
          ) : (
            <>
              <Button ref={first} kind="tertiary" size="sm" onClick={() => setDoing("amend")}>
                {t("amendNote", "Amend")}
              </Button>
              {mayDisclose && (
                <Button kind="ghost" size="sm" onClick={disclose}>
                  {t("discloseNote", "Disclose…")}
                </Button>
              )}
              <Button kind="ghost" size="sm" onClick={() => setDoing("void")}>
                {t("voidNote", "Void")}
              </Button>
            </>
          )}
          <Button
            kind="ghost"
            size="sm"
            aria-expanded={doing === "versions"}
            onClick={() => setDoing(doing === "versions" ? "read" : "versions")}
          >
            {t("versionsOfNote", "Versions")}
          </Button>
          <Button
            kind="ghost"
            size="sm"
            aria-expanded={doing === "log"}
            onClick={() => setDoing(doing === "log" ? "read" : "log")}
          >
            {t("noteLog", "What happened to this note")}
          </Button>
        </div>
      )}
    </div>
  );
}
