import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { DisclosuresPage } from "../../src/disclosure/disclosures-page";
import { PagesHost, serverOf } from "../pages-host";
import { definitionFor } from "./definition";

afterEach(cleanup);

const ME = { uuid: "user-1", display: "Amara (therapist1)" };
const OTHER = { uuid: "user-2", display: "Ruth (supervisor)" };

const disclosure = (changes: object) => ({
  uuid: "disclosure-1",
  display: "Basis TRAINING",
  state: "LIVE",
  stateDisplay: "Open",
  basis: "TRAINING",
  citation: "45 CFR 2",
  author: ME,
  patient: { uuid: "client-1", display: "Fatima" },
  note: { uuid: "note-1", display: "Psychotherapy note" },
  from: null,
  to: null,
  recipient: { user: OTHER, name: OTHER.display, address: null },
  purpose: "Supervision",
  start: "2026-11-20T15:00:00.000+0000",
  end: "2026-12-20T15:00:00.000+0000",
  order: false,
  madeBy: ME,
  dateMade: "2026-11-20T15:00:00.000+0000",
  excerpt: null,
  portion: null,
  redisclosure: "Do not pass it on.",
  consent: null,
  evidence: { PROGRAM: "residency", OWN: true, WHO: "ME" },
  ...changes,
});

