import { Button, InlineNotification } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { problemText } from "../host/problem-text";
import styles from "./problem-notice.module.css";

interface ProblemNoticeProps {
  readonly problem: Error;
  /** What was not done, where the problem's own words do not say it. */
  readonly title?: string;
  readonly onRetry?: () => void;
}

/** What went wrong, in words, and the way to try again. */
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
