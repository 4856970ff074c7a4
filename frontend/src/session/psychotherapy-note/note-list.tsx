import { Button, Tag } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { momentOf, showMoment } from "../../host/dates";
import { useHost } from "../../host/host";
import type { OpenedNote as Note, NoteHeader, PatientOfNotes, SessionOfNotes } from "./note-requests";
import { OpenedNote } from "./opened-note";
import styles from "./psychotherapy-note.module.css";

interface NoteListProps {
  readonly notes: readonly NoteHeader[];
  readonly unfinished: readonly string[];
  readonly session: SessionOfNotes;
  readonly patient: PatientOfNotes;
  readonly onChanged: (note: Note) => void;
}

/** Lists the author's notes of a session. The page requests a text only when the author opens its note. */
export function NoteList({ notes, unfinished, ...rest }: NoteListProps) {
  const { t } = useTranslation();
  const [withVoided, setWithVoided] = useState(false);
  const voided = notes.filter((note) => note.voided);
  const shown = withVoided ? notes : notes.filter((note) => !note.voided);
  return (
    <>
      {shown.length > 0 && (
        <ul className={styles.notes}>
          {shown.map((note) => (
            <NoteRow key={note.uuid} note={note} unfinished={unfinished.includes(note.uuid)} {...rest} />
          ))}
        </ul>
      )}
      {voided.length > 0 && (
        <Button kind="ghost" size="sm" aria-expanded={withVoided} onClick={() => setWithVoided((before) => !before)}>
          {withVoided
            ? t("hideVoided", "Hide voided notes")
            : t("showVoided", "Show voided notes ({{number}})", { number: voided.length })}
        </Button>
      )}
    </>
  );
}

interface NoteRowProps extends Omit<NoteListProps, "notes" | "unfinished"> {
  readonly note: NoteHeader;
  readonly unfinished: boolean;
}

function NoteRow({ note, unfinished, session, patient, onChanged }: NoteRowProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const [open, setOpen] = useState(false);
  const name = t("privateNoteOf", "Private note, {{when}}", { when: showMoment(momentOf(note.dateCreated), locale) });
  return (
    <li className={styles.note}>
      <div className={styles.row}>
        <h3>{name}</h3>
        {note.version > 1 && (
          <span className={styles.help}>{t("versionNumber", "Version {{version}}", { version: note.version })}</span>
        )}
        {note.voided && (
          <Tag size="sm" type="gray">
            {t("voided", "Voided")}
          </Tag>
        )}
        {unfinished && (
          <Tag size="sm" type="purple">
            {t("typedNotSaved", "Not finished")}
          </Tag>
        )}
        <Button
          kind="ghost"
          size="sm"
          className={styles.open}
          aria-expanded={open}
          aria-label={open ? t("closeNamed", "Close: {{name}}", { name }) : t("openNamed", "Open: {{name}}", { name })}
          onClick={() => setOpen((before) => !before)}
        >
          {open ? t("close", "Close") : unfinished ? t("continueNote", "Continue") : t("open", "Open")}
        </Button>
      </div>
      {open && (
        <OpenedNote
          uuid={note.uuid}
          unfinished={unfinished && !note.voided}
          session={session}
          patient={patient}
          onChanged={onChanged}
        />
      )}
    </li>
  );
}
