import { Button } from "@carbon/react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "./problem-notice";
import styles from "./two-steps.module.css";
import { useAction } from "./use-action";

interface TwoStepsProps {
  /** The label of the first button. */
  readonly label: string;
  /** The subject of the action, which distinguishes this button from others with the same label. */
  readonly about?: string;
  /** The consequences of the action, which the user sees before confirming. */
  readonly meaning: string;
  /** The label of the second button. */
  readonly confirm: string;
  readonly isDanger?: boolean;
  readonly onConfirmed: () => Promise<void>;
}

/** Asks before an action that can't be undone: the first button shows the consequences, and only the second one acts. */
export function TwoSteps({ label, about, meaning, confirm, isDanger = false, onConfirmed }: TwoStepsProps) {
  const { t } = useTranslation();
  const { run, isBusy, problem } = useAction();
  const [isOpen, setOpen] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const text = useId();

  useEffect(() => {
    if (isOpen) {
      cancel.current?.focus();
    } else if (wasOpen.current) {
      first.current?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!isOpen) {
    return (
      <Button
        kind="tertiary"
        size="md"
        ref={first}
        aria-label={about ? `${label}: ${about}` : undefined}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
    );
  }
  return (
    <fieldset className={styles.steps} aria-describedby={text}>
      <legend>{about ? `${label}: ${about}` : label}</legend>
      <p id={text}>{meaning}</p>
      {problem && <ProblemNotice problem={problem} />}
      <div className={styles.buttons}>
        <Button kind="secondary" size="md" ref={cancel} aria-describedby={text} onClick={() => setOpen(false)}>
          {t("cancel", "Cancel")}
        </Button>
        <Button
          kind={isDanger ? "danger" : "primary"}
          size="md"
          aria-disabled={isBusy}
          aria-describedby={text}
          onClick={() =>
            void run(async () => {
              await onConfirmed();
              setOpen(false);
            })
          }
        >
          {confirm}
        </Button>
      </div>
    </fieldset>
  );
}