function show(privileges: readonly string[], lists: Record<string, readonly object[]>, others: object = {}) {
  const server = serverOf({
    "GET /sessionnotes/disclosure?": (_: unknown, path: string) => ({
      results: server.asked.some(({ method }) => method === "POST")
        ? []
        : (lists[/list=(\w+(&state=\w+)?)/.exec(path)?.[1] ?? ""] ?? []),
    }),
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

const AUTHOR = ["Disclose Psychotherapy Notes", "Get Psychotherapy Notes", "Manage Psychotherapy Notes"];
const OFFICER = ["Record Psychotherapy Note Orders", "Approve Psychotherapy Note Orders"];

it("tells the author what was in fact read, and revokes in one step", async () => {
  const { user, asked } = show(
    AUTHOR,
    { "ofMyNotes&state=current": [disclosure({ readings: 2, lastRead: "2026-11-21T15:00:00.000+0000" })] },
    {
      "GET /sessionnotes/disclosure/disclosure-1": disclosure({ readings: 2 }),
      "POST /sessionnotes/disclosure/disclosure-1/revoke": disclosure({ state: "REVOKED" }),
    },
  );
  expect(await screen.findByText(/^Read 2 times, last/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /^Open: Basis TRAINING/ }));
  expect(await screen.findByText("Label of PROGRAM")).toBeTruthy();
  expect(screen.getByText("I learn")).toBeTruthy();

  await user.click(screen.getByRole("button", { name: "Revoke" }));

  await screen.findByText("None of your notes is disclosed.");
  // the list still confirms the action after the disclosure has left it, and its top has the focus
  expect(screen.getByText("Revoked. Nothing is open under it any more.")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Of my notes" })));
  expect(asked.find(({ method }) => method === "POST")).toEqual({
    method: "POST",
    path: "/sessionnotes/disclosure/disclosure-1/revoke",
    body: {},
  });
});

it("opens to a recipient the notes with basis and end, each text when it is asked for", async () => {
  const note = { uuid: "note-1", display: "Psychotherapy note", patient: null, sessionDate: "2026-11-20" };
  const { user, asked } = show(
    ["Get Psychotherapy Notes"],
    { toMe: [disclosure({ evidence: undefined, recipient: { user: ME, name: ME.display, address: null } })] },
    {
      "GET /sessionnotes/disclosure/disclosure-1/note": { results: [note] },
      "GET /sessionnotes/psychotherapynote/note-1": { sections: [{ part: "hypotheses", text: "Perhaps grief" }] },
    },
  );
  await user.click(await screen.findByRole("button", { name: /^Open: Basis TRAINING/ }));
  await screen.findByText("Basis TRAINING (45 CFR 2)");
  expect(screen.getByText(/^You may read until/)).toBeTruthy();
  expect(screen.getByText("Do not pass it on.")).toBeTruthy();
  expect(asked.some(({ path }) => path.includes("psychotherapynote"))).toBe(false);

  await user.click(await screen.findByRole("button", { name: /^Read: Psychotherapy note/ }));

  expect(await screen.findByText("Perhaps grief")).toBeTruthy();
});

it("shows the scope of the consent before a note, and that the note may not be its author's", async () => {
  const note = { uuid: "note-1", display: "SUD counseling note", patient: null, sessionDate: "2026-11-20" };
  const consent = {
    information: "My counseling notes of May",
    discloser: "Riverside Clinic",
    recipient: "Ruth Adeyemi",
    purpose: "Second opinion",
    ends: "the end of treatment",
    expiryDate: "2026-12-24T00:00:00.000+0000",
    signedOn: "2026-11-02T00:00:00.000+0000",
  };
  const { user } = show(
    ["Get Psychotherapy Notes"],
    { toMe: [disclosure({ basis: "SUD_CONSENT", consent, recipient: { user: ME, name: ME.display, address: null } })] },
    {
      "GET /sessionnotes/disclosure/disclosure-1/note": { results: [note] },
      "GET /sessionnotes/psychotherapynote/note-1": { sections: [{ part: "other", text: "x" }], passwordHeld: true },
    },
  );
  await user.click(await screen.findByRole("button", { name: /^Open: / }));

  const scope = within(await screen.findByRole("region", { name: "Scope of the consent" }));
  for (const words of ["My counseling notes of May", "Riverside Clinic", "Ruth Adeyemi", "Second opinion"]) {
    expect(scope.getByText(words)).toBeTruthy();
  }
  expect(scope.getByText(/^(2 Nov|Nov 2)/)).toBeTruthy();
  expect(scope.getByText(/^(24 Dec|Dec 24).* · the end of treatment$/)).toBeTruthy();
  await user.click(await screen.findByRole("button", { name: /^Read: / }));
  expect(await screen.findByText(/^Written while someone else had set the author’s password/)).toBeTruthy();
});

it("lets a second person see the same facts, approve, or refuse with a reason, and not who recorded it", async () => {
  const order = (uuid: string, madeBy: object) =>
    disclosure({ uuid, madeBy, author: { uuid: "user-3", display: "Mateo" }, state: "PROPOSED", order: true });
  const { user, asked } = show(
    OFFICER,
    { "all&state=proposed": [order("mine", ME), order("others", OTHER)] },
    { "POST /sessionnotes/disclosure/others/refuse": disclosure({ state: "REFUSED" }) },
  );
  const waiting = await screen.findByRole("region", { name: "Waiting for a second person" });
  const [mine, others] = await within(waiting).findAllByRole("button", { name: /^Open:/ });
  await user.click(mine as HTMLElement);
  expect(screen.getByText("You recorded this, so a second person has to decide on it.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  await user.click(others as HTMLElement);
  expect(screen.getByRole("button", { name: "Approve" })).toBeTruthy();

  await user.click(screen.getByRole("button", { name: "Refuse" }));
  await user.click(screen.getByRole("button", { name: "Refuse for good" }));
  expect(screen.getByText("This is needed.")).toBeTruthy();
  await user.type(screen.getByLabelText("Reason of the refusal"), "The order names another client");
  await user.click(screen.getByRole("button", { name: "Refuse for good" }));

  await screen.findAllByText("Refused. It opens nothing.");
  expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ reason: "The order names another client" });
});

it("shows nothing to a user without any of the privileges", async () => {
  const { asked } = show([], {});
  expect(screen.getByRole("heading", { name: "Disclosures" })).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  expect(asked).toEqual([]);
});
