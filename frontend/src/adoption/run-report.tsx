import { Accordion, AccordionItem, Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import type { SentFile } from "../host/rest";
import { useMoments } from "../shared/moments";
import { useNumbers } from "../shared/numbers";
import { saveFile } from "../shared/save-file";
import styles from "./adoption.module.css";
import { ADOPTION, nameOf, type Run } from "./adoption-requests";
import { CountTable } from "./count-table";
import { LeftList } from "./left-list";
import { leftOf } from "./run-logic";
import { reasonWords, stateWords } from "./run-words";

interface RunReportProps {
  readonly run: Run;
  readonly isDry: boolean;
  /** Sends a request to the server, and reports an error. */
  readonly onAttempt: (work: () => Promise<unknown>) => Promise<void>;
}

/** The results of a run: the notes of each author, and the obs that stay in the record, with reasons. */
export function RunReport({ run, isDry, onAttempt }: RunReportProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { moment } = useMoments();
  const number = useNumbers();
  const left = leftOf(run);
  const said = {
    state: stateWords(run.state, t),
    starter: nameOf(run.startedBy),
    when: run.dateStarted ? moment(run.dateStarted) : "",
  };
  const save = async () =>
    saveFile((await send("GET", `${ADOPTION}/left?dryRun=${isDry}`, { asFile: true })) as SentFile);
  return (
    <>
      <p>
        {run.proposedBy
          ? t("reportAboutBoth", "State: {{state}}. Proposed by {{proposer}}, started by {{starter}}, {{when}}.", {
              ...said,
              proposer: nameOf(run.proposedBy),
            })
          : t("reportAbout", "State: {{state}}. Started by {{starter}}, {{when}}.", said)}
      </p>
      {run.counts.length > 0 && <CountTable run={run} />}
      {left === 0 && run.state === "DONE" && <p>{t("noObsLeft", "No obs remain in the record.")}</p>}
      {left > 0 && (
        <>
          <table className={`${styles.table} ${styles.reasons}`}>
            <caption>{t("obsLeft", "Obs that are not adopted")}</caption>
            <thead>
              <tr>
                <th scope="col" className={styles.number}>
                  {t("leftNumber", "Obs")}
                </th>
                <th scope="col">{t("leftReason", "Reason")}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(run.leftByReason).map(([reason, count]) => (
                <tr key={reason}>
                  <td className={styles.number}>{number(count)}</td>
                  <td>{reasonWords(reason, t)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Button kind="tertiary" size="md" onClick={() => void onAttempt(save)}>
            {t("saveObsLeft", "Save all of them as a file (CSV)")}
          </Button>
          <Accordion>
            <AccordionItem title={t("listObsLeft", "List of these obs")}>
              {/* a new list begins at its first page; otherwise the user's page stays */}
              <LeftList key={`${run.dateStarted} ${left}`} run={run} isDry={isDry} onAttempt={onAttempt} />
            </AccordionItem>
          </Accordion>
        </>
      )}
    </>
  );
}
