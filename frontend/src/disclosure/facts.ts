import { useTranslation } from "react-i18next";
import { dayOf, momentOf, showDay } from "../host/dates";
import { useHost } from "../host/host";
import { useMoments } from "../shared/moments";
import type { DisclosureDefinition } from "./definition";
import type { Disclosure } from "./disclosures";
import { useEndText, useScopeText } from "./scope-text";
import { answerText } from "./summary";
import { toldOf } from "./told";

interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The facts of a disclosure in words, as far as REST reveals them to the user. */
export function useFacts(disclosure: Disclosure, definition: DisclosureDefinition | undefined): readonly Fact[] {
  const { t } = useTranslation();
  const { locale } = useHost();
  const { moment } = useMoments();
  const scope = useScopeText();
  const endText = useEndText();
  const day = (value: string) => showDay(dayOf(momentOf(value)), locale);
  const dayOrMoment = (value: string) => {
    const at = momentOf(value);
    return at.getHours() === 0 && at.getMinutes() === 0 ? day(value) : moment(value);
  };
  const people = Object.fromEntries(disclosure.evidenceUsers?.map(({ uuid, display }) => [uuid, display]) ?? []);
  const basis = definition?.bases.find(({ name }) => name === disclosure.basis);
  const { decision, revocation, review, confirmation } = disclosure;
  const by = (step: { readonly by: { readonly display: string } | null; readonly date: string }) =>
    `${step.by?.display ?? ""}, ${moment(step.date)}`;
  const facts: readonly [string, string | null | undefined | false][] = [
    [t("basis", "Basis"), `${disclosure.display} (${disclosure.citation})`],
    [t("client", "Client"), disclosure.patient?.display],
    [t("authorOfNotes", "Author of the notes"), disclosure.author?.display],
    [t("notesMeant", "Notes"), scope(disclosure)],
    [t("amountMeant", "Of each note"), disclosure.excerpt ?? disclosure.portion ?? t("wholeNotes", "The whole note")],
    [
      t("recipient", "Recipient"),
      [disclosure.recipient.name ?? disclosure.recipient.user?.display, disclosure.recipient.address]
        .filter(Boolean)
        .join(", "),
    ],
    [t("purpose", "Purpose of the disclosure"), disclosure.purpose],
    [t("starts", "Starts"), moment(disclosure.start)],
    [t("ends", "Ends"), disclosure.end && endText(disclosure.end)],
    [t("madeBy", "Made by"), disclosure.madeBy && by({ by: disclosure.madeBy, date: disclosure.dateMade })],
    ...Object.entries(disclosure.evidence ?? {}).map(([name, value]): [string, string] => {
      const question = basis?.evidence.find((each) => each.name === name);
      return [question?.display ?? name, answerText(question, String(value), people, day, t)];
    }),
    [t("whoIsTold", "Who is told when"), toldOf(disclosure, dayOrMoment, t)],
    [
      t("notesReadFact", "Notes that were read"),
      disclosure.notesRead
        ?.map(({ sessionDate, readings, lastRead }) =>
          t("noteReadTimes", "Session of {{day}}: {{count}} times, last {{when}}", {
            day: showDay(sessionDate, locale),
            count: readings,
            when: moment(lastRead),
          }),
        )
        .join("; "),
    ],
    [
      t("decision", "Decision"),
      decision &&
        (decision.approved
          ? t("approvedBy", "Approved by {{who}}", { who: by(decision) })
          : t("refusedBy", "Refused by {{who}}", { who: by(decision) })),
    ],
    [t("refusalReason", "Reason of the refusal"), decision?.reason],
    [t("confirmedFirst", "Confirmed by one, waits for a second person"), confirmation && by(confirmation)],
    [
      t("revocation", "Revocation"),
      revocation &&
        (revocation.byClient
          ? t("revokedForClient", "By the client, recorded by {{who}}", { who: by(revocation) })
          : by(revocation)),
    ],
    [t("revocationReceived", "Client’s revocation received"), revocation?.receivedOn && day(revocation.receivedOn)],
    [t("revocationDocument", "Client’s writing"), revocation?.document],
    [
      t("givenOutSince", "Read between receipt and revocation"),
      disclosure.givenOutSinceReceipt !== undefined && String(disclosure.givenOutSinceReceipt),
    ],
    [t("reviewDueAt", "Review due"), disclosure.reviewDue && moment(disclosure.reviewDue)],
    [
      t("reviewResult", "Review"),
      review &&
        `${by(review)}: ${review.justified ? t("wasJustified", "justified") : t("notJustified", "not justified")}. ${review.comment}`,
    ],
  ];
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1])).map(([name, value]) => ({ name, value }));
}
