import { useTranslation } from "react-i18next";

export function PasswordHoldsPage() {
  const { t } = useTranslation();
  return <h1>{t("passwordHolds", "Password holds")}</h1>;
}
