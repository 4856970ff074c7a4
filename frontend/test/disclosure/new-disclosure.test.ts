import { describe, expect, it } from "vitest";
import { latestEnd, wrongAt } from "../../src/disclosure/checks";
import {
  basesFor,
  basisOf,
  bodyOf,
  type NewDisclosure,
  obstaclesTo,
  questionsOf,
} from "../../src/disclosure/new-disclosure";
import { positionOf, stepAfter, stepBefore } from "../../src/disclosure/steps";
import { definitionFor } from "./definition";

const definition = definitionFor("AUTHOR", "PRIVACY_OFFICER");

const form = (changes: Partial<NewDisclosure> = {}): NewDisclosure => ({
  uuid: "disclosure-1",
  route: "OWN",
  patient: { uuid: "client-1", display: "Fatima" },
  author: null,
  extent: "NOTE",
  note: { uuid: "note-1", sessionDate: "2026-11-20" },
  from: "",
  to: "",
  amount: "WHOLE",
  parts: [],
  excerpt: "",
  toWhom: "USER",
  user: { uuid: "user-2", display: "Ruth (supervisor)" },
  name: "",
  address: "",
  kind: "PSYCHOTHERAPY_NOTE",
  basis: "TRAINING",
  purpose: "Supervision",
  end: "2026-12-01",
  tellLater: "",
  evidence: {},
  people: {},
  ...changes,
});

const names = (given: NewDisclosure) => {
  const basis = basisOf(definition, given);
  return basis ? questionsOf(basis, given).map(({ question, needed }) => `${question.name}${needed ? "!" : ""}`) : [];
};

describe("The questions", () => {
  it("follow what was answered before", () => {
    expect(names(form())).toEqual(["PROGRAM!", "OWN!", "WHO!", "MINIMUM!"]);
    expect(names(form({ evidence: { WHO: "YOU" } }))).toEqual(["PROGRAM!", "OWN!", "WHO!", "PROOF!", "MINIMUM!"]);
    expect(names(form({ amount: "PARTS" }))).toEqual(["PROGRAM!", "OWN!", "WHO!"]);
  });

  it("may be left open as long as what takes their place is still to come, and spare it once they are answered", () => {
    const outside = { basis: "AUTHORIZATION", toWhom: "OUTSIDE", name: "Lawyer", address: "1 Road" } as const;
    const rest = ["MANNER", "EXCEPTIONS", "NOTICE!"];
    expect(names(form(outside))).toEqual(["NAMED_RECIPIENT!", "EXPIRY_DATE", "EXPIRY_EVENT!", ...rest]);
    expect(names(form({ ...outside, evidence: { EXPIRY_DATE: "2026-12-24", MANNER: "true" } }))).toEqual([
      "NAMED_RECIPIENT!",
      "EXPIRY_DATE",
      ...rest,
    ]);
    const both = { EXPIRY_DATE: "2026-12-24", MANNER: "true", EXCEPTIONS: "true" };
    expect(names(form({ ...outside, evidence: both }))).toEqual([
      "NAMED_RECIPIENT!",
      "EXPIRY_DATE",
      "MANNER",
      "EXCEPTIONS",
    ]);
  });

  it("ask how a recipient is meant whom the document names otherwise, and for a missing address", () => {
    const outside = { basis: "AUTHORIZATION", toWhom: "OUTSIDE", name: "The  Lawyer" } as const;
    expect(names(form({ ...outside, evidence: { NAMED_RECIPIENT: "the lawyer " } }))).not.toContain("MEANT_BY!");
    expect(names(form({ ...outside, evidence: { NAMED_RECIPIENT: "Any lawyer" } }))).toContain("MEANT_BY!");
    expect(names(form(outside))).toContain("NO_ADDRESS!");
    expect(names(form({ ...outside, address: "1 Road" }))).not.toContain("NO_ADDRESS!");
  });
});

describe("The bases", () => {
  const offered = (changes: Partial<NewDisclosure>) => basesFor(definition, form(changes)).map(({ name }) => name);

  it("are those of the way, for the kind of notes", () => {
    expect(offered({})).toEqual(["TRAINING", "AUTHORIZATION", "REPORT"]);
    expect(offered({ route: "ORDER" })).toEqual(["ORDER"]);
    expect(offered({ route: "CUSTODY" })).toEqual(["CUSTODIAN"]);
    expect(offered({ kind: "SUD_COUNSELING_NOTE" })).toEqual([]);
  });

  it("say before they are chosen what does not fit", () => {
    const obstacles = (name: string, changes: Partial<NewDisclosure> = {}) => {
      const basis = definition.bases.find((each) => each.name === name);
      return basis && obstaclesTo(basis, form(changes));
    };
    expect(obstacles("TRAINING")).toEqual([]);
    expect(obstacles("TRAINING", { toWhom: "OUTSIDE", extent: "DAYS" })).toEqual(["USERS_ONLY", "DAYS_NEEDED"]);
    expect(obstacles("REPORT")).toEqual(["EXCERPT_ONLY"]);
    expect(obstacles("REPORT", { amount: "EXCERPT" })).toEqual([]);
  });
});

