import type { TFunction } from "i18next";

/** A problem that a check found, and its place. */
export interface Problem {
  /** The part of the log, or another subject: `note-12`, `user-…`, `clinic`, `disclosure-…`, `draft-3`, `document-…`. */
  readonly chain: string;
  readonly kind: string;
  /** The number of the event, version or checkpoint. */
  readonly at: number | null;
}

/** The explanation of a problem for a user who has never seen such a problem. */
interface Explained {
  readonly where: string;
  readonly found: string;
  readonly meaning: string;
  readonly todo: string;
}

/** The number of the note that the problem is about; null if the problem is not about a note. */
export const numberOfNote = ({ chain }: Problem): string | null => /^note-([0-9]{1,9})$/.exec(chain)?.[1] ?? null;

/** Explains a problem; shows the code of its kind if this page does not know the kind. */
export function explain({ chain, kind, at }: Problem, t: TFunction): Explained {
  const number = { at: at ?? "–" };
  const found: Readonly<Record<string, string>> = {
    EVENT_ALTERED: t("foundEventAltered", "Event {{at}} is not what it was when it was stored.", number),
    EVENT_MISSING: t("foundEventMissing", "Event {{at}} is gone, and maybe others right after it.", number),
    EVENT_INSERTED: t("foundEventInserted", "Event {{at}} is there twice, or stands where there was none.", number),
    EVENT_MOVED: t("foundEventMoved", "Event {{at}} is not in its place.", number),
    TRUNCATED: t("foundTruncated", "Event {{at}} and all after it are gone.", number),
    EXTENDED: t("foundExtended", "From event {{at}} on there are more events than were ever stored.", number),
    CHAIN_MISSING: t("foundChainMissing", "All events of this part of the log are gone."),
    HEAD_ALTERED: t("foundHeadAltered", "The record of how long this part of the log is was removed or altered."),
    NOT_COVERED: t("foundNotCovered", "No checkpoint covers event {{at}} and those after it.", number),
    REWRITTEN: t("foundRewritten", "The events up to {{at}} are not those that a checkpoint saw.", number),
    ROLLED_BACK: t(
      "foundRolledBack",
      "Event {{at}}, which an earlier checkpoint saw, was gone when a later one was made.",
      number,
    ),
    CHECKPOINT_MISSING: t("foundCheckpointMissing", "Checkpoint {{at}} is gone.", number),
    CHECKPOINT_ALTERED: t(
      "foundCheckpointAltered",
      "Checkpoint {{at}} is not what was signed, or not in its place.",
      number,
    ),
    DELETION_ALTERED: t("foundDeletionAltered", "The record of a deletion of old events is not what was signed."),
    OTHER_KEY: t("foundOtherKey", "It was signed with another key."),
    KEY_MISSING: t("foundKeyMissing", "It can’t be checked: the key that signs the log is not there."),
    UNREADABLE: t("foundUnreadable", "Line {{at}} is none that an export has.", number),
    NOTE_MISSING: t("foundNoteMissing", "The note is gone, though events tell of it."),
    NOTE_ALTERED: t("foundNoteAltered", "What is kept with the note was altered: its author, client, dates or state."),
    VERSION_MISSING: t("foundVersionMissing", "Version {{at}} of the note is gone.", number),
    VERSION_ALTERED: t(
      "foundVersionAltered",
      "Version {{at}} of the note is not what it was when it was sealed.",
      number,
    ),
    UNRECORDED: t("foundUnrecorded", "No event tells of this note, or of version {{at}} of it.", number),
    DISCLOSURE_ALTERED: t("foundDisclosureAltered", "This disclosure is not what it was when it was stored."),
    DISCLOSURE_MISSING: t("foundDisclosureMissing", "This disclosure is gone."),
    DRAFT_ALTERED: t("foundDraftAltered", "What was typed and not saved yet is not what it was when it was sealed."),
    DOCUMENT_ALTERED: t("foundDocumentAltered", "This document is not what it was when it was stored."),
    DOCUMENT_MISSING: t("foundDocumentMissing", "This document is gone."),
    REQUEST_ALTERED: t(
      "foundRequestAltered",
      "This request of a client, or a copy made for it, is not what it was when it was stored.",
    ),
    REQUEST_MISSING: t("foundRequestMissing", "This request of a client, or a copy made for it, is gone."),
    LEDGER_ALTERED: t("foundLedgerAltered", "This entry of the ledger is not what it was when it was stored."),
    LEDGER_MISSING: t("foundLedgerMissing", "This entry of the ledger is gone."),
  };
  return { where: whereIs(chain, t), found: found[kind] ?? kind, ...consequence(kind, t) };
}

