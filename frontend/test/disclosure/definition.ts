import type { Basis, DisclosureDefinition, Maker, Question } from "../../src/disclosure/definition";

const maker = (name: Maker["name"], allowed: boolean): Maker => ({
  name,
  display: name,
  needsApproval: name !== "AUTHOR",
  allowed,
  mostHours: name === "EMERGENCY" ? 24 : 72,
  endRequired: true,
});

export const question = (name: string, type: Question["type"], others: Partial<Question> = {}): Question => ({
  name,
  display: `Label of ${name}`,
  why: `Why ${name}`,
  citation: "45 CFR 1",
  type,
  required: true,
  when: [],
  replacedBy: null,
  ...others,
});

const basis = (name: string, evidence: readonly Question[], others: Partial<Basis> = {}): Basis => ({
  name,
  display: `Basis ${name}`,
  citation: "45 CFR 2",
  for: `What ${name} is for`,
  notFor: `what ${name} is not for`,
  kinds: ["PSYCHOTHERAPY_NOTE"],
  makers: [maker("AUTHOR", true)],
  amount: "ANY",
  recipients: ["USER", "OUTSIDE"],
  exact: false,
  allNotes: false,
  revocableByClient: false,
  mayDelayTelling: false,
  evidence,
  ...others,
});

const whole = { when: [{ circumstance: "WHOLE_NOTES" }] };

/** A definition with one example of each rule that a form has to follow. */
export const definitionFor = (...allowed: readonly Maker["name"][]): DisclosureDefinition => ({
  bases: [
    basis(
      "TRAINING",
      [
        question("PROGRAM", "TEXT", { maxLength: 100 }),
        question("OWN", "CONFIRMATION"),
        question("WHO", "CHOICE", {
          choices: [
            { name: "ME", display: "I learn" },
            { name: "YOU", display: "You learn" },
          ],
        }),
        question("PROOF", "TEXT", { when: [{ evidence: "WHO", values: ["YOU"] }] }),
        question("MINIMUM", "TEXT", whole),
      ],
      { recipients: ["USER"], exact: true, makers: [maker("AUTHOR", allowed.includes("AUTHOR"))] },
    ),
    basis(
      "AUTHORIZATION",
      [
        question("NAMED_RECIPIENT", "TEXT"),
        question("EXPIRY_DATE", "DATE", { replacedBy: "EXPIRY_EVENT", time: "FUTURE" }),
        question("EXPIRY_EVENT", "TEXT", { replacedBy: "EXPIRY_DATE" }),
        question("MANNER", "CONFIRMATION", { replacedBy: "NOTICE" }),
        question("EXCEPTIONS", "CONFIRMATION", { replacedBy: "NOTICE" }),
        question("NOTICE", "CONFIRMATION", { required: false }),
        question("MEANT_BY", "TEXT", { when: [{ circumstance: "RECIPIENT_NAMED_OTHERWISE" }] }),
        question("NO_ADDRESS", "CONFIRMATION", { when: [{ circumstance: "NO_ADDRESS" }] }),
      ],
      { makers: [maker("AUTHOR", allowed.includes("AUTHOR"))] },
    ),
    basis("REPORT", [], { amount: "EXCERPT", makers: [maker("AUTHOR", allowed.includes("AUTHOR"))] }),
    basis(
      "ORDER",
      [
        question("INSTRUMENT", "CHOICE", {
          choices: [
            { name: "COURT_ORDER", display: "an order of a court" },
            {
              name: "ATTORNEY_SUBPOENA",
              display: "a subpoena of a lawyer",
              refusal: { code: "sessionnotes.disclosure.refused.SUBPOENA_ALONE", message: "It is not enough." },
            },
          ],
        }),
        question("ISSUED_ON", "DATE", { time: "PAST" }),
        question("FORBIDS_TELLING", "CONFIRMATION", { when: [{ circumstance: "TOLD_LATER" }] }),
      ],
      {
        makers: [maker("PRIVACY_OFFICER", allowed.includes("PRIVACY_OFFICER"))],
        exact: true,
        mayDelayTelling: true,
      },
    ),
    basis("CUSTODIAN", [question("LEFT_ON", "DATE", { time: "PAST" })], {
      makers: [maker("PRIVACY_OFFICER", allowed.includes("PRIVACY_OFFICER"))],
      amount: "NONE",
      recipients: ["USER"],
      allNotes: true,
      kinds: ["PSYCHOTHERAPY_NOTE", "SUD_COUNSELING_NOTE"],
    }),
  ],
  parts: [
    { name: "reflections", display: "Reflections" },
    { name: "other", display: "Other" },
  ],
  kinds: [
    { name: "PSYCHOTHERAPY_NOTE", display: "Psychotherapy note" },
    { name: "SUD_COUNSELING_NOTE", display: "SUD counseling note" },
  ],
  maxLength: { purpose: 4000, excerpt: 4000, recipientName: 255, recipientAddress: 1000, words: 4000 },
});
