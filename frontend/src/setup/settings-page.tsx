import { useTranslation } from "react-i18next";
import { SettingsSection } from "./settings-section";
import styles from "./setup.module.css";

/** The settings that protect notes, for the users who may see them without setting up a clinic. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <h1>{t("settingsOf", "Settings that protect notes")}</h1>
      <SettingsSection isWholePage />
    </div>
  );
}