type Consequence = Pick<Explained, "meaning" | "todo">;

function consequence(kind: string, t: TFunction): Consequence {
  const what = subjects[kind.split("_")[0] ?? ""] ?? "log";
  switch (kind.endsWith("_KEY") || kind.startsWith("KEY_") ? "key" : what) {
    case "key":
      return {
        meaning: t(
          "meaningKey",
          "The file of the key that signs the log may have been lost, or replaced by another one.",
        ),
        todo: t(
          "todoKey",
          "Have the administrator put the file back from its copy, and check again. If there is no copy, ask who replaced the file.",
        ),
      };
    case "note":
      return {
        meaning: t(
          "meaningNote",
          "Someone may have changed the notes past this module, or a part of the database was put back. What was altered opens to no one.",
        ),
        todo: t(
          "todoNote",
          "Tell the author of the note, whom the log names. Ask the administrator to save the database as it is now, and then to restore the note from an earlier backup.",
        ),
      };
    case "disclosure":
      return {
        meaning: t(
          "meaningDisclosure",
          "Someone may have tried to open notes by it, or to hide that notes were open. As it is, it opens nothing.",
        ),
        todo: t(
          "todoDisclosure",
          "Tell the person who made it. Look in the log what was done under it, and make it anew if it is still needed.",
        ),
      };
    case "draft":
      return {
        meaning: t(
          "meaningDraft",
          "Someone may have changed it in the database. It is shown to no one and not overwritten.",
        ),
        todo: t(
          "todoDraft",
          "Ask its author what they remember, and ask the administrator to restore it from a backup.",
        ),
      };
    case "paper":
      return {
        meaning: t(
          "meaningPaper",
          "Someone may have changed it without using this module, or part of an older database was restored. The module shows it to no one.",
        ),
        todo: t(
          "todoPaper",
          "Tell the users who work with it. Ask the administrator to save the database as it is now, and then to restore this entry from an earlier backup.",
        ),
      };
    default:
      return {
        meaning: t(
          "meaningLog",
          "Someone may have changed the log past this module, or the database was put back from an older backup.",
        ),
        todo: t(
          "todoLog",
          "Change nothing. Export the log and keep the file apart. Compare it with the last export, and ask the person who runs the database what was done to it.",
        ),
      };
  }
}

/** The subject of a kind of problem, by the first word of its name. */
const subjects: Readonly<Record<string, string>> = {
  NOTE: "note",
  VERSION: "note",
  UNRECORDED: "note",
  DISCLOSURE: "disclosure",
  DRAFT: "draft",
  DOCUMENT: "paper",
  REQUEST: "paper",
  LEDGER: "paper",
};

function whereIs(chain: string, t: TFunction): string {
  const [, kind, id = ""] = /^([a-z]+)-(.*)$/.exec(chain) ?? [];
  switch (kind) {
    case "note":
      return t("whereNote", "Note number {{id}} of the store", { id });
    case "user":
      return t("whereUser", "Refused requests of the user {{id}}", { id });
    case "disclosure":
      return t("whereDisclosure", "Disclosure {{id}}", { id });
    case "draft":
      return t("whereDraft", "Draft number {{id}} of the store", { id });
    case "document":
      return t("whereDocument", "Document {{id}}", { id });
    case "request":
      return t("whereRequest", "Client’s request {{id}}", { id });
    case "ledger":
      return t("whereLedger", "Entry of the ledger {{id}}", { id });
    default:
      return chain === "clinic" ? t("whereClinic", "The clinic’s part of the log") : chain;
  }
}
