import { cleanup, render, renderHook, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useHasDisclosures } from "../../src/disclosure/privileges";
import { type Host, HostContext } from "../../src/host/host";
import { userOf } from "../../src/host/platform-session";
import { DisclosuresLink, PrivacyLink, SetupLink, StatusLink } from "../../src/openmrs3/page-links";
import routes from "../../src/openmrs3/routes.json";
import { usePrivacyLinks } from "../../src/privacy/privacy-links";
import "../pages-host";

const configuration = import.meta.glob<string>("../../../omod/src/main/resources/config.xml", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** A user in the session of OpenMRS 3, as the platform describes them. */
type Held = { readonly privileges: readonly { display: string }[]; readonly roles: readonly { display: string }[] };

const named = (names: readonly string[]) => names.map((display) => ({ display }));

/** Users with one of the module's privileges each, with none, and those who administer. */
function people(): Held[] {
  const [config = ""] = Object.values(configuration);
  const privileges = [...config.matchAll(/<privilege>\s*<name>([^<]+)</g)].map(([, name]) => `${name}`);
  expect(privileges.length).toBeGreaterThan(10);
  return [[], ["Get Patients"], ["Manage Modules"], ...privileges.map((name) => [name])]
    .map((held): Held => ({ privileges: named(["Get Locations", ...held]), roles: named(["Clinician"]) }))
    .concat({ privileges: [], roles: named(["System Developer"]) });
}

/** What the condition of an extension says; the shell evaluates it, each of its parts as JavaScript does. */
function isShown(name: string, session: { readonly user?: Held } | null): boolean {
  const { displayExpression } = routes.extensions.find((one) => one.name === name) as { displayExpression: string };
  return new Function("session", `return ${displayExpression}`)(session);
}

function hookOf<T>(hook: () => T, held: Held): T {
  const user = userOf({ uuid: "user-1", display: "someone", ...held });
  const host: Host = {
    send: vi.fn(),
    locale: "en",
    user,
    go: vi.fn(),
    addressOf: () => "",
    DateField: () => null,
  };
  return renderHook(hook, {
    wrapper: ({ children }) => <HostContext.Provider value={host}>{children}</HostContext.Provider>,
  }).result.current;
}

afterEach(cleanup);

it("shows the link to Privacy to everybody for whom there is a page, and to nobody else", () => {
  for (const held of people()) {
    const pages = hookOf(usePrivacyLinks, held);
    expect(isShown("session-notes-privacy-link", { user: held }), JSON.stringify(held)).toBe(pages.length > 0);
  }
});

it("shows the link to Disclosures to everybody whose list may have some, and to nobody else", () => {
  for (const held of people()) {
    const has = hookOf(useHasDisclosures, held);
    expect(isShown("session-notes-disclosures-link", { user: held }), JSON.stringify(held)).toBe(has);
  }
});

it("shows no link before somebody has signed in", () => {
  for (const name of ["session-notes-privacy-link", "session-notes-disclosures-link"]) {
    expect(isShown(name, null)).toBe(false);
    expect(isShown(name, {})).toBe(false);
  }
});

it("leads administrators to Status and Setting up", () => {
  const links = routes.extensions.filter(({ name }) => /-(status|setup)-link$/.test(name));
  expect(links.map((one) => ("privileges" in one ? one.privileges : null))).toEqual([
    "Manage Modules",
    "Manage Modules",
  ]);
});

it("leads to the module's own pages", () => {
  render(
    <>
      <DisclosuresLink />
      <PrivacyLink />
      <StatusLink />
      <SetupLink />
    </>,
  );
  expect(screen.getAllByRole("link").map((link) => `${link.textContent} ${link.getAttribute("href")}`)).toEqual([
    "Session Notes: Disclosures /openmrs/ws/sessionnotes/disclosures",
    "Session Notes: Privacy /openmrs/ws/sessionnotes/privacy",
    "Session Notes: Status /openmrs/ws/sessionnotes/status",
    "Session Notes: Setting up /openmrs/ws/sessionnotes/setup",
  ]);
});
