import { useTranslation } from "react-i18next";

/** Notes that wait for the user's review as a supervisor. */
export function ReviewList() {
  const { t } = useTranslation();
  return <h1>{t("review", "Review")}</h1>;
}
