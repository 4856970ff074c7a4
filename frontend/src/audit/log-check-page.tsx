import { useTranslation } from "react-i18next";

export function LogCheckPage() {
  const { t } = useTranslation();
  return <h1>{t("logCheck", "Check of notes and log")}</h1>;
}
