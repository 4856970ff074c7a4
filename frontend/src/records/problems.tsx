import { useTranslation } from "react-i18next";
import { RestError } from "../host/rest";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./records.module.css";

/** Everything that the server found missing or wrong, or the one problem that it names. */
export function Problems({ problem }: { readonly problem: Error }) {
  const { t } = useTranslation();
  if (!(problem instanceof RestError) || problem.findings.length === 0) {
    return <ProblemNotice problem={problem} />;
  }
  return (
    <div role="alert" className={styles.problems}>
      <p>{t("stepNotTaken", "Nothing was done. Correct this first:")}</p>
      <ul>
        {problem.findings.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
