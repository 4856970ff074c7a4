import { useTranslation } from "react-i18next";
import styles from "./status.module.css";
import type { StatusState } from "./status-data";

/** A different shape for each state, so that the user does not depend on colours. */
const shapes: Readonly<Record<StatusState, string>> = {
  OK: "M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14.2 4.6 10.3l1.3-1.3 2.6 2.6 5.6-5.6 1.3 1.3z",
  ATTENTION: "M10 1.5 19.5 18.5H.5zM9.1 7.5v5h1.8v-5zm.9 6.2a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2z",
  UNKNOWN:
    "M1 1h18v18H1zM9.1 12.8h1.8c0-2.2 2.4-2.3 2.4-4.9A3.2 3.2 0 0 0 10 4.8a3.2 3.2 0 0 0-3.3 3.1h1.8A1.5 1.5 0 0 1 10 6.5c.9 0 1.5.6 1.5 1.4 0 1.7-2.4 1.9-2.4 4.9zm.9 1.3a1.1 1.1 0 1 0 0 2.2 1.1 1.1 0 0 0 0-2.2z",
  FAULT:
    "M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3zM7 5.7 5.7 7l3 3-3 3L7 14.3l3-3 3 3 1.3-1.3-3-3 3-3L13 5.7l-3 3z",
};

interface StateMarkProps {
  readonly state: StatusState;
  /** Words to show instead of those of the state. */
  readonly words?: string;
}

/** A state in words, with a shape beside it. */
export function StateMark({ state, words }: StateMarkProps) {
  const { t } = useTranslation();
  const names: Readonly<Record<StatusState, string>> = {
    OK: t("stateOk", "In order"),
    ATTENTION: t("stateAttention", "Something to do"),
    UNKNOWN: t("stateUnknown", "Not known"),
    FAULT: t("stateFault", "Fault"),
  };
  return (
    <span className={styles.mark} data-state={state}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="currentColor" fillRule="evenodd">
        <path d={shapes[state]} />
      </svg>
      {words ?? names[state]}
    </span>
  );
}
