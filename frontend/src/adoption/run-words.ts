import type { TFunction } from "i18next";
import type { Run, RunState } from "./adoption-requests";
import { type Current, type CurrentKind, progressOf } from "./run-logic";

/** The reason why an obs stays in the record, or its code if the page does not know the code. */
export function reasonWords(reason: string, t: TFunction): string {
  const words: Readonly<Record<string, string>> = {
    AUTHOR_UNKNOWN: t(
      "leftAuthorUnknown",
      "Its first version was written by the system, or by an account that no longer exists.",
    ),
    NO_PATIENT: t("leftNoPatient", "It is about a person who is not a patient."),
    NO_TEXT: t("leftNoText", "It, or an earlier version, contains no text."),
    TOO_LARGE: t("leftTooLarge", "It, or an earlier version, is longer than 1 MiB."),
    NOT_DECODABLE: t("leftNotDecodable", "Its file is not UTF-8 text, or its text contains half of a character."),
    FILE_MISSING: t("leftFileMissing", "Its file is missing."),
    FILE_UNREADABLE: t(
      "leftFileUnreadable",
      "Its file could not be read. Look in the server's log for the reason, then start the adoption again.",
    ),
    HISTORY_BRANCHED: t("leftHistoryBranched", "Two obs replace the same obs, or each other."),
    SEVERAL_CURRENT: t("leftSeveralCurrent", "More than one of its versions is in use."),
    OTHER_CONCEPT: t("leftOtherConcept", "Another of its versions answers a concept that was not chosen."),
    SIGNED: t("leftSigned", "It is part of a progress note that is, or once was, signed."),
    HAS_MEMBERS: t("leftHasMembers", "It is a group that contains other obs."),
    REFERENCED: t("leftReferenced", "Another table refers to it."),
    NOTE_EXISTS: t("leftNoteExists", "Its author already has a note with the same uuid."),
    PURGED: t(
      "leftPurged",
      "It was purged earlier, but an audit table still contains its text. The clinic must decide whether to keep or delete that text.",
    ),
    IN_USE: t("leftInUse", "Something else kept it locked. Run the adoption again to include it."),
  };
  return words[reason] ?? reason;
}

/** The state of a run that has a report, in words. */
export function stateWords(state: RunState, t: TFunction): string {
  const words: Partial<Record<RunState, string>> = {
    RUNNING: t("runRunning", "in progress"),
    INTERRUPTED: t("runInterrupted", "interrupted"),
    FAILED: t("runFailed", "stopped by an error"),
    DONE: t("runDone", "done"),
  };
  return words[state] ?? state;
}

/** The title of the current run. */
export function titleWords(kind: CurrentKind, t: TFunction): string {
  switch (kind) {
    case "dryRun":
      return t("dryRunRunning", "A dry run is in progress");
    case "adoption":
      return t("adoptionRunning", "The adoption is in progress");
    case "stopping":
      return t("adoptionStopping", "It will stop after the current obs");
    case "proposed":
    case "ownProposal":
      return t("adoptionProposed", "An adoption is proposed");
    default:
      return t("adoptionUnfinished", "An adoption is not finished");
  }
}

/** Explains the state of the current run and the next step. */
export function aboutWords({ kind }: Current, by: string, when: string, t: TFunction): string {
  switch (kind) {
    case "proposed":
      return t(
        "aboutProposed",
        "{{user}} proposed to adopt the obs of these concepts. A second person, you or someone else, must start it or turn it down. First look at what the dry run found, or do your own dry run.",
        { user: by },
      );
    case "ownProposal":
      return t(
        "aboutOwnProposal",
        'You proposed to adopt the obs of these concepts. Another person with the privilege "Adopt Psychotherapy Notes" must start it: no one may approve their own proposal.',
      );
    case "interrupted":
      return t("aboutInterrupted", "It was interrupted. Nothing is lost: each obs is either in the record or a note.");
    case "failed":
      return t(
        "aboutFailed",
        "An error stopped it. The server's log says which one. Nothing is lost: each obs is either in the record or a note.",
      );
    case "crashed":
      return t(
        "aboutCrashed",
        "The server that was running it stopped. Nothing is lost: each obs is either in the record or a note.",
      );
    default:
      return t(
        "aboutRunning",
        "Started by {{user}}, {{when}}. You may close this page. The work continues on the server.",
        { user: by, when },
      );
  }
}

export function progressWords(run: Run, number: (value: number) => string, t: TFunction): string {
  const { seen, percent } = progressOf(run);
  return t("obsSeen", "{{seen}} of {{all}} obs ({{percent}} %)", {
    seen: number(seen),
    all: number(run.obs),
    percent: number(percent),
  });
}
