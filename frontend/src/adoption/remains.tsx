import { useTranslation } from "react-i18next";
import { useNumbers } from "../shared/numbers";
import styles from "./adoption.module.css";
import type { AdoptionState } from "./adoption-requests";

/** The places that may still hold the text of adopted notes, which the clinic must look after. */
export function Remains({ state }: { readonly state: AdoptionState }) {
  const { t } = useTranslation();
  const number = useNumbers();
  const { filesToRemove, untouchedTables } = state;
  return (
    <div className={styles.text}>
      <h3>{t("adoptionRemains", "What an adoption does not reach")}</h3>
      <p>
        {t(
          "adoptionRemainsBackups",
          "Backups, replicas, binary logs, report extracts, HL7 archives and form archives still contain what they contained before.",
        )}
      </p>
      {filesToRemove > 0 && (
        <p>
          {t(
            "adoptionRemainsFiles",
            "Files of adopted obs that could not be removed yet: {{number}}. The next adoption will try again.",
            { number: number(filesToRemove) },
          )}
        </p>
      )}
      {untouchedTables.length > 0 && (
        <p>
          {t("adoptionRemainsTables", "Tables that look like copies of obs, and were not changed: {{tables}}", {
            tables: untouchedTables.join(", "),
          })}
        </p>
      )}
    </div>
  );
}
