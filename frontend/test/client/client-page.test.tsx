import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ClientPage } from "../../src/client/client-page";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const NOTE = "/sessionnotes/progressnote/n1";
const author = { uuid: "u1", display: "Amara Okafor" };

const answers = {
  "GET /patient/p1": { uuid: "p1", person: { display: "Grace", age: 34, gender: "F", birthdate: "1992-03-04T00:00" } },
  "GET /sessionnotes/session?patient=p1": {
    results: [
      {
        uuid: "n1",
        source: "encounter",
        patient: { uuid: "p1", display: "Grace" },
        sessionDate: "2026-11-20",
        start: "2026-11-20T09:00:00.000+0000",
        progressNote: { uuid: "n1", state: "FINAL" },
        privateNotes: 2,
      },
    ],
    totalCount: 1,
  },
  "GET /sessionnotes/progressnote/definition": { format: "SOAP", formats: [], elements: [] },
  [`GET ${NOTE}`]: {
    uuid: "n1",
    state: "FINAL",
    unsigned: false,
    voided: false,
    patient: { uuid: "p1", display: "Grace" },
    author,
    therapists: [
      { ...author, role: { uuid: "r1", display: "Clinician" } },
      { uuid: "u2", display: "Bola Ade", role: null },
    ],
    sessionDate: "2026-11-20",
    content: {},
    contentDigest: "digest-1",
    sections: [
      {
        heading: "plan",
        display: "Plan",
        elements: [{ element: "plan", display: "Adjustments", content: { plan: "Diary" } }],
      },
    ],
    addenda: [{ uuid: "a1", text: "Phoned on Monday", user: author, date: "2026-11-21T09:00:00.000+0000" }],
    steps: [{ step: "SIGNED", user: author, date: "2026-11-20T10:00:00.000+0000" }],
  },
  [`GET ${NOTE}/verify`]: { signed: true, intact: true },
};

describe("A client's page", () => {
  it("reads a signed note in place, with its signatures, addenda and verification in words", async () => {
    const { send } = serverOf(answers);
    render(
      <PagesHost send={send}>
        <ClientPage uuid="p1" />
      </PagesHost>,
    );

    await userEvent.setup().click(await screen.findByRole("button", { name: /Read/ }));

    expect(await screen.findByText("Diary")).toBeDefined();
    expect(screen.getByText(/^Signed by Amara Okafor/)).toBeDefined();
    expect(screen.getByText("Session held by Amara Okafor (Clinician), Bola Ade")).toBeDefined();
    expect(screen.getByText("Phoned on Monday")).toBeDefined();
    expect(await screen.findByText("Checked: it is word for word what was signed.")).toBeDefined();
  });

  it("prints the signed note alone, with the client's name, and no private mark", async () => {
    const { send } = serverOf(answers);
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const user = userEvent.setup();
    render(
      <PagesHost send={send}>
        <ClientPage uuid="p1" />
      </PagesHost>,
    );

    await user.click(await screen.findByRole("button", { name: /Read/ }));
    await user.click(await screen.findByRole("button", { name: "Print this note" }));

    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    const sheet = [...document.body.children].find((element) => element.tagName === "ARTICLE") as HTMLElement;
    expect(within(sheet).getByText("Grace")).toBeDefined();
    expect(within(sheet).getByText("Diary")).toBeDefined();
    expect(sheet.textContent).not.toMatch(/private/i);
    window.dispatchEvent(new Event("afterprint"));
    await waitFor(() => expect(sheet.isConnected).toBe(false));
    vi.unstubAllGlobals();
  });
});
