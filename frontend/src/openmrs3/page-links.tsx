import { useTranslation } from "react-i18next";
import { addressOf } from "../host/addresses";
import type { Place } from "../host/host";
import { context } from "./context";

/** A link in the app menu to one of the module's own pages, which are outside of the shell. The shell styles the link. */
function PageLink({ to, name }: { readonly to: Place; readonly name: string }) {
  const { t } = useTranslation();
  return <a href={addressOf(context(), to)}>{t("sessionNotesPage", "Session Notes: {{page}}", { page: name })}</a>;
}

export function DisclosuresLink() {
  const { t } = useTranslation();
  return <PageLink to={{ page: "disclosures" }} name={t("disclosures", "Disclosures")} />;
}

export function PrivacyLink() {
  const { t } = useTranslation();
  return <PageLink to={{ page: "privacy" }} name={t("privacy", "Privacy")} />;
}

export function StatusLink() {
  const { t } = useTranslation();
  return <PageLink to={{ page: "status" }} name={t("statusPage", "Status")} />;
}

export function SetupLink() {
  const { t } = useTranslation();
  return <PageLink to={{ page: "setup" }} name={t("settingUp", "Setting up")} />;
}
