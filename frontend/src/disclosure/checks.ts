import { dayOf } from "../host/dates";
import type { DisclosureDefinition, Maker } from "./definition";
import { basisOf, makerOf, type NewDisclosure, obstaclesTo, questionsOf } from "./new-disclosure";
import type { Position } from "./steps";

/** The errors of a field that the page finds before it asks the server. */
export type Wrong =
  | "MISSING"
  | "UNCONFIRMED"
  | "DAYS_TURNED"
  | "DAYS_MISSING"
  | "IN_THE_PAST"
  | "IN_THE_FUTURE"
  | "TOO_LATE"
  | "REFUSED"
  | "UNFIT";

export type WrongFields = Readonly<Record<string, Wrong>>;

const blank = (text: string) => !/[\p{L}\p{N}]/u.test(text);

const NOTHING: WrongFields = {};

/** The errors at the user's position, by field; empty if the user may go on. */
export function wrongAt(position: Position, definition: DisclosureDefinition, form: NewDisclosure): WrongFields {
  switch (position.step) {
    case "WHAT":
      return wrongScope(form);
    case "RECIPIENT":
      return wrongRecipient(form);
    case "BASIS":
      return wrongBasis(definition, form);
    case "EVIDENCE":
      return wrongEvidence(position.at ?? "", definition, form);
    default:
      return NOTHING;
  }
}

function wrongScope(form: NewDisclosure): WrongFields {
  const wrong: Record<string, Wrong> = {};
  if (form.route !== "CUSTODY" && !form.patient) {
    wrong.patient = "MISSING";
  }
  if (form.route !== "OWN" && !form.author) {
    wrong.author = "MISSING";
  }
  if (form.route === "CUSTODY") {
    return wrong;
  }
  if (form.route === "OWN" && form.extent === "NOTE") {
    if (form.patient && !form.note) {
      wrong.note = "MISSING";
    }
  } else if (!form.from || !form.to) {
    wrong[form.from ? "to" : "from"] = "DAYS_MISSING";
  } else if (form.from > form.to) {
    wrong.to = "DAYS_TURNED";
  }
  if (form.amount === "PARTS" && form.parts.length === 0) {
    wrong.parts = "MISSING";
  }
  if (form.amount === "EXCERPT" && blank(form.excerpt)) {
    wrong.excerpt = "MISSING";
  }
  return wrong;
}

function wrongRecipient(form: NewDisclosure): WrongFields {
  if (form.toWhom === "USER") {
    return form.user ? NOTHING : { recipient: "MISSING" };
  }
  return blank(form.name) ? { name: "MISSING" } : NOTHING;
}

function wrongBasis(definition: DisclosureDefinition, form: NewDisclosure): WrongFields {
  const basis = basisOf(definition, form);
  if (!basis) {
    return { basis: "MISSING" };
  }
  return obstaclesTo(basis, form).length > 0 ? { basis: "UNFIT" } : NOTHING;
}

function wrongEvidence(at: string, definition: DisclosureDefinition, form: NewDisclosure): WrongFields {
  const basis = basisOf(definition, form);
  const today = dayOf(new Date());
  if (at === "purpose") {
    return blank(form.purpose) ? { purpose: "MISSING" } : NOTHING;
  }
  if (at === "time") {
    return wrongTime(form, makerOf(basis, form), today);
  }
  const asked = basis && questionsOf(basis, form).find(({ question }) => question.name === at);
  if (!asked) {
    return NOTHING;
  }
  const { question, needed } = asked;
  const value = form.evidence[at] ?? "";
  const field = `evidence.${at}`;
  if (needed && (question.type === "TEXT" ? blank(value) : value === "")) {
    return { [field]: question.type === "CONFIRMATION" ? "UNCONFIRMED" : "MISSING" };
  }
  if (question.choices?.find(({ name }) => name === value)?.refusal) {
    return { [field]: "REFUSED" };
  }
  if (question.type === "DATE" && value) {
    if (question.time === "PAST" && value > today) {
      return { [field]: "IN_THE_FUTURE" };
    }
    if (question.time === "FUTURE" && value < today) {
      return { [field]: "IN_THE_PAST" };
    }
  }
  return NOTHING;
}

const HOURS_OF_DAY = 24;

/** The last end day that the user may choose: a disclosure lasts until the end of its end day. */
export function latestEnd(mostHours: number, today: string): string {
  const days = Math.floor(mostHours / HOURS_OF_DAY) - 1;
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * HOURS_OF_DAY * 3_600_000).toISOString().slice(0, 10);
}

function wrongTime(form: NewDisclosure, maker: Maker | undefined, today: string): WrongFields {
  const wrong: Record<string, Wrong> = {};
  if (!form.end && maker?.endRequired) {
    wrong.end = "MISSING";
  } else if (form.end && form.end < today) {
    wrong.end = "IN_THE_PAST";
  } else if (form.end && maker && form.end > latestEnd(maker.mostHours, today)) {
    wrong.end = "TOO_LATE";
  }
  if (form.tellLater && form.tellLater <= today) {
    wrong.tellAuthorFrom = "IN_THE_PAST";
  }
  return wrong;
}
