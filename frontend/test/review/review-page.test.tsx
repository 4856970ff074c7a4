import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RestError } from "../../src/host/rest";
import { ReviewPage } from "../../src/review/review-page";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const NOTE = "/sessionnotes/progressnote/n1";
const user1 = { uuid: "u1", display: "Amara Okafor" };
const sections = (plan: string) => [
  { heading: "plan", display: "Plan", elements: [{ element: "plan", display: "Plan", content: { plan } }] },
];

const note = {
  uuid: "n1",
  state: "AWAITING_COSIGNATURE",
  unsigned: false,
  voided: false,
  patient: { uuid: "p1", display: "Grace" },
  author: user1,
  sessionDate: "2026-11-20",
  content: {},
  contentDigest: "digest-1",
  sections: sections("Diary daily"),
  addenda: [],
  steps: [{ step: "SIGNED", user: user1, date: "2026-11-21T10:00:00.000+0000" }],
};

const answers = {
  "GET /sessionnotes/progressnote/list/waiting": {
    results: [
      {
        progressnote: { uuid: "n1", display: "note" },
        patient: { uuid: "p1", display: "Grace" },
        provider: user1,
        state: "AWAITING_COSIGNATURE",
        sessionDate: "2026-11-20",
        ageInDays: 9,
      },
    ],
  },
  "GET /sessionnotes/progressnote/definition": { format: "SOAP", formats: [], elements: [] },
  [`GET ${NOTE}`]: note,
  [`GET ${NOTE}/verify`]: { signed: true, intact: true },
  [`GET ${NOTE}/history`]: {
    results: [
      { step: "SIGNED", user: user1, date: "2026-11-20T10:00:00.000+0000" },
      { step: "RETURNED", user: user1, date: "2026-11-20T11:00:00.000+0000", comment: "How often?" },
      ...note.steps,
    ],
  },
  [`GET ${NOTE}/returned`]: { sections: sections("Diary weekly") },
};

describe("Review", () => {
  it("opens a waiting note by the keyboard", async () => {
    const { send } = serverOf(answers);
    const go = vi.fn();
    render(
      <PagesHost send={send} go={go}>
        <ReviewPage />
      </PagesHost>,
    );

    await waitFor(() => expect(document.activeElement?.textContent).toContain("Grace"));
    await userEvent.setup().keyboard("{Enter}");
    expect(go).toHaveBeenCalledWith({ page: "review", uuid: "n1" });
  });

  it("shows the comment and what changed since, and co-signs exactly what was seen", async () => {
    const { send, asked } = serverOf({ ...answers, [`POST ${NOTE}/cosign`]: note });
    const go = vi.fn();
    render(
      <PagesHost send={send} go={go}>
        <ReviewPage uuid="n1" />
      </PagesHost>,
    );

    expect(await screen.findByText("How often?")).toBeDefined();
    expect((await screen.findByText("daily")).tagName).toBe("INS");
    expect(screen.getByText("weekly").tagName).toBe("DEL");
    await userEvent.setup().keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(go).toHaveBeenCalledWith({ page: "review" }));
    expect(asked.filter(({ method }) => method === "POST")).toEqual([
      { method: "POST", path: `${NOTE}/cosign`, body: { contentDigest: "digest-1" } },
    ]);
  });

  it("leaves the reader where they went while the note was signed", async () => {
    let answer = () => {};
    const { send } = serverOf({
      ...answers,
      [`POST ${NOTE}/cosign`]: () =>
        new Promise((resolve) => {
          answer = () => resolve(note);
        }),
    });
    const go = vi.fn();
    const { rerender } = render(
      <PagesHost send={send} go={go}>
        <ReviewPage uuid="n1" />
      </PagesHost>,
    );

    await screen.findByText("How often?");
    await userEvent.setup().keyboard("{Control>}{Enter}{/Control}");
    rerender(
      <PagesHost send={send} go={go}>
        <h1>Disclosures</h1>
      </PagesHost>,
    );
    answer();
    await new Promise((resolve) => setTimeout(resolve));
    expect(go).not.toHaveBeenCalled();
  });

  it("says so where what was returned is not for the reader", async () => {
    const { send } = serverOf({ ...answers, [`GET ${NOTE}/returned`]: { sections: null } });
    render(
      <PagesHost send={send}>
        <ReviewPage uuid="n1" />
      </PagesHost>,
    );

    expect(await screen.findByText("What was changed since can't be shown.")).toBeDefined();
  });

  it("returns a note with a comment, and never without one", async () => {
    const { send, asked } = serverOf({ ...answers, [`POST ${NOTE}/return`]: note });
    const user = userEvent.setup();
    render(
      <PagesHost send={send}>
        <ReviewPage uuid="n1" />
      </PagesHost>,
    );

    await user.click(await screen.findByRole("button", { name: "Return to the author" }));
    expect(await screen.findByText("Say what is to be changed.")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Comment for the author")));
    await user.keyboard("Say how often.");
    await user.click(screen.getByRole("button", { name: "Return to the author" }));
    expect(asked.filter(({ method }) => method === "POST")).toEqual([
      { method: "POST", path: `${NOTE}/return`, body: { comment: "Say how often." } },
    ]);
  });

  it("keeps the comment and says why nothing was done", async () => {
    const { send } = serverOf({
      ...answers,
      [`POST ${NOTE}/return`]: () => {
        throw new RestError(409, "sessionnotes.error.x", "It is another by now.");
      },
    });
    const user = userEvent.setup();
    render(
      <PagesHost send={send}>
        <ReviewPage uuid="n1" />
      </PagesHost>,
    );

    await user.type(await screen.findByLabelText("Comment for the author"), "Kept");
    await user.click(screen.getByRole("button", { name: "Return to the author" }));

    expect(await screen.findByText("It is another by now.")).toBeDefined();
    expect(screen.getByLabelText<HTMLTextAreaElement>("Comment for the author").value).toBe("Kept");
  });
});
