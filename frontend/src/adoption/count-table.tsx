import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useNumbers } from "../shared/numbers";
import styles from "./adoption.module.css";
import { nameOf, type Run } from "./adoption-requests";
import { type Column, totalOf } from "./run-logic";

const COLUMNS: readonly Column[] = ["notes", "versions", "voided", "severalWriters"];

/** The numbers of notes by author and concept. */
export function CountTable({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const number = useNumbers();
  const caption = useId();
  const titles: Readonly<Record<Column, string>> = {
    notes: t("countNotes", "Notes"),
    versions: t("countVersions", "Versions"),
    voided: t("countVoided", "Voided"),
    severalWriters: t("countSeveralWriters", "Also edited by others"),
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keyboard where it is wider than the window */}
      <section className={styles.wide} aria-labelledby={caption} tabIndex={0}>
        <table className={styles.table}>
          <caption id={caption}>{t("countsByAuthor", "Notes by concept and author")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("countConcept", "Concept")}</th>
              <th scope="col">{t("countAuthor", "Author")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={styles.number}>
                  {titles[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.counts.map((count) => (
              <tr key={`${count.concept.uuid} ${count.author?.uuid}`}>
                <td>{nameOf(count.concept)}</td>
                <td>
                  <bdi>{nameOf(count.author)}</bdi>
                </td>
                {COLUMNS.map((column) => (
                  <td key={column} className={styles.number}>
                    {number(count[column])}
                  </td>
                ))}
              </tr>
            ))}
            {run.counts.length > 1 && (
              <tr>
                <th scope="row" colSpan={2}>
                  {t("countTotal", "Total")}
                </th>
                {COLUMNS.map((column) => (
                  <td key={column} className={styles.number}>
                    {number(totalOf(run, column))}
                  </td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </section>
      <p className={styles.hint}>
        {t(
          "countsWhat",
          "A note comes with all its versions, the earlier ones too. What was voided in the record becomes a voided note. A note that others edited as well goes to the author of its first version.",
        )}
      </p>
    </>
  );
}
