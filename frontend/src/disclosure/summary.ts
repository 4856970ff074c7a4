import type { TFunction } from "i18next";
import { showDay } from "../host/dates";
import type { DisclosureDefinition, Question } from "./definition";
import { basisOf, makerOf, type NewDisclosure, questionsOf, recipientName } from "./new-disclosure";
import type { Position } from "./steps";
import { toldOfNew } from "./told";

/** A line of the summary, with the position where the user can change it. */
interface SummaryLine {
  readonly name: string;
  readonly value: string;
  readonly position: Position;
}

/** All input, in the order of the questions. */
export function summaryOf(
  definition: DisclosureDefinition,
  form: NewDisclosure,
  me: string,
  locale: string,
  t: TFunction,
): readonly SummaryLine[] {
  const day = (value: string) => (value ? showDay(value, locale) : "");
  const basis = basisOf(definition, form);
  const at = (screen: string): Position => ({ step: "EVIDENCE", at: screen });
  const recipient = form.route === "EMERGENCY" ? me : recipientName(form);
  const lines: (SummaryLine | false)[] = [
    form.route !== "CUSTODY" && {
      name: t("client", "Client"),
      value: form.patient?.display ?? "",
      position: { step: "WHAT" },
    },
    form.route !== "OWN" && {
      name: t("authorOfNotes", "Author of the notes"),
      value: form.author?.display ?? "",
      position: { step: "WHAT" },
    },
    { name: t("notesMeant", "Notes"), value: notesText(form, day, t), position: { step: "WHAT" } },
    form.route !== "CUSTODY" && {
      name: t("amountMeant", "Of each note"),
      value: amountText(definition, form, t),
      position: { step: "WHAT" },
    },
    {
      name: t("recipient", "Recipient"),
      value: [recipient, form.toWhom === "OUTSIDE" && form.address].filter(Boolean).join(", "),
      position: { step: "RECIPIENT" },
    },
    {
      name: t("basis", "Basis"),
      value: basis ? `${basis.display} (${basis.citation})` : "",
      position: { step: "BASIS" },
    },
    { name: t("purpose", "Purpose of the disclosure"), value: form.purpose, position: at("purpose") },
    {
      name: t("openUntil", "Open until the end of"),
      value: day(form.end) || t("seventyTwoHours", "72 hours from now"),
      position: at("time"),
    },
    form.tellLater !== "" && {
      name: t("tellAuthorFrom", "Tell the author only from"),
      value: day(form.tellLater),
      position: at("time"),
    },
    {
      name: t("whoIsTold", "Who is told when"),
      value: toldOfNew(form, makerOf(basis, form)?.needsApproval ?? false, day, t),
      position: at("time"),
    },
    ...(basis ? questionsOf(basis, form) : []).map(
      ({ question }): SummaryLine => ({
        name: question.display,
        value: answerText(question, form.evidence[question.name] ?? "", form.people, day, t),
        position: at(question.name),
      }),
    ),
  ];
  return lines.filter((line) => line !== false);
}

function notesText(form: NewDisclosure, day: (value: string) => string, t: TFunction): string {
  if (form.route === "CUSTODY") {
    return t("allNotesOfAuthor", "All notes of the author");
  }
  return form.route === "OWN" && form.extent === "NOTE"
    ? t("noteOfDay", "The note of the session of {{day}}", { day: day(form.note?.sessionDate ?? "") })
    : t("notesOfDays", "Sessions from {{from}} to {{to}}", { from: day(form.from), to: day(form.to) });
}

function amountText(definition: DisclosureDefinition, form: NewDisclosure, t: TFunction): string {
  switch (form.amount) {
    case "PARTS":
      return definition.parts
        .filter(({ name }) => form.parts.includes(name))
        .map(({ display }) => display)
        .join(", ");
    case "EXCERPT":
      return form.excerpt;
    default:
      return t("wholeNotes", "The whole note");
  }
}

/** An answer in words for the user. */
export function answerText(
  question: Question | undefined,
  value: string,
  people: Readonly<Record<string, string>>,
  day: (value: string) => string,
  t: TFunction,
): string {
  if (value === "") {
    return t("notAnswered", "—");
  }
  switch (question?.type) {
    case "CONFIRMATION":
      return t("confirmed", "Confirmed");
    case "DATE":
      return day(value);
    case "CHOICE":
      return question.choices?.find(({ name }) => name === value)?.display ?? value;
    case "USER":
      return people[value] ?? value;
    default:
      return value;
  }
}
