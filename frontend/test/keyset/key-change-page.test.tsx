import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RestError } from "../../src/host/rest";
import { KeyChangePage } from "../../src/keyset/key-change-page";
import type { KeyState } from "../../src/keyset/use-key-change";
import { PagesHost, serverOf } from "../pages-host";

const KEYS = "Manage Psychotherapy Note Keys";
const LOG = "Get Psychotherapy Note Access Log";

const oneKey: KeyState = {
  keys: 1,
  resealing: false,
  versionsToReseal: 0,
  draftsToReseal: 0,
  documentsToReseal: 0,
  damagedVersions: 0,
  resealedAt: null,
};
const changed: KeyState = { ...oneKey, keys: 2, versionsToReseal: 1200, draftsToReseal: 3, documentsToReseal: 4 };
const running: KeyState = { ...changed, resealing: true, versionsToReseal: 900 };
const done: KeyState = { ...oneKey, keys: 2, resealedAt: "2026-11-01T10:00:00.000+0000" };

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** A server on which the state is another after each order. */
function show(first: unknown, orders: Record<string, KeyState> = {}, privileges: readonly string[] = [KEYS]) {
  let state = first;
  const { send, asked } = serverOf({
    "GET /sessionnotes/keyset": () => {
      if (state instanceof Error) {
        throw state;
      }
      return state;
    },
    "POST /sessionnotes/keyset": ({ action }: { action: string }) => {
      state = orders[action];
      return state;
    },
  });
  render(
    <PagesHost send={send} privileges={privileges}>
      <KeyChangePage />
    </PagesHost>,
  );
  const become = (next: unknown) => {
    state = next;
  };
  return { asked, become, user: userEvent.setup({ advanceTimers: vi.advanceTimersByTime }) };
}

const button = (name: string) => screen.getByRole("button", { name });

describe("Change of the key", () => {
  it("makes a new key in two steps, and says that everything is still to be sealed", async () => {
    const { user, asked } = show(oneKey, { rotate: changed });
    expect(await screen.findByText("The key was never changed.")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Seal everything again" })).toBeNull();
    await user.click(button("Make a new key"));
    expect(asked.map(({ method }) => method)).toEqual(["GET"]);
    await user.click(button("Make it now"));

    expect(await screen.findByText(/Keys in the keyset: 2/)).toBeDefined();
    expect(asked[1]?.body).toEqual({ action: "rotate" });
    expect(screen.getByText(/Left: 1,200 versions of notes, 3 drafts, 4 documents/)).toBeDefined();
    expect(screen.getByRole("link", { name: "Copy of the keyset" })).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(button("Make a new key")));
  });

  it("shows how far sealing has come, until it has ended", async () => {
    const { user, become } = show(changed, { reseal: { ...running, versionsToReseal: 1200 } });
    await screen.findByText(/Left: 1,200/);
    await user.click(button("Seal everything again"));
    const bar = await screen.findByRole("progressbar");
    expect(bar.getAttribute("aria-valuenow")).toBe("0");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("3. Seal everything again"));
    expect(screen.queryByRole("button", { name: "Make a new key" })).toBeNull();

    become(running);
    await vi.advanceTimersByTimeAsync(2500);
    expect(await screen.findByText("Left: 900 versions of notes, 3 drafts, 4 documents")).toBeDefined();
    expect(bar.getAttribute("aria-valuenow")).toBe("300");
    become(done);
    await vi.advanceTimersByTimeAsync(2500);
    expect(await screen.findByText(/Everything is sealed with the newest key since 1 Nov 2026/)).toBeDefined();
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("interrupts sealing, and goes on later", async () => {
    const { user, asked } = show(running, { interrupt: { ...changed, versionsToReseal: 899 } });
    await screen.findByRole("progressbar");
    await user.click(button("Interrupt"));
    expect(await screen.findByText(/Left: 899 versions/)).toBeDefined();
    expect(asked.at(-1)?.body).toEqual({ action: "interrupt" });
    expect(button("Seal everything again")).toBeDefined();
  });

  it("says what was left because it is not what was stored, and who finds out which", async () => {
    show({ ...changed, versionsToReseal: 2, draftsToReseal: 0, damagedVersions: 2 }, {}, [KEYS, LOG]);
    expect((await screen.findByRole("alert")).textContent).toContain("not what was stored: 2.");
    expect(screen.getByRole("link", { name: "Check of notes and log" })).toBeDefined();
  });

  it("stops asking when an answer fails, and asks again on demand", async () => {
    const { user, asked, become } = show(running);
    await screen.findByRole("progressbar");
    become(new RestError(503, null, "HTTP 503"));
    await vi.advanceTimersByTimeAsync(2500);
    await screen.findByRole("alert");
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(before);
    become(done);
    await user.click(button("Try again"));
    expect(await screen.findByText(/Everything is sealed/)).toBeDefined();
  });

  it("is for those who manage the keys, and asks nothing for others", async () => {
    const { asked } = show(oneKey, {}, [LOG]);
    expect(screen.getByText("This page is for those who manage the keys")).toBeDefined();
    expect(asked).toEqual([]);
  });
});
