import { InlineNotification } from "@carbon/react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../../host/dates";
import { useHost } from "../../host/host";
import { readHistory, type Step } from "./requests";
import styles from "./returned-comment.module.css";

/** The supervisor's comment on returning the note. It stays in view while the author changes the note. */
export function ReturnedComment({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation();
  const { send, locale } = useHost();
  const [step, setStep] = useState<Step | null>(null);

  useEffect(() => {
    let isShown = true;
    readHistory(send, uuid).then(
      (steps) => isShown && setStep(steps.filter((one) => one.step === "RETURNED").at(-1) ?? null),
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [send, uuid]);

  return (
    // Carbon sets the position of the notification itself
    <div className={styles.comment}>
      <InlineNotification
        className={styles.notice}
        kind="warning"
        lowContrast
        hideCloseButton
        title={
          step
            ? t("returnedBy", "Returned by {{name}}, {{day}}", {
                name: step.user?.display ?? "–",
                day: showDay(step.date.slice(0, 10), locale),
              })
            : t("returned", "Returned by your supervisor")
        }
        subtitle={step?.comment ?? ""}
      />
    </div>
  );
}
