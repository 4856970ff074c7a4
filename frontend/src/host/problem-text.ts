import type { TFunction } from "i18next";
import { Cancelled, RestError } from "./rest";

/** Describes a problem to the user, in the server's words if the server sent any. */
export function problemText(problem: Error, t: TFunction): string {
  if (problem instanceof RestError && problem.code) {
    return problem.message;
  }
  if (problem instanceof Cancelled || (problem instanceof RestError && problem.status === 401)) {
    return t("signedOut", "You are signed out.");
  }
  if (problem instanceof RestError && problem.status < 500 && problem.status !== 404) {
    return t("refused", "The server refused it.");
  }
  return t("notReached", "The server can't be reached.");
}
