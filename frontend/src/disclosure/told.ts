import type { TFunction } from "i18next";
import type { Disclosure } from "./disclosures";
import type { NewDisclosure } from "./new-disclosure";

/** The circumstances that decide who is told of a disclosure, and when. */
interface Telling {
  readonly author: "DISCLOSES" | "AWAY" | "TOLD";
  /** The day from which the author is told, in words; null if the author is told at once. */
  readonly authorFrom: string | null;
  readonly needsApproval: boolean;
  readonly isRefused: boolean;
  readonly isOutside: boolean;
  /** The review of an emergency reading: when it is due, if that is known; null if none is due. */
  readonly review: { readonly due: string | null } | null;
}

/** Tells in words when the author and the recipient are told, and when an emergency is reviewed. */
function toldText({ author, authorFrom, needsApproval, isRefused, isOutside, review }: Telling, t: TFunction): string {
  return [
    authorText(author, authorFrom, t),
    recipientText(needsApproval, isRefused, isOutside, t),
    review?.due === null && t("reviewAfterApproval", "The review is due within 72 hours of the approval."),
    review?.due && t("reviewDueBy", "The review is due by {{when}}.", { when: review.due }),
  ]
    .filter(Boolean)
    .join(" ");
}

function authorText(author: Telling["author"], from: string | null, t: TFunction): string {
  if (author === "DISCLOSES") {
    return t("toldDiscloser", "The author discloses it and sees all of it.");
  }
  if (author === "AWAY") {
    return t("toldOnReturn", "The author is told when their account is in use again.");
  }
  return from === null
    ? t("toldAtOnce", "The author is told at once.")
    : t("toldFromDay", "The author is told from {{when}}, not before.", { when: from });
}

function recipientText(needsApproval: boolean, isRefused: boolean, isOutside: boolean, t: TFunction): string {
  if (isRefused) {
    return t("recipientNever", "The recipient is never told, because it was refused.");
  }
  if (isOutside) {
    return needsApproval
      ? t("recipientByFileLater", "The recipient is told by the file, after the approval.")
      : t("recipientByFile", "The recipient is told by the file.");
  }
  return needsApproval
    ? t("recipientWithApproval", "The recipient is told with the approval, and never if it is refused.")
    : t("recipientAtOnce", "The recipient is told at once.");
}

/** Who is told of a disclosure that is not made yet. */
export function toldOfNew(
  form: NewDisclosure,
  needsApproval: boolean,
  day: (value: string) => string,
  t: TFunction,
): string {
  const isAway = form.route === "CUSTODY" || form.route === "INSTEAD";
  return toldText(
    {
      author: form.route === "OWN" ? "DISCLOSES" : isAway ? "AWAY" : "TOLD",
      authorFrom: form.tellLater ? day(form.tellLater) : null,
      needsApproval,
      isRefused: false,
      isOutside: form.toWhom === "OUTSIDE" && form.route !== "EMERGENCY",
      review: form.route === "EMERGENCY" ? { due: null } : null,
    },
    t,
  );
}

/** Who is told of a disclosure; null if the user may not know. */
export function toldOf(disclosure: Disclosure, day: (value: string) => string, t: TFunction): string | null {
  const { evidence, order, madeBy, author, basis, tellAuthorFrom, recipient, state, emergency } = disclosure;
  if (!evidence) {
    return null;
  }
  const isByAuthor = madeBy?.uuid === author?.uuid;
  const waits = state === "PROPOSED";
  return toldText(
    {
      author: basis === "CUSTODIAN" || (!order && !isByAuthor) ? "AWAY" : order ? "TOLD" : "DISCLOSES",
      authorFrom: tellAuthorFrom ? day(tellAuthorFrom) : null,
      needsApproval: order,
      isRefused: state === "REFUSED",
      isOutside: !recipient.user,
      review: emergency && waits ? { due: null } : disclosure.reviewDue ? { due: day(disclosure.reviewDue) } : null,
    },
    t,
  );
}
