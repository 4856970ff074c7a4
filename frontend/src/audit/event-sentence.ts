import type { TFunction } from "i18next";
import { momentOf, showTime } from "../host/dates";
import type { LoggedEvent } from "./log-requests";
import type { Sentences } from "./sentences";

/** Describes an event to the user with the uuid `me`. */
export function sentenceOf(event: LoggedEvent, sentences: Sentences, t: TFunction, me: string, locale: string): string {
  const when = { time: showTime(momentOf(event.when), locale), address: event.address ?? "" };
  const by = {
    who: event.user === null ? t("eventNobody", "no one who is known") : nameOf(event.user, me, t),
    rest: event.address ? t("eventFromAt", "from {{address}} at {{time}}", when) : t("eventAt", "at {{time}}", when),
  };
  return (
    sentences[event.type]?.(by) ?? t("eventOther", "{{type}}: done by {{who}} {{rest}}.", { ...by, type: event.type })
  );
}

function nameOf(user: { readonly uuid: string; readonly display: string | null }, me: string, t: TFunction): string {
  return user.uuid === me ? t("eventYou", "you") : (user.display ?? t("eventFormerUser", "a former user"));
}

/** Further details of an event, each a sentence. */
export function detailsOf(event: LoggedEvent, t: TFunction, me: string): readonly string[] {
  const details: string[] = [];
  if (event.type === "DENIED") {
    details.push(reasonOf(event.ground, t));
    if (event.times > 1) {
      details.push(t("eventTimes", "{{count}} times.", { count: event.times }));
    }
  }
  if (event.type === "VERIFIED" && event.ground) {
    details.push(
      event.ground === "INTACT"
        ? t("eventIntact", "Nothing was found.")
        : t("eventProblems", "Something was found: check again to see what."),
    );
  }
  if (event.version) {
    details.push(t("eventVersion", "Version {{version}}.", { version: event.version }));
  }
  if (event.disclosure) {
    details.push(t("eventUnderDisclosure", "Under a disclosure."));
  }
  if (event.signedInUser && event.signedInUser.uuid !== event.user?.uuid) {
    details.push(
      t("eventSignedIn", "The person who had signed in was {{name}}.", { name: nameOf(event.signedInUser, me, t) }),
    );
  }
  return details;
}

function reasonOf(reason: string | null, t: TFunction): string {
  const reasons: Readonly<Record<string, string>> = {
    ANONYMOUS: t("deniedAnonymous", "No one was signed in."),
    DAEMON: t("deniedDaemon", "The system itself asked, and only a person may read a note."),
    NOT_SIGNED_IN_AS_USER: t("deniedNotSignedIn", "Another person acted in this user’s name."),
    ACCOUNT_CHANGED: t("deniedAccountChanged", "The account had changed since the sign-in."),
    NO_PRIVILEGE: t("deniedNoPrivilege", "The account has no right to this at all."),
    PASSWORD_HELD: t("deniedPasswordHeld", "Another person had set the password, so the notes were closed."),
    PASSWORD_NEEDED: t(
      "deniedPasswordNeeded",
      "The password was not given again. That happens before each such reading.",
    ),
    PASSWORD_WRONG: t("deniedPasswordWrong", "The password that was given again was wrong."),
    NOT_ENTITLED: t("deniedNotEntitled", "They are not the author, and nothing was disclosed to them."),
    SAME_PERSON: t("deniedSamePerson", "It takes two people, and this one had taken the first step."),
    PATIENT_VOIDED: t("deniedPatientVoided", "The client’s record is voided."),
    UNKNOWN_NOTE: t("deniedUnknown", "There is no such note."),
  };
  return (reason && reasons[reason]) ?? t("deniedOther", "No reason was recorded.");
}
