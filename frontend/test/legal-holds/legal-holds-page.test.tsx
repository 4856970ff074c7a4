import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { RestError } from "../../src/host/rest";
import { LegalHoldsPage } from "../../src/legal-holds/legal-holds-page";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const PLACES = "Record Psychotherapy Note Orders";
const RELEASES = "Approve Psychotherapy Note Orders";
const HOLDS = "GET /sessionnotes/legalhold";

const hold = {
  uuid: "h1",
  target: "CLIENT",
  targetUuid: "p9",
  subject: { uuid: "p9", display: "Robin Doe" },
  reference: "case 12",
  toldToAuthor: true,
  open: true,
  by: { uuid: "u1", display: "Olga" },
  date: "2026-11-28T09:00:00",
  releasedBy: null,
  dateReleased: null,
};
const onNote = { ...hold, uuid: "h2", target: "NOTE", targetUuid: "n1", subject: null, reference: null };
const released = {
  ...hold,
  uuid: "h3",
  target: "AUTHOR",
  subject: { uuid: "u5", display: "Amara" },
  open: false,
  releasedBy: { uuid: "u2", display: "Otto" },
  dateReleased: "2026-11-29T09:00:00",
};

function show(answers: Record<string, unknown>, privileges: readonly string[] = [PLACES, RELEASES]) {
  const { send, asked } = serverOf(answers);
  render(
    <PagesHost send={send} privileges={privileges}>
      <LegalHoldsPage />
    </PagesHost>,
  );
  return { user: userEvent.setup(), asked };
}

const placed = (asked: ReturnType<typeof serverOf>["asked"]) => asked.find(({ method }) => method === "POST")?.body;

describe("Legal holds", () => {
  it("are listed with what they are on, why, by whom and from when", async () => {
    show({ [HOLDS]: { results: [hold, onNote, released] } });
    const client = (await screen.findByRole("heading", { name: "The client Robin Doe" })).closest("li");
    expect(client?.textContent).toMatch(/Reference: case 12\. Placed by Olga, 28 Nov 2026/);
    const note = screen.getByRole("heading", { name: "The note n1" }).closest("li");
    expect(note?.textContent).toContain("An order forbids telling authors why.");
    const author = screen.getByRole("heading", { name: "The author Amara" }).closest("li");
    expect(author?.textContent).toMatch(/Released by Otto, 29 Nov 2026/);
    expect(within(author as HTMLElement).queryByRole("button")).toBeNull();
  });

  it("are released by a user who may approve orders", async () => {
    let open = true;
    const { user, asked } = show({
      [HOLDS]: () => ({ results: open ? [hold] : [] }),
      "POST /sessionnotes/legalhold/h1": () => {
        open = false;
        return {};
      },
    });
    await user.click(await screen.findByRole("button", { name: "Release this hold: The client Robin Doe" }));
    await user.click(screen.getByRole("button", { name: "The matter is closed: release the hold" }));
    expect(await screen.findByText("No legal hold is open.")).toBeDefined();
    expect(screen.getByText("The legal hold is released: The client Robin Doe.")).toBeDefined();
    expect(placed(asked)).toEqual({ released: true });
  });

  it("are placed on a client with the clinic's reference", async () => {
    const { user, asked } = show({
      [HOLDS]: { results: [] },
      "GET /patient?q=robin": { results: [{ uuid: "p9", display: "Robin Doe" }] },
      "POST /sessionnotes/legalhold": hold,
    });
    await user.click(screen.getByRole("button", { name: "Place the hold" }));
    expect(screen.getByText("Choose who it is about.")).toBeDefined();
    expect(screen.getByText("Write a number by which you find it again.")).toBeDefined();
    await user.type(screen.getByLabelText("Client"), "robin");
    await user.click(await screen.findByRole("button", { name: "Robin Doe" }));
    await user.type(screen.getByLabelText("The clinic’s own number of the matter"), "case 12");
    await user.click(screen.getByRole("button", { name: "Place the hold" }));
    expect(await screen.findByText("The legal hold is placed.")).toBeDefined();
    expect(placed(asked)).toEqual({ target: "CLIENT", targetUuid: "p9", reference: "case 12", toldToAuthor: true });
  });

  it("are placed on a note, also where an order forbids telling why", async () => {
    const { user, asked } = show({ [HOLDS]: { results: [] }, "POST /sessionnotes/legalhold": onNote });
    await user.selectOptions(screen.getByLabelText("What must be kept"), "NOTE");
    await user.click(screen.getByRole("button", { name: "Place the hold" }));
    expect(screen.getByText("Write the identifier of the note.")).toBeDefined();
    await user.type(screen.getByLabelText("Identifier of the note"), " n1 ");
    await user.type(screen.getByLabelText("The clinic’s own number of the matter"), "7");
    await user.click(screen.getByLabelText("An order forbids telling the author why"));
    await user.click(screen.getByRole("button", { name: "Place the hold" }));
    expect(await screen.findByText("The legal hold is placed.")).toBeDefined();
    expect(placed(asked)).toEqual({ target: "NOTE", targetUuid: "n1", reference: "7", toldToAuthor: false });
  });

  it("say why one was not placed", async () => {
    const { user } = show({
      [HOLDS]: { results: [] },
      "POST /sessionnotes/legalhold": () => {
        throw new RestError(403, "sessionnotes.error.legalHold.notYourself", "Sign in as yourself.");
      },
    });
    await user.selectOptions(screen.getByLabelText("What must be kept"), "NOTE");
    await user.type(screen.getByLabelText("Identifier of the note"), "n1");
    await user.type(screen.getByLabelText("The clinic’s own number of the matter"), "7");
    await user.click(screen.getByRole("button", { name: "Place the hold" }));
    const problem = await screen.findByText("Sign in as yourself.");
    expect(problem.closest("[role=alert]")).not.toBeNull();
  });

  it("are placed and released only by those who may", async () => {
    show({ [HOLDS]: { results: [hold] } }, [PLACES]);
    expect(await screen.findByRole("heading", { name: "The client Robin Doe" })).toBeDefined();
    expect(screen.queryByRole("button", { name: /Release/ })).toBeNull();
    cleanup();
    show({ [HOLDS]: { results: [hold] } }, [RELEASES]);
    expect(await screen.findByRole("button", { name: /Release this hold/ })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Place the hold" })).toBeNull();
    cleanup();
    show({}, []);
    expect(screen.getByText("This page is for those who record or approve legal orders")).toBeDefined();
  });
});
