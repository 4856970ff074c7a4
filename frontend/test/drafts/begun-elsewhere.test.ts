import { beforeEach, describe, expect, it } from "vitest";
import type { DraftSubject } from "../../src/drafts/draft-requests";
import { DraftStore } from "../../src/drafts/draft-store";
import { FakeServer } from "./fake-server";

interface Texts {
  readonly one: string;
  readonly two: string;
}

const nothing: Texts = { one: "", two: "" };
const session = { kind: "psychotherapynote", patient: "patient-1", encounter: "encounter-1" } as const;

let server: FakeServer;

const begin = (subject: DraftSubject, isNew = true) =>
  new DraftStore<Texts>((...all) => server.send(...all), subject, nothing, isNew);

describe("a new note that two windows were opened for before anything was typed", () => {
  beforeEach(() => {
    server = new FakeServer();
  });

  it("is one note with what was typed in both", async () => {
    const first = begin({ ...session, note: "first" });
    const second = begin({ ...session, note: "second" });
    first.change({ one: "in the first", two: "" });
    await first.flush();
    second.change({ one: "", two: "in the second" });
    await second.flush();

    expect([...server.rows.keys()]).toEqual(["first"]);
    expect(server.content("first")).toEqual({ one: "in the first", two: "in the second" });
    expect(second.getSnapshot()).toMatchObject({ note: "first", conflict: null });
    const saved = await second.saveAlong(async (_revision, _content, _basedOn, note) => ({ basedOn: 1, note }));
    expect(saved.note).toBe("first");
  });

  it("shows both texts where both typed in one field", async () => {
    const first = begin({ ...session, note: "first" });
    const second = begin({ ...session, note: "second" });
    first.change({ one: "in the first", two: "" });
    await first.flush();
    second.change({ one: "in the second", two: "" });
    await expect(second.flush()).rejects.toMatchObject({ name: "Conflicting" });

    expect(second.getSnapshot().conflict).toMatchObject({
      mine: { one: "in the second" },
      theirs: { one: "in the first" },
    });
    expect(server.content("first")).toEqual({ one: "in the first", two: "" });
  });

  it("is joined as soon as the second window is looked at", async () => {
    const second = begin({ ...session, note: "second" });
    server.write("first", { one: "in the first", two: "" }, null, session);
    second.lookAgain();
    await second.tryToSave(false);
    expect(second.getSnapshot()).toMatchObject({ note: "first", content: { one: "in the first", two: "" } });
  });

  it.each([
    ["of another session", { ...session, encounter: "encounter-2" }, null],
    ["of another kind", { ...session, kind: "progressnote" }, null],
    ["of a saved note that is amended", session, 2],
  ])("is not taken for one %s", async (_what, of, basedOn) => {
    server.write("other", { one: "other", two: "" }, basedOn, of);
    const store = begin({ ...session, note: "mine" });
    store.change({ one: "mine", two: "" });
    await store.flush();
    expect(server.content("mine")).toEqual({ one: "mine", two: "" });
    expect(server.content("other")).toEqual({ one: "other", two: "" });
  });
});
