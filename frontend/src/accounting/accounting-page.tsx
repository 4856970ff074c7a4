import { useTranslation } from "react-i18next";

export function AccountingPage() {
  const { t } = useTranslation();
  return <h1>{t("accounting", "Accounting of disclosures")}</h1>;
}
