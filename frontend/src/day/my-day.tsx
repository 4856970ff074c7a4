import { SkeletonText } from "@carbon/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { useGet } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { isFocusFree } from "../shared/focus";
import { ProblemNotice } from "../shared/problem-notice";
import { moveAmongRows } from "../shared/row-keys";
import { useShortcuts } from "../shared/shortcuts";
import type { Results, Session } from "../shared/types";
import { DaySwitcher } from "./day-switcher";
import styles from "./my-day.module.css";
import { SessionRow } from "./session-row";
import { useWork } from "./work-lists";
import { WorkSection } from "./work-section";

/** The user's sessions of a day, and the open tasks of all days. */
export function MyDay() {
  const { t } = useTranslation();
  const today = dayOf(new Date());
  const [day, setDay] = useState(today);
  const sessions = useGet<Results<Session>>(`/sessionnotes/session?date=${day}&limit=100`);
  const { work, problem, isLoading, isValidating, retry } = useWork();
  const rows = useFirstRow(sessions.isValidating || isValidating);
  const isDone = !isLoading && !problem && work.length === 0;
  useShortcuts(
    useMemo(
      () => [
        { keys: "j", label: t("nextRow", "Next row (or arrow down)") },
        { keys: "k", label: t("rowBefore", "Row before (or arrow up)") },
        { keys: "Enter", label: t("openRow", "Open the session and write") },
      ],
      [t],
    ),
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the focus; keys move it between them
    <div className={styles.page} ref={rows} onKeyDown={moveAmongRows}>
      <div className={styles.head}>
        <h1>{t("myDay", "My day")}</h1>
        <DaySwitcher day={day} today={today} onChange={setDay} />
      </div>
      <section aria-labelledby="sessions-heading" className={styles.sessions}>
        <h2 id="sessions-heading">{t("sessions", "Sessions")}</h2>
        {sessions.error && <ProblemNotice problem={sessions.error} onRetry={() => void sessions.mutate()} />}
        {sessions.isLoading && <SkeletonText paragraph lineCount={4} />}
        {sessions.data?.results.length === 0 && (
          <EmptyState
            title={
              day === today ? t("noSessionsToday", "No sessions today") : t("noSessions", "No sessions on this day")
            }
          />
        )}
        <ul>
          {sessions.data?.results.map((session) => (
            <SessionRow key={session.uuid} session={session} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="to-do-heading" className={styles.toDo}>
        <h2 id="to-do-heading">{t("toDo", "To do")}</h2>
        {problem && <ProblemNotice problem={problem} onRetry={retry} />}
        {isLoading && <SkeletonText paragraph lineCount={4} />}
        {isDone && (
          <EmptyState
            title={t("nothingToDo", "Nothing to do")}
            text={t("nothingToDoWhy", "Every session has its signed note.")}
          />
        )}
        {work.map((one) => (
          <WorkSection key={one.name} work={one} />
        ))}
      </section>
    </div>
  );
}

/** Moves the focus once to the first row that needs work, unless the user has already moved it elsewhere. */
function useFirstRow(isReading: boolean) {
  const page = useRef<HTMLDivElement>(null);
  // wait for fresh data: the user may have done the cached tasks by now
  const hasRead = useRef(false);
  const isPlaced = useRef(false);
  useEffect(() => {
    hasRead.current = hasRead.current || isReading;
    if (hasRead.current && !isReading && !isPlaced.current) {
      isPlaced.current = true;
      if (isFocusFree()) {
        page.current?.querySelector<HTMLElement>("[data-needs-work]")?.focus({ preventScroll: true });
      }
    }
  }, [isReading]);
  return page;
}
