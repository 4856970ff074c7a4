import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { App } from "../../src/pages/app";
import { initialiseTexts } from "../../src/pages/i18n";
import en from "../../translations/en.json";
import fr from "../../translations/fr.json";

let locale: string;
let unreadable: string | null;
let privileges: string[];
let roles: string[];

const json = (body: unknown) => new Response(JSON.stringify(body), { status: 200 });

/** A server on which a therapist with a language of their own signs in. */
async function answer(address: string | URL): Promise<Response> {
  const path = String(address);
  if (unreadable && path.endsWith(unreadable)) {
    throw new TypeError("Failed to fetch");
  }
  if (path.endsWith("/session")) {
    const named = (names: string[]) => names.map((display) => ({ display }));
    const user = { uuid: "user-1", display: "therapist1", privileges: named(privileges), roles: named(roles) };
    return json({ authenticated: true, locale, user });
  }
  if (path.endsWith(".json")) {
    return json(path.endsWith("fr.json") ? fr : en);
  }
  return json({ results: [] });
}

beforeEach(async () => {
  unreadable = null;
  privileges = ["Manage Progress Notes"];
  roles = [];
  window.history.replaceState(null, "", "/openmrs/ws/sessionnotes/day");
  vi.stubGlobal("fetch", vi.fn(answer));
  await initialiseTexts("en");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function signIn() {
  render(<App context="/openmrs" opened={{ user: null, locale: null, location: null }} />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Username"), "therapist1");
  await user.type(screen.getByLabelText("Password"), "secret");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

it("speaks the language of who has signed in at once", async () => {
  locale = "fr_HT";
  await signIn();
  await screen.findByRole("heading", { name: "Ma journée" });
  await screen.findByText("Aucune séance aujourd’hui");
  expect(screen.queryByText("My day")).toBeNull();
  expect(document.documentElement.lang).toBe("fr-HT");
  expect(i18next.t("yearsOld", "{{count}} years", { count: 2 })).toBe("2 ans");
});

it("reads no texts again for who speaks the language of the page", async () => {
  locale = "en";
  const before = vi.mocked(fetch).mock.calls.filter(([address]) => String(address).endsWith(".json")).length;
  await signIn();
  await screen.findByRole("heading", { name: "My day" });
  expect(vi.mocked(fetch).mock.calls.filter(([address]) => String(address).endsWith(".json"))).toHaveLength(before);
});

it("lets in who can't be shown the texts of their language", async () => {
  locale = "fr";
  unreadable = "fr.json";
  await signIn();
  await screen.findByRole("heading", { name: "My day" });
});

it("says that a sign-out did not reach the server", async () => {
  locale = "en";
  await signIn();
  await screen.findByRole("heading", { name: "My day" });
  unreadable = "/session";
  await userEvent.click(screen.getByRole("button", { name: /Sign out/ }));
  await screen.findByText("You are still signed in.");
  screen.getByText("The server can't be reached.");
});

it("begins a place that a link led to with its keys", async () => {
  locale = "en";
  await signIn();
  await screen.findByRole("heading", { name: "My day" });
  const link = screen.getAllByRole("link", { name: "My day" })[0] as HTMLElement;
  link.focus();
  await userEvent.setup().keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement?.id).toBe("content"));
});

const address = () => window.location.pathname.replace("/openmrs/ws/sessionnotes/", "");

const inHeader = () => within(screen.getByRole("banner")).queryByRole("link", { name: "My day" });

it.each([
  ["writes notes", ["Manage Progress Notes"], [], "My day", "day"],
  ["writes notes and administers", ["Manage Progress Notes", "Manage Modules"], [], "My day", "day"],
  ["administers", ["Manage Modules"], [], "Status", "status"],
  ["answers for privacy", ["Record Psychotherapy Note Orders"], [], "Privacy", "privacy"],
  ["has no task here", [], [], "Privacy", "privacy"],
  ["may do everything", [], ["System Developer"], "Status", "status"],
])("begins where somebody has something to do who %s", async (_, held, roleNames, heading, page) => {
  locale = "en";
  privileges = held;
  roles = roleNames;
  await signIn();
  await screen.findByRole("heading", { name: heading, level: 1 });
  expect(address()).toBe(page);
  const mayUseDay = page === "day" || roleNames.length > 0;
  expect(inHeader() !== null, "link to My day").toBe(mayUseDay);
  const asked = vi.mocked(fetch).mock.calls.map(([asks]) => String(asks));
  expect(
    asked.some((path) => path.includes("/sessionnotes/session?")),
    "sessions of the day",
  ).toBe(page === "day");
  expect(screen.getByRole("link", { name: "Session Notes" }).getAttribute("href")).toContain(`/${page}`);
});

it("opens the page of the address that somebody signs in at", async () => {
  locale = "en";
  privileges = ["Manage Modules"];
  window.history.replaceState(null, "", "/openmrs/ws/sessionnotes/privacy");
  await signIn();
  await screen.findByRole("heading", { name: "Privacy", level: 1 });
  expect(address()).toBe("privacy");
});

it("shows the day to nobody whom it refuses, and to a superuser who asks for it", async () => {
  const opened = (superuser: boolean) => ({
    user: {
      uuid: "user-1",
      userName: "someone",
      display: "Someone",
      privileges: new Set(["Manage Modules"]),
      superuser,
    },
    locale: "en",
    location: null,
  });
  const entries = window.history.length;
  render(<App context="/openmrs" opened={opened(false)} />);
  await screen.findByRole("heading", { name: "Status", level: 1 });
  expect(address()).toBe("status");
  expect(window.history.length).toBe(entries);
  cleanup();
  window.history.replaceState(null, "", "/openmrs/ws/sessionnotes/day");
  render(<App context="/openmrs" opened={opened(true)} />);
  await screen.findByRole("heading", { name: "My day", level: 1 });
  expect(address()).toBe("day");
});
