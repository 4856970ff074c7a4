import { SkeletonText } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import { TwoSteps } from "../shared/two-steps";
import styles from "./keyset.module.css";
import { SealingSection } from "./sealing-section";
import { useKeyChange } from "./use-key-change";

/** Lets the user change the key that seals the notes, and seal everything again with the new key. */
export function KeyChangePage() {
  const { t } = useTranslation();
  const may = useMay("Manage Psychotherapy Note Keys");
  return (
    <div className={styles.page}>
      <h1>{t("keyChange", "Change of the key")}</h1>
      {may ? (
        <>
          <div className={styles.help}>
            <p>
              {t(
                "keyChangeWhat",
                "All private notes are sealed with a key, which stands in the keyset, a file on the server. A new key seals whatever is written from then on. The old keys stay in the keyset and open what they sealed, so nobody notices the change.",
              )}
            </p>
            <p>
              {t(
                "keyChangeWhen",
                "Change the key when somebody may have seen the keyset or a copy of it, when a person who had access to it leaves, and as often as your clinic’s rules say.",
              )}
            </p>
            <p className={styles.warning}>
              {t(
                "keyChangeNot",
                "What somebody has copied stays readable to them: an old keyset opens old backups of the database for good. Destroy the backups that you no longer need.",
              )}
            </p>
          </div>
          <Steps />
        </>
      ) : (
        <EmptyState title={t("copyNotYours", "This page is for those who manage the keys")} />
      )}
    </div>
  );
}

function Steps() {
  const { t } = useTranslation();
  const change = useKeyChange();
  const { state, problem, readAgain } = change;
  if (!state) {
    return problem ? <ProblemNotice problem={problem} onRetry={readAgain} /> : <SkeletonText paragraph lineCount={6} />;
  }
  return (
    <>
      <section className={styles.section}>
        <h2>{t("keyChangeFirst", "1. Make a new key")}</h2>
        <output>
          {state.keys === 1
            ? t("keyNeverChanged", "The key was never changed.")
            : t("keysInKeyset", "Keys in the keyset: {{number}}. The newest one seals.", { number: state.keys })}
        </output>
        {state.resealing ? (
          <p>
            {t("keyChangeWaits", "Before you change the key again, wait until everything is sealed, or interrupt it.")}
          </p>
        ) : (
          <TwoSteps
            label={t("keyChangeMake", "Make a new key")}
            meaning={t(
              "keyChangeMeans",
              "The new key seals from now on. Copies of the keyset that were made before do not have it. It can’t be undone.",
            )}
            confirm={t("keyChangeConfirm", "Make it now")}
            onConfirmed={() => change.order("rotate")}
          />
        )}
      </section>
      <section className={styles.section}>
        <h2>{t("keyChangeSecond", "2. Copy the keyset again")}</h2>
        <p>
          {t(
            "keyChangeCopy",
            "Do it at once: if the keyset is lost, an older copy does not open what the new key has sealed. Then confirm the new copy in the checklist.",
          )}
        </p>
        <ul className={styles.links}>
          <li>
            <PlaceLink to={{ page: "keysetcopy" }}>{t("keysetCopy", "Copy of the keyset")}</PlaceLink>
          </li>
          <li>
            <PlaceLink to={{ page: "setup" }}>{t("settingUp", "Setting up")}</PlaceLink>
          </li>
        </ul>
      </section>
      <SealingSection state={state} change={change} />
    </>
  );
}
