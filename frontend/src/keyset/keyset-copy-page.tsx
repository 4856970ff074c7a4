import { useTranslation } from "react-i18next";

export function KeysetCopyPage() {
  const { t } = useTranslation();
  return <h1>{t("keysetCopy", "Copy of the keyset")}</h1>;
}
