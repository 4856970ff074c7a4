import { describe, expect, it } from "vitest";
import { carriedAnswers, carriedEntries, carriedFacts, carriedText } from "../../src/session/progress-note/carried";
import { isAsked, lacks } from "../../src/session/progress-note/completeness";
import { contentOf, type NoteContent, toSend } from "../../src/session/progress-note/content";
import { allFields, type Element, elementOf, type Field, sectionsOf } from "../../src/session/progress-note/definition";
import { prefilled } from "../../src/session/progress-note/prefill";
import { expand, nextBlank } from "../../src/session/progress-note/snippets";
import { clockOf, momentAt, onDay, withOffset } from "../../src/session/progress-note/times";
import { answer, definition, lastContent } from "./definition";

const empty = contentOf(definition, {});
const full = contentOf(definition, lastContent);
const last = { sessionDate: "2026-11-21", content: full };
const field = (property: string) => allFields(definition).find((one) => one.property === property) as Field;
const pathsOf = (content: NoteContent) => lacks(definition, content).map(({ path }) => path);

describe("The content of a note", () => {
  it("is sent back as uuids, by the names in which it is told", () => {
    expect(full.setting).toBe(answer("By video").uuid);
    expect(full.techniques).toEqual([answer("CBT").uuid, answer("Mindfulness").uuid]);
    expect(full.goals).toEqual([
      { goal: "Sleep six hours", rating: answer("Some progress").uuid, comment: "Four nights." },
      { goal: "Go out alone", rating: answer("No progress").uuid, comment: null },
    ]);
  });

  it("sends nothing for what is blank, so that it is empty on the server too", () => {
    expect(toSend(definition, { plan: "  ", duration: 0 })).toMatchObject({ plan: null, goals: [], duration: 0 });
  });
});

describe("A new note", () => {
  const session = { uuid: "s", patient: { uuid: "p", display: "A client" }, sessionDate: "2026-11-26" };

  it("starts with the session's times", () => {
    const start = "2026-11-26T09:00:00.000+0000";
    expect(prefilled(definition, { ...session, start }).start).not.toBeNull();
  });

  it("starts with the day alone where no time is known", () => {
    expect(prefilled(definition, { ...session, start: null, duration: 50 })).toMatchObject({
      sessionDate: "2026-11-26",
      start: null,
      end: null,
      duration: 50,
    });
  });
});

describe("Formats", () => {
  it("regroup the elements and lose none, in the order of the format", () => {
    const names = (format: string) =>
      sectionsOf(definition, format).flatMap(({ elements }) => elements.map((e) => e.name));
    expect(names("SOAP").slice(0, 4)).toEqual(["presentingConcerns", "session", "techniques", "changeInCondition"]);
    expect(names("GIRP")[0]).toBe("goalProgress");
    expect([...names("GIRP")].sort()).toEqual([...names("SOAP")].sort());
  });

  it("show an element that they don't place", () => {
    const more = { ...definition, elements: [...definition.elements, { ...field("plan"), name: "x", property: "x" }] };
    expect(sectionsOf(more, "SOAP").at(-1)).toMatchObject({ display: null, elements: [{ name: "x" }] });
  });
});

describe("Completeness", () => {
  it("names everything that is missing, and of two ways to say the same one", () => {
    expect(pathsOf(empty)).toEqual([
      "start",
      "end",
      "sessionType",
      "setting",
      "presentingConcerns",
      "techniques",
      "goals",
      "change",
      "risk",
      "plan",
    ]);
    expect(lacks(definition, empty).find(({ path }) => path === "goals")?.or).toBe(
      "Why no treatment goal was addressed",
    );
  });

  it("is reached by a whole note", () => {
    expect(pathsOf(full)).toEqual([]);
  });

  it("asks for what an answer asks for", () => {
    expect(pathsOf({ ...full, risk: answer("High").uuid })).toEqual(["riskAction"]);
    expect(isAsked(field("riskAction"), full)).toBe(false);
    expect(isAsked(field("riskAction"), { ...full, risk: answer("High").uuid })).toBe(true);
    expect(isAsked(field("noGoalReason"), full)).toBe(false);
    expect(isAsked(field("noGoalReason"), empty)).toBe(true);
  });

  it("names the place in a goal", () => {
    expect(pathsOf({ ...full, goals: [{ goal: "Sleep", rating: null, comment: null }] })).toEqual(["goals.0.rating"]);
  });

  it("finds places of snippets that were left to fill in, in goals too", () => {
    const content = { ...full, plan: "See *** again.", goals: [{ goal: "g", rating: "r", comment: "***" }] };
    expect(lacks(definition, content)).toMatchObject([
      { path: "goals.0.comment", blank: true },
      { path: "plan", blank: true },
    ]);
  });
});

