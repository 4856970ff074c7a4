import { Button, ProgressBar } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useMoments } from "../shared/moments";
import { useNumbers } from "../shared/numbers";
import styles from "./adoption.module.css";
import { nameOf } from "./adoption-requests";
import { BackupForm } from "./backup-form";
import { type Current, canResume, progressOf } from "./run-logic";
import { aboutWords, progressWords, titleWords } from "./run-words";
import type { Adoption } from "./use-adoption";

interface CurrentRunProps {
  readonly current: Current;
  readonly adoption: Adoption;
}

/** The run that is in progress or waits for a user, with the actions that the user can take. */
export function CurrentRun({ current, adoption }: CurrentRunProps) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const number = useNumbers();
  const { kind, run } = current;
  const title = titleWords(kind, t);
  const about = aboutWords(
    current,
    nameOf(run.dateStarted ? run.startedBy : run.proposedBy),
    run.dateStarted ? moment(run.dateStarted) : "",
    t,
  );
  return (
    <section aria-labelledby="adoption-current" className={styles.current}>
      <output className="cds--visually-hidden">{title}</output>
      <h2 id="adoption-current" tabIndex={-1}>
        {title}
      </h2>
      <p>{about}</p>
      <ul className={styles.bullets}>
        {run.concepts.map((concept) => (
          <li key={concept.uuid}>
            <bdi>{nameOf(concept)}</bdi>
          </li>
        ))}
      </ul>
      {run.dateStarted && (
        <ProgressBar label={progressWords(run, number, t)} value={progressOf(run).seen} max={run.obs || 1} />
      )}
      {kind === "proposed" && (
        <BackupForm
          id="approve"
          action={t("approveAdoption", "Approve and start")}
          onSubmit={() => adoption.start(run.concepts)}
        />
      )}
      <div className={styles.buttons}>
        {canResume(current) && (
          <Button onClick={() => void adoption.resume()}>{t("resumeAdoption", "Continue the adoption")}</Button>
        )}
        {(kind === "adoption" || kind === "dryRun") && (
          <Button kind="tertiary" onClick={() => void adoption.interrupt()}>
            {t("interruptAdoption", "Interrupt")}
          </Button>
        )}
        {(kind === "proposed" || kind === "ownProposal") && (
          <Button kind="tertiary" onClick={() => void adoption.interrupt()}>
            {kind === "ownProposal"
              ? t("withdrawAdoption", "Withdraw the proposal")
              : t("turnDownAdoption", "Turn the proposal down")}
          </Button>
        )}
      </div>
    </section>
  );
}
