import { SkeletonText } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { SettingRow } from "./setting-row";
import styles from "./setup.module.css";
import { SETTINGS, type Setting } from "./setup-data";

/**
 * The settings that protect notes, their bounds, the users who set and approved them, and the waiting proposals. On a page of
 * their own, the heading of the page names them.
 */
export function SettingsSection({ isWholePage = false }: { readonly isWholePage?: boolean }) {
  const { t } = useTranslation();
  const { data, error, isLoading, mutate } = useGet<{ readonly results: readonly Setting[] }>(SETTINGS);
  return (
    <section aria-label={t("settingsOf", "Settings that protect notes")}>
      {!isWholePage && <h2>{t("settingsOf", "Settings that protect notes")}</h2>}
      <p className={styles.about}>
        {t("settingsHow", "A stricter value holds at once. A looser one waits until a second person approves it.")}
      </p>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {isLoading && <SkeletonText paragraph lineCount={4} />}
      <ul>
        {data?.results.map((setting) => (
          <SettingRow
            key={setting.name}
            setting={setting}
            level={isWholePage ? 2 : 3}
            onChanged={async () => {
              await mutate();
            }}
          />
        ))}
      </ul>
    </section>
  );
}
