import type { TFunction } from "i18next";
import type { Sentences } from "./sentences";

/** A sentence for each type of event that concerns a note. */
export const noteSentences = (t: TFunction): Sentences => ({
  CREATED: (by) => t("eventCreated", "Written by {{who}} {{rest}}.", by),
  AMENDED: (by) => t("eventAmended", "Amended by {{who}} {{rest}}.", by),
  ADOPTED: (by) => t("eventAdopted", "Taken over from the record by {{who}} {{rest}}, without being read.", by),
  VOIDED: (by) => t("eventVoided", "Voided by {{who}} {{rest}}. Nothing was removed.", by),
  UNVOIDED: (by) => t("eventUnvoided", "Restored by {{who}} {{rest}}.", by),
  READ: (by) => t("eventRead", "Opened by {{who}} {{rest}}.", by),
  CONSENT_SHOWN: (by) =>
    t("eventConsentShown", "The scope of the client’s consent was shown with the note to {{who}} {{rest}}.", by),
  READ_NOT_ANSWERED: (by) =>
    t(
      "eventReadNotAnswered",
      "Asked for by {{who}} {{rest}}, but an error was sent instead. The text reached no one.",
      by,
    ),
  EXPORTED: (by) => t("eventExported", "Put into the author’s own archive by {{who}} {{rest}}.", by),
  RESEALED: (by) => t("eventResealed", "Sealed again with a newer key by {{who}} {{rest}}. The text is the same.", by),
  PATIENT_MERGED: (by) =>
    t("eventPatientMerged", "Moved along when its client was merged into another one by {{who}} {{rest}}.", by),
  ENCOUNTER_TRANSFERRED: (by) =>
    t("eventEncounterTransferred", "Moved along when its session was given to another client by {{who}} {{rest}}.", by),
  KIND_FIXED: (by) =>
    t("eventKindFixed", "Its kind was sealed into it by {{who}} {{rest}}, after an update of the module.", by),
  DENIED: (by) => t("eventDenied", "Refused to {{who}} {{rest}}.", by),
  DISCLOSED: (by) => t("eventDisclosed", "Disclosed by {{who}} {{rest}}.", by),
  ORDER_RECORDED: (by) =>
    t(
      "eventOrderRecorded",
      "An order, a custodian or an emergency was recorded by {{who}} {{rest}}. It opens nothing yet.",
      by,
    ),
  ORDER_APPROVED: (by) =>
    t("eventOrderApproved", "A disclosure that another person had recorded was approved by {{who}} {{rest}}.", by),
  ORDER_REFUSED: (by) =>
    t("eventOrderRefused", "A disclosure that another person had recorded was refused by {{who}} {{rest}}.", by),
  EMERGENCY_REVIEWED: (by) => t("eventEmergencyReviewed", "An emergency reading was reviewed by {{who}} {{rest}}.", by),
  DISCLOSURE_REVOKED: (by) => t("eventDisclosureRevoked", "A disclosure was revoked by {{who}} {{rest}}.", by),
  DISCLOSURE_CONFIRMED: (by) =>
    t("eventDisclosureConfirmed", "What came to a disclosure later was confirmed by {{who}} {{rest}}.", by),
  CONFIRMATION_APPROVED: (by) =>
    t(
      "eventConfirmationApproved",
      "What came to an order later was confirmed as the second person by {{who}} {{rest}}.",
      by,
    ),
  FILE_BEGUN: (by) =>
    t("eventFileBegun", "Opened for a file for a recipient outside by {{who}} {{rest}}. No one had the file yet.", by),
  FILE_MADE: (by) => t("eventFileMade", "Given out in a file for a recipient outside by {{who}} {{rest}}.", by),
  FILE_NOT_MADE: (by) =>
    t("eventFileNotMade", "Opened for a file by {{who}} {{rest}}, but the file was not made. No one has it.", by),
  LOG_READ: (by) => t("eventLogRead", "The log was looked at by {{who}} {{rest}}.", by),
  VERIFIED: (by) => t("eventVerified", "Checked for tampering by {{who}} {{rest}}.", by),
});
