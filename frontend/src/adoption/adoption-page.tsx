import { SkeletonText } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { RestError } from "../host/rest";
import { isFocusFree } from "../shared/focus";
import { useNumbers } from "../shared/numbers";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./adoption.module.css";
import type { AdoptionState } from "./adoption-requests";
import { BackupForm } from "./backup-form";
import { ChooseConcepts } from "./choose-concepts";
import { CurrentRun } from "./current-run";
import { Remains } from "./remains";
import { canStart, currentOf, resultOf, totalOf, trialOf } from "./run-logic";
import { RunReport } from "./run-report";
import { type Adoption, useAdoption } from "./use-adoption";

/**
 * Lets users with the privilege take private notes out of the record. The server keeps all state, so the user may close the
 * page and open it again at any time. The page receives no text of a note.
 */
export function AdoptionPage() {
  const { t } = useTranslation();
  const adoption = useAdoption();
  const { state, readProblem, actProblem, read } = adoption;
  const isRefused = readProblem instanceof RestError && readProblem.status === 403;
  return (
    <div className={styles.page}>
      <h1>{t("adoption", "Adopt private notes")}</h1>
      <p className={styles.text}>
        {t(
          "adoptionIntro",
          "Private notes that were written as ordinary answers (obs) are taken out of the record and become psychotherapy notes of the users who wrote them. After that, only the author can read them. This page shows numbers, names and identifiers, but never the text of a note.",
        )}
      </p>
      {readProblem && <ProblemNotice problem={readProblem} onRetry={isRefused ? undefined : () => void read()} />}
      {actProblem && <ProblemNotice problem={actProblem} />}
      {!state && !readProblem && <SkeletonText paragraph lineCount={6} />}
      {state && !isRefused && <Work state={state} adoption={adoption} />}
    </div>
  );
}

interface WorkProps {
  readonly state: AdoptionState;
  readonly adoption: Adoption;
}

function Work({ state, adoption }: WorkProps) {
  const { t } = useTranslation();
  const { user } = useHost();
  const number = useNumbers();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const current = currentOf(state, user.uuid);
  const trial = trialOf(state);
  const result = resultOf(state);
  useFocusOnNews(current?.kind ?? null, current?.isDry ?? false);

  const notes = trial ? totalOf(trial, "notes") : 0;
  return (
    <>
      {current && <CurrentRun current={current} adoption={adoption} />}
      <section aria-labelledby="adoption-steps" className={styles.section}>
        <h2 id="adoption-steps">{t("adoptionSteps", "How it goes")}</h2>
        <ol className={styles.steps}>
          <li>
            {t(
              "adoptionStepChoose",
              "Choose concepts and do a dry run. It counts what would be adopted, and changes nothing.",
            )}
          </li>
          <li>
            {t(
              "adoptionStepLook",
              "Look at what it found: whose notes these would be, and which obs would stay in the record, and why.",
            )}
          </li>
          <li>
            {t(
              "adoptionStepStart",
              "Make a backup and start. You can interrupt an adoption and continue it later; what is adopted by then stays adopted.",
            )}
          </li>
        </ol>
      </section>
      <ChooseConcepts state={state} adoption={adoption} chosen={chosen} onChosen={setChosen} />
      {trial && (
        <section aria-labelledby="adoption-trial" className={styles.section}>
          <h2 id="adoption-trial" tabIndex={-1}>
            {t("dryRunFound", "What the dry run found")}
          </h2>
          <RunReport run={trial} isDry onAttempt={adoption.attempt} />
          {canStart(state, trial) && (
            <BackupForm
              id="start"
              action={
                state.twoPeople
                  ? t("proposeAdoption", "Propose to adopt {{number}} notes", { count: notes, number: number(notes) })
                  : t("startAdoption", "Adopt {{number}} notes", { count: notes, number: number(notes) })
              }
              takesTwoPeople={state.twoPeople}
              onSubmit={() => adoption.start(trial.concepts)}
            />
          )}
        </section>
      )}
      {result && (
        <section aria-labelledby="adoption-result" className={styles.section}>
          <h2 id="adoption-result" tabIndex={-1}>
            {t("adoptionResult", "Report of the last adoption")}
          </h2>
          <RunReport run={result} isDry={false} onAttempt={adoption.attempt} />
          {result.state === "DONE" && <Remains state={state} />}
        </section>
      )}
    </>
  );
}

/** Moves the focus to the heading of the new state if the focused control disappeared when a run began or ended. */
function useFocusOnNews(kind: string | null, isDry: boolean) {
  const before = useRef({ kind, isDry });
  useEffect(() => {
    const heading = kind ? "adoption-current" : before.current.isDry ? "adoption-trial" : "adoption-result";
    if (before.current.kind !== kind && isFocusFree()) {
      document.getElementById(heading)?.focus();
    }
    before.current = { kind, isDry };
  }, [kind, isDry]);
}
