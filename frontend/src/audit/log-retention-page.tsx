import { useTranslation } from "react-i18next";

export function LogRetentionPage() {
  const { t } = useTranslation();
  return <h1>{t("logRetention", "How long the log is kept")}</h1>;
}
