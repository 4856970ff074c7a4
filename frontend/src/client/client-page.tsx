import { Button, SkeletonText } from "@carbon/react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { ClientBanner } from "../shared/client-banner";
import { EmptyState } from "../shared/empty-state";
import { ProblemNotice } from "../shared/problem-notice";
import { moveAmongRows } from "../shared/row-keys";
import type { Results, Session } from "../shared/types";
import styles from "./client-page.module.css";
import { TimelineSession } from "./timeline-session";

const AT_ONCE = 20;

interface ClientPageProps {
  readonly uuid: string;
  /** True if the surrounding page already names the client. */
  readonly isNamed?: boolean;
}

/** Lists a client's sessions, the newest first. */
export function ClientPage({ uuid, isNamed = false }: ClientPageProps) {
  const { t } = useTranslation();
  const heading = useId();
  const [shown, setShown] = useState(AT_ONCE);
  const { data, error, isLoading, mutate } = useGet<Results<Session>>(
    `/sessionnotes/session?patient=${encodeURIComponent(uuid)}&limit=${shown}`,
  );
  const sessions = data?.results ?? [];
  return (
    <>
      {!isNamed && <ClientBanner uuid={uuid} known={sessions[0]?.patient} />}
      <section className={styles.page} aria-labelledby={heading}>
        <h2 id={heading}>{t("sessions", "Sessions")}</h2>
        {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
        {isLoading && <SkeletonText paragraph lineCount={6} />}
        {data && sessions.length === 0 && <EmptyState title={t("noSessionsYet", "No sessions yet")} />}
        <ol className={styles.timeline} onKeyDown={moveAmongRows}>
          {sessions.map((session) => (
            <TimelineSession key={session.uuid} session={session} onChanged={() => void mutate()} />
          ))}
        </ol>
        {(data?.totalCount ?? 0) > sessions.length && (
          <Button kind="tertiary" onClick={() => setShown(shown + AT_ONCE)}>
            {t("earlierSessions", "Earlier sessions")}
          </Button>
        )}
      </section>
    </>
  );
}
