import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { DisclosuresPage } from "../../src/disclosure/disclosures-page";
import { PagesHost, serverOf } from "../pages-host";
import { definitionFor } from "./definition";

afterEach(cleanup);

const ME = { uuid: "user-1", display: "Amara (therapist1)" };
const OTHER = { uuid: "user-2", display: "Ruth (supervisor)" };
const AUTHOR = { uuid: "user-3", display: "Mateo (therapist3)" };

const disclosure = (uuid: string, changes: object = {}) => ({
  uuid,
  display: "Basis TRAINING",
  state: "LIVE",
  stateDisplay: "Open",
  basis: "TRAINING",
  citation: "45 CFR 2",
  author: AUTHOR,
  patient: { uuid: "client-1", display: "Fatima" },
  note: null,
  from: "2026-11-01T00:00:00.000+0000",
  to: "2026-11-20T23:59:59.999+0000",
  recipient: { user: OTHER, name: OTHER.display, address: null },
  purpose: "Supervision",
  start: "2026-11-20T15:00:00.000+0000",
  end: "2026-12-20T15:00:00.000+0000",
  order: true,
  madeBy: OTHER,
  dateMade: "2026-11-20T15:00:00.000+0000",
  excerpt: null,
  portion: null,
  redisclosure: "Do not pass it on.",
  consent: null,
  evidence: {},
  tellAuthorFrom: null,
  ...changes,
});

const OUTSIDE = { user: null, name: "District Court", address: "1 Square" };

const named = (uuid: string, name: string) =>
  disclosure(uuid, { recipient: { user: { uuid, display: name }, name, address: null } });

/** A server with lists, each of 50 entries at once. */
function show(privileges: readonly string[], lists: Record<string, readonly object[]>, others: object = {}) {
  const server = serverOf({
    "GET /sessionnotes/disclosure?": (_: unknown, path: string) => {
      const asked = new URLSearchParams(path.slice(path.indexOf("?")));
      const all = lists[[asked.get("list"), asked.get("state")].filter(Boolean).join(" ")] ?? [];
      const start = Number(asked.get("startIndex") ?? 0);
      const end = start + Number(asked.get("limit"));
      return { results: all.slice(start, end), links: end < all.length ? [{ rel: "next" }] : [] };
    },
    "GET /sessionnotes/disclosure/basis": definitionFor("AUTHOR"),
    ...others,
  });
  render(
    <PagesHost send={server.send} privileges={privileges}>
      <DisclosuresPage />
    </PagesHost>,
  );
  return { ...server, user: userEvent.setup() };
}

const OFFICER = ["Record Psychotherapy Note Orders", "Approve Psychotherapy Note Orders"];
const THERAPIST = ["Disclose Psychotherapy Notes", "Get Psychotherapy Notes", "Manage Psychotherapy Notes"];

const section = async (name: string) => within(await screen.findByRole("region", { name }));

it("asks for each section by its state, and shows all of a long one", async () => {
  const ended = Array.from({ length: 101 }, (_, index) => named(`ended-${index}`, `Reader ${index}`));
  const { user, asked } = show(OFFICER, { "all open": [named("live", "Reader of today")], "all over": ended });

  const open = await section("Open now");
  await open.findByText(/Reader of today/);
  expect(open.queryByText("Nothing is open.")).toBeNull();
  const over = await section("Ended, revoked and refused");
  expect(asked.some(({ path }) => path.includes("state=over"))).toBe(false);
  await user.click(over.getByRole("button", { name: "Show" }));
  expect((await over.findAllByRole("listitem")).length).toBe(50);
  await user.click(over.getByRole("button", { name: "Show more" }));
  await over.findByText(/Reader 99$/);
  await user.click(over.getByRole("button", { name: "Show more" }));
  await over.findByText(/Reader 100$/);

  expect(over.getAllByRole("listitem").length).toBe(101);
  expect(over.queryByRole("button", { name: "Show more" })).toBeNull();
});

