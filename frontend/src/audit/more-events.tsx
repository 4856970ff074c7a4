import { Button, SkeletonText } from "@carbon/react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../shared/empty-state";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./audit.module.css";
import type { useEvents } from "./use-events";

interface MoreEventsProps {
  readonly found: ReturnType<typeof useEvents>;
  readonly children: ReactNode;
}

/** The results of a search, with a button for earlier events and the number of events shown. */
export function MoreEvents({ found, children }: MoreEventsProps) {
  const { t } = useTranslation();
  const { events, more, isBusy, problem, readOn } = found;
  const end = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasOnButton = useRef(false);

  useEffect(() => {
    // the button disappears when there are no earlier events
    if (!isBusy && wasOnButton.current) {
      wasOnButton.current = false;
      (more ? button : end).current?.focus();
    }
  }, [isBusy, more]);

  return (
    <div className={styles.found}>
      <output className={styles.status}>
        {isBusy
          ? t("searching", "Searching…")
          : events && t("eventsShown", "{{count}} events shown.", { count: events.length })}
      </output>
      {problem && <ProblemNotice problem={problem} onRetry={readOn} />}
      {!events && !problem && <SkeletonText paragraph lineCount={6} />}
      {events?.length === 0 && <EmptyState title={t("noEvents", "Nothing is recorded that fits.")} />}
      {events && children}
      {more && (
        <Button
          kind="tertiary"
          size="md"
          ref={button}
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) {
              wasOnButton.current = true;
              void readOn();
            }
          }}
        >
          {t("showEarlier", "Show earlier events")}
        </Button>
      )}
      {events && events.length > 0 && !more && (
        <p ref={end} tabIndex={-1} className={styles.end}>
          {t("noEarlier", "There is nothing earlier.")}
        </p>
      )}
    </div>
  );
}
