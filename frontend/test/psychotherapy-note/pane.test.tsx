import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressOf } from "../../src/host/addresses";
import type { Place } from "../../src/host/host";
import { RestError } from "../../src/host/rest";
import { PsychotherapyNotePane } from "../../src/session/psychotherapy-note/psychotherapy-note-pane";
import { TestHost } from "../drafts/host";
import { FakeNotes, PATIENT, SESSION } from "./fake-notes";

const MANAGES = ["Manage Psychotherapy Notes"];
const REFLECTIONS = "Reflections and insights";

let server: FakeNotes;

beforeEach(() => {
  server = new FakeNotes();
});

afterEach(cleanup);

function open(privileges = MANAGES, go?: (place: Place) => void) {
  return render(
    <TestHost send={(...all) => server.sendAll(...all)} privileges={privileges} go={go}>
      <PsychotherapyNotePane session={SESSION} patient={PATIENT} />
    </TestHost>,
  );
}

const field = (name = REFLECTIONS) => screen.findByLabelText<HTMLTextAreaElement>(name);
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));
const posts = () =>
  server.requests.filter(({ method, path }) => method === "POST" && /psychotherapynote(?!\/check)/.test(path));
const coverKey = () => userEvent.keyboard("{Alt>}h{/Alt}");

describe("writing a private note", () => {
  it("has the four sections, and gives none of them to whatever checks or translates texts", async () => {
    open();
    await field();
    const fields = screen.getAllByRole<HTMLTextAreaElement>("textbox");
    expect(fields).toHaveLength(4);
    for (const one of fields) {
      expect(one.getAttribute("spellcheck")).toBe("false");
      expect(one.getAttribute("autocomplete")).toBe("off");
      expect(one.getAttribute("autocorrect")).toBe("off");
      expect(one.getAttribute("translate")).toBe("no");
      expect(one.getAttribute("data-gramm")).toBe("false");
      expect(one.getAttribute("data-gramm_editor")).toBe("false");
      expect(one.getAttribute("data-enable-grammarly")).toBe("false");
      expect(one.getAttribute("dir")).toBe("auto");
    }
  });

  it("keeps what is typed as a draft, and makes a note of it when it is done", async () => {
    open();
    await userEvent.type(await field(), "canary");
    await userEvent.type(await field("Hypotheses about the treatment"), "perhaps");
    await waitFor(() => expect(server.rows.size).toBe(1));
    const [uuid, draft] = [...server.rows][0] ?? [];
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(draft?.content).toMatchObject({ reflections: "canary", hypotheses: "perhaps" });
    expect(posts()).toHaveLength(0);

    await press("Done");
    await screen.findByText("Your private note is saved.");
    expect(posts()).toMatchObject([
      {
        path: "/sessionnotes/psychotherapynote",
        body: {
          uuid,
          patient: "patient-1",
          encounter: "encounter-1",
          sessionDate: "2026-11-29",
          draftRevision: draft?.revision,
          sections: [
            { part: "reflections", text: "canary" },
            { part: "hypotheses", text: "perhaps" },
          ],
        },
      },
    ]);
    expect(server.rows.size).toBe(0);
    expect(document.body.innerHTML).not.toContain("canary");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("New private note"));
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  it("goes on with what was typed before a crash", async () => {
    server.write("unfinished-1", {
      reflections: "before the crash",
      emotionalResponses: "",
      hypotheses: "",
      other: "",
    });
    open();
    expect(await screen.findByDisplayValue("before the crash")).toBeTruthy();
    await press("Done");
    await waitFor(() => expect(server.notes.has("unfinished-1")).toBe(true));
  });

  it("says that it is not saved, and keeps it, where the server refuses it", async () => {
    open();
    await userEvent.type(await field(), "kept");
    const sendAll = server.sendAll;
    Object.assign(server, {
      sendAll: (async (method, path, options) => {
        if (method === "POST" && path.startsWith("/sessionnotes/psychotherapynote")) {
          throw new RestError(400, "sessionnotes.error.content.notUnicode", "These are no characters.");
        }
        return sendAll(method, path, options);
      }) as typeof sendAll,
    });
    await press("Done");
    expect(await screen.findByText("These are no characters.")).toBeTruthy();
    expect((await field()).value).toBe("kept");
    expect([...server.rows.values()][0]?.content).toMatchObject({ reflections: "kept" });
  });

  it("asks once more before typed words are discarded", async () => {
    open();
    await userEvent.type(await field(), "not this");
    await waitFor(() => expect(server.rows.size).toBe(1));
    await press("Discard");
    expect(server.rows.size).toBe(1);
    await press("Discard for good");
    await waitFor(() => expect(server.rows.size).toBe(0));
    expect(screen.queryByLabelText(REFLECTIONS)).toBeNull();
  });

  it("merges with what another window made a note of meanwhile", async () => {
    open();
    await userEvent.type(await field(), "mine");
    await waitFor(() => expect(server.rows.size).toBe(1));
    const [uuid = ""] = [...server.rows.keys()];
    server.save(uuid, { part: "reflections", text: "theirs" });
    await press("Done");
    await screen.findByText("There are two texts of this note");
    await press("Continue with what is chosen");
    await press("Done");
    await screen.findByText("Your private note is saved.");
    expect(server.notes.get(uuid)?.versions).toEqual([
      [{ part: "reflections", text: "theirs" }],
      [{ part: "reflections", text: "mine\ntheirs" }],
    ]);
  });
});

describe("saved private notes", () => {
  beforeEach(() => {
    server.save("note-1", { part: "reflections", text: "canary one" }, { part: "comment", text: "from a form" });
  });

  it("are opened only when their author opens them", async () => {
    open();
    await screen.findByText(/^Private note, /);
    expect(server.opened).toBe(0);
    expect(document.body.innerHTML).not.toContain("canary");
    await press(/^Open/);
    expect(await screen.findByText("canary one")).toBeTruthy();
    await press(/^Close/);
    expect(document.body.innerHTML).not.toContain("canary");
  });

  it("are amended from the version that was opened; what is not written here stays", async () => {
    open();
    await press(/^Open/);
    await press("Amend");
    await waitFor(async () => expect(document.activeElement).toBe(await field()));
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Done" }).disabled).toBe(true);
    await userEvent.type(await field(), " and two");
    await press("Done");
    expect(await screen.findByText("canary one and two")).toBeTruthy();
    expect(posts()).toMatchObject([
      {
        path: "/sessionnotes/psychotherapynote/note-1",
        body: {
          version: 1,
          sections: [
            { part: "reflections", text: "canary one and two" },
            { part: "comment", text: "from a form" },
          ],
        },
      },
    ]);
    expect(screen.getByText("Version 2")).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Amend"));
  });

  it("are merged with a version that came meanwhile, and only where both changed a field it is asked", async () => {
    open();
    await press(/^Open/);
    await press("Amend");
    await userEvent.type(await field("Hypotheses about the treatment"), "mine");
    server.save("note-1", { part: "reflections", text: "theirs" }, { part: "comment", text: "from a form" });
    await press("Done");
    expect(await screen.findByText("theirs")).toBeTruthy();
    expect(server.notes.get("note-1")?.versions.at(-1)).toEqual([
      { part: "reflections", text: "theirs" },
      { part: "hypotheses", text: "mine" },
      { part: "comment", text: "from a form" },
    ]);
  });

  it("show a draft of an amendment that is not finished", async () => {
    server.write(
      "note-1",
      { reflections: "amended", emotionalResponses: "", hypotheses: "", other: "", comment: "" },
      1,
    );
    open();
    expect(await screen.findByText("Not finished")).toBeTruthy();
    await press(/^Open/);
    expect(await screen.findByDisplayValue("amended")).toBeTruthy();
  });

  it("show their versions", async () => {
    server.save("note-1", { part: "reflections", text: "second" });
    open();
    await press(/^Open/);
    await press("Versions");
    const list = await screen.findAllByText(/^Version \d, /);
    expect(list.map(({ textContent }) => textContent?.slice(0, 9))).toEqual(["Version 2", "Version 1"]);
    expect(screen.getByText("canary one")).toBeTruthy();
  });

  it("are voided with a reason, and restored", async () => {
    open();
    await press(/^Open/);
    await press("Void");
    await press("Void");
    expect(screen.getByText("Give a reason.")).toBeTruthy();
    expect(posts()).toHaveLength(0);
    await userEvent.type(screen.getByLabelText("Reason for voiding the note"), "A mistake");
    await press("Void");
    await press(/^Show voided notes/);
    expect(posts()[0]?.body).toEqual({ voided: true, reason: "A mistake" });
    await press(/^Open/);
    expect(await screen.findByText("Voided: A mistake")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Amend" })).toBeNull();
    await press("Restore");
    await screen.findByRole("button", { name: "Amend" });
    expect(posts()[1]?.body).toEqual({ voided: false });
  });
});

describe("disclosing a saved note", () => {
  it("begins with the note, which stands in no address, where the user has the privilege", async () => {
    server.save("note-1", { part: "other", text: "canary saved" });
    const places: Place[] = [];
    open([...MANAGES, "Disclose Psychotherapy Notes"], (place) => places.push(place));
    await press(/^Open/);
    await press("Disclose…");
    expect(places).toMatchObject([
      { page: "disclosure", step: "new", note: { uuid: "note-1", patient: { uuid: PATIENT.uuid } } },
    ]);
    expect(addressOf("", places[0] as Place)).toBe("/ws/sessionnotes/disclosure/new");
  });

  it("is not offered to others", async () => {
    server.save("note-1", { part: "other", text: "canary saved" });
    open();
    await press(/^Open/);
    await screen.findByRole("button", { name: "Amend" });
    expect(screen.queryByRole("button", { name: "Disclose…" })).toBeNull();
  });
});

describe("covering the pane", () => {
  it("takes all text out of the page with one key, and gives it back with the same, where one was typing", async () => {
    server.save("note-1", { part: "other", text: "canary saved" });
    open();
    await press(/^Open/);
    await screen.findByText("canary saved");
    await press("New private note");
    await userEvent.type(await field(), "canary typed");
    (await field()).setSelectionRange(3, 5);
    await coverKey();
    expect(document.body.innerHTML).not.toContain("canary");
    expect(screen.queryAllByRole("textbox")).toHaveLength(0);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Show (Alt+H)"));
    await waitFor(() => expect(server.rows.size).toBe(1));

    await coverKey();
    const back = await field();
    expect(back.value).toBe("canary typed");
    await waitFor(() => expect(document.activeElement).toBe(back));
    expect([back.selectionStart, back.selectionEnd]).toEqual([3, 5]);
    expect(screen.getByText("canary saved")).toBeTruthy();
  });

  it("leaves other keys alone", async () => {
    open();
    await field();
    await userEvent.keyboard("h{Escape}{Escape}{Control>}{Alt>}h{/Alt}{/Control}");
    expect(screen.queryByText(/^Covered/)).toBeNull();
  });
});

describe("notes that are closed", () => {
  it("say why, and when they open", async () => {
    server.hold = { held: true, opensAt: "2099-03-05T09:00:00.000+0000" };
    open();
    expect(await screen.findByText("Your private notes are closed.")).toBeTruthy();
    expect(screen.getByText(/Someone else has set your password\..*5 Mar 2099/)).toBeTruthy();
    expect(screen.queryAllByRole("textbox")).toHaveLength(0);
  });

  it("say so also when the server closes them while the pane is open", async () => {
    open();
    await userEvent.type(await field(), "typed");
    server.down = new RestError(403, "sessionnotes.error.passwordHeld", "Someone else has set your password.");
    const status = await screen.findByText(
      /Can't be saved: Someone else has set your password\./,
      {},
      { timeout: 5000 },
    );
    expect(within(status).queryByText("typed")).toBeNull();
    expect((await field()).value).toBe("typed");
  });

  it("are not asked for by a user whose role has none", async () => {
    open([]);
    expect(await screen.findByText("Your role has no private notes.")).toBeTruthy();
    expect(server.requests).toHaveLength(0);
  });
});