it("shows a clinician the emergencies of others, with who is told, and lets the clinician approve", async () => {
  const emergency = disclosure("emergency", {
    state: "PROPOSED",
    emergency: true,
    recipient: { user: OTHER, name: OTHER.display, address: null },
  });
  const { user, asked } = show(
    THERAPIST,
    { emergency: [emergency] },
    { "POST /sessionnotes/disclosure/emergency/approve": emergency },
  );
  const waiting = await section("Emergencies that wait");
  await user.click(await waiting.findByRole("button", { name: /^Open: Basis TRAINING/ }));
  expect(
    await waiting.findByText(
      "The author is told at once. The recipient is told with the approval, and never if it is refused. The review is due within 72 hours of the approval.",
    ),
  ).toBeTruthy();
  await user.click(waiting.getByRole("button", { name: "Approve" }));

  await waiting.findByText("Approved. It is in force now.");
  expect(asked.find(({ method }) => method === "POST")?.path).toBe("/sessionnotes/disclosure/emergency/approve");
});

it("shows no emergencies to a user who only reads", async () => {
  show(["Get Psychotherapy Notes"], {});
  await screen.findByText("Nothing is disclosed to you.");
  expect(screen.queryByRole("region", { name: "Emergencies that wait" })).toBeNull();
});

it("tells the second person the day from which the author is told, and a person of the evidence by name", async () => {
  const order = disclosure("order", {
    state: "PROPOSED",
    recipient: OUTSIDE,
    tellAuthorFrom: "2026-12-24T10:30:00.000+0000",
    evidence: { OVERSEEN: "user-9" },
    evidenceUsers: [{ uuid: "user-9", display: "Noor (therapist9)" }],
  });
  const definition = definitionFor("AUTHOR");
  const [first] = definition.bases;
  const { user } = show(
    OFFICER,
    { "all proposed": [order] },
    {
      "GET /sessionnotes/disclosure/basis": {
        ...definition,
        bases: [
          {
            ...first,
            name: "TRAINING",
            evidence: [
              {
                name: "OVERSEEN",
                display: "Who is overseen",
                type: "USER",
                required: true,
                when: [],
                why: "",
                citation: "",
              },
            ],
          },
        ],
      },
    },
  );
  await user.click(await screen.findByRole("button", { name: /^Open: Basis TRAINING/ }));

  expect(await screen.findByText("Noor (therapist9)")).toBeTruthy();
  expect(
    screen.getByText(
      /^The author is told from .*24.*, not before\. The recipient is told by the file, after the approval\.$/,
    ),
  ).toBeTruthy();
});

it("names to the author the day of the note, and the notes that were read", async () => {
  const mine = { author: ME, madeBy: ME, order: false, readings: 3, lastRead: "2026-11-21T15:00:00.000+0000" };
  const days = disclosure("days", mine);
  const one = disclosure("one", {
    ...mine,
    note: { uuid: "note-1", display: "Psychotherapy note" },
    sessionDate: "2026-11-14",
  });
  const { user } = show(
    THERAPIST,
    { "ofMyNotes current": [days, one] },
    {
      "GET /sessionnotes/disclosure/days": {
        ...days,
        notesRead: [
          { note: "note-1", sessionDate: "2026-11-13", readings: 2, lastRead: "2026-11-21T15:00:00.000+0000" },
          { note: "note-2", sessionDate: "2026-11-17", readings: 1, lastRead: "2026-11-20T15:00:00.000+0000" },
        ],
      },
    },
  );
  expect(await screen.findByText(/The note of the session of .*14/)).toBeTruthy();
  const [opener] = await screen.findAllByRole("button", { name: /^Open: Basis TRAINING/ });
  await user.click(opener as HTMLElement);

  expect(
    await screen.findByText(/^Session of .*13.*: 2 times, last .*; Session of .*17.*: 1 time, last /),
  ).toBeTruthy();
  expect(screen.getByText("The author discloses it and sees all of it. The recipient is told at once.")).toBeTruthy();
});

