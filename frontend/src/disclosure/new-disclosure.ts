import type { Ref } from "../shared/types";
import type { Basis, Case, DisclosureDefinition, Maker, Question, Role } from "./definition";

/** The route by which the user comes to a disclosure; it decides the user's role. */
export type Route = "OWN" | "INSTEAD" | "EMERGENCY" | "ORDER" | "CUSTODY";

/** One of the user's own notes, without its text. */
export interface NoteToDisclose {
  readonly uuid: string;
  /** The day of the session, as in `2026-01-31`. */
  readonly sessionDate: string;
}

/** The user's input so far. Only memory holds it. */
export interface NewDisclosure {
  /** The uuid of the disclosure, so that sending the request twice makes only one. */
  readonly uuid: string;
  readonly route: Route;
  readonly patient: Ref | null;
  /** The author of the notes if that is another user, otherwise null. */
  readonly author: Ref | null;
  readonly extent: "NOTE" | "DAYS";
  readonly note: NoteToDisclose | null;
  readonly from: string;
  readonly to: string;
  readonly amount: "WHOLE" | "PARTS" | "EXCERPT";
  readonly parts: readonly string[];
  readonly excerpt: string;
  readonly toWhom: "USER" | "OUTSIDE";
  readonly user: Ref | null;
  readonly name: string;
  readonly address: string;
  readonly kind: string;
  readonly basis: string | null;
  readonly purpose: string;
  /** The last day, as in `2026-01-31`. */
  readonly end: string;
  readonly tellLater: string;
  /** The answers by the names of the questions; a confirmation is `true`. */
  readonly evidence: Readonly<Record<string, string>>;
  /** The names of the users in the evidence, by uuid. */
  readonly people: Readonly<Record<string, string>>;
}

const ROLES: Readonly<Record<Route, Role>> = {
  OWN: "AUTHOR",
  INSTEAD: "AUTHOR",
  EMERGENCY: "EMERGENCY",
  ORDER: "PRIVACY_OFFICER",
  CUSTODY: "PRIVACY_OFFICER",
};

export const roleOf = (route: Route): Role => ROLES[route];

/** True if the user can write an excerpt: only the author can, and only for a single note. */
export const mayExcerpt = ({ route, extent }: NewDisclosure) => route === "OWN" && extent === "NOTE";

/** The bases that the user may choose on the route, for notes of the chosen kind. */
export function basesFor({ bases }: DisclosureDefinition, { route, kind }: NewDisclosure): readonly Basis[] {
  const role = roleOf(route);
  return bases.filter(
    ({ makers, kinds, allNotes }) =>
      makers.some(({ name }) => name === role) && kinds.includes(kind) && allNotes === (route === "CUSTODY"),
  );
}

export function basisOf(definition: DisclosureDefinition, form: NewDisclosure): Basis | undefined {
  return basesFor(definition, form).find(({ name }) => name === form.basis);
}

/** The user's role on a basis, with the longest time that the disclosure may last in that role. */
export function makerOf(basis: Basis | undefined, { route }: NewDisclosure): Maker | undefined {
  return basis?.makers.find(({ name }) => name === roleOf(route));
}

/** The reasons why a basis can't be used, shown before the user chooses it. */
export type Obstacle = "USERS_ONLY" | "OUTSIDE_ONLY" | "EXCERPT_ONLY" | "DAYS_NEEDED";

export function obstaclesTo(basis: Basis, form: NewDisclosure): readonly Obstacle[] {
  const found: Obstacle[] = [];
  if (!basis.recipients.includes(form.toWhom)) {
    found.push(form.toWhom === "OUTSIDE" ? "USERS_ONLY" : "OUTSIDE_ONLY");
  }
  if (basis.amount === "EXCERPT" && form.amount !== "EXCERPT") {
    found.push("EXCERPT_ONLY");
  }
  if (basis.exact && form.extent === "DAYS" && !(form.from && form.to)) {
    found.push("DAYS_NEEDED");
  }
  return found;
}

