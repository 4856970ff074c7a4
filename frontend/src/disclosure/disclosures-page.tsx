import { useTranslation } from "react-i18next";

/** The disclosures that concern the user. */
export function DisclosuresPage() {
  const { t } = useTranslation();
  return <h1>{t("disclosures", "Disclosures")}</h1>;
}
