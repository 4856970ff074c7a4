import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import styles from "./audit.module.css";
import { byDay } from "./event-days";
import { detailsOf, sentenceOf } from "./event-sentence";
import type { LoggedEvent } from "./log-requests";
import type { Sentences } from "./sentences";

interface EventListProps {
  readonly events: readonly LoggedEvent[];
  readonly sentences: Sentences;
  /** The level of the headings of the days. */
  readonly level: 2 | 4;
  /** Searches for the events of one note; absent if the page has no search. */
  readonly onNote?: (uuid: string) => void;
}

/** Events in plain sentences, under the days on which they happened, the newest first. */
export function EventList({ events, sentences, level, onNote }: EventListProps) {
  const { t } = useTranslation();
  const { user, locale } = useHost();
  const days = useMemo(() => byDay(events), [events]);
  const Heading = `h${level}` as const;
  return (
    <div className={styles.days}>
      {days.map(({ day, events: ofDay }) => (
        <section key={day} className={styles.day}>
          <Heading>{showDay(day, locale, "full")}</Heading>
          <ul>
            {ofDay.map((event) => (
              <li key={event.uuid} className={styles.event} data-denied={event.type === "DENIED" || undefined}>
                <span dir="auto">{sentenceOf(event, sentences, t, user.uuid, locale)}</span>{" "}
                <span className={styles.details} dir="auto">
                  {detailsOf(event, t, user.uuid).join(" ")}
                </span>
                {onNote && event.note && <NoteButton uuid={event.note.uuid} onNote={onNote} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function NoteButton({ uuid, onNote }: { readonly uuid: string; readonly onNote: (uuid: string) => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.only} onClick={() => onNote(uuid)}>
      {t("onlyNote", "Note {{number}}", { number: uuid.slice(-8) })}
    </button>
  );
}
