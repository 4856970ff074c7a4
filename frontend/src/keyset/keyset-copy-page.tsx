import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { CopyForm } from "./copy-form";
import styles from "./keyset.module.css";

/** Lets two people make a copy of the keyset. */
export function KeysetCopyPage() {
  const { t } = useTranslation();
  const may = useMay("Manage Psychotherapy Note Keys");
  return (
    <div className={styles.page}>
      <h1>{t("keysetCopy", "Copy of the keyset")}</h1>
      {may ? (
        <>
          <div className={styles.help}>
            <p>
              {t(
                "copyWhy",
                "All private notes are sealed with the keyset, a file on the server. If it is lost, no one can ever read any of them again. Keep a copy, and make a new one after each change of the key.",
              )}
            </p>
            <p className={styles.warning}>
              {t(
                "copyDanger",
                "Anyone who has the copy, its passphrase and the database can read every private note, and nothing will ever show it. Keep the copy and the passphrase in two places, each with another person, and both apart from the backups.",
              )}
            </p>
            <p>
              {t(
                "copyTwo",
                "No one makes a copy alone. A person who may approve legal orders stands beside you and enters their own password. The log names you both.",
              )}
            </p>
          </div>
          <CopyForm />
        </>
      ) : (
        <EmptyState title={t("copyNotYours", "This page is for those who manage the keys")} />
      )}
    </div>
  );
}
