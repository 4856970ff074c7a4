import { Button, SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { useMoments } from "../shared/moments";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import { PageLinks } from "./page-links";
import { StateMark } from "./state-mark";
import styles from "./status.module.css";
import { countOf, pagesFor, STATUS, type StatusBody, type StatusLineBody } from "./status-data";

/** The first page of an administrator: the protections of the notes, their states, and the remedies. */
export function StatusPage() {
  const { t } = useTranslation();
  const { data, error, isLoading, isValidating, mutate } = useGet<StatusBody>(STATUS);
  const [isAskedAgain, setAskedAgain] = useState(false);
  return (
    <div className={styles.page}>
      <h1>{t("statusPage", "Status")}</h1>
      <p className={styles.about}>
        {t("statusWhat", "What protects the notes, tried just now. No note is opened for it.")}
      </p>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {isLoading && <SkeletonText paragraph lineCount={6} />}
      {data && !error && (
        <>
          <div className={styles.summary}>
            <output>
              {isAskedAgain && isValidating ? t("looking", "Looking…") : <Summary lines={data.results} />}
            </output>
            <Button
              kind="tertiary"
              size="md"
              onClick={() => {
                setAskedAgain(true);
                void mutate();
              }}
            >
              {t("lookAgain", "Look again")}
            </Button>
          </div>
          <ul>
            {data.results.map((line) => (
              <Line key={line.code} line={line} />
            ))}
          </ul>
          <p>
            <PlaceLink to={{ page: "setup" }}>{t("settingUp", "Setting up")}</PlaceLink>
          </p>
        </>
      )}
    </div>
  );
}

function Summary({ lines }: { readonly lines: readonly StatusLineBody[] }) {
  const { t } = useTranslation();
  const faults = countOf(lines, "FAULT");
  const others = countOf(lines, "ATTENTION", "UNKNOWN");
  if (faults > 0) {
    return <StateMark state="FAULT" words={t("statusFaults", "Does not work: {{number}}", { number: faults })} />;
  }
  if (others > 0) {
    return <StateMark state="ATTENTION" words={t("statusToDo", "To be done: {{number}}", { number: others })} />;
  }
  return <StateMark state="OK" words={t("statusAllOk", "Everything is in order.")} />;
}

function Line({ line }: { readonly line: StatusLineBody }) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const since = (when: string) => {
    switch (line.code) {
      case "keysetCopy":
        return t("sinceConfirmed", "Confirmed {{when}}", { when });
      case "resealing":
        return t("sinceSealed", "Ended {{when}}", { when });
      case "checkpoint":
        return t("sinceMade", "Last made {{when}}", { when });
      case "logCheck":
        return t("sinceChecked", "Checked {{when}}", { when });
      default:
        return t("sinceThen", "Since {{when}}", { when });
    }
  };
  return (
    <li className={styles.line} data-code={line.code}>
      <h2>{line.display}</h2>
      <StateMark state={line.state} />
      <div className={styles.words}>
        <p>{line.detail}</p>
        {line.since && <p className={styles.about}>{since(moment(line.since))}</p>}
        {line.todo && (
          <p>
            <strong>{t("whatToDo", "What to do")}</strong> {line.todo}
          </p>
        )}
        <PageLinks pages={pagesFor(line)} />
      </div>
    </li>
  );
}
