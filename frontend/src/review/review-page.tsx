import { SkeletonText } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useGet, useHost } from "../host/host";
import { useAge } from "../shared/age";
import { EmptyState } from "../shared/empty-state";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import { moveAmongRows, ROW } from "../shared/row-keys";
import type { Results, WorkItem } from "../shared/types";
import styles from "./review.module.css";
import { ReviewNote } from "./review-note";

/** The notes that wait for the user's review as a supervisor, the oldest first. One of them is open. */
export function ReviewPage({ uuid }: { readonly uuid?: string }) {
  const { t } = useTranslation();
  const { go } = useHost();
  const { data, error, isLoading, mutate } = useGet<Results<WorkItem>>(
    "/sessionnotes/progressnote/list/waiting?limit=100",
  );
  const [isDone, setDone] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const isEmpty = data?.results.length === 0;

  const open = useRef<string>(undefined);
  useEffect(() => {
    open.current = uuid;
    return () => {
      open.current = undefined;
    };
  }, [uuid]);

  useEffect(() => {
    if (!uuid && !isLoading) {
      list.current?.querySelector<HTMLElement>("[data-row]")?.focus({ preventScroll: true });
    }
  }, [uuid, isLoading]);

  return (
    <div className={styles.page}>
      <h1>{t("review", "Review")}</h1>
      <output className={styles.status}>{isDone && t("reviewDone", "Done. The author sees it in their list.")}</output>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links in it take the focus; keys move it */}
      <div className={styles.list} ref={list} onKeyDown={moveAmongRows}>
        {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
        {isLoading && <SkeletonText paragraph lineCount={4} />}
        {isEmpty && (
          <EmptyState
            title={t("nothingWaits", "Nothing is waiting for you")}
            text={t("nothingWaitsWhy", "Notes that need your approval or co-signature appear here.")}
          />
        )}
        <ul>
          {data?.results.map((item) => (
            <WaitingRow key={item.progressnote?.uuid} item={item} isOpen={item.progressnote?.uuid === uuid} />
          ))}
        </ul>
      </div>
      {uuid && (
        <ReviewNote
          key={uuid}
          uuid={uuid}
          onDone={() => {
            setDone(true);
            void mutate();
            // the user may have opened another note while this one was being signed
            if (open.current === uuid) {
              go({ page: "review" });
            }
          }}
        />
      )}
      {!uuid && data && !isEmpty && <p className={styles.hint}>{t("chooseNote", "Choose a note to read it.")}</p>}
    </div>
  );
}

function WaitingRow({ item, isOpen }: { readonly item: WorkItem; readonly isOpen: boolean }) {
  const { locale } = useHost();
  const age = useAge();
  return (
    item.progressnote && (
      <li>
        <PlaceLink
          to={{ page: "review", uuid: item.progressnote.uuid }}
          className={styles.row}
          aria-current={isOpen || undefined}
          {...ROW}
        >
          <bdi className={styles.name}>{item.patient?.display}</bdi>
          <span className={styles.age}>{age(item.sessionDate)}</span>
          <span className={styles.by}>
            {[item.provider?.display, showDay(item.sessionDate, locale)].filter(Boolean).join(" · ")}
          </span>
          {item.problem && <span className={styles.problem}>{item.problem.message}</span>}
        </PlaceLink>
      </li>
    )
  );
}
