import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AdoptionPage } from "../../src/adoption/adoption-page";
import type { AdoptionState, Left } from "../../src/adoption/adoption-requests";
import { Cancelled, RestError, Unreachable } from "../../src/host/rest";
import { PagesHost, serverOf } from "../pages-host";
import { impressions, officer, runOf, stateOf } from "./fake-adoption";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const PATH = "/sessionnotes/adoption";
const concepts = {
  results: [
    { ...impressions, adoptable: true, obs: 41 },
    { uuid: "concept-2", display: "A number", adoptable: false, obs: 3 },
  ],
  totalCount: 2,
};

async function open(state: AdoptionState | (() => unknown), more: Record<string, unknown> = {}) {
  const server = serverOf({
    [`GET ${PATH}`]: state,
    [`GET ${PATH}/concept`]: concepts,
    ...more,
  });
  render(
    <PagesHost send={server.send}>
      <AdoptionPage />
    </PagesHost>,
  );
  await screen.findByLabelText("Private impressions");
  return {
    user: userEvent.setup(),
    posted: () => server.asked.filter(({ method }) => method === "POST").map(({ body }) => body),
  };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
/** The alerts that hold words: Carbon's text field has an empty alert of its own. */
const alerts = () => screen.queryAllByRole("alert").flatMap(({ textContent }) => textContent || []);
const focused = () => document.activeElement?.textContent;

describe("Adoption page", () => {
  it("lets no one choose what can't be adopted, and does no dry run of nothing", async () => {
    const { user, posted } = await open(stateOf());
    expect(screen.getByLabelText<HTMLInputElement>("A number").disabled).toBe(true);
    await user.click(button("Dry run"));

    expect(alerts()).toEqual(["Choose the concepts to adopt."]);
    const box = screen.getByLabelText("Private impressions");
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(box.getAttribute("aria-invalid")).toBe("true");
    expect(posted()).toEqual([]);
  });

  it("does a dry run of what was chosen, and goes to what it found", async () => {
    const { user, posted } = await open(stateOf(), { [`POST ${PATH}`]: stateOf({ dryRun: runOf() }) });
    await user.click(screen.getByLabelText("Private impressions"));
    await user.click(button("Dry run"));

    const found = within(await screen.findByRole("region", { name: "What the dry run found" }));
    expect(posted()).toEqual([{ action: "dryRun", concepts: ["concept-1"] }]);
    expect(found.getByRole("row", { name: "Private impressions Amara Okafor (therapist1) 40 44 2 1" })).toBeDefined();
    expect(found.getByRole("row", { name: "1 It is about a person who is not a patient." })).toBeDefined();
  });

  it("adopts nothing before a backup is confirmed", async () => {
    const running = stateOf({ running: true, adoption: runOf({ state: "RUNNING", obsSeen: 20, dateEnded: null }) });
    const { user, posted } = await open(stateOf({ dryRun: runOf({ dateStarted: "2026-11-29T09:00:00.000+0000" }) }), {
      [`POST ${PATH}`]: running,
    });
    await user.click(button("Adopt 40 notes"));
    const box = screen.getByLabelText("I have a backup that was made just now.");
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(screen.getByText("Make a backup first, and confirm it here.").id).toBe(box.getAttribute("aria-describedby"));
    expect(posted()).toEqual([]);

    await user.click(box);
    await user.click(button("Adopt 40 notes"));
    await waitFor(() => expect(focused()).toBe("The adoption is in progress"));
    expect(posted()).toEqual([{ action: "start", concepts: ["concept-1"] }]);
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("20");
    expect(screen.getByText("20 of 41 obs (48 %)")).toBeDefined();
  });

  it("goes back to the button where no password was given", async () => {
    const { user } = await open(stateOf({ dryRun: runOf() }), {
      [`POST ${PATH}`]: () => {
        throw new Cancelled();
      },
    });
    const box = screen.getByLabelText<HTMLInputElement>("I have a backup that was made just now.");
    await user.click(box);
    await user.click(button("Adopt 40 notes"));
    await waitFor(() => expect(focused()).toBe("Adopt 40 notes"));
    expect(box.checked).toBe(true);
    expect(alerts()).toEqual([]);
  });

  it("goes on with what was interrupted, unless somebody else did meanwhile", async () => {
    let told = stateOf({ adoption: runOf({ state: "INTERRUPTED" }) });
    const { user, posted } = await open(() => told, { [`POST ${PATH}`]: stateOf({ adoption: runOf() }) });
    told = stateOf({ running: true, adoption: runOf({ state: "RUNNING" }) });
    await user.click(button("Continue the adoption"));
    await waitFor(() => expect(focused()).toBe("The adoption is in progress"));
    expect(posted()).toEqual([]);

    cleanup();
    const interrupted = await open(stateOf({ adoption: runOf({ state: "INTERRUPTED" }) }), {
      [`POST ${PATH}`]: stateOf({ adoption: runOf() }),
    });
    await interrupted.user.click(button("Continue the adoption"));
    expect(interrupted.posted()).toEqual([{ action: "start", concepts: ["concept-1"] }]);
  });

  it("lets the proposer withdraw and another person start, each after a backup", async () => {
    const proposal = { state: "PROPOSED", startedBy: null, dateStarted: null, dateEnded: null } as const;
    const own = await open(stateOf({ twoPeople: true, adoption: runOf({ ...proposal, proposedBy: officer }) }), {
      [`POST ${PATH}`]: stateOf(),
    });
    expect(screen.getByText(/no one may approve their own proposal/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "Approve and start" })).toBeNull();
    await own.user.click(button("Withdraw the proposal"));
    expect(own.posted()).toEqual([{ action: "interrupt" }]);

    cleanup();
    const another = { uuid: "user-9", display: "Somebody else" };
    const second = await open(stateOf({ twoPeople: true, adoption: runOf({ ...proposal, proposedBy: another }) }), {
      [`POST ${PATH}`]: stateOf({ adoption: runOf() }),
    });
    expect(screen.getByText(/^Somebody else proposed/)).toBeDefined();
    await second.user.click(button("Approve and start"));
    expect(second.posted()).toEqual([]);
    await second.user.click(screen.getByLabelText("I have a backup that was made just now."));
    await second.user.click(button("Approve and start"));
    expect(second.posted()).toEqual([{ action: "start", concepts: ["concept-1"] }]);
  });

  it.each([
    new Unreachable(),
    new RestError(502, null, "HTTP 502"),
  ])("asks again and again while a run goes on, through a moment without an answer: %s", async (gone) => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const answers: (() => AdoptionState)[] = [
      () => stateOf({ running: true, adoption: runOf({ state: "RUNNING", obsSeen: 5 }) }),
      () => {
        throw gone;
      },
      () => stateOf({ adoption: runOf() }),
    ];
    await open(() => (answers.length > 1 ? answers.shift() : answers[0])?.());
    expect(screen.getByText("5 of 41 obs (12 %)")).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(alerts().join()).toContain("The server can't be reached.");
    expect(screen.getByText("5 of 41 obs (12 %)")).toBeDefined();
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(alerts()).toEqual([]);
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(screen.getByText(/^State: done/)).toBeDefined();
  });

  it("turns the pages of what stays", async () => {
    const rows = (first: number, count: number): Left[] =>
      Array.from({ length: count }, (_, i) => ({ obsId: first + i, reason: "SIGNED" }));
    const adoption = runOf({ leftByReason: { SIGNED: 151 }, left: rows(1, 100) });
    const { user } = await open(stateOf({ adoption }), {
      [`GET ${PATH}?limit=100&startIndex=100`]: stateOf({ adoption: { ...adoption, left: rows(101, 51) } }),
    });
    await user.click(button("List of these obs"));
    const list = within(screen.getByRole("table", { name: "List of these obs" }));
    expect(list.getAllByRole("row")).toHaveLength(101);
    await user.click(button("Next"));
    expect(await screen.findByText("101 to 151 of 151")).toBeDefined();
    expect(list.getAllByRole("row")).toHaveLength(52);
    expect(button("Next").disabled).toBe(true);
  });

  it("says of a concept that is not in the list why, and chooses one that is", async () => {
    const { user } = await open(stateOf(), {
      "GET /concept?": { results: [impressions, { uuid: "concept-9", display: "Presenting concern" }] },
    });
    await user.click(button("Your concept is not in the list?"));
    await user.type(screen.getByLabelText("Name of the concept, or its uuid"), "pre{Enter}");
    expect(await screen.findByText(/Add the concept to the concept set/)).toBeDefined();
    expect(screen.getByText(/is now chosen/)).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>("Private impressions").checked).toBe(true);
  });

  it("shows nothing to whoever may not adopt", async () => {
    const { send } = serverOf({
      [`GET ${PATH}`]: () => {
        throw new RestError(403, "sessionnotes.error.adoption.mayNot", "You may not.");
      },
    });
    render(
      <PagesHost send={send}>
        <AdoptionPage />
      </PagesHost>,
    );
    expect((await screen.findByRole("alert")).textContent).toContain("You may not.");
    expect(screen.queryByRole("button")).toBeNull();
  });
});
