import { Button } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, usePrivilege } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { NewRequest } from "./new-request";
import { OneRequest } from "./one-request";
import { Professionals } from "./professionals";
import styles from "./records.module.css";
import { RequestList } from "./request-list";
import { PRIVILEGE, PROFESSIONAL } from "./requests";

/** Requests of clients for a copy of their progress notes, from the receipt to the end. */
export function RecordsPage() {
  const { t } = useTranslation();
  const may = useMay(PRIVILEGE);
  const isProfessional = usePrivilege(PROFESSIONAL);
  return (
    <div className={styles.page}>
      <h1>{t("recordsDesk", "Records desk")}</h1>
      {may && <Desk />}
      {isProfessional && <Professionals />}
      {!may && !isProfessional && (
        <EmptyState title={t("recordsNotYours", "This page is for those who answer clients’ requests")} />
      )}
    </div>
  );
}

type Shown = { readonly what: "list" | "new" } | { readonly what: "one"; readonly uuid: string };

function Desk() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>({ what: "list" });
  const start = useRef<HTMLDivElement>(null);
  const moved = useRef(false);

  useEffect(() => {
    // the element that had the focus is no longer shown
    if (moved.current) {
      start.current?.focus();
    }
    moved.current = shown.what !== "list" || moved.current;
  }, [shown]);

  return (
    <div ref={start} tabIndex={-1} className={styles.desk}>
      {shown.what === "list" ? (
        <>
          <p className={styles.help}>
            {t(
              "recordsWhat",
              "A client may have a copy of the progress notes. An oral request counts, and no reason is asked for. You have 30 days for the answer, or less by the law of your state (45 CFR 164.524).",
            )}
          </p>
          <div>
            <Button size="md" onClick={() => setShown({ what: "new" })}>
              {t("requestNew", "Record a request")}
            </Button>
          </div>
          <RequestList onOpen={(uuid) => setShown({ what: "one", uuid })} />
        </>
      ) : (
        <div>
          <Button kind="ghost" size="md" onClick={() => setShown({ what: "list" })}>
            {t("requestsBack", "All requests")}
          </Button>
        </div>
      )}
      {shown.what === "new" && <NewRequest onRecorded={(uuid) => setShown({ what: "one", uuid })} />}
      {shown.what === "one" && <OneRequest key={shown.uuid} uuid={shown.uuid} />}
    </div>
  );
}
