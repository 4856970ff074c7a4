import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IDLE_MINUTES } from "../../src/pages/idle";
import { IdleLock } from "../../src/pages/idle-lock";
import "../pages-host";

const user = { uuid: "user-1", userName: "therapist1", display: "Amara Okafor", privileges: new Set<string>() };
const answer = (uuid: string) =>
  new Response(JSON.stringify({ authenticated: true, user: { uuid, display: "x" } }), { status: 200 });

const pass = (milliseconds: number) => act(async () => vi.advanceTimersByTime(milliseconds));

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pages = () =>
  render(
    <IdleLock base="/rest" user={user} onSignOut={async () => {}}>
      <textarea aria-label="Note" />
    </IdleLock>,
  );

async function uncover(password: string) {
  fireEvent.change(screen.getByLabelText(/Password of/), { target: { value: password } });
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name: "Go on" }));
    await vi.advanceTimersByTimeAsync(10);
  });
}

describe("The idle lock", () => {
  it("warns a minute before, and goes away with the next key", async () => {
    pages();
    await pass((IDLE_MINUTES - 1) * 60_000 - 1000);
    expect(screen.queryByText(/covered in a minute/)).toBeNull();
    await pass(2000);
    expect(screen.getByText(/covered in a minute/)).toBeDefined();
    fireEvent.keyDown(document.body, { key: "Shift" });
    expect(screen.queryByText(/covered in a minute/)).toBeNull();
  });

  it("takes the page out of sight and reach, keeps what was typed, and the user's password brings it back in place", async () => {
    vi.stubGlobal(
      "fetch",
      vi.fn().mockImplementation(async () => answer("user-1")),
    );
    pages();
    const field = screen.getByLabelText<HTMLTextAreaElement>("Note");
    field.focus();
    fireEvent.change(field, { target: { value: "kept" } });
    await pass(IDLE_MINUTES * 60_000 + 1000);
    expect(screen.queryByRole("textbox", { name: "Note" })).toBeNull();
    fireEvent.pointerMove(document.body);
    expect(screen.queryByRole("textbox", { name: "Note" })).toBeNull();
    await uncover("right");
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Note" }).value).toBe("kept");
    expect(document.activeElement).toBe(field);
  });

  it("stays for a wrong password and for another user's", async () => {
    const request = vi
      .fn()
      .mockResolvedValueOnce(new Response("", { status: 401 }))
      .mockResolvedValueOnce(answer("user-2"));
    vi.stubGlobal("fetch", request);
    pages();
    await pass(IDLE_MINUTES * 60_000 + 1000);
    for (const password of ["wrong", "other's"]) {
      await uncover(password);
      expect(screen.getByText("The password is wrong.")).toBeDefined();
      expect(screen.queryByRole("textbox", { name: "Note" })).toBeNull();
    }
  });

  it("lets no key reach the page below", async () => {
    pages();
    await pass(IDLE_MINUTES * 60_000 + 1000);
    const below = vi.fn();
    document.addEventListener("keydown", below);
    fireEvent.keyDown(document.body, { key: "Enter", ctrlKey: true });
    fireEvent.keyDown(screen.getByLabelText(/Password of/), { key: "Enter", ctrlKey: true });
    document.removeEventListener("keydown", below);
    expect(below).not.toHaveBeenCalled();
  });

  it("locks an awakened machine before its first key counts", async () => {
    pages();
    vi.setSystemTime(Date.now() + IDLE_MINUTES * 60_000 + 1000);
    fireEvent.keyDown(document.body, { key: "a" });
    expect(screen.queryByRole("textbox", { name: "Note" })).toBeNull();
  });
});
