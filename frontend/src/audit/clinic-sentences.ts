import type { TFunction } from "i18next";
import type { Sentences } from "./sentences";

/** A sentence for each type of event that concerns the clinic and not a single note. */
export const clinicSentences = (t: TFunction): Sentences => ({
  ACCOUNTING_MADE: (by) =>
    t("eventAccountingMade", "A client’s accounting of disclosures was made by {{who}} {{rest}}.", by),
  DOCUMENT_ADDED: (by) => t("eventDocumentAdded", "A document of a client was added by {{who}} {{rest}}.", by),
  DOCUMENT_OPENED: (by) => t("eventDocumentOpened", "A document of a client was opened by {{who}} {{rest}}.", by),
  DOCUMENT_EFFECT_RECORDED: (by) =>
    t("eventDocumentEffectRecorded", "The last day of effect of a document was recorded by {{who}} {{rest}}.", by),
  DOCUMENT_MOVED: (by) =>
    t("eventDocumentMoved", "A document went along as clients were merged by {{who}} {{rest}}.", by),
  DOCUMENT_DELETED: (by) => t("eventDocumentDeleted", "A document of a client was deleted by {{who}} {{rest}}.", by),
  LEGAL_HOLD_PLACED: (by) => t("eventLegalHoldPlaced", "A legal hold was placed by {{who}} {{rest}}.", by),
  LEGAL_HOLD_RELEASED: (by) => t("eventLegalHoldReleased", "A legal hold was released by {{who}} {{rest}}.", by),
  LEDGER_ENTERED: (by) => t("eventLedgerEntered", "A disclosure was entered in the ledger by {{who}} {{rest}}.", by),
  LEDGER_RETRACTED: (by) =>
    t("eventLedgerRetracted", "An entry of the ledger was marked as made in error by {{who}} {{rest}}.", by),
  LEDGER_MOVED: (by) =>
    t("eventLedgerMoved", "An entry of the ledger went along as clients were merged by {{who}} {{rest}}.", by),
  CLIENT_REQUEST_STEP: (by) => t("eventRequestStep", "A step of a client’s request was taken by {{who}} {{rest}}.", by),
  CLIENT_FILE_OPENED: (by) =>
    t("eventClientFileOpened", "A client’s copy or letter was opened by {{who}} {{rest}}.", by),
  PASSWORD_HELD: (by) =>
    t("eventPasswordHeld", "A user’s notes were closed because their password was set by {{who}} {{rest}}.", by),
  PASSWORD_CONFIRMED: (by) =>
    t(
      "eventPasswordConfirmed",
      "A password of their own was used by {{who}} {{rest}}. The waiting time of the closed notes began.",
      by,
    ),
  PASSWORD_HOLD_LIFTED: (by) =>
    t(
      "eventPasswordHoldLifted",
      "A user’s closed notes were opened before the waiting time ended, by {{who}} {{rest}}.",
      by,
    ),
  LOG_EXPORTED: (by) => t("eventLogExported", "The log was exported by {{who}} {{rest}}.", by),
  CHECKPOINT_MADE: (by) => t("eventCheckpointMade", "A checkpoint of the log was made by {{who}} {{rest}}.", by),
  KEY_ROTATED: (by) =>
    t("eventKeyRotated", "A new key was made by {{who}} {{rest}}. Notes are sealed with it from then on.", by),
  KEYSET_EXPORTED: (by) =>
    t(
      "eventKeysetExported",
      "A copy of the keyset under a passphrase was made by {{who}} {{rest}}, before the eyes of a second person.",
      by,
    ),
  ADOPTION_TRIED: (by) =>
    t("eventAdoptionTried", "A trial of taking notes over from the record was run by {{who}} {{rest}}.", by),
  ADOPTION_PROPOSED: (by) =>
    t("eventAdoptionProposed", "Taking notes over from the record was proposed by {{who}} {{rest}}.", by),
  ADOPTION_WITHDRAWN: (by) =>
    t(
      "eventAdoptionWithdrawn",
      "The proposal to take notes over from the record was withdrawn by {{who}} {{rest}}.",
      by,
    ),
  ADOPTION_STARTED: (by) =>
    t("eventAdoptionStarted", "Taking notes over from the record was started by {{who}} {{rest}}.", by),
  ADOPTION_INTERRUPTED: (by) =>
    t("eventAdoptionInterrupted", "Taking notes over from the record was stopped by {{who}} {{rest}}.", by),
  ADOPTION_RESUMED: (by) =>
    t("eventAdoptionResumed", "Taking notes over from the record was resumed by {{who}} {{rest}}.", by),
  LOG_DELETION_PROPOSED: (by) =>
    t("eventLogDeletionProposed", "The deletion of old events was proposed by {{who}} {{rest}}.", by),
  LOG_DELETION_APPROVED: (by) =>
    t(
      "eventLogDeletionApproved",
      "The deletion of old events was approved by {{who}} {{rest}}, and they were deleted.",
      by,
    ),
  LOG_DELETION_REFUSED: (by) =>
    t("eventLogDeletionRefused", "The deletion of old events was refused by {{who}} {{rest}}.", by),
  LOG_HELD: (by) => t("eventLogHeld", "A hold on the deletion of events was recorded by {{who}} {{rest}}.", by),
  LOG_HOLD_ENDED: (by) => t("eventLogHoldEnded", "A hold on the deletion of events was ended by {{who}} {{rest}}.", by),
  SETTING_TAKEN_OVER: (by) =>
    t("eventSettingTakenOver", "The value of a safeguard was recorded for the first time by {{who}} {{rest}}.", by),
  SETTING_PROPOSED: (by) =>
    t("eventSettingProposed", "A looser safeguard was proposed by {{who}} {{rest}}. It needs a second person.", by),
  SETTING_WITHDRAWN: (by) =>
    t("eventSettingWithdrawn", "The proposal of a looser safeguard was withdrawn by {{who}} {{rest}}.", by),
  SETTING_CHANGED: (by) => t("eventSettingChanged", "A safeguard was changed by {{who}} {{rest}}.", by),
  SETTING_REFUSED: (by) => t("eventSettingRefused", "A looser safeguard was refused by {{who}} {{rest}}.", by),
  SETTING_IGNORED: (by) =>
    t(
      "eventSettingIgnored",
      "A value that is not valid was given to a safeguard by {{who}} {{rest}}. Nothing changed.",
      by,
    ),
  SETTING_TAMPERED: (by) =>
    t(
      "eventSettingTampered",
      "The stored value of a safeguard was found altered: noticed by {{who}} {{rest}}. The strictest value is in force.",
      by,
    ),
  SUPERVISION_SET: (by) =>
    t("eventSupervisionSet", "The supervisor of a therapist was recorded by {{who}} {{rest}}.", by),
  SUPERVISION_MODE_SET: (by) =>
    t("eventSupervisionModeSet", "The kind of a supervision was changed by {{who}} {{rest}}.", by),
  SUPERVISION_ENDED: (by) => t("eventSupervisionEnded", "A supervision was ended by {{who}} {{rest}}.", by),
});
