import { useTranslation } from "react-i18next";
import type { Change } from "./changes";
import styles from "./review.module.css";

/** Shows the changes since the note was returned: deleted words are struck out, new words underlined. */
export function ChangesView({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.changes} aria-labelledby="changes-heading">
      <h3 id="changes-heading">{t("changesSince", "Changed since you returned it")}</h3>
      {changes.length === 0 ? (
        <p>{t("nothingChanged", "Nothing was changed.")}</p>
      ) : (
        <dl>
          {changes.map(({ label, pieces }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">
                {pieces.map(({ kind, text }, index) => {
                  const key = index;
                  if (kind === "same") {
                    return <span key={key}>{text}</span>;
                  }
                  return kind === "gone" ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
                })}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
