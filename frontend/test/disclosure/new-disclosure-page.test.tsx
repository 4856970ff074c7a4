import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { NewDisclosurePage } from "../../src/disclosure/new-disclosure-page";
import { dayOf } from "../../src/host/dates";
import { RestError } from "../../src/host/rest";
import { PagesHost, serverOf } from "../pages-host";
import { definitionFor } from "./definition";

afterEach(cleanup);

window.scrollTo = vi.fn() as typeof window.scrollTo;

const NOTE = { uuid: "note-1", sessionDate: "2026-11-20", patient: { uuid: "client-1", display: "Fatima" } };

const made = {
  uuid: "disclosure-1",
  display: "Basis TRAINING",
  state: "LIVE",
  stateDisplay: "Open",
  basis: "TRAINING",
  order: false,
  recipient: { user: { uuid: "user-2", display: "Ruth (supervisor)" }, name: "Ruth (supervisor)", address: null },
};

function show(post: unknown, note: typeof NOTE | undefined, ...roles: ("AUTHOR" | "PRIVACY_OFFICER")[]) {
  const server = serverOf({
    "GET /sessionnotes/disclosure/basis": definitionFor(...roles),
    "GET /sessionnotes/psychotherapynote": {
      results: [
        { uuid: "note-1", sessionDate: "2026-11-20", dateCreated: "2026-11-20T15:00:00.000+0000", voided: false },
      ],
    },
    "GET /user": { results: [{ uuid: "user-2", display: "supervisor", person: { display: "Ruth" } }] },
    "GET /patient": { results: [{ uuid: "client-1", display: "Fatima" }] },
    "POST /sessionnotes/disclosure": post,
  });
  render(
    <PagesHost send={server.send}>
      <NewDisclosurePage note={note} />
    </PagesHost>,
  );
  return { ...server, user: userEvent.setup() };
}

type User = ReturnType<typeof userEvent.setup>;

const next = (user: User) => user.click(screen.getByRole("button", { name: "Next" }));

async function find(user: User, label: string, name: RegExp) {
  await user.type(screen.getByLabelText(label), "Ru");
  await user.click(await screen.findByRole("button", { name }));
}

/** Fills in a disclosure for training, as far as the check. */
async function untilCheck(user: User) {
  await screen.findByRole("radio", { name: /^Session of/ });
  await next(user);
  await find(user, "Recipient", /Ruth/);
  await next(user);
  await user.click(screen.getByRole("radio", { name: /^Basis TRAINING/ }));
  await next(user);
  await user.type(screen.getByLabelText("Purpose of the disclosure"), "Supervision");
  await next(user);
  await user.type(screen.getByLabelText("Open until the end of"), dayOf(new Date()));
  await next(user);
  await user.type(screen.getByLabelText("Label of PROGRAM"), "residency");
  await next(user);
  await user.click(screen.getByRole("checkbox", { name: "Label of OWN" }));
  await next(user);
  await user.click(screen.getByRole("radio", { name: "I learn" }));
  await next(user);
  await user.type(screen.getByLabelText("Label of MINIMUM"), "all of it");
  await next(user);
  await screen.findByRole("heading", { name: "Check" });
}

it("asks step by step, shows all of it once more and discloses", async () => {
  const { user, asked } = show(made, NOTE, "AUTHOR");
  await untilCheck(user);
  expect(screen.getByText("Basis TRAINING (45 CFR 2)")).toBeTruthy();
  expect(screen.getByText("residency")).toBeTruthy();

  await user.click(screen.getByRole("button", { name: "Disclose" }));

  await screen.findByText("The notes are open to Ruth (supervisor).");
  expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({
    basis: "TRAINING",
    note: "note-1",
    recipient: { user: "user-2" },
    evidence: { PROGRAM: "residency", OWN: true, WHO: "ME", MINIMUM: "all of it" },
  });
});

it("leads from each finding of the server to its field, and says it there", async () => {
  const refuse = () => {
    throw new RestError(400, "sessionnotes.error.disclosure.refused", "Refused", null, [
      { code: "one", message: "The recipient is not the author's supervisor.", field: "recipient" },
      { code: "two", message: "Say which program.", field: "evidence.PROGRAM" },
    ]);
  };
  const { user } = show(refuse, NOTE, "AUTHOR");
  await untilCheck(user);
  await user.click(screen.getByRole("button", { name: "Disclose" }));

  const alert = await screen.findByText("Nothing was disclosed. Correct this first:");
  await waitFor(() => expect(document.activeElement).toBe(alert.closest("[role=alert]")));
  await user.click(screen.getByRole("button", { name: "Say which program." }));

  const field = screen.getByLabelText<HTMLTextAreaElement>("Label of PROGRAM");
  expect(field.value).toBe("residency");
  expect(screen.getByText("Say which program.")).toBeTruthy();
});

it("goes on from no step in which something is missing, and begins at what is", async () => {
  const { user } = show(made, undefined, "AUTHOR");
  await screen.findByLabelText("Client");
  await next(user);
  expect(screen.getByText("This is needed.")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Client")));
  expect(screen.getByRole("heading", { name: "What" })).toBeTruthy();
});

it("answers a lawyer's subpoena with the reason and a letter that does not say whether there are notes", async () => {
  const { user, asked } = show(made, undefined, "PRIVACY_OFFICER");
  await screen.findByLabelText("Client");
  await find(user, "Client", /Fatima/);
  await find(user, "Author of the notes", /Ruth/);
  await user.type(screen.getByLabelText("First day of the sessions"), "2026-01-01");
  await user.type(screen.getByLabelText("Last day of the sessions"), "2026-01-31");
  await next(user);
  await user.click(screen.getByRole("radio", { name: /Someone outside/ }));
  await user.type(screen.getByLabelText("Name of the person or organization"), "Lawyer");
  await next(user);
  await user.click(screen.getByRole("radio", { name: /^Basis ORDER/ }));
  await next(user);
  await user.type(screen.getByLabelText("Purpose of the disclosure"), "A lawsuit");
  await next(user);
  await user.type(screen.getByLabelText("Open until the end of"), dayOf(new Date()));
  await next(user);
  await user.click(screen.getByRole("radio", { name: "a subpoena of a lawyer" }));

  expect(screen.getByText("It is not enough.")).toBeTruthy();
  const letter = screen.getByRole("region", { name: "Reply letter" });
  expect(within(letter).getByText(/neither confirms nor denies/)).toBeTruthy();
  expect(letter.textContent).not.toContain("Fatima");
  await next(user);
  expect(screen.getByText("With this nothing may be disclosed.")).toBeTruthy();
  expect(asked.some(({ method }) => method === "POST")).toBe(false);
  // an officer's page requests no note
  expect(asked.some(({ path }) => path.includes("psychotherapynote"))).toBe(false);
});

it("finds an author who has left, but no recipient who has", async () => {
  const { user, asked } = show(made, undefined, "PRIVACY_OFFICER");
  const usersAsked = () => asked.map(({ path }) => path).filter((path) => path.startsWith("/user?q="));
  await user.click(await screen.findByRole("radio", { name: /^A custodian/ }));
  await find(user, "Author of the notes", /Ruth/);
  expect(usersAsked()).toHaveLength(1);
  expect(usersAsked()[0]).toContain("includeAll=true");
  await next(user);
  await find(user, "Custodian", /Ruth/);
  expect(usersAsked()[1]).not.toContain("includeAll");
});
