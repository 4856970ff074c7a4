import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import styles from "./audit.module.css";
import { DeletionsSection } from "./deletions-section";
import { HoldsSection } from "./holds-section";
import { LogNav } from "./log-nav";

/** Lets two people delete old events of the log, and lets users hold events that are still needed. */
export function LogRetentionPage() {
  const { t } = useTranslation();
  const mayRead = useMay("Get Psychotherapy Note Access Log");
  const mayApprove = useMay("Approve Psychotherapy Note Orders");
  const [done, setDone] = useState("");
  return (
    <div className={styles.page}>
      <h1>{t("logRetention", "How long the log is kept")}</h1>
      {mayRead || mayApprove ? (
        <>
          {mayRead && <LogNav page="logretention" />}
          <p className={styles.help}>
            {t(
              "retentionWhy",
              "Nothing is deleted by itself. Events that are old enough can be deleted by two people together; those that prove a note, a version or a disclosure stay as long as these do. No note is ever deleted.",
            )}
          </p>
          <output className={styles.status}>{done}</output>
          <HoldsSection mayRecord={mayRead} mayEnd={mayApprove} onDone={setDone} />
          <DeletionsSection mayPropose={mayRead} mayDecide={mayApprove} onDone={setDone} />
        </>
      ) : (
        <EmptyState title={t("logNotYours", "This page is for those who answer for the log")} />
      )}
    </div>
  );
}
