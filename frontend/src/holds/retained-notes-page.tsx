import { Button, SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNoteToRead } from "../disclosure/use-note-to-read";
import { showDay } from "../host/dates";
import { useGet, useHost } from "../host/host";
import { PrivateText } from "../session/psychotherapy-note/private-text";
import { EmptyState } from "../shared/empty-state";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref, Results } from "../shared/types";
import styles from "./holds.module.css";

const PAGE = 50;

interface Retained {
  readonly uuid: string;
  readonly author: Ref | null;
  /** The day of the session, as in `2026-01-31`. */
  readonly sessionDate: string;
  readonly voided: boolean;
  readonly reason: "PATIENT_PURGED" | "AUTHOR_PURGED";
}

/** Lists the notes that the module retains after a purge of their client or author. */
export function RetainedNotesPage() {
  const { t } = useTranslation();
  const { user } = useHost();
  const [start, setStart] = useState(0);
  const { data, error, mutate } = useGet<Results<Retained>>(
    `/sessionnotes/retainednote?limit=${PAGE}&startIndex=${start}`,
  );
  const total = data?.totalCount ?? 0;
  return (
    <div className={styles.page}>
      <h1>{t("retainedNotes", "Retained notes")}</h1>
      <p className={styles.help}>
        {t(
          "retainedWhy",
          "A private note outlives the purge of its client and of its author: only here is it still listed, without a word of it. Its author can open it; no one else can.",
        )}
      </p>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonText paragraph lineCount={4} />}
      {data?.results.length === 0 && <EmptyState title={t("noRetained", "There are none that you may know of.")} />}
      <output className={styles.status}>
        {total > 0 &&
          t("retainedShown", "{{from}} to {{to}} of {{total}}", {
            from: start + 1,
            to: start + (data?.results.length ?? 0),
            total,
          })}
      </output>
      <ul>
        {data?.results.map((note) => (
          <RetainedRow key={note.uuid} note={note} isOwn={note.author?.uuid === user.uuid} />
        ))}
      </ul>
      <div>
        {start > 0 && (
          <Button kind="ghost" size="md" onClick={() => setStart(Math.max(0, start - PAGE))}>
            {t("pageBefore", "Page before")}
          </Button>
        )}
        {data && start + data.results.length < total && (
          <Button kind="ghost" size="md" onClick={() => setStart(start + PAGE)}>
            {t("pageAfter", "Next page")}
          </Button>
        )}
      </div>
    </div>
  );
}

function RetainedRow({ note, isOwn }: { readonly note: Retained; readonly isOwn: boolean }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const why: Readonly<Record<Retained["reason"], string>> = {
    PATIENT_PURGED: t("retainedPatient", "The client was purged from the record."),
    AUTHOR_PURGED: t("retainedAuthor", "The author was purged from the record. No one can open it."),
  };
  const name = t("retainedNote", "Session of {{day}}, written by {{name}}", {
    day: showDay(note.sessionDate, locale),
    name: note.author?.display ?? "–",
  });
  return (
    <li className={styles.row}>
      <h2 dir="auto">{name}</h2>
      <p>
        {why[note.reason]} {note.voided && t("retainedVoided", "The note is voided.")} {note.uuid}
      </p>
      {isOwn && <OwnNote uuid={note.uuid} name={name} />}
    </li>
  );
}

/** Lets the author open the note; its text is requested only then. */
function OwnNote({ uuid, name }: { readonly uuid: string; readonly name: string }) {
  const { t } = useTranslation();
  const { note, problem, toggle } = useNoteToRead(uuid);
  return (
    <>
      <Button
        kind="ghost"
        size="sm"
        aria-expanded={note !== null}
        aria-label={note ? t("closeNamed", "Close: {{name}}", { name }) : t("readNamed", "Read: {{name}}", { name })}
        onClick={toggle}
      >
        {note ? t("close", "Close") : t("readIt", "Read")}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      {note && <PrivateText sections={note.sections} passwordHeld={note.passwordHeld} />}
    </>
  );
}
