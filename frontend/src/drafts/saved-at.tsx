import { Button } from "@carbon/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { showMoment } from "../host/dates";
import { useHost } from "../host/host";
import { problemText } from "../host/problem-text";
import type { SaveState } from "./draft-store";
import styles from "./saved-at.module.css";

interface SavedAtProps {
  readonly state: SaveState;
  /** Tries again at once after saving has failed. */
  readonly onRetry?: () => void;
}

/** Tells the user whether the server has saved the draft. Shows no words of the draft. */
export function SavedAt({ state, onRetry }: SavedAtProps) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const failed = state.kind === "failed";
  return (
    <div className={styles.line}>
      <output className={failed ? styles.failed : undefined}>{words(state, locale, t)}</output>
      {failed && onRetry && (
        <Button kind="ghost" size="sm" onClick={onRetry}>
          {t("tryNow", "Try now")}
        </Button>
      )}
    </div>
  );
}

function words({ kind, at, problem }: SaveState, locale: string, t: TFunction): string {
  switch (kind) {
    case "clean":
      return "";
    case "saving":
      return t("saving", "Saving…");
    case "failed":
      return problem
        ? t("notSavedBecause", "Can't be saved: {{problem}} What you typed is kept.", {
            problem: problemText(problem, t),
          })
        : t("notSavedYet", "Not saved yet");
    case "saved":
      return at
        ? t("savedAt", "Saved at {{time}}", { time: showMoment(at, locale) })
        : t("notSavedYet", "Not saved yet");
    default:
      return t("notSavedYet", "Not saved yet");
  }
}
