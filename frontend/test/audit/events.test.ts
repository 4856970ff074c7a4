/// <reference types="vite/client" />
import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { allSentences } from "../../src/audit/all-sentences";
import { byDay } from "../../src/audit/event-days";
import { detailsOf, sentenceOf } from "../../src/audit/event-sentence";
import { findEvents, type LoggedEvent, searchPath } from "../../src/audit/log-requests";
import { noteSentences } from "../../src/audit/note-sentences";
import { explain } from "../../src/audit/problems";
import en from "../../translations/en.json";
import es from "../../translations/es.json";
import fr from "../../translations/fr.json";

const java = import.meta.glob<string>(
  "../../../domain/src/main/java/org/openmrs/module/sessionnotes/domain/audit/{AccessEventType,ChainProblem}.java",
  { query: "?raw", import: "default", eager: true },
);

const sourceOf = (file: string) => Object.entries(java).find(([name]) => name.endsWith(`/${file}.java`))?.[1] ?? "";

const typesOfEvents = () =>
  [...sourceOf("AccessEventType").matchAll(/^\t([A-Z][A-Z_]+)[,;]$/gm)].map(([, name = ""]) => name);

const kindsOfProblems = () =>
  [...sourceOf("ChainProblem").matchAll(/^\t\t([A-Z_]+)\("/gm)].map(([, name = ""]) => name);

beforeAll(async () => {
  await i18next.init({
    lng: "en",
    resources: { en: { translation: en }, fr: { translation: fr }, es: { translation: es } },
    interpolation: { escapeValue: false },
  });
});

const amara = { uuid: "me", display: "Amara Okafor (therapist1)" };
const jonas = { uuid: "other", display: "Jonas Meyer (privacyofficer)" };

const event = (changed: Partial<LoggedEvent>): LoggedEvent => ({
  uuid: "e1",
  type: "READ",
  when: "2026-11-29T14:02:00.000",
  note: null,
  version: null,
  signedInUser: amara,
  user: amara,
  address: "10.0.0.5",
  ground: null,
  times: 1,
  disclosure: null,
  ...changed,
});

const said = (changed: Partial<LoggedEvent>) =>
  sentenceOf(event(changed), allSentences(i18next.t), i18next.t, "me", "en-GB");

describe("The sentences of events", () => {
  it("are there for every type of event that the server knows", () => {
    const types = typesOfEvents();
    expect(types.length).toBeGreaterThan(50);
    expect(Object.keys(allSentences(i18next.t)).sort()).toEqual(types.sort());
  });

  it("say who, from where and when", () => {
    expect(said({})).toBe("Opened by you from 10.0.0.5 at 14:02.");
    expect(said({ user: jonas, address: null, type: "LOG_READ" })).toBe(
      "The log was looked at by Jonas Meyer (privacyofficer) at 14:02.",
    );
    expect(said({ user: null })).toBe("Opened by no one who is known from 10.0.0.5 at 14:02.");
    expect(said({ type: "LATER" })).toBe("LATER: done by you from 10.0.0.5 at 14:02.");
  });

  it.each(["en", "fr", "es"])("name the person and the place in every one of them in %s", (language) => {
    const t = i18next.getFixedT(language);
    const by = { who: "WHO", rest: "REST" };
    const missing = Object.entries(allSentences(t)).filter(
      ([, say]) => !say(by).includes("WHO") || !say(by).includes("REST"),
    );
    expect(missing).toEqual([]);
  });

  it("say why something was refused, how often, and who had really signed in", () => {
    const refused = event({ type: "DENIED", ground: "NOT_SIGNED_IN_AS_USER", times: 57, signedInUser: jonas });
    expect(detailsOf(refused, i18next.t, "me")).toEqual([
      "Another person acted in this user’s name.",
      "57 times.",
      "The person who had signed in was Jonas Meyer (privacyofficer).",
    ]);
    expect(detailsOf(event({ version: 2, disclosure: jonas }), i18next.t, "me")).toEqual([
      "Version 2.",
      "Under a disclosure.",
    ]);
  });

  it("of a note need nothing of the clinic’s", () => {
    expect(noteSentences(i18next.t).LOG_READ).toBeDefined();
  });
});

describe("Events", () => {
  it("stand under the days on which they happened", () => {
    const events = ["2026-11-29T23:59:00", "2026-11-29T00:00:00", "2026-11-28T12:00:00"].map((when) => event({ when }));
    expect(byDay(events).map(({ day, events: ofDay }) => [day, ofDay.length])).toEqual([
      ["2026-11-29", 2],
      ["2026-11-28", 1],
    ]);
  });

  it("are asked for without counting, whole days, below the last one", () => {
    const path = searchPath({ user: amara, patient: jonas, type: "READ", from: "2026-11-01", to: "2026-11-30" }, "e9");
    const sent = new URLSearchParams(path.split("?")[1]);
    expect(sent.get("totalCount")).toBe("false");
    expect([sent.get("user"), sent.get("patient"), sent.get("type"), sent.get("before")]).toEqual([
      "me",
      "other",
      "READ",
      "e9",
    ]);
    const [from = 0, to = 0] = ["from", "to"].map((name) => Date.parse(sent.get(name)?.replace("+0000", "Z") ?? ""));
    expect(new Date(from)).toEqual(new Date(2026, 10, 1));
    expect(new Date(to)).toEqual(new Date(2026, 11, 1));
  });

  it("have more where the server says so", async () => {
    const send = async () => ({ results: [event({})], links: [{ rel: "next", uri: "…" }] });
    expect((await findEvents(send, {})).more).toBe(true);
    expect((await findEvents(async () => ({ results: [] }), {})).more).toBe(false);
  });
});

describe("What a check found", () => {
  it("has its sentences for every kind that the server knows", () => {
    const kinds = kindsOfProblems();
    expect(kinds.length).toBeGreaterThan(20);
    for (const kind of kinds) {
      const { found, meaning, todo } = explain({ chain: "note-12", kind, at: 3 }, i18next.t);
      expect(found).not.toBe(kind);
      expect(meaning.length).toBeGreaterThan(20);
      expect(todo.length).toBeGreaterThan(20);
    }
  });

  it("says what and where, and what to do", () => {
    expect(explain({ chain: "note-12", kind: "VERSION_ALTERED", at: 2 }, i18next.t)).toEqual({
      where: "Note number 12 of the store",
      found: "Version 2 of the note is not what it was when it was sealed.",
      meaning: expect.stringContaining("opens to no one"),
      todo: expect.stringContaining("Tell the author"),
    });
    expect(explain({ chain: "clinic", kind: "EVENT_MISSING", at: 7 }, i18next.t).where).toBe(
      "The clinic’s part of the log",
    );
    expect(explain({ chain: "disclosure-x", kind: "DISCLOSURE_MISSING", at: null }, i18next.t).where).toBe(
      "Disclosure x",
    );
  });
});
