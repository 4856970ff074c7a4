import type { TFunction } from "i18next";
import type { NoteText, Part } from "./note-text";

/** The label of a section of a psychotherapy note. */
export function partLabel(part: keyof NoteText, t: TFunction): string {
  switch (part) {
    case "reflections":
      return t("privateReflections", "Reflections and insights");
    case "emotionalResponses":
      return t("privateEmotions", "The client's emotional responses");
    case "hypotheses":
      return t("privateHypotheses", "Hypotheses about the treatment");
    case "comment":
      return t("privateComment", "Comment");
    default:
      return t("privateOther", "Anything else that is not for the record");
  }
}

export function partHelp(part: Part, t: TFunction): string {
  switch (part) {
    case "reflections":
      return t("privateReflectionsHelp", "What you thought and felt yourself.");
    case "emotionalResponses":
      return t("privateEmotionsHelp", "In detail. What treatment needs belongs in the progress note.");
    case "hypotheses":
      return t("privateHypothesesHelp", "What you suppose, and where the work may go.");
    default:
      return t("privateOtherHelp", "Sensitive details that nobody needs for treatment.");
  }
}
