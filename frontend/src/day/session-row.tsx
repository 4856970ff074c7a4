import { Tag } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useMoments } from "../shared/moments";
import { PlaceLink } from "../shared/place-link";
import { ROW } from "../shared/row-keys";
import { useSexName } from "../shared/sex";
import { needsWork, StateTag } from "../shared/state-tag";
import type { Session } from "../shared/types";
import styles from "./my-day.module.css";

/** A session of the day: its time, client, type and the state of its note. Enter opens the session. */
export function SessionRow({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { times } = useMoments();
  const sexName = useSexName();
  const { patient, type, location, progressNote = null, progressNoteDraft } = session;
  const state = progressNote?.state ?? null;
  const begun = progressNoteDraft !== undefined;
  return (
    <li>
      <PlaceLink
        to={{ page: "session", uuid: session.uuid, patient: patient.uuid }}
        className={styles.row}
        data-needs-work={needsWork(state) || undefined}
        {...ROW}
      >
        <span className={styles.time}>{times(session.start, session.end)}</span>
        <span className={styles.who}>
          <bdi className={styles.name}>{patient.display}</bdi>
          <span className={styles.facts}>
            {[
              patient.age != null && t("yearsOld", "{{count}} years", { count: patient.age }),
              patient.gender && sexName(patient.gender),
              type?.display,
              location?.display,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
        <span className={styles.states}>
          <StateTag state={state} begun={begun} />
          <PrivateMark session={session} />
        </span>
        <span className={styles.action} aria-hidden="true">
          {needsWork(state) ? (begun || state ? t("goOnWriting", "Go on") : t("write", "Write")) : t("read", "Read")}
        </span>
      </PlaceLink>
    </li>
  );
}

/** The mark of the user's own private notes, which no one else sees and which is never printed. */
export function PrivateMark({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { privateNotes = 0, privateNoteDraft } = session;
  if (privateNotes === 0 && privateNoteDraft === undefined) {
    return null;
  }
  return (
    <Tag type="purple" className={styles.private}>
      {privateNotes > 0
        ? t("privateNotes", "{{count}} private notes", { count: privateNotes })
        : t("privateNoteBegun", "Private note begun")}
    </Tag>
  );
}