it("tells the custodian how often notes were read, and offers no file twice", async () => {
  const made = { madeBy: ME, order: false };
  const { user } = show(THERAPIST, {
    "madeForOthers current": [
      disclosure("read", { ...made, readings: 1, lastRead: "2026-11-21T15:00:00.000+0000", fileMade: null }),
      disclosure("file", { ...made, recipient: OUTSIDE, fileMade: "2026-11-21T15:00:00.000+0000" }),
    ],
  });
  expect(await screen.findByText(/^Read 1 time, last /)).toBeTruthy();
  expect(screen.getByText(/^File made /)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Open: Basis TRAINING → District Court" }));

  expect(await screen.findByText(/^The file was made\. Hand it over/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Make the file" })).toBeNull();
  expect(screen.getByText(/^The author is told when their account is in use again/)).toBeTruthy();
});

it("shows the author the text of the file before it is made, and says to others that they may not see it", async () => {
  const file = { recipient: OUTSIDE, order: false, fileMade: null };
  const { user, asked } = show(
    THERAPIST,
    {
      "ofMyNotes current": [disclosure("mine", { ...file, author: ME, madeBy: ME })],
      "madeForOthers current": [disclosure("others", { ...file, madeBy: ME })],
    },
    {
      "GET /sessionnotes/disclosure/mine/preview": (_: unknown, path: string) =>
        path.endsWith("startIndex=0")
          ? {
              results: [
                {
                  sessionDate: "2026-11-13",
                  version: 1,
                  passwordHeld: false,
                  sections: [{ part: "other", text: "First words" }],
                },
              ],
              links: [{ rel: "next" }],
            }
          : {
              results: [
                {
                  sessionDate: "2026-11-17",
                  version: 1,
                  passwordHeld: false,
                  sections: [{ part: "other", text: "Second words" }],
                },
              ],
            },
    },
  );
  const [mine, others] = await screen.findAllByRole("button", { name: /^Open: / });
  await user.click(mine as HTMLElement);
  await user.click(await screen.findByRole("button", { name: "Preview the text of the file" }));
  await screen.findByText("First words");
  await user.click(screen.getByRole("button", { name: "Show more" }));
  await screen.findByText("Second words");
  expect(screen.getByRole("heading", { name: /^Note 2: session of .*17/ })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Hide the preview" }));
  expect(screen.queryByText("First words")).toBeNull();
  expect(asked.some(({ method }) => method === "POST")).toBe(false);

  await user.click(others as HTMLElement);
  expect(await screen.findByText(/^You may not see the text of the notes/)).toBeTruthy();
});

it("leads a custodian from the entry to a disclosure, and shows more than one page of notes", async () => {
  const notes = Array.from({ length: 51 }, (_, index) => ({
    uuid: `note-${index}`,
    display: "Psychotherapy note",
    patient: null,
    sessionDate: "2026-11-20",
  }));
  const { user } = show(
    ["Get Psychotherapy Notes"],
    {
      toMe: [
        disclosure("custody", { basis: "CUSTODIAN", display: "Custody", evidence: undefined, patient: null }),
        disclosure("many", { evidence: undefined }),
      ],
    },
    {
      "GET /sessionnotes/disclosure/many/note": (_: unknown, path: string) =>
        path.includes("startIndex=50")
          ? { results: notes.slice(50) }
          : { results: notes.slice(0, 50), links: [{ rel: "next" }] },
    },
  );
  await user.click(await screen.findByRole("button", { name: "Open: Custody" }));
  expect(screen.getByText(/^You keep these notes in place of the author/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "New disclosure" })).toBeTruthy();

  await user.click(screen.getByRole("button", { name: "Open: Basis TRAINING" }));
  expect((await screen.findAllByRole("button", { name: /^Read: / })).length).toBe(50);
  await user.click(screen.getByRole("button", { name: "Show more" }));
  await expect.poll(() => screen.getAllByRole("button", { name: /^Read: / }).length).toBe(51);
});
