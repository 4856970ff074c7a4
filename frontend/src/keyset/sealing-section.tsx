import { Button, ProgressBar } from "@carbon/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { isFocusFree } from "../shared/focus";
import { useMoments } from "../shared/moments";
import { useNumbers } from "../shared/numbers";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import styles from "./keyset.module.css";
import type { KeyChange, KeyState } from "./use-key-change";

interface SealingSectionProps {
  readonly state: KeyState;
  readonly change: KeyChange;
}

/** Lets the user start sealing everything with the newest key, and shows the progress. */
export function SealingSection({ state, change }: SealingSectionProps) {
  const { t } = useTranslation();
  const { run, isBusy, problem } = useAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const wasRunning = useRef(state.resealing);

  useEffect(() => {
    // the focused button has disappeared
    if (wasRunning.current !== state.resealing && isFocusFree()) {
      heading.current?.focus();
    }
    wasRunning.current = state.resealing;
  }, [state.resealing]);

  return (
    <section className={styles.section}>
      <h2 ref={heading} tabIndex={-1}>
        {t("keyChangeThird", "3. Seal everything again")}
      </h2>
      <p>
        {t(
          "resealWhat",
          "What the old keys sealed is opened in the server’s memory and sealed with the newest key. It is shown to no one, and the log says which note was sealed again. People work on meanwhile.",
        )}
      </p>
      {state.resealing ? <Running state={state} /> : <Stopped state={state} />}
      {change.problem && <ProblemNotice problem={change.problem} onRetry={change.readAgain} />}
      {problem && <ProblemNotice problem={problem} />}
      {state.resealing ? (
        <Button
          key="interrupt"
          kind="tertiary"
          size="md"
          aria-disabled={isBusy}
          onClick={() => void run(() => change.order("interrupt"))}
        >
          {t("resealInterrupt", "Interrupt")}
        </Button>
      ) : (
        state.keys > 1 && (
          <Button
            key="start"
            kind={state.resealedAt ? "tertiary" : "primary"}
            size="md"
            aria-disabled={isBusy}
            onClick={() => void run(() => change.order("reseal"))}
          >
            {t("resealStart", "Seal everything again")}
          </Button>
        )
      )}
    </section>
  );
}

function Running({ state }: { readonly state: KeyState }) {
  const { t } = useTranslation();
  const number = useNumbers();
  const left = state.versionsToReseal + state.draftsToReseal + state.documentsToReseal;
  /** The greatest number seen so far, since the server does not say how many it began with. */
  const most = useRef(left);
  most.current = Math.max(most.current, left);
  return (
    <div className={styles.progress}>
      <ProgressBar
        label={t("resealRuns", "Everything is being sealed again. You may leave this page and come back.")}
        value={most.current - left}
        max={most.current || 1}
        helperText={t(
          "resealLeft",
          "Left: {{versions}} versions of notes, {{drafts}} drafts, {{documents}} documents",
          {
            versions: number(state.versionsToReseal),
            drafts: number(state.draftsToReseal),
            documents: number(state.documentsToReseal),
          },
        )}
      />
    </div>
  );
}

function Stopped({ state }: { readonly state: KeyState }) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const number = useNumbers();
  const mayCheck = useMay("Get Psychotherapy Note Access Log");
  if (state.damagedVersions > 0) {
    return (
      <div role="alert" className={styles.warning}>
        <p>
          {t(
            "resealDamaged",
            "Versions and drafts that are not what was stored: {{number}}. They were left as they are. Tell the privacy officer, who finds out which with a check of everything.",
            { number: number(state.damagedVersions) },
          )}
        </p>
        {mayCheck && <PlaceLink to={{ page: "logcheck" }}>{t("logCheck", "Check of notes and log")}</PlaceLink>}
      </div>
    );
  }
  return (
    <output>
      {state.resealedAt
        ? t("resealDone", "Everything is sealed with the newest key since {{when}}.", {
            when: moment(state.resealedAt),
          })
        : state.keys === 1
          ? t("resealNotNeeded", "Nothing has to be sealed again as long as there is one key.")
          : t(
              "resealDue",
              "This has not ended since the key was changed. Left: {{versions}} versions of notes, {{drafts}} drafts, {{documents}} documents. Start it; it goes on where it stopped.",
              {
                versions: number(state.versionsToReseal),
                drafts: number(state.draftsToReseal),
                documents: number(state.documentsToReseal),
              },
            )}
    </output>
  );
}
