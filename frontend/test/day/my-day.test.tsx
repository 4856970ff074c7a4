import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MyDay } from "../../src/day/my-day";
import { dayOf } from "../../src/host/dates";
import { RestError } from "../../src/host/rest";
import { dayAfter } from "../../src/shared/moments";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const THERAPIST = ["Manage Progress Notes"];
const LIST = "GET /sessionnotes/progressnote/list";
const daysAgo = (days: number) => dayAfter(dayOf(new Date()), -days);
const NONE = { results: [] };

const session = (uuid: string, client: string, more: object = {}) => ({
  uuid,
  source: "encounter",
  patient: { uuid: `p-${uuid}`, display: client, age: 34, gender: "F" },
  sessionDate: "2026-11-29",
  start: "2026-11-29T09:00:00.000+0000",
  ...more,
});

const work = (client: string, state: string | null, more: object = {}) => ({
  progressnote: state && { uuid: `n-${client}`, display: "note" },
  visit: state ? null : { uuid: `v-${client}`, display: "visit" },
  patient: { uuid: `p-${client}`, display: client },
  provider: null,
  state,
  sessionDate: daysAgo(9),
  ...more,
});

describe("My day", () => {
  it("puts the focus on no session that was done since the day was shown the last time", async () => {
    const first = session("s1", "First");
    const second = session("s2", "Second");
    const answers: Record<string, unknown> = {
      "GET /sessionnotes/session": { results: [first, second] },
      [`${LIST}/unsigned`]: NONE,
      [`${LIST}/missing`]: NONE,
    };
    const { send } = serverOf(answers);
    const day = (shown: boolean) => (
      <PagesHost send={send} privileges={THERAPIST}>
        {shown ? <MyDay /> : null}
      </PagesHost>
    );
    const { rerender } = render(day(true));
    await waitFor(() => expect(document.activeElement?.textContent).toContain("First"));

    rerender(day(false));
    answers["GET /sessionnotes/session"] = {
      results: [session("s1", "First", { progressNote: { uuid: "s1", state: "FINAL" } }), second],
    };
    rerender(day(true));
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Second"));
  });

  it("puts the focus on the first session that needs work, moves it by j and k, and opens by Enter", async () => {
    const { send } = serverOf({
      "GET /sessionnotes/session": {
        results: [
          session("s1", "Done", { progressNote: { uuid: "s1", state: "FINAL" } }),
          session("s2", "Open"),
          session("s3", "Last", { progressNote: { uuid: "s3", state: "DRAFT" } }),
        ],
      },
      [`${LIST}/unsigned`]: NONE,
      [`${LIST}/missing`]: NONE,
    });
    const go = vi.fn();
    const user = userEvent.setup();
    render(
      <PagesHost send={send} privileges={THERAPIST} go={go}>
        <MyDay />
      </PagesHost>,
    );

    await waitFor(() => expect(document.activeElement?.textContent).toContain("Open"));
    await user.keyboard("j");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Last"));
    await user.keyboard("{ArrowUp}k");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Done"));
    await user.keyboard("j{Enter}");
    expect(go).toHaveBeenCalledWith({ page: "session", uuid: "s2", patient: "p-s2" });
  });

  it("shows private marks where the server gives them, and none where it does not", async () => {
    const { send } = serverOf({
      "GET /sessionnotes/session": {
        results: [
          session("s1", "Own", { privateNotes: 1 }),
          session("s2", "Begun", { privateNotes: 0, privateNoteDraft: "d" }),
          session("s3", "Others"),
        ],
      },
      [LIST]: NONE,
    });
    render(
      <PagesHost send={send} privileges={THERAPIST}>
        <MyDay />
      </PagesHost>,
    );

    expect((await screen.findByRole("link", { name: /Own/ })).textContent).toContain("1 private note");
    expect(screen.getByRole("link", { name: /Begun/ }).textContent).toContain("Private note begun");
    expect(screen.getByRole("link", { name: /Others/ }).textContent).not.toMatch(/private/i);
  });

  it("lists what was returned first, then what is missing, unsigned and waiting, each with its age in words", async () => {
    const { send } = serverOf({
      "GET /sessionnotes/session": NONE,
      [`${LIST}/unsigned`]: {
        results: [work("Draft", "DRAFT"), work("Back", "RETURNED", { sessionDate: daysAgo(1) })],
      },
      [`${LIST}/missing`]: { results: [work("None", null, { sessionDate: daysAgo(21) })], totalCount: 3 },
      [`${LIST}/waiting`]: { results: [work("Sup", "AWAITING_APPROVAL", { sessionDate: daysAgo(0) })] },
    });
    const go = vi.fn();
    const user = userEvent.setup();
    render(
      <PagesHost send={send} privileges={[...THERAPIST, "Cosign Progress Notes"]} go={go}>
        <MyDay />
      </PagesHost>,
    );

    const toDo = await screen.findByRole("region", { name: "To do" });
    await waitFor(() =>
      expect(
        within(toDo)
          .getAllByRole("heading", { level: 3 })
          .map((one) => one.textContent),
      ).toEqual(["Returned to you 1", "Sessions without a note 3", "Not signed yet 1", "Waiting for your review 1"]),
    );
    expect(within(toDo).getByRole("link", { name: /Back/ }).textContent).toContain("yesterday");
    expect(within(toDo).getByRole("link", { name: /None/ }).textContent).toContain("3 weeks ago");
    expect(within(toDo).getByText("and 2 more, newer ones")).toBeDefined();
    await user.click(within(toDo).getByRole("link", { name: /None/ }));
    await user.click(within(toDo).getByRole("link", { name: /Sup/ }));
    expect(go.mock.calls.map(([place]) => place)).toEqual([
      { page: "session", uuid: "v-None", patient: "p-None" },
      { page: "review", uuid: "n-Sup" },
    ]);
  });

  it("says so where there is nothing to do", async () => {
    const { send, asked } = serverOf({ "GET /sessionnotes/session": NONE, [LIST]: NONE });
    render(
      <PagesHost send={send} privileges={THERAPIST}>
        <MyDay />
      </PagesHost>,
    );

    expect(await screen.findByText("No sessions today")).toBeDefined();
    expect(await screen.findByText("Nothing to do")).toBeDefined();
    // whoever reviews nothing is not asked about
    expect(asked.some(({ path }) => path.includes("waiting"))).toBe(false);
  });

  it("never says that there is nothing to do where it could not be asked, and asks again", async () => {
    let down = true;
    const { send } = serverOf({
      "GET /sessionnotes/session": NONE,
      [LIST]: () => {
        if (down) {
          throw new RestError(503, null, "HTTP 503");
        }
        return NONE;
      },
    });
    const user = userEvent.setup();
    render(
      <PagesHost send={send} privileges={THERAPIST}>
        <MyDay />
      </PagesHost>,
    );

    const again = await screen.findByRole("button", { name: "Try again" });
    expect(screen.queryByText("Nothing to do")).toBeNull();
    down = false;
    await user.click(again);
    expect(await screen.findByText("Nothing to do")).toBeDefined();
  });

  it("shows other days", async () => {
    const { send, asked } = serverOf({ "GET /sessionnotes/session": NONE, [LIST]: NONE });
    const user = userEvent.setup();
    render(
      <PagesHost send={send} privileges={THERAPIST}>
        <MyDay />
      </PagesHost>,
    );

    await user.click(await screen.findByRole("button", { name: "Day before" }));

    expect(await screen.findByText("No sessions on this day")).toBeDefined();
    const yesterday = dayAfter(dayOf(new Date()), -1);
    expect(asked.some(({ path }) => path.includes(`session?date=${yesterday}`))).toBe(true);
  });
});
