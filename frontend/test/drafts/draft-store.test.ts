import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Conflicting, DraftStore } from "../../src/drafts/draft-store";
import { saveOpenDrafts, startDraft } from "../../src/drafts/open-drafts";
import { Cancelled, createRest, Unreachable } from "../../src/host/rest";
import { FakeServer, refusal } from "./fake-server";

interface Texts {
  readonly one: string;
  readonly two: string;
}

const NOTE = "note-1";
const subject = { note: NOTE, kind: "psychotherapynote", patient: "patient-1" } as const;
const nothing: Texts = { one: "", two: "" };

let server: FakeServer;
const ended: (() => void)[] = [];

function open(at = server, send = at.send) {
  const store = new DraftStore<Texts>(send, subject, nothing);
  ended.push(startDraft({ send, user: "user-1" }, store));
  return store;
}

async function opened(at = server) {
  const store = open(at, (...all) => at.send(...all));
  await vi.advanceTimersByTimeAsync(0);
  return store;
}

const kind = (store: DraftStore<Texts>) => store.getSnapshot().saveState.kind;
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

function show(state: "visible" | "hidden") {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

function leavePage(): boolean {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return !event.defaultPrevented;
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
});

afterEach(async () => {
  server.down = null;
  for (const end of ended.splice(0)) {
    end();
  }
  await vi.runOnlyPendingTimersAsync();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("saving by itself", () => {
  it("saves two seconds after the last key, and says when", async () => {
    const store = await opened();
    expect(kind(store)).toBe("clean");
    store.change({ one: "a", two: "" });
    await seconds(1.5);
    store.change({ one: "ab", two: "" });
    await seconds(1.9);
    expect(server.posts).toHaveLength(0);
    expect(kind(store)).toBe("dirty");
    await seconds(0.1);
    expect(server.content(NOTE)).toEqual({ one: "ab", two: "" });
    expect(store.getSnapshot().saveState).toMatchObject({ kind: "saved", at: new Date() });
    expect(store.getSnapshot().revision).toBe(server.rows.get(NOTE)?.revision);
  });

  it("saves ten seconds after the first unsaved key, however fast one types", async () => {
    const store = await opened();
    for (let key = 1; key <= 10; key++) {
      store.change({ one: "x".repeat(key), two: "" });
      await seconds(1);
    }
    expect(server.posts).toHaveLength(1);
  });

  it("sends one request at a time, and what was typed meanwhile with the next", async () => {
    const store = await opened();
    let go = () => {};
    server.pause = new Promise((resolve) => {
      go = resolve;
    });
    store.change({ one: "first", two: "" });
    await seconds(3);
    store.change({ one: "first second", two: "" });
    await seconds(20);
    expect(server.posts).toHaveLength(1);
    expect(kind(store)).toBe("saving");
    server.pause = null;
    go();
    await seconds(2);
    expect(server.posts).toHaveLength(2);
    expect(server.content(NOTE)).toEqual({ one: "first second", two: "" });
    expect(kind(store)).toBe("saved");
  });

  it("begins where it was left before a crash or on another machine", async () => {
    server.write(NOTE, { one: "before the crash", two: "" }, 3);
    const store = await opened();
    expect(store.getSnapshot()).toMatchObject({
      content: { one: "before the crash", two: "" },
      basedOn: 3,
      loaded: true,
    });
    store.change({ one: "before the crash, and after", two: "" });
    await seconds(2);
    expect(server.content(NOTE)).toEqual({ one: "before the crash, and after", two: "" });
    expect(server.rows.get(NOTE)?.basedOn).toBe(3);
  });

  it("merges what was typed before the draft had come", async () => {
    server.write(NOTE, { one: "earlier", two: "" });
    const store = open();
    store.change({ one: "", two: "at once" });
    await seconds(2);
    expect(store.getSnapshot().content).toEqual({ one: "earlier", two: "at once" });
    expect(server.content(NOTE)).toEqual({ one: "earlier", two: "at once" });
  });

  it("flushes at once, and tells the revision that holds all", async () => {
    const store = await opened();
    expect(await store.flush()).toBe(0);
    store.change({ one: "now", two: "" });
    expect(await store.flush()).toBe(server.rows.get(NOTE)?.revision);
    expect(server.content(NOTE)).toEqual({ one: "now", two: "" });
    await seconds(20);
    expect(server.posts).toHaveLength(1);
  });

  it("discards what was typed", async () => {
    const store = await opened();
    store.change({ one: "not this", two: "" });
    await store.flush();
    await store.discard();
    await seconds(20);
    expect(server.rows.size).toBe(0);
    expect(store.getSnapshot()).toMatchObject({ content: nothing, revision: 0, saveState: { kind: "clean" } });
  });

  it("keeps what another window typed when this one discards", async () => {
    const store = await opened();
    store.change({ one: "mine", two: "" });
    await store.flush();
    server.write(NOTE, { one: "mine", two: "theirs" });
    await expect(store.discard()).rejects.toMatchObject({ code: "sessionnotes.error.draft.changed" });
    expect(server.content(NOTE)).toEqual({ one: "mine", two: "theirs" });
    expect(store.getSnapshot().content).toEqual({ one: "mine", two: "theirs" });
  });

  it("discards a draft that can't be opened, by the revision that the list tells", async () => {
    const send = vi.fn(async (method: string, path: string) => {
      if (path.startsWith("/sessionnotes/draft?")) {
        return {
          results: [
            { note: "other", revision: 1 },
            { note: NOTE, revision: 77 },
          ],
        };
      }
      if (method === "GET") {
        throw refusal(500, "sessionnotes.error.draft.damaged");
      }
      return undefined;
    });
    const store = open(server, send);
    await seconds(0);
    expect(kind(store)).toBe("failed");
    await store.discard();
    expect(send).toHaveBeenLastCalledWith("DELETE", `/sessionnotes/draft/${NOTE}?revision=77`);
    expect(kind(store)).toBe("clean");
  });
});

describe("nothing typed is lost", () => {
  const typed: Texts = { one: "typed", two: "" };

  it.each([
    ["the server is killed", new Unreachable("No answer")],
    ["it answers 503", refusal(503, null)],
    ["a proxy answers 502 for it", refusal(502, null)],
    ["it starts again and knows no address of ours yet", refusal(404, null)],
    ["it answers with a page instead of JSON", new SyntaxError("Unexpected token <")],
  ])("when %s", async (_, failure) => {
    const store = await opened();
    server.down = failure;
    store.change(typed);
    await seconds(2);
    expect(store.getSnapshot()).toMatchObject({ content: typed, saveState: { kind: "failed", problem: failure } });
    store.change({ one: "typed on", two: "" });
    await seconds(60);
    expect(kind(store)).toBe("failed");
    expect(leavePage()).toBe(false);
    // it asks less and less often
    expect(server.posts.length).toBeGreaterThan(3);
    expect(server.posts.length).toBeLessThan(8);
    server.down = null;
    await seconds(60);
    expect(server.content(NOTE)).toEqual({ one: "typed on", two: "" });
    expect(kind(store)).toBe("saved");
    expect(leavePage()).toBe(true);
  });

  it("asks a server that is away no more often while one types on", async () => {
    const store = await opened();
    server.down = new Unreachable("No answer");
    for (let key = 1; key <= 20; key++) {
      store.change({ one: "x".repeat(key), two: "" });
      await seconds(3);
    }
    expect(server.posts.length).toBeLessThan(8);
  });

  it("goes on at once when the network is back", async () => {
    const store = await opened();
    server.down = new Unreachable("No answer");
    store.change(typed);
    await seconds(60);
    server.down = null;
    window.dispatchEvent(new Event("online"));
    await seconds(0);
    expect(server.content(NOTE)).toEqual(typed);
  });

  it("waits no longer than a minute for an answer that never comes", async () => {
    const store = await opened();
    let calls = 0;
    vi.spyOn(server, "send").mockImplementation((_, __, options) => {
      calls++;
      return new Promise((_resolve, reject) => {
        options?.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
      });
    });
    store.change(typed);
    await seconds(62);
    expect(kind(store)).toBe("failed");
    await seconds(3);
    expect(calls).toBe(2);
    vi.restoreAllMocks();
    await seconds(125);
    expect(kind(store)).toBe("saved");
  });

  it("when the session has ended: the host asks for a sign-in, and it goes on", async () => {
    const answers = [
      [404, { error: { rawMessage: "sessionnotes.error.draft.unknown" } }],
      [401, {}],
      [200, { revision: 5 }],
    ] as const;
    let at = 0;
    const bodies: unknown[] = [];
    const signIn = vi.fn(async () => true);
    const send = createRest("", { password: async () => null, signIn }, async (_, init) => {
      const [status, body] = answers[at++] ?? [500, {}];
      bodies.push(init?.body);
      return new Response(JSON.stringify(body), { status });
    });
    const store = open(server, send);
    store.change(typed);
    await seconds(3);
    expect(signIn).toHaveBeenCalledTimes(1);
    expect(kind(store)).toBe("saved");
    expect(JSON.parse(String(bodies[2]))).toMatchObject({ revision: 0, content: typed, kind: "psychotherapynote" });
  });

  it("when the user does not sign in again: it asks no more, and saves once they have", async () => {
    const store = await opened();
    server.failing.push(new Cancelled());
    store.change(typed);
    await seconds(2);
    expect(kind(store)).toBe("failed");
    server.failing.push(refusal(401, null), refusal(401, null));
    await seconds(61);
    expect(server.posts.slice(1).every(({ options }) => options.quiet)).toBe(true);
    expect(store.getSnapshot().content).toEqual(typed);
    await seconds(30);
    expect(server.content(NOTE)).toEqual(typed);
    expect(kind(store)).toBe("saved");
  });

  it("when the server refuses it: it says why, and tries again with what is changed", async () => {
    const store = await opened();
    server.failing.push(refusal(400, "sessionnotes.error.draft.tooLarge"));
    store.change(typed);
    await seconds(600);
    expect(server.posts).toHaveLength(1);
    expect(store.getSnapshot().saveState.problem).toMatchObject({ code: "sessionnotes.error.draft.tooLarge" });
    store.change({ one: "shorter", two: "" });
    await seconds(2);
    expect(server.content(NOTE)).toEqual({ one: "shorter", two: "" });
  });

  it("when it could not even be loaded", async () => {
    server.write(NOTE, { one: "", two: "earlier" });
    server.down = new Unreachable("No answer");
    const store = await opened();
    store.change(typed);
    await seconds(30);
    expect(store.getSnapshot()).toMatchObject({ content: typed, loaded: false });
    server.down = null;
    await seconds(60);
    expect(server.content(NOTE)).toEqual({ one: "typed", two: "earlier" });
  });

  it("when the answer is lost after the server has saved it: that is no conflict", async () => {
    const store = await opened();
    server.deaf = true;
    store.change(typed);
    await seconds(2);
    expect(server.content(NOTE)).toEqual(typed);
    store.change({ one: "typed and more", two: "" });
    server.deaf = false;
    await seconds(10);
    expect(store.getSnapshot().conflict).toBeNull();
    expect(server.content(NOTE)).toEqual({ one: "typed and more", two: "" });
  });

  it("when its place on the page goes while the server is away", async () => {
    const store = new DraftStore<Texts>(server.send, subject, nothing);
    const end = startDraft({ send: server.send, user: "user-1" }, store);
    await seconds(0);
    server.down = new Unreachable("No answer");
    store.change(typed);
    end();
    await seconds(30);
    expect(leavePage()).toBe(false);
    server.down = null;
    await seconds(60);
    expect(server.content(NOTE)).toEqual(typed);
    expect(leavePage()).toBe(true);
  });
});

describe("leaving the page", () => {
  it("saves in a request that outlives the page, and asks nothing", async () => {
    const store = await opened();
    store.change({ one: "last words", two: "" });
    expect(leavePage()).toBe(false);
    show("hidden");
    await seconds(0);
    expect(server.posts[0]?.options).toMatchObject({ keepalive: true, quiet: true });
    expect(server.content(NOTE)).toEqual({ one: "last words", two: "" });
    expect(leavePage()).toBe(true);
  });

  it("sends what is larger than browsers carry as usual", async () => {
    const store = await opened();
    store.change({ one: "é".repeat(40_000), two: "" });
    window.dispatchEvent(new Event("pagehide"));
    await seconds(0);
    expect(server.posts[0]?.options.keepalive).toBe(false);
    expect(server.rows.has(NOTE)).toBe(true);
  });

  it("sends as usual what the browser would not carry beside another", async () => {
    const store = await opened();
    server.failing.push(new Unreachable("No answer"));
    store.change({ one: "beside", two: "" });
    show("hidden");
    await seconds(0);
    expect(server.posts.map(({ options }) => options.keepalive)).toEqual([true, false]);
    expect(server.content(NOTE)).toEqual({ one: "beside", two: "" });
  });

  it("sends what was typed while a request ran", async () => {
    const store = await opened();
    let go = () => {};
    server.pause = new Promise((resolve) => {
      go = resolve;
    });
    store.change({ one: "a", two: "" });
    await seconds(2);
    store.change({ one: "ab", two: "" });
    show("hidden");
    server.pause = null;
    go();
    await seconds(0);
    expect(server.content(NOTE)).toEqual({ one: "ab", two: "" });
  });

  it("shows what was typed elsewhere when one comes back", async () => {
    const store = await opened();
    store.change({ one: "here", two: "" });
    await store.flush();
    show("hidden");
    server.write(NOTE, { one: "here", two: "at home" });
    show("visible");
    await seconds(0);
    expect(store.getSnapshot().content).toEqual({ one: "here", two: "at home" });
  });
});

describe("signing out", () => {
  it("saves first, and does not wait for what can't be saved", async () => {
    const send = server.send;
    const store = open(server, send);
    await seconds(0);
    store.change({ one: "last", two: "" });
    await saveOpenDrafts(send);
    expect(server.content(NOTE)).toEqual({ one: "last", two: "" });
    store.change({ one: "lost?", two: "" });
    server.down = new Unreachable("No answer");
    await saveOpenDrafts(send);
    expect(leavePage()).toBe(false);
  });
});

describe("two windows on one draft", () => {
  it("takes each field from the one that changed it", async () => {
    const first = await opened();
    const second = await opened();
    first.change({ one: "first", two: "" });
    await seconds(2);
    second.change({ one: "", two: "second" });
    await seconds(2);
    expect(second.getSnapshot()).toMatchObject({ content: { one: "first", two: "second" }, conflict: null });
    expect(server.content(NOTE)).toEqual({ one: "first", two: "second" });
  });

  it("keeps both texts of a field that both changed, and overwrites none until the user has chosen", async () => {
    const first = await opened();
    const second = await opened();
    first.change({ one: "first", two: "only first" });
    await seconds(2);
    second.change({ one: "second", two: "" });
    await seconds(20);
    expect(server.content(NOTE)).toEqual({ one: "first", two: "only first" });
    expect(second.getSnapshot().conflict).toEqual({
      base: nothing,
      mine: { one: "second", two: "only first" },
      theirs: { one: "first", two: "only first" },
    });
    expect(leavePage()).toBe(false);
    await expect(second.flush()).rejects.toBeInstanceOf(Conflicting);

    second.change({ one: "second, typed on", two: "only first" });
    expect(second.getSnapshot().conflict?.mine.one).toBe("second, typed on");
    second.resolve({ one: "first\nsecond, typed on", two: "only first" });
    await seconds(0);
    expect(server.content(NOTE)).toEqual({ one: "first\nsecond, typed on", two: "only first" });
    expect(second.getSnapshot()).toMatchObject({ conflict: null, saveState: { kind: "saved" } });
  });

  it("begins a new draft where the other window has saved or discarded it", async () => {
    const store = await opened();
    store.change({ one: "a", two: "" });
    await store.flush();
    server.rows.delete(NOTE);
    store.change({ one: "ab", two: "" });
    await seconds(2);
    expect(server.content(NOTE)).toEqual({ one: "ab", two: "" });
    expect(server.posts.at(-1)?.options.body).toMatchObject({ revision: 0 });
  });
});

describe("saving the note", () => {
  it("takes the draft along; what is typed meanwhile is a new draft of what was saved", async () => {
    const store = await opened();
    store.change({ one: "done", two: "" });
    await store.saveAlong(async (revision, content) => {
      expect(revision).toBe(server.rows.get(NOTE)?.revision);
      expect(content).toEqual({ one: "done", two: "" });
      store.change({ one: "done", two: "afterthought" });
      await seconds(20);
      server.rows.delete(NOTE);
      return { basedOn: 1 };
    });
    expect(server.posts).toHaveLength(1);
    await seconds(2);
    expect(server.posts[1]?.options.body).toMatchObject({ revision: 0, basedOn: 1 });
    expect(server.content(NOTE)).toEqual({ one: "done", two: "afterthought" });
  });

  it("keeps the draft where saving fails, and merges what another window typed", async () => {
    const store = await opened();
    store.change({ one: "mine", two: "" });
    const changed = refusal(409, "sessionnotes.error.draft.changed");
    await expect(
      store.saveAlong(async () => {
        server.write(NOTE, { one: "mine", two: "theirs" });
        throw changed;
      }),
    ).rejects.toBe(changed);
    await seconds(0);
    expect(store.getSnapshot().content).toEqual({ one: "mine", two: "theirs" });
  });
});
