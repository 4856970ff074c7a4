import { useTranslation } from "react-i18next";

interface NewDisclosurePageProps {
  readonly note?: string;
}

/** Makes a disclosure, step by step. */
export function NewDisclosurePage({ note: _note }: NewDisclosurePageProps) {
  const { t } = useTranslation();
  return <h1>{t("newDisclosure", "New disclosure")}</h1>;
}
