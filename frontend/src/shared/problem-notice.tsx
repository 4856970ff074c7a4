import { Button, InlineNotification } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { problemText } from "../host/problem-text";
import styles from "./problem-notice.module.css";

interface ProblemNoticeProps {
  readonly problem: Error;
  /** The action that failed, if the problem's own words do not name it. */
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** Describes a problem, with a button to try again. */
export function ProblemNotice({ problem, title, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const words = problemText(problem, t);
  const said = { title: title ?? words, subtitle: title ? words : undefined };
  return (
    <div className={styles.notice}>
      <InlineNotification kind="error" role="alert" lowContrast hideCloseButton {...said} />
      {onRetry && (
        <Button kind="tertiary" size="md" onClick={onRetry}>
          {t("tryAgain", "Try again")}
        </Button>
      )}
    </div>
  );
}
