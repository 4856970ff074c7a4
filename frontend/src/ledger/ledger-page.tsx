import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { FindOne } from "../shared/find-one";
import type { Ref } from "../shared/types";
import styles from "./ledger.module.css";
import { LedgerOfClient } from "./ledger-of-client";

/** The disclosures of a client's information that left the clinic outside this module. */
export function LedgerPage() {
  const { t } = useTranslation();
  const may = useMay("Record Psychotherapy Note Orders");
  const [client, setClient] = useState<Ref | null>(null);
  return (
    <div className={styles.page}>
      <h1>{t("ledger", "Ledger of disclosures")}</h1>
      {may ? (
        <>
          <p className={styles.help}>
            {t(
              "ledgerWhat",
              "Enter what left the clinic by telephone, letter or fax, or as testimony. The client’s accounting of disclosures lists it (45 CFR 164.528). What this module discloses enters the accounting by itself.",
            )}
          </p>
          <div className={styles.choose}>
            <FindOne kind="patient" label={t("logClient", "Client")} chosen={client} onChosen={setClient} />
          </div>
          {client && <LedgerOfClient key={client.uuid} client={client} />}
        </>
      ) : (
        <EmptyState title={t("ledgerNotYours", "This page is for those who record legal orders")} />
      )}
    </div>
  );
}
