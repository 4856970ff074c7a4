import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { allSentences } from "./all-sentences";
import styles from "./audit.module.css";
import { EventList } from "./event-list";
import { LogNav } from "./log-nav";
import type { LogSearch } from "./log-requests";
import { MoreEvents } from "./more-events";
import { SearchForm } from "./search-form";
import { useEvents } from "./use-events";

interface LogPageProps {
  /** The uuid or the number of the note to search for first. */
  readonly note?: string;
}

/** The log of accesses, for the users who are responsible for it. */
export function LogPage({ note }: LogPageProps) {
  const { t } = useTranslation();
  const mayRead = useMay("Get Psychotherapy Note Access Log");
  return (
    <div className={styles.page}>
      <h1>{t("accessLog", "Log of accesses")}</h1>
      {mayRead ? (
        <Searched note={note} />
      ) : (
        <EmptyState
          title={t("logNotYours", "This page is for those who answer for the log")}
          text={t(
            "logNotYoursWhy",
            "The log of a note of yours stands with the note: open the note on its session’s page.",
          )}
        />
      )}
    </div>
  );
}

function Searched({ note }: LogPageProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState<LogSearch>(note ? { note } : {});
  const sentences = useMemo(() => allSentences(t), [t]);
  const found = useEvents(search);
  return (
    <>
      <LogNav page="log" />
      <p className={styles.help}>
        {t(
          "logWhy",
          "Who did or tried what with private notes, without a word of any of them. Each look at this log is recorded in it, too.",
        )}
      </p>
      <SearchForm search={search} sentences={sentences} onSearch={setSearch} />
      <MoreEvents found={found}>
        <EventList
          events={found.events ?? []}
          sentences={sentences}
          level={2}
          onNote={(note) => setSearch((before) => ({ ...before, note }))}
        />
      </MoreEvents>
    </>
  );
}
