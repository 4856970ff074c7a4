import { useTranslation } from "react-i18next";
import { type Place, useHost } from "../host/host";

/** A page of those who protect the notes, and what one does there. */
export interface PrivacyLink {
  readonly place: Place;
  readonly name: string;
  readonly about: string;
  /** Any of these is enough to see the link. */
  readonly privileges: readonly string[];
}

/** The pages that the user may open, in the order in which they are shown. */
export function usePrivacyLinks(): readonly PrivacyLink[] {
  const { t } = useTranslation();
  const { privileges, superuser } = useHost().user;
  const links: readonly PrivacyLink[] = [
    {
      place: { page: "disclosures" },
      name: t("disclosuresAndOrders", "Disclosures and legal orders"),
      about: t(
        "disclosuresAndOrdersWhat",
        "Record an order, decide on what another person recorded, see what is open, review emergency readings.",
      ),
      privileges: ["Record Psychotherapy Note Orders", "Approve Psychotherapy Note Orders"],
    },
    {
      place: { page: "status" },
      name: t("statusPage", "Status"),
      about: t("statusLink", "Whether everything that protects the notes works, and what to do."),
      privileges: ["Manage Modules"],
    },
    {
      place: { page: "setup" },
      name: t("settingUp", "Setting up"),
      about: t("setupLink", "The checklist of a first run, people and their roles, the settings that protect notes."),
      privileges: ["Manage Modules"],
    },
  ];
  return links.filter((link) => superuser || link.privileges.some((privilege) => privileges.has(privilege)));
}
