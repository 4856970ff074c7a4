import { useTranslation } from "react-i18next";

/** Today's sessions, and what is left to do of earlier ones. */
export function MyDay() {
  const { t } = useTranslation();
  return <h1>{t("myDay", "My day")}</h1>;
}
