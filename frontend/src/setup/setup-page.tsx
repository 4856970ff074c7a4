import { SkeletonText } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useGet, useHost } from "../host/host";
import { PlaceLink } from "../shared/place-link";
import { ProblemNotice } from "../shared/problem-notice";
import { PeopleSection } from "./people-section";
import { SettingsSection } from "./settings-section";
import styles from "./setup.module.css";
import { CHECKLIST, type Checklist } from "./setup-data";
import { StepRow } from "./step-row";

/** The setup of a clinic: the required steps, the roles of its people, and the settings that protect notes. */
export function SetupPage() {
  const { t } = useTranslation();
  const { addressOf } = useHost();
  const { data, error, isLoading, mutate } = useGet<Checklist>(CHECKLIST);
  const again = () => void mutate();
  return (
    <div className={styles.page}>
      <h1>{t("settingUp", "Setting up")}</h1>
      <section aria-labelledby="setup-steps">
        <h2 id="setup-steps">{t("checklist", "Checklist")}</h2>
        {error && <ProblemNotice problem={error} onRetry={again} />}
        {isLoading && <SkeletonText paragraph lineCount={6} />}
        {data && !error && (
          <>
            <output>
              {data.done
                ? t("setupAllDone", "Everything is set up.")
                : t("setupDone", "Done: {{done}} of {{all}}", {
                    done: data.results.filter(({ done }) => done).length,
                    all: data.results.length,
                  })}
            </output>
            <ol>
              {data.results.map((step) => (
                <StepRow key={step.code} step={step} keyName={data.key} onDone={(next) => void mutate(next, false)} />
              ))}
            </ol>
          </>
        )}
      </section>
      {data && !error && (
        <>
          <PeopleSection onChanged={again} />
          <SettingsSection />
          <ul className={styles.links}>
            <li>
              <PlaceLink to={{ page: "status" }}>{t("statusPage", "Status")}</PlaceLink>
            </li>
            <li>
              <a href={addressOf({ page: "status" }).replace(/status$/, "adoption")}>
                {t("adoptionLink", "Take over private notes that are in the record already")}
              </a>
            </li>
          </ul>
        </>
      )}
    </div>
  );
}
