import { useTranslation } from "react-i18next";
import { useMoments } from "../shared/moments";
import type { Step } from "../shared/types";
import styles from "./review.module.css";

/** The supervisors' comments on returning the note, the newest first. They are not part of the record. */
export function PinnedComments({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const comments = steps.filter(({ step, comment }) => step === "RETURNED" && comment).reverse();
  return (
    comments.length > 0 && (
      <ul className={styles.comments} aria-label={t("commentsOnReturn", "Comments on its return")}>
        {comments.map(({ user, date, comment }) => (
          <li key={date}>
            <p className={styles.by}>
              {t("returnedBy", "Returned by {{name}}, {{day}}", { name: user?.display ?? "–", day: moment(date) })}
            </p>
            <p dir="auto" className={styles.text}>
              {comment}
            </p>
          </li>
        ))}
      </ul>
    )
  );
}
