import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { FindOne } from "../shared/find-one";
import type { Ref } from "../shared/types";
import { DocumentList } from "./document-list";
import styles from "./documents.module.css";

/** The signed papers and scans of a client. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const may = useMay("Record Psychotherapy Note Orders");
  const [client, setClient] = useState<Ref | null>(null);
  return (
    <div className={styles.page}>
      <h1>{t("documents", "Documents")}</h1>
      {may ? (
        <>
          <p className={styles.help}>
            {t(
              "documentsWhat",
              "Authorizations, orders, revocations, requests and letters, as signed papers or scans. They are sealed as notes are. Each one that you add, open or delete is recorded in the log.",
            )}
          </p>
          <div className={styles.choose}>
            <FindOne kind="patient" label={t("logClient", "Client")} chosen={client} onChosen={setClient} />
          </div>
          {client && <DocumentList key={client.uuid} client={client} />}
        </>
      ) : (
        <EmptyState title={t("documentsNotYours", "This page is for those who record legal orders")} />
      )}
    </div>
  );
}
