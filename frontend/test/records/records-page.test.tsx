import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RestError } from "../../src/host/rest";
import { RecordsPage } from "../../src/records/records-page";
import type { StepName, WholeRequest } from "../../src/records/requests";
import { PagesHost, serverOf } from "../pages-host";

vi.mock("../../src/shared/save-file", () => ({ saveFile: vi.fn() }));

const UUID = "7c1f2f9e-0000-4000-8000-000000000001";
const PATH = `/sessionnotes/clientrequest/${UUID}`;

const request = (
  state: string,
  possibleSteps: readonly StepName[],
  others: Partial<WholeRequest> = {},
): WholeRequest => ({
  uuid: UUID,
  patient: { uuid: "client-1", display: "Grace Mwangi" },
  state,
  stateDisplay: state.toLowerCase(),
  receivedOn: "2026-03-01",
  due: "2026-03-31",
  warnings: 1,
  late: false,
  requester: "Grace Mwangi",
  thirdParty: null,
  thirdPartyPlace: null,
  channel: "ORAL",
  receivedBy: { uuid: "user-1", display: "Jonas Meyer" },
  identityEvidence: "passport",
  from: null,
  to: null,
  format: "PDF",
  delivery: "PICK_UP",
  latestDue: "2026-04-30",
  possibleSteps,
  steps: [{ display: "Received", on: "2026-03-01", by: { uuid: "user-1", display: "Jonas Meyer" } }],
  letters: [],
  copies: [],
  promisedNotes: 0,
  promisedBy: null,
  withheld: [],
  reviewer: null,
  reviewDue: null,
  reviewedOn: null,
  ...others,
});

const received = request("RECEIVED", ["EXTEND", "GRANT", "WITHDRAW"]);
const granted = request("GRANTED", ["RELEASE"], {
  letters: [
    { number: 1, display: "Here is your copy", madeOn: "2026-03-10", text: "Dear Grace Mwangi,\n\nhere it is." },
  ],
  copies: [{ number: 1, format: "PDF", notes: 3, pages: 2, digest: "ab12" }],
});

afterEach(cleanup);

