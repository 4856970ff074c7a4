import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import styles from "./audit.module.css";
import { EventList } from "./event-list";
import { MoreEvents } from "./more-events";
import { noteSentences } from "./note-sentences";
import { useEvents } from "./use-events";

/** All events of one of the author's own notes, in plain sentences. */
export function NoteTimeline({ note }: { readonly note: string }) {
  const { t } = useTranslation();
  const search = useMemo(() => ({ note }), [note]);
  const sentences = useMemo(() => noteSentences(t), [t]);
  const found = useEvents(search);
  return (
    <section className={styles.timeline} aria-label={t("noteLog", "What happened to this note")}>
      <p className={styles.help}>
        {t(
          "noteLogWhy",
          "Each reading, change and refused attempt is recorded. Looking at this list is recorded, too.",
        )}
      </p>
      <MoreEvents found={found}>
        <EventList events={found.events ?? []} sentences={sentences} level={4} />
      </MoreEvents>
    </section>
  );
}
