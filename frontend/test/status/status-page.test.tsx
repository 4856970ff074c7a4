import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { RestError } from "../../src/host/rest";
import { countOf, pagesFor, type StatusLineBody, type StatusState } from "../../src/status/status-data";
import { StatusPage } from "../../src/status/status-page";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const line = (code: string, state: StatusState, todo: string | null = null): StatusLineBody => ({
  code,
  display: `name of ${code}`,
  state,
  detail: `found at ${code}`,
  todo,
  since: code === "logCheck" ? "2026-11-01T10:00:00.000+0000" : null,
});

const green = [line("hooks", "OK"), line("keyset", "OK"), line("logCheck", "OK")];
const broken = [
  line("hooks", "OK"),
  line("keyset", "FAULT", "put it back"),
  line("keysetCopy", "UNKNOWN", "first that"),
];

function open(answer: unknown, privileges: readonly string[] = []) {
  const { send, asked } = serverOf({ "GET /sessionnotes/status": answer });
  render(
    <PagesHost send={send} privileges={privileges}>
      <StatusPage />
    </PagesHost>,
  );
  return { user: userEvent.setup(), asked };
}

describe("Status page", () => {
  it("says that everything is in order, and since when", async () => {
    open({ state: "OK", results: green });
    expect((await screen.findByRole("status")).textContent).toBe("Everything is in order.");
    expect(screen.getAllByText("In order")).toHaveLength(3);
    expect(screen.getByText(/^Checked 1 Nov 2026/)).toBeDefined();
    expect(screen.queryByText("What to do")).toBeNull();
  });

  it("tells each state in words, with what to do, and the worst first of all", async () => {
    open({ state: "FAULT", results: broken });
    expect((await screen.findByRole("status")).textContent).toBe("Does not work: 1");
    const keyset = screen.getByText("name of keyset").closest("li") as HTMLElement;
    expect(within(keyset).getByText("Fault")).toBeDefined();
    expect(keyset.textContent).toContain("What to do put it back");
    expect(screen.getByText("Not known")).toBeDefined();
  });

  it("looks again when asked, and says what it is by then", async () => {
    let results: readonly StatusLineBody[] = broken;
    const { user, asked } = open(() => ({ state: "OK", results }));
    await screen.findByText("Does not work: 1");
    results = green;
    await user.click(screen.getByRole("button", { name: "Look again" }));
    expect(await screen.findByText("Everything is in order.")).toBeDefined();
    expect(asked.length).toBeGreaterThan(1);
  });

  it.each([
    ["leads", ["Manage Psychotherapy Note Keys"], 1],
    ["does not lead", [], 0],
  ])("%s to the change of the key whoever has %s", async (_, privileges, links) => {
    open({ state: "ATTENTION", results: [line("resealing", "ATTENTION", "seal")] }, privileges);
    await screen.findByText("name of resealing");
    expect(screen.queryAllByRole("link", { name: "Change of the key" })).toHaveLength(links);
  });

  it("shows the server's refusal, and nothing else", async () => {
    open(() => {
      throw new RestError(403, null, "HTTP 403");
    });
    expect(await screen.findByRole("alert")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Look again" })).toBeNull();
  });

  it.each([
    ["keysetCopy", "Confirmed"],
    ["resealing", "Ended"],
    ["checkpoint", "Last made"],
    ["anything", "Since"],
  ])("says of the moment of %s what it is: %s", async (code, word) => {
    open({ state: "OK", results: [{ ...line(code, "OK"), since: "2026-11-01T10:00:00.000+0000" }] });
    expect(await screen.findByText(new RegExp(`^${word} 1 Nov 2026`))).toBeDefined();
  });

  it("leads a reader of the log to the retained notes, and nobody else", async () => {
    open({ state: "OK", results: [line("retained", "OK")] }, ["Get Psychotherapy Note Access Log"]);
    expect(await screen.findByRole("link", { name: "Retained notes" })).toBeDefined();
    cleanup();
    open({ state: "OK", results: [line("retained", "OK")] });
    await screen.findByText("name of retained");
    expect(screen.queryByRole("link", { name: "Retained notes" })).toBeNull();
  });

  it("counts states, and leads to what mends a line alone", () => {
    expect(countOf(broken, "FAULT", "UNKNOWN")).toBe(2);
    const pages = (body: StatusLineBody) => pagesFor(body).map(({ page }) => page);
    expect(pages(line("keysetCopy", "ATTENTION", "copy it"))).toEqual(["keysetcopy", "setup"]);
    expect(pages(line("settings", "ATTENTION", "decide"))).toEqual(["settings"]);
    expect(pages(line("logCheck", "OK"))).toEqual(["logcheck"]);
    expect(pages(line("keysetCopy", "OK"))).toEqual([]);
    expect(pages(line("hooks", "FAULT", "restart"))).toEqual([]);
  });
});
