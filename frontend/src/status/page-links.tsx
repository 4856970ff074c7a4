import { useTranslation } from "react-i18next";
import { mayUser, useHost } from "../host/host";
import { PlaceLink } from "../shared/place-link";
import type { ActionPage } from "./status-data";

/** Links to those of the pages that the user may use. */
export function PageLinks({ pages }: { readonly pages: readonly ActionPage[] }) {
  const { t } = useTranslation();
  const { user } = useHost();
  const names: Readonly<Record<ActionPage["page"], string>> = {
    setup: t("settingUp", "Setting up"),
    settings: t("settingsOf", "Settings that protect notes"),
    keysetcopy: t("keysetCopy", "Copy of the keyset"),
    keychange: t("keyChange", "Change of the key"),
    logcheck: t("logCheckShort", "Check and export"),
    retained: t("retainedNotes", "Retained notes"),
  };
  return pages
    .filter(({ privilege }) => mayUser(user, privilege))
    .map(({ page }) => (
      <PlaceLink key={page} to={{ page }}>
        {names[page]}
      </PlaceLink>
    ));
}