describe("What is carried forward", () => {
  it("is offered piece by piece and is no part of the note", () => {
    expect(carriedEntries(field("goals"), [], last)).toEqual([{ goal: "Sleep six hours" }, { goal: "Go out alone" }]);
    expect(carriedAnswers(field("techniques"), [], last)).toEqual([answer("CBT").uuid, answer("Mindfulness").uuid]);
    expect(carriedText(field("plan"), null, last)).toBe("Weekly sessions.");
  });

  it("is offered no more once it is taken or written anew", () => {
    expect(carriedEntries(field("goals"), full.goals, last)).toEqual([]);
    expect(carriedAnswers(field("techniques"), [answer("CBT").uuid], last)).toEqual([answer("Mindfulness").uuid]);
    expect(carriedText(field("plan"), "Other.", last)).toBeNull();
  });

  it("never is a finding of the last session, nor its time", () => {
    for (const property of ["presentingConcerns", "changeDescribed", "riskAction"]) {
      expect(carriedText(field(property), null, last)).toBeNull();
    }
    const session = elementOf(definition, "session") as Element;
    expect(carriedFacts(session, empty, last)).toEqual({
      duration: 50,
      sessionType: answer("Individual").uuid,
      setting: answer("By video").uuid,
    });
    expect(carriedFacts(session, { ...empty, end: "x" }, last)).not.toHaveProperty("duration");
    expect(carriedFacts(elementOf(definition, "risk") as Element, empty, last)).toEqual({});
  });

  it("leaves out answers that the clinic no longer has", () => {
    const techniques = { ...field("techniques"), answers: [answer("DBT")] };
    expect(carriedAnswers(techniques, [], last)).toEqual([]);
  });
});

describe("Snippets", () => {
  const snippets = [
    { uuid: "1", name: "sleep", text: "Sleeps *** hours, wakes *** times." },
    { uuid: "2", name: "none", text: "Nothing new." },
  ];

  it("take the place of their word, and select the first place to fill in", () => {
    const typed = "Today: .sleep ";
    expect(expand(`${typed}more`, typed.length, snippets)).toEqual({
      text: "Today: Sleeps *** hours, wakes *** times.more",
      selectionStart: 14,
      selectionEnd: 17,
    });
    expect(expand(".none ", 6, snippets)?.text).toBe("Nothing new. ");
    const accented = { uuid: "a", name: "e\u0301tat", text: "Stable." };
    expect(expand(".e\u0301tat ", 7, [accented])?.text).toBe("Stable. ");
  });

  it("leave other words alone", () => {
    for (const typed of ["sleep ", "a.sleep ", ".sleepy ", ".sleep"]) {
      expect(expand(typed, typed.length, snippets)).toBeNull();
    }
  });

  it("are gone through by their places", () => {
    expect(nextBlank("a *** b ***", 5)).toEqual({ start: 8, end: 11 });
    expect(nextBlank("a", 0)).toBeNull();
  });
});

describe("Times", () => {
  it("carry the offset of where the user is", () => {
    expect(withOffset(new Date(2026, 10, 29, 9, 5, 12))).toMatch(/^2026-11-29T09:05:12\.000[+-]\d{4}$/);
    expect(clockOf(momentAt("23:30", "2026-11-29", "") ?? "")).toBe("23:30");
  });

  it("go past midnight where a session does, and not where an end is mistyped", () => {
    const start = momentAt("23:30", "2026-11-29", "") as string;
    expect(momentAt("00:20", "2026-11-29", start)).toContain("2026-11-30T00:20");
    const morning = momentAt("10:00", "2026-11-29", "") as string;
    expect(momentAt("09:00", "2026-11-29", morning)).toContain("2026-11-29T09:00");
  });

  it("move to another day together", () => {
    const fields = allFields(definition);
    const start = momentAt("23:30", "2026-11-29", "") as string;
    const end = momentAt("00:20", "2026-11-29", start) as string;
    expect(onDay(fields, { start, end }, "2026-12-01")).toEqual({
      start: expect.stringContaining("2026-12-01T23:30"),
      end: expect.stringContaining("2026-12-02T00:20"),
    });
  });
});
