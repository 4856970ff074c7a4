import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { PrivateMark } from "../day/session-row";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { useMoments } from "../shared/moments";
import { PlaceLink } from "../shared/place-link";
import { ROW } from "../shared/row-keys";
import { needsWork, StateTag } from "../shared/state-tag";
import type { Session } from "../shared/types";
import styles from "./client-page.module.css";
import { ReadNote } from "./read-note";

interface TimelineSessionProps {
  readonly session: Session;
  readonly onChanged: () => void;
}

/** A session in the client's timeline. The user can open its note in place. */
export function TimelineSession({ session, onChanged }: TimelineSessionProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { times } = useMoments();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { uuid, patient, sessionDate, start, end, type, location, therapist, own, progressNote } = session;
  const state = progressNote?.state ?? null;
  const day = showDay(sessionDate, locale);
  const mayWrite = own !== false && needsWork(state);
  return (
    <li className={styles.session}>
      <div className={styles.line}>
        <h3 id={`${id}-day`}>{day}</h3>
        <p className={styles.facts}>
          {[times(start, end), type?.display, location?.display, therapist?.display].filter(Boolean).join(" · ")}
        </p>
        <div className={styles.tags}>
          <StateTag state={state} begun={session.progressNoteDraft !== undefined} />
          <PrivateMark session={session} />
        </div>
        <div className={styles.actions}>
          {progressNote && (
            <button
              type="button"
              id={`${id}-read`}
              className={styles.read}
              aria-expanded={isOpen}
              aria-controls={`${id}-note`}
              aria-labelledby={`${id}-read ${id}-day`}
              onClick={() => setOpen(!isOpen)}
              {...ROW}
            >
              {isOpen ? t("closeNote", "Close") : t("read", "Read")}
            </button>
          )}
          <PlaceLink
            to={{ page: "session", uuid, patient: patient.uuid }}
            id={`${id}-open`}
            aria-labelledby={`${id}-open ${id}-day`}
            className={styles.open}
            {...(progressNote ? {} : ROW)}
          >
            {mayWrite ? t("write", "Write") : t("openSession", "Open")}
          </PlaceLink>
        </div>
      </div>
      <div id={`${id}-note`}>
        {isOpen && progressNote && <ReadNote uuid={progressNote.uuid} onChanged={onChanged} />}
      </div>
    </li>
  );
}
