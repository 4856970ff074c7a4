import type { TFunction } from "i18next";
import type { Wrong } from "./checks";

/** Explains the error of a field, and how to correct it. */
export function wrongText(wrong: Wrong, t: TFunction): string {
  switch (wrong) {
    case "UNCONFIRMED":
      return t("unconfirmed", "If you can't confirm this, the law does not permit the disclosure on this basis.");
    case "DAYS_TURNED":
      return t("daysTurned", "The last day is before the first day.");
    case "DAYS_MISSING":
      return t("daysMissing", "Give the first and the last day.");
    case "IN_THE_PAST":
      return t("dayPast", "This day has passed.");
    case "IN_THE_FUTURE":
      return t("dayFuture", "This day has not come yet.");
    case "TOO_LATE":
      return t("dayTooLate", "That is longer than this basis allows.");
    case "REFUSED":
      return t("choiceRefused", "With this nothing may be disclosed.");
    case "UNFIT":
      return t("basisUnfit", "This basis does not fit what you chose before. Change that, or choose another basis.");
    default:
      return t("answerMissing", "This is needed.");
  }
}
