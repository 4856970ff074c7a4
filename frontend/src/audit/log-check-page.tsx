import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { FileButton } from "../shared/file-button";
import styles from "./audit.module.css";
import { CheckSection } from "./check-section";
import { CheckpointSection } from "./checkpoint-section";
import { LogNav } from "./log-nav";
import { LOG } from "./log-requests";

/** Checks the notes and the log, and offers checkpoints that later prove that no one has removed an event. */
export function LogCheckPage() {
  const { t } = useTranslation();
  const mayRead = useMay("Get Psychotherapy Note Access Log");
  return (
    <div className={styles.page}>
      <h1>{t("logCheck", "Check of notes and log")}</h1>
      {mayRead ? (
        <>
          <LogNav page="logcheck" />
          <CheckSection />
          <CheckpointSection />
          <section className={styles.section}>
            <h2>{t("logExport", "Export")}</h2>
            <p className={styles.help}>
              {t(
                "logExportWhy",
                "One file with the whole log and its checkpoints, without a word of any note. It can be verified on any machine. People who have written notes can’t export the log.",
              )}
            </p>
            <FileButton path={`${LOG}/export`} label={t("logExportMake", "Export the log")} />
          </section>
        </>
      ) : (
        <EmptyState title={t("logNotYours", "This page is for those who answer for the log")} />
      )}
    </div>
  );
}
