import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet, useHost, useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { FileButton } from "../shared/file-button";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import styles from "./audit.module.css";
import { CheckSection } from "./check-section";
import { LogNav } from "./log-nav";
import { LOG } from "./log-requests";

/** Checks the notes and the log, and offers checkpoints that later prove that no one has removed an event. */
export function LogCheckPage() {
  const { t } = useTranslation();
  const mayRead = useMay("Get Psychotherapy Note Access Log");
  return (
    <div className={styles.page}>
      <h1>{t("logCheck", "Check of notes and log")}</h1>
      {mayRead ? (
        <>
          <LogNav page="logcheck" />
          <CheckSection />
          <CheckpointSection />
          <section className={styles.section}>
            <h2>{t("logExport", "Export")}</h2>
            <p className={styles.help}>
              {t(
                "logExportWhy",
                "One file with the whole log and its checkpoints, without a word of any note. It can be verified on any machine. People who have written notes can’t export the log.",
              )}
            </p>
            <FileButton path={`${LOG}/export`} label={t("logExportMake", "Export the log")} />
          </section>
        </>
      ) : (
        <EmptyState title={t("logNotYours", "This page is for those who answer for the log")} />
      )}
    </div>
  );
}

interface Made {
  readonly number: number;
  readonly madeAt: string;
  readonly hash: string;
}

function CheckpointSection() {
  const { t } = useTranslation();
  const { send } = useHost();
  const { moment } = useMoments();
  const { run, isBusy, problem } = useAction();
  const key = useGet<{ readonly fingerprint: string }>(`${LOG}/key`);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <section className={styles.section}>
      <h2>{t("checkpoint", "Checkpoint")}</h2>
      <p className={styles.help}>
        {t(
          "checkpointWhy",
          "A checkpoint signs how the log ends now. Kept outside of this server, on paper too, it shows later whether anything before it was removed.",
        )}
      </p>
      <Button
        kind="tertiary"
        size="md"
        aria-disabled={isBusy}
        onClick={() => void run(async () => setMade((await send("POST", `${LOG}/checkpoint`, { body: {} })) as Made))}
      >
        {t("checkpointMake", "Make a checkpoint now")}
      </Button>
      <output>
        {made &&
          t("checkpointMade", "Checkpoint {{number}} was made {{when}}.", {
            number: made.number,
            when: moment(made.madeAt),
          })}
      </output>
      {problem && <ProblemNotice problem={problem} />}
      {key.error && <ProblemNotice problem={key.error} onRetry={() => void key.mutate()} />}
      <dl className={styles.digests}>
        {made && (
          <>
            <dt>{t("checkpointHash", "Digest of the checkpoint")}</dt>
            <dd>{made.hash}</dd>
          </>
        )}
        {key.data && (
          <>
            <dt>{t("keyFingerprint", "Fingerprint of the key that signs the log")}</dt>
            <dd>{key.data.fingerprint}</dd>
          </>
        )}
      </dl>
      <p className={styles.help}>
        {t("keyFingerprintWhy", "Keep it apart from this server. Who verifies an export compares it with this.")}
      </p>
    </section>
  );
}
