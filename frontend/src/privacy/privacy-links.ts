import { useTranslation } from "react-i18next";
import { mayUser, type Place, useHost } from "../host/host";

/** A page for the users who protect the notes, with its purpose. */
interface PrivacyLink {
  readonly place: Place;
  readonly name: string;
  readonly about: string;
  /** Any of these is enough to see the link. */
  readonly privileges: readonly string[];
}

/** The pages that the user may open, in the order in which they are shown. */
export function usePrivacyLinks(): readonly PrivacyLink[] {
  const { t } = useTranslation();
  const { user } = useHost();
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
    {
      place: { page: "settings" },
      name: t("settingsOf", "Settings that protect notes"),
      about: t("settingsLink", "See which values are in force and who set them; approve or refuse what waits."),
      privileges: ["Approve Psychotherapy Note Orders", "Get Psychotherapy Note Access Log"],
    },
    {
      place: { page: "log" },
      name: t("accessLog", "Log of accesses"),
      about: t(
        "accessLogWhat",
        "Search what was done and tried with private notes; check it, export it, delete what is old.",
      ),
      privileges: ["Get Psychotherapy Note Access Log"],
    },
    {
      place: { page: "logretention" },
      name: t("logRetention", "How long the log is kept"),
      about: t("logRetentionWhat", "Decide on deletions of old events, and end what holds them back."),
      privileges: ["Approve Psychotherapy Note Orders"],
    },
    {
      place: { page: "accounting" },
      name: t("accounting", "Accounting of disclosures"),
      about: t(
        "accountingAbout",
        "Tell a client what was disclosed about them, and to whom, as a table and as a file.",
      ),
      privileges: ["Record Psychotherapy Note Orders"],
    },
    {
      place: { page: "ledger" },
      name: t("ledger", "Ledger of disclosures"),
      about: t(
        "ledgerAbout",
        "Enter what left the clinic by telephone, letter or testimony, so that the accounting lists it.",
      ),
      privileges: ["Record Psychotherapy Note Orders"],
    },
    {
      place: { page: "documents" },
      name: t("documents", "Documents"),
      about: t("documentsLink", "Keep authorizations, orders and letters of a client as signed papers or scans."),
      privileges: ["Record Psychotherapy Note Orders"],
    },
    {
      place: { page: "legalholds" },
      name: t("legalHolds", "Legal holds"),
      about: t(
        "legalHoldsLink",
        "Stop every deletion about a client, an author or a note, as long as a matter is open.",
      ),
      privileges: ["Record Psychotherapy Note Orders", "Approve Psychotherapy Note Orders"],
    },
    {
      place: { page: "records" },
      name: t("recordsDesk", "Records desk"),
      about: t(
        "recordsDeskAbout",
        "Answer a client who asks for a copy of the progress notes: due dates, letters, the copy.",
      ),
      privileges: ["Manage Client Requests", "Restrict Progress Note Access"],
    },
    {
      place: { page: "holds" },
      name: t("passwordHolds", "Password holds"),
      about: t(
        "passwordHoldsWhat",
        "Open the notes of a person whose password was set by another one, once you know who signs in.",
      ),
      privileges: ["Approve Psychotherapy Note Orders"],
    },
    {
      place: { page: "retained" },
      name: t("retainedNotes", "Retained notes"),
      about: t("retainedNotesWhat", "See which notes outlived a client or an author."),
      privileges: ["Get Psychotherapy Note Access Log", "Get Psychotherapy Notes"],
    },
    {
      place: { page: "keysetcopy" },
      name: t("keysetCopy", "Copy of the keyset"),
      about: t("keysetCopyWhat", "Keep what all notes are sealed with in a second place, under a passphrase."),
      privileges: ["Manage Psychotherapy Note Keys"],
    },
    {
      place: { page: "keychange" },
      name: t("keyChange", "Change of the key"),
      about: t("keyChangeAbout", "Seal the notes with a new key, and see how far that has come."),
      privileges: ["Manage Psychotherapy Note Keys"],
    },
    {
      place: { page: "adoption" },
      name: t("adoption", "Adopt private notes"),
      about: t(
        "adoptionWhat",
        "Private notes that were written as ordinary answers are taken out of the record and become notes of their authors.",
      ),
      privileges: ["Adopt Psychotherapy Notes"],
    },
  ];
  return links.filter((link) => link.privileges.some((privilege) => mayUser(user, privilege)));
}
