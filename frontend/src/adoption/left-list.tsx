import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { useNumbers } from "../shared/numbers";
import styles from "./adoption.module.css";
import { LEFT_AT_ONCE, type Run, readLeft } from "./adoption-requests";
import { leftOf } from "./run-logic";
import { reasonWords } from "./run-words";

interface LeftListProps {
  readonly run: Run;
  readonly isDry: boolean;
  /** Sends a request to the server, and reports an error. */
  readonly onAttempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** Lists all obs that stay in the record, page by page. */
export function LeftList({ run, isDry, onAttempt }: LeftListProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const number = useNumbers();
  const [page, setPage] = useState({ startIndex: 0, left: run.left });
  const all = leftOf(run);
  const end = page.startIndex + page.left.length;
  const turn = (startIndex: number) =>
    onAttempt(async () => setPage({ startIndex, left: await readLeft(send, isDry, startIndex) }));
  return (
    <>
      <table className={styles.table} aria-label={t("listObsLeft", "List of these obs")}>
        <thead>
          <tr>
            <th scope="col">{t("leftObs", "Obs id")}</th>
            <th scope="col">{t("leftReason", "Reason")}</th>
          </tr>
        </thead>
        <tbody>
          {page.left.map(({ obsId, reason }) => (
            <tr key={obsId}>
              <td>{obsId}</td>
              <td>{reasonWords(reason, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > LEFT_AT_ONCE && (
        <div className={styles.buttons}>
          <Button
            kind="ghost"
            size="md"
            disabled={page.startIndex === 0}
            onClick={() => void turn(Math.max(0, page.startIndex - LEFT_AT_ONCE))}
          >
            {t("previousPage", "Previous")}
          </Button>
          <output>
            {t("rangeOf", "{{first}} to {{last}} of {{all}}", {
              first: number(page.startIndex + 1),
              last: number(end),
              all: number(all),
            })}
          </output>
          <Button
            kind="ghost"
            size="md"
            disabled={end >= all}
            onClick={() => void turn(page.startIndex + LEFT_AT_ONCE)}
          >
            {t("nextPage", "Next")}
          </Button>
        </div>
      )}
    </>
  );
}
