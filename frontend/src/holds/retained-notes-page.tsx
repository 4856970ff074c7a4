import { useTranslation } from "react-i18next";

export function RetainedNotesPage() {
  const { t } = useTranslation();
  return <h1>{t("retainedNotes", "Retained notes")}</h1>;
}
