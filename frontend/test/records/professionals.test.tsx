import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { RestError } from "../../src/host/rest";
import { RecordsPage } from "../../src/records/records-page";
import { PagesHost, serverOf } from "../pages-host";

const UUID = "7c1f2f9e-0000-4000-8000-000000000002";
const PATH = `/sessionnotes/withholding/${UUID}`;

const brief = {
  uuid: UUID,
  patient: { uuid: "client-1", display: "Grace Mwangi" },
  state: "RECEIVED",
  stateDisplay: "Received",
  receivedOn: "2026-03-01",
  due: "2026-03-31",
  warnings: 0,
  late: false,
};

const TEXT = "Low mood. Her partner threatened her. Sleeps badly.";

const decision = {
  ...brief,
  withheld: [],
  fields: [{ note: "note-1", day: "2026-02-02", field: "answer.0", label: "Presenting concerns", text: TEXT }],
  grounds: [
    {
      name: "ENDANGERS_LIFE_OR_SAFETY",
      display: "Would endanger life or physical safety",
      reviewable: true,
      facts: [
        { name: "ENDANGERS_LIFE_OR_BODY", display: "Access is likely to endanger a person." },
        { name: "DECIDER_TREATS_CLIENT", display: "I treat the client." },
      ],
    },
  ],
};

const passages = {
  uuid: UUID,
  passages: [
    { number: 1, words: "Her partner threatened her.", groundDisplay: "Life", reasoning: "He said so." },
    { number: 2, words: "He has a knife.", groundDisplay: "Life", reasoning: "He showed it." },
  ],
};

afterEach(cleanup);

function show(answers: Record<string, unknown>) {
  const { send, asked } = serverOf({
    "GET /sessionnotes/withholding?list=open": { results: [brief] },
    "GET /sessionnotes/withholding?list=review": { results: [] },
    ...answers,
  });
  render(
    <PagesHost send={send} privileges={["Restrict Progress Note Access"]}>
      <RecordsPage />
    </PagesHost>,
  );
  return { asked, user: userEvent.setup() };
}

const button = (name: string) => screen.getByRole("button", { name });

async function licence(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByLabelText("Your licence: its type"), "psychologist");
  await user.type(screen.getByLabelText("Number of the licence"), "PSY-1");
  await user.type(screen.getByLabelText("State of the licence"), "CA");
}

describe("Decisions of licensed professionals", () => {
  it("withhold selected words on a ground with its facts, and say what is missing", async () => {
    const answers = [
      new RestError(400, "sessionnotes.error.clientRequest.refused", "Refused.", null, [
        { code: "sessionnotes.clientRequest.rule.REASONING_MISSING", message: "Write at least a sentence." },
      ]),
      decision,
    ];
    const { asked, user } = show({
      [`GET ${PATH}/note`]: decision,
      [`POST ${PATH}`]: () => {
        const next = answers.shift();
        if (next instanceof Error) {
          throw next;
        }
        return next;
      },
    });
    expect(screen.queryByText("Record a request")).toBeNull();
    await user.click(await screen.findByRole("button", { name: "Open the request of Grace Mwangi" }));
    const area = (await screen.findByLabelText("Presenting concerns")) as HTMLTextAreaElement;
    await user.click(button("Withhold the selection: Presenting concerns"));
    expect(screen.getByText("You withhold nothing.")).toBeDefined();
    area.setSelectionRange(10, 37);
    await user.click(button("Withhold the selection: Presenting concerns"));
    expect(screen.getByText("Her partner threatened her.")).toBeDefined();
    const ground = screen.getByLabelText("Ground for passage 1");
    await waitFor(() => expect(document.activeElement).toBe(ground));
    await user.selectOptions(ground, "ENDANGERS_LIFE_OR_SAFETY");
    await user.click(screen.getByLabelText("Access is likely to endanger a person."));
    await user.click(screen.getByLabelText("I treat the client."));
    await licence(user);
    await user.click(button("Record the decision"));
    expect(await screen.findByText("Write at least a sentence.")).toBeDefined();
    await user.type(screen.getByLabelText(/Why the ground applies/), "Her partner could read it.");
    await user.click(button("Record the decision"));

    expect(await screen.findByText("Your decision is recorded.")).toBeDefined();
    expect(asked.filter(({ method }) => method === "POST").at(-1)?.body).toEqual({
      profession: "psychologist",
      licenceNumber: "PSY-1",
      licenceState: "CA",
      passages: [
        {
          note: "note-1",
          field: "answer.0",
          beginsAt: 10,
          endsAt: 37,
          words: "Her partner threatened her.",
          ground: "ENDANGERS_LIFE_OR_SAFETY",
          facts: ["ENDANGERS_LIFE_OR_BODY", "DECIDER_TREATS_CLIENT"],
          reasoning: "Her partner could read it.",
          markRevealing: false,
        },
      ],
    });
  });

  it("withhold a whole note, and nothing once it is taken back", async () => {
    const { asked, user } = show({ [`GET ${PATH}/note`]: decision, [`POST ${PATH}`]: decision });
    await user.click(await screen.findByRole("button", { name: "Open the request of Grace Mwangi" }));
    await user.click(await screen.findByRole("button", { name: "Withhold the whole note" }));
    expect(screen.getByText("The whole note")).toBeDefined();
    await user.click(button("Do not withhold passage 1"));
    await user.click(button("Record the decision"));

    await screen.findByText("Your decision is recorded.");
    expect(asked.filter(({ method }) => method === "POST").at(-1)?.body).toMatchObject({ passages: [] });
  });

  it("review the passages with the reasoning, and send a result for each", async () => {
    const { asked, user } = show({
      "GET /sessionnotes/withholding?list=open": { results: [] },
      "GET /sessionnotes/withholding?list=review": { results: [brief] },
      [`GET ${PATH}/passage`]: passages,
      [`POST ${PATH}/review`]: brief,
    });
    await user.click(await screen.findByRole("button", { name: "Open the request of Grace Mwangi" }));
    const first = (await screen.findByText("Her partner threatened her.")).closest("section") as HTMLElement;
    expect(within(first).getByText("Reasoning: He said so.")).toBeDefined();
    await user.selectOptions(screen.getByLabelText("Result on passage 1"), "release");
    await user.selectOptions(screen.getByLabelText("Result on passage 2"), "keep");
    await licence(user);
    await user.click(button("Record the result"));

    expect(await screen.findByText("Your decision is recorded.")).toBeDefined();
    expect(asked.filter(({ method }) => method === "POST").at(-1)?.body).toMatchObject({
      passages: [
        { number: 1, release: true },
        { number: 2, release: false },
      ],
    });
  });
});
