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
  const { privileges } = useHost().user;
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
  ];
  return links.filter((link) => link.privileges.some((privilege) => privileges.has(privilege)));
}