describe("What is sent", () => {
  it("is one note with the answers that are still asked for, and nothing else", () => {
    const evidence = { PROGRAM: "residency", OWN: "true", WHO: "ME", PROOF: "left over", MINIMUM: "all of it" };
    expect(bodyOf(definition, form({ evidence, from: "2026-01-01", excerpt: "left over" }))).toEqual({
      uuid: "disclosure-1",
      basis: "TRAINING",
      note: "note-1",
      recipient: { user: "user-2" },
      purpose: "Supervision",
      end: "2026-12-01",
      evidence: { PROGRAM: "residency", OWN: true, WHO: "ME", MINIMUM: "all of it" },
    });
  });

  it("is an order for days of another author's notes, told later where the order forbids it", () => {
    const order = form({
      route: "ORDER",
      basis: "ORDER",
      extent: "DAYS",
      author: { uuid: "user-3", display: "Mateo" },
      from: "2026-01-01",
      to: "2026-01-31",
      toWhom: "OUTSIDE",
      name: " The court ",
      tellLater: "2027-01-01",
      evidence: { INSTRUMENT: "COURT_ORDER", ISSUED_ON: "2026-11-01", FORBIDS_TELLING: "true" },
    });
    expect(bodyOf(definition, order)).toEqual({
      uuid: "disclosure-1",
      basis: "ORDER",
      author: "user-3",
      kind: "PSYCHOTHERAPY_NOTE",
      patient: "client-1",
      from: "2026-01-01",
      to: "2026-01-31",
      recipient: { name: "The court" },
      purpose: "Supervision",
      end: "2026-12-01",
      tellAuthorFrom: "2027-01-01",
      evidence: { INSTRUMENT: "COURT_ORDER", ISSUED_ON: "2026-11-01", FORBIDS_TELLING: true },
    });
  });

  it("names for a custodian an author and no client", () => {
    const custody = form({ route: "CUSTODY", basis: "CUSTODIAN", author: { uuid: "user-3", display: "Mateo" } });
    expect(bodyOf(definition, custody)).toMatchObject({ author: "user-3", kind: "PSYCHOTHERAPY_NOTE" });
    expect(bodyOf(definition, custody)).not.toHaveProperty("patient");
  });
});

describe("The way through the steps", () => {
  it("goes through every question and back", () => {
    const given = form();
    let position = stepAfter({ step: "BASIS" }, definition, given);
    const seen = [position.at];
    while (position.step === "EVIDENCE") {
      position = stepAfter(position, definition, given);
      seen.push(position.at);
    }
    expect(seen).toEqual(["purpose", "time", "PROGRAM", "OWN", "WHO", "MINIMUM", undefined]);
    expect(stepBefore({ step: "CHECK" }, definition, given)).toEqual({ step: "EVIDENCE", at: "MINIMUM" });
    expect(stepBefore({ step: "EVIDENCE", at: "purpose" }, definition, given)).toEqual({ step: "BASIS" });
    expect(stepBefore({ step: "WHAT" }, definition, given)).toBeNull();
  });

  it("leads from what the server names to its field", () => {
    expect(positionOf("evidence.SIGNED_ON")).toEqual({ step: "EVIDENCE", at: "SIGNED_ON" });
    expect(positionOf("end")).toEqual({ step: "EVIDENCE", at: "time" });
    expect(positionOf("address")).toEqual({ step: "RECIPIENT" });
    expect(positionOf("excerpt")).toEqual({ step: "WHAT" });
    expect(positionOf(null)).toBeNull();
  });

  it("stops where something is missing or wrong", () => {
    const wrong = (step: Parameters<typeof wrongAt>[0], changes: Partial<NewDisclosure>) =>
      wrongAt(step, definition, form(changes));
    expect(wrong({ step: "WHAT" }, { note: null })).toEqual({ note: "MISSING" });
    expect(wrong({ step: "WHAT" }, { extent: "DAYS", from: "2026-02-01", to: "2026-01-01" })).toEqual({
      to: "DAYS_TURNED",
    });
    expect(wrong({ step: "WHAT" }, { amount: "EXCERPT", excerpt: " . " })).toEqual({ excerpt: "MISSING" });
    expect(wrong({ step: "RECIPIENT" }, { user: null })).toEqual({ recipient: "MISSING" });
    expect(wrong({ step: "BASIS" }, { basis: "REPORT" })).toEqual({ basis: "UNFIT" });
    const at = (name: string) => ({ step: "EVIDENCE", at: name }) as const;
    expect(wrong(at("OWN"), {})).toEqual({ "evidence.OWN": "UNCONFIRMED" });
    expect(wrong(at("time"), { end: "2001-01-01" })).toEqual({ end: "IN_THE_PAST" });
    expect(wrong(at("time"), { end: "2999-01-01" })).toEqual({ end: "TOO_LATE" });
    expect(
      wrong(at("INSTRUMENT"), { route: "ORDER", basis: "ORDER", evidence: { INSTRUMENT: "ATTORNEY_SUBPOENA" } }),
    ).toEqual({ "evidence.INSTRUMENT": "REFUSED" });
    expect(wrong(at("ISSUED_ON"), { route: "ORDER", basis: "ORDER", evidence: { ISSUED_ON: "2999-01-01" } })).toEqual({
      "evidence.ISSUED_ON": "IN_THE_FUTURE",
    });
    expect(wrong(at("PROGRAM"), { evidence: { PROGRAM: "residency" } })).toEqual({});
  });

  it("lets a disclosure of hours end with a day within them", () => {
    expect(latestEnd(72, "2026-11-29")).toBe("2026-12-01");
    expect(latestEnd(24, "2026-11-29")).toBe("2026-11-29");
  });
});