const folded = (text: string) => text.replace(/\s+/gu, " ").trim().toLowerCase();

export const recipientName = ({ toWhom, user, name }: NewDisclosure) =>
  toWhom === "USER" ? (user?.display ?? "") : name;

function isIn({ circumstance, evidence, values = [] }: Case, form: NewDisclosure): boolean {
  if (evidence) {
    const value = form.evidence[evidence] ?? "";
    return value !== "" && (values.length === 0 || values.includes(value));
  }
  switch (circumstance) {
    case "RECIPIENT_OUTSIDE":
      return form.toWhom === "OUTSIDE";
    case "NO_ADDRESS":
      return form.toWhom === "OUTSIDE" && form.address.trim() === "";
    case "RECIPIENT_NAMED_OTHERWISE": {
      const named = form.evidence.NAMED_RECIPIENT ?? "";
      return named !== "" && folded(named) !== folded(recipientName(form));
    }
    case "WHOLE_NOTES":
      return form.amount === "WHOLE";
    case "NO_EXCERPT":
      return form.amount !== "EXCERPT";
    case "EMERGENCY":
      return form.route === "EMERGENCY";
    case "TOLD_LATER":
      return form.tellLater !== "";
    default:
      // asks the question if the page does not know the circumstance
      return true;
  }
}

/** A question that the page asks now. */
export interface Asked {
  readonly question: Question;
  /** True if the user must answer. */
  readonly needed: boolean;
}

/** The questions that this disclosure needs, in their order. An answer may add or remove other questions. */
export function questionsOf(basis: Basis, form: NewDisclosure): readonly Asked[] {
  const asked: Asked[] = [];
  for (const question of basis.evidence) {
    if (question.when.length > 0 && !question.when.some((each) => isIn(each, form))) {
      continue;
    }
    const replaced = asked.filter((before) => before.question.replacedBy === question.name);
    const open = replaced.filter((before) => !form.evidence[before.question.name]);
    if (replaced.length > 0 && open.length === 0) {
      continue;
    }
    const mayComeLater = basis.evidence.some(
      ({ name }) => name === question.replacedBy && !asked.some((before) => before.question.name === name),
    );
    asked.push({ question, needed: replaced.length > 0 || (question.required && !mayComeLater) });
  }
  return asked;
}

/** The body of the request, without answers to questions that the page no longer asks. */
export function bodyOf(definition: DisclosureDefinition, form: NewDisclosure): Record<string, unknown> {
  const basis = basisOf(definition, form);
  const questions = basis ? questionsOf(basis, form) : [];
  const evidence = Object.fromEntries(
    questions
      .map(
        ({ question: { name, type } }) => [name, type === "CONFIRMATION" ? true : form.evidence[name], type] as const,
      )
      .filter(([name]) => form.evidence[name])
      .map(([name, value]) => [name, value]),
  );
  const isNote = form.route === "OWN" && form.extent === "NOTE";
  return {
    uuid: form.uuid,
    basis: form.basis,
    ...(form.route !== "OWN" && { author: form.author?.uuid, kind: form.kind }),
    ...(isNote && { note: form.note?.uuid }),
    ...(!isNote && form.route !== "CUSTODY" && { patient: form.patient?.uuid, kind: form.kind }),
    ...(!isNote && form.route !== "CUSTODY" && form.from && { from: form.from }),
    ...(!isNote && form.route !== "CUSTODY" && form.to && { to: form.to }),
    ...(form.amount === "PARTS" && { parts: form.parts }),
    ...(form.amount === "EXCERPT" && { excerpt: form.excerpt }),
    recipient:
      form.toWhom === "USER"
        ? { user: form.user?.uuid }
        : { name: form.name.trim(), ...(form.address.trim() && { address: form.address.trim() }) },
    purpose: form.purpose.trim(),
    ...(form.end && { end: form.end }),
    ...(form.tellLater && { tellAuthorFrom: form.tellLater }),
    evidence,
  };
}
