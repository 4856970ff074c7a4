import { Button, Checkbox, SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useGet, useHost } from "../host/host";
import { hasNext, PAGE, type Page } from "../host/pages";
import { EmptyState } from "../shared/empty-state";
import { ProblemNotice } from "../shared/problem-notice";
import { type Column, RowsTable } from "../shared/rows-table";
import styles from "./records.module.css";
import { type BriefRequest, REQUESTS, urgency } from "./requests";

/** The requests with their due dates, the most urgent one first. In a narrow window each row is a list. */
export function RequestList({ onOpen }: { readonly onOpen: (uuid: string) => void }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [start, setStart] = useState(0);
  const { data, error, mutate } = useGet<Page<BriefRequest>>(
    `${REQUESTS}?list=${all ? "all" : "open"}&limit=${PAGE}&startIndex=${start}`,
  );
  const hasMore = hasNext(data);
  return (
    <>
      <Checkbox
        id="requests-all"
        labelText={t("requestsAll", "Show closed requests too")}
        checked={all}
        onChange={(_, { checked }) => {
          setAll(checked);
          setStart(0);
        }}
      />
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonText paragraph lineCount={4} />}
      {data?.results.length === 0 && <EmptyState title={t("requestsNone", "No request waits for you.")} />}
      {data && data.results.length > 0 && (
        <Rows caption={t("requestsCaption", "Requests for a copy, by due date")} rows={data.results} onOpen={onOpen} />
      )}
      {(start > 0 || hasMore) && (
        <div className={styles.buttons}>
          <Button kind="tertiary" size="md" disabled={start === 0} onClick={() => setStart(Math.max(0, start - PAGE))}>
            {t("requestsEarlier", "Previous requests")}
          </Button>
          <Button kind="tertiary" size="md" disabled={!hasMore} onClick={() => setStart(start + PAGE)}>
            {t("requestsLater", "Next requests")}
          </Button>
        </div>
      )}
    </>
  );
}

interface RowsProps {
  readonly caption: string;
  readonly rows: readonly BriefRequest[];
  readonly onOpen: (uuid: string) => void;
}

/** Requests as a table. */
export function Rows({ caption, rows, onOpen }: RowsProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const columns: readonly Column<BriefRequest>[] = [
    { name: t("requestClient", "Client"), cell: (row) => row.patient?.display ?? row.patient?.uuid },
    { name: t("requestState", "State"), cell: (row) => row.stateDisplay },
    { name: t("requestReceived", "Received on"), cell: (row) => showDay(row.receivedOn, locale) },
    { name: t("requestDue", "Answer due on"), cell: (row) => showDay(row.due, locale) },
    { name: t("requestHurry", "Urgency"), cell: (row) => urgency(row, t) },
  ];
  return (
    <RowsTable
      caption={caption}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.uuid}
      action={(row) => (
        <Button
          kind="ghost"
          size="sm"
          aria-label={t("requestOpen", "Open the request of {{name}}", { name: row.patient?.display ?? "" })}
          onClick={() => onOpen(row.uuid)}
        >
          {t("open", "Open")}
        </Button>
      )}
    />
  );
}
