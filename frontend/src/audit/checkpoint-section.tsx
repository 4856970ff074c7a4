import { Button, SkeletonText } from "@carbon/react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet, useHost } from "../host/host";
import { hasNext, type Page } from "../host/pages";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import styles from "./audit.module.css";
import { LOG } from "./log-requests";

/** A signed statement of how the log ended. */
interface Checkpoint {
  readonly number: number;
  readonly madeAt: string;
  readonly hash: string;
}

const CHECKPOINTS = `${LOG}/checkpoint`;

const PAGE = 10;

/** Lets the user make a checkpoint, and lists the earlier ones. */
export function CheckpointSection() {
  const { t } = useTranslation();
  const { send } = useHost();
  const { moment } = useMoments();
  const { run, isBusy, problem } = useAction();
  const key = useGet<{ readonly fingerprint: string }>(`${LOG}/key`);
  const [start, setStart] = useState(0);
  const listed = useGet<Page<Checkpoint>>(`${CHECKPOINTS}/list?limit=${PAGE}&startIndex=${start}`);
  const [made, setMade] = useState<Checkpoint | null>(null);
  const make = async () => {
    setMade((await send("POST", CHECKPOINTS, { body: {} })) as Checkpoint);
    setStart(0);
    await listed.mutate();
  };
  return (
    <section className={styles.section}>
      <h2>{t("checkpoint", "Checkpoint")}</h2>
      <p className={styles.help}>
        {t(
          "checkpointWhy",
          "A checkpoint signs how the log ends now. Kept outside of this server, on paper too, it shows later whether anything before it was removed.",
        )}
      </p>
      <Button kind="tertiary" size="md" aria-disabled={isBusy} onClick={() => void run(make)}>
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
        {t(
          "keyFingerprintWhy",
          "Keep the fingerprint outside this server. Anyone who verifies an export compares the key with it.",
        )}
      </p>
      <h3>{t("checkpoints", "Checkpoints of the log")}</h3>
      <p className={styles.help}>
        {t(
          "checkpointsWhy",
          "Compare them with those that you kept: one that is missing here, or has another digest, was tampered with.",
        )}
      </p>
      {listed.error && <ProblemNotice problem={listed.error} onRetry={() => void listed.mutate()} />}
      {!listed.data && !listed.error && <SkeletonText paragraph lineCount={2} />}
      {listed.data?.results.length === 0 && <p>{t("noCheckpoints", "There is none yet.")}</p>}
      <dl className={styles.digests}>
        {listed.data?.results.map(({ number, madeAt, hash }) => (
          <Fragment key={number}>
            <dt>{t("checkpointOf", "Checkpoint {{number}}, {{when}}", { number, when: moment(madeAt) })}</dt>
            <dd>{hash}</dd>
          </Fragment>
        ))}
      </dl>
      <div className={styles.buttons}>
        {start > 0 && (
          <Button kind="ghost" size="md" onClick={() => setStart(start - PAGE)}>
            {t("checkpointsNewer", "Newer checkpoints")}
          </Button>
        )}
        {hasNext(listed.data) && (
          <Button kind="ghost" size="md" onClick={() => setStart(start + PAGE)}>
            {t("checkpointsOlder", "Older checkpoints")}
          </Button>
        )}
      </div>
    </section>
  );
}