function show(answers: Record<string, unknown>, privileges = ["Manage Client Requests"]) {
  const { send, asked } = serverOf(answers);
  render(
    <PagesHost send={send} privileges={privileges}>
      <RecordsPage />
    </PagesHost>,
  );
  return { asked, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole("button", { name });

async function openRequest(answers: Record<string, unknown>) {
  const shown = show({ "GET /sessionnotes/clientrequest?": { results: [received] }, ...answers });
  await shown.user.click(await screen.findByRole("button", { name: "Open the request of Grace Mwangi" }));
  await screen.findByRole("heading", { name: "Request of Grace Mwangi" });
  return shown;
}

describe("The records desk", () => {
  it("lists open requests with their due dates, and the closed ones if asked to", async () => {
    const { asked, user } = show({
      "GET /sessionnotes/clientrequest?": {
        results: [
          { ...received, late: true },
          { ...granted, uuid: "2", warnings: 0 },
        ],
      },
    });

    const rows = within(await screen.findByRole("table")).getAllByRole("row");
    expect(rows[1]?.textContent).toContain("31 Mar 2026Overdue");
    expect(rows[2]?.textContent).not.toContain("Due soon");
    await user.click(screen.getByLabelText("Show closed requests too"));
    expect(asked.at(-1)?.path).toContain("list=all");
  });

  it("is closed to everyone else", () => {
    const { asked } = show({}, ["Get Psychotherapy Notes"]);

    expect(screen.getByText("This page is for those who answer clients’ requests")).toBeDefined();
    expect(asked).toEqual([]);
  });

  it("records a request of a client, and opens it", async () => {
    const { asked, user } = show({
      "GET /sessionnotes/clientrequest?": { results: [] },
      "GET /patient": { results: [{ uuid: "client-1", display: "Grace Mwangi" }] },
      "POST /sessionnotes/clientrequest": received,
      [`GET ${PATH}`]: received,
    });
    await user.click(button("Record a request"));
    await user.click(button("Record it"));
    expect(screen.getByText("Choose a client first.")).toBeDefined();
    await user.type(screen.getByLabelText("Client"), "Grace");
    await user.click(await screen.findByRole("button", { name: "Grace Mwangi" }));
    await user.type(screen.getByLabelText("Name of the person who asks"), "Grace Mwangi");
    await user.type(screen.getByLabelText("First day"), "2026-01-01");
    await user.click(button("Record it"));

    expect(await screen.findByRole("heading", { name: "Request of Grace Mwangi" })).toBeDefined();
    expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({
      patient: "client-1",
      requester: "Grace Mwangi",
      channel: "ORAL",
      from: "2026-01-01",
      format: "PDF",
      delivery: "PICK_UP",
    });
  });

  it("shows the letter before the step, says what it lacks, and takes the step", async () => {
    const answers = [
      new RestError(400, "sessionnotes.error.clientRequest.refused", "Refused.", null, [
        {
          code: "sessionnotes.letter.missing.SIGNER_TITLE",
          message: "The letter lacks the title of the person who signs.",
        },
      ]),
      { uuid: UUID, preview: "Dear Grace Mwangi,\n\nhere it is." },
      granted,
    ];
    const { asked, user } = await openRequest({
      [`GET ${PATH}`]: received,
      [`POST ${PATH}`]: () => {
        const next = answers.shift();
        if (next instanceof Error) {
          throw next;
        }
        return next;
      },
    });
    await user.click(button("Grant the whole copy"));
    await user.click(button("Preview the letter"));
    expect(await screen.findByText("The letter lacks the title of the person who signs.")).toBeDefined();
    await user.type(screen.getByLabelText("Your title under the letter"), "Privacy officer");
    await user.click(button("Preview the letter"));
    expect((await screen.findByLabelText("Preview of the letter")).textContent).toContain("here it is.");
    await user.click(button("Grant the whole copy"));

    expect(await screen.findByText("Save copy 1")).toBeDefined();
    await waitFor(() => expect(document.activeElement?.textContent).toContain("The request is now: granted."));
    expect(asked.at(-1)?.body).toEqual({
      step: "GRANT",
      preview: false,
      requested: "your progress notes",
      signerTitle: "Privacy officer",
    });
  });

  it("asks before it records that the copy has gone out, and saves copy and letter", async () => {
    const { asked, user } = await openRequest({
      [`GET ${PATH}`]: granted,
      [`GET ${PATH}/copy/1`]: { name: "copy-1.pdf", content: new Blob([]) },
      [`POST ${PATH}`]: request("GRANTED", ["CLOSE"]),
    });
    await user.click(button("Save copy 1"));
    expect(await screen.findByText(/copy-1.pdf was handed to your browser/)).toBeDefined();
    await user.click(button("Record that the client got the copy"));
    await user.click(button("Record that the client got the copy"));

    expect(await screen.findByRole("button", { name: "Close the request" })).toBeDefined();
    expect(asked.at(-1)?.body).toEqual({ step: "RELEASE" });
  });

  it("grants in part with the letter on the denial, and shows who withholds on which ground", async () => {
    const inPart = request("RECEIVED", ["GRANT_IN_PART", "DENY"], {
      withheld: [
        {
          day: "2026-02-02",
          whole: false,
          groundDisplay: "Would endanger life or physical safety",
          decidedBy: { uuid: "user-2", display: "Amara Okafor" },
          profession: "psychologist",
          licenceNumber: "PSY-1",
          licenceState: "CA",
          decidedOn: "2026-03-05",
          released: null,
        },
      ],
    });
    const { asked, user } = await openRequest({
      [`GET ${PATH}`]: inPart,
      [`POST ${PATH}`]: request("GRANTED_IN_PART", ["ASK_REVIEW"]),
    });
    expect(screen.getByText(/A part of the note of .*: Would endanger life.*psychologist, CA PSY-1/)).toBeDefined();
    await user.click(button("Grant the copy without the passages that are withheld"));
    await user.type(screen.getByLabelText("Your title under the letter"), "Privacy officer");
    await user.click(button("Grant the copy without the passages that are withheld"));

    expect(await screen.findByRole("button", { name: "The client asks for a review" })).toBeDefined();
    expect(asked.at(-1)?.body).toEqual({
      step: "GRANT_IN_PART",
      preview: false,
      requested: "your progress notes",
      reviewContact: "call or write to the person or office named in this letter",
      signerTitle: "Privacy officer",
    });
  });

  it("sends promised notes that are signed by now", async () => {
    const { asked, user } = await openRequest({
      [`GET ${PATH}`]: request("GRANTED", ["SUPPLEMENT", "CLOSE"], { promisedNotes: 2, promisedBy: "2026-04-02" }),
      [`POST ${PATH}`]: request("GRANTED", ["RELEASE"]),
    });
    expect(screen.getByText("2, by 2 Apr 2026")).toBeDefined();
    await user.click(button("Send the promised notes that are signed now"));
    await user.type(screen.getByLabelText("Your title under the letter"), "Privacy officer");
    await user.click(button("Send the promised notes that are signed now"));

    expect(await screen.findByRole("button", { name: "Record that the client got the copy" })).toBeDefined();
    expect(asked.at(-1)?.body).toEqual({
      step: "SUPPLEMENT",
      preview: false,
      requested: "your progress notes",
      signerTitle: "Privacy officer",
    });
    expect(screen.queryByText("Notes still promised")).toBeNull();
  });

  it("names the reviewer", async () => {
    const { asked, user } = await openRequest({
      [`GET ${PATH}`]: request("REVIEW_ASKED", ["DESIGNATE"]),
      "GET /user": { results: [{ uuid: "user-3", display: "rita", person: { display: "Rita Reviewer" } }] },
      [`POST ${PATH}`]: request("REVIEW_ASKED", ["DESIGNATE"], {
        reviewer: { uuid: "user-3", display: "Rita Reviewer" },
      }),
    });
    await user.click(button("Name the reviewer"));
    await user.type(screen.getByLabelText("Reviewer"), "Rita");
    await user.click(await screen.findByRole("button", { name: "Rita Reviewer (rita)" }));
    await user.click(button("Name the reviewer"));

    expect(await screen.findByText("Rita Reviewer")).toBeDefined();
    expect(asked.at(-1)?.body).toEqual({ step: "DESIGNATE", reviewer: "user-3" });
  });
});
