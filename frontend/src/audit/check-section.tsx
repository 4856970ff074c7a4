import { Button, ProgressBar } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMoments } from "../shared/moments";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import { saveFile } from "../shared/save-file";
import styles from "./audit.module.css";
import { type CheckRun, useCheckRun } from "./check-run";
import { problemFile } from "./problem-file";
import { explain, numberOfNote, type Problem } from "./problems";

/** The most problems that the page lists; after a restore from an old backup there may be thousands. */
const MOST = 100;

/** Lets the user start a check of all notes and the log, and explains its findings. */
export function CheckSection() {
  const { t } = useTranslation();
  const { run, problem, start, readAgain } = useCheckRun();
  const heading = useRef<HTMLHeadingElement>(null);
  const wasRunning = useRef(false);

  useEffect(() => {
    if (run && wasRunning.current && !run.running) {
      heading.current?.focus();
    }
    wasRunning.current = run?.running ?? false;
  }, [run]);

  const isDone = run !== null && !run.running;
  return (
    <section className={styles.section}>
      <p className={styles.help}>
        {t(
          "logCheckWhy",
          "Every note, every version, every disclosure and the whole log are compared with what was stored. Nothing is changed, and no note is opened to you.",
        )}
      </p>
      {run?.running ? (
        <div className={styles.progress}>
          <ProgressBar
            label={t("checkRuns", "The check is running. You may leave this page and come back.")}
            value={run.percent ?? 0}
            max={100}
            helperText={`${run.percent ?? 0} %`}
          />
        </div>
      ) : (
        <Button size="md" disabled={run === null && !problem} onClick={() => void start()}>
          {run?.result || run?.failed
            ? t("checkAllAgain", "Check everything again")
            : t("checkAll", "Check everything")}
        </Button>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={() => void readAgain()} />}
      {isDone && run.failed && (
        <p role="alert" className={styles.alert}>
          {t(
            "checkFailed",
            "The check stopped before its end, so nothing can be said. Start it again; if it stops again, tell the administrator.",
          )}
        </p>
      )}
      {isDone && run.result && <Result run={run} heading={heading} />}
    </section>
  );
}

interface ResultProps {
  readonly run: CheckRun;
  readonly heading: React.RefObject<HTMLHeadingElement>;
}

function Result({ run, heading }: ResultProps) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const result = run.result;
  if (!result) {
    return null;
  }
  const { notes, versions, drafts, problems } = result;
  const rest = problems.length - MOST;
  return (
    <div className={styles.section}>
      <h2 ref={heading} tabIndex={-1} className={result.intact ? styles.intact : styles.broken}>
        {result.intact
          ? t("checkIntact", "Nothing was found")
          : t("checkFound", "{{count}} problems were found", { count: problems.length })}
      </h2>
      <p className={styles.help}>
        {t(
          "checkCounted",
          "Checked: {{notes}} notes in {{versions}} versions, {{drafts}} drafts, and the whole log. Finished {{when}}.",
          { notes, versions, drafts, when: run.finishedAt ? moment(run.finishedAt) : "" },
        )}
      </p>
      {result.intact && (
        <p className={styles.help}>
          {t(
            "checkIntactMeans",
            "Everything is as it was stored. What was removed together with all its traces shows only beside a checkpoint that is kept elsewhere: make one now and keep it.",
          )}
        </p>
      )}
      <ul className={styles.problems}>
        {problems.slice(0, MOST).map((each) => (
          <ProblemRow key={`${each.chain} ${each.kind} ${each.at}`} problem={each} />
        ))}
      </ul>
      {rest > 0 && (
        <p>{t("checkMore", "And {{count}} more. The list that you can save here has all of them.", { count: rest })}</p>
      )}
      {problems.length > 0 && <SaveProblems problems={problems} />}
    </div>
  );
}

function SaveProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState("");
  const save = () => {
    const file = problemFile(problems, t);
    saveFile(file);
    setSaved(file.name);
  };
  return (
    <div>
      <Button kind="tertiary" size="md" onClick={save}>
        {t("checkSave", "Save the whole list")}
      </Button>
      <p>
        <output>{saved && t("fileSaved", "{{name}} was handed to your browser to be saved.", { name: saved })}</output>
      </p>
    </div>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const { where, found, meaning, todo } = explain(problem, t);
  const note = numberOfNote(problem);
  return (
    <li className={styles.problem}>
      <h3>{where}</h3>
      <p>{found}</p>
      <dl>
        <dt>{t("problemMeans", "What it may mean")}</dt>
        <dd>{meaning}</dd>
        <dt>{t("problemTodo", "What to do")}</dt>
        <dd>{todo}</dd>
      </dl>
      {note && (
        <PlaceLink to={{ page: "log", note }}>
          {t("problemNoteLog", "Note number {{id}} in the log: who wrote it, and what was done with it", { id: note })}
        </PlaceLink>
      )}
    </li>
  );
}
