import { useTranslation } from "react-i18next";

export function LogPage() {
  const { t } = useTranslation();
  return <h1>{t("accessLog", "Log of accesses")}</h1>;
}
