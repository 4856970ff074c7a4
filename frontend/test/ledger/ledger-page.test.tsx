import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { RestError } from "../../src/host/rest";
import { LedgerPage } from "../../src/ledger/ledger-page";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const PRIVILEGE = "Record Psychotherapy Note Orders";
const LEDGER = "GET /sessionnotes/ledger?patient=p9&limit=50&startIndex=0";

const entry = {
  uuid: "e1",
  display: "Law enforcement",
  date: "2026-01-31",
  recipient: "County police",
  address: null,
  description: "Dates of sessions",
  purpose: "An inquiry",
  citation: "45 CFR 164.512(f)",
  reference: "case 7",
  counted: true,
  way: "TELEPHONE",
  enteredBy: { uuid: "u1", display: "Olga" },
  retracted: false,
  reason: null,
};

const definition = {
  bases: [
    { name: "LAW_ENFORCEMENT", display: "Law enforcement", citation: "45 CFR 164.512(f)", counted: true },
    { name: "TREATMENT", display: "Treatment", citation: "45 CFR 164.506(c)", counted: false },
  ],
  ways: [{ name: "TELEPHONE", display: "By telephone" }],
};

async function show(answers: Record<string, unknown>, privileges: readonly string[] = [PRIVILEGE]) {
  const { send, asked } = serverOf({
    "GET /patient?q=robin": { results: [{ uuid: "p9", display: "Robin Doe" }] },
    "GET /sessionnotes/ledger/definition": definition,
    ...answers,
  });
  const user = userEvent.setup();
  render(
    <PagesHost send={send} privileges={privileges}>
      <LedgerPage />
    </PagesHost>,
  );
  if (privileges.includes(PRIVILEGE)) {
    await user.type(screen.getByLabelText("Client"), "robin");
    await user.click(await screen.findByRole("button", { name: "Robin Doe" }));
  }
  return { user, asked };
}

const submit = () => screen.getByRole("button", { name: "Enter it in the ledger" });

describe("The ledger of disclosures", () => {
  it("shows what was disclosed, to whom, why, and whether the accounting lists it", async () => {
    const retracted = { ...entry, uuid: "e2", retracted: true, counted: false, reason: "another client" };
    await show({ [LEDGER]: { results: [entry, retracted], totalCount: 2 } });
    const [, first, second] = await screen.findAllByRole("row");
    expect(first?.textContent).toContain("31 Jan 2026County policeDates of sessionsAn inquiry");
    expect(first?.textContent).toContain(
      "Law enforcement (45 CFR 164.512(f)), case 7By telephoneOlgaIn the accounting",
    );
    expect(second?.textContent).toContain("Made in error: another client");
    expect(within(second as HTMLElement).queryByRole("button")).toBeNull();
  });

  it("takes an entry with all facts, and asks for the first that is missing", async () => {
    let results: unknown[] = [];
    const { user, asked } = await show({
      [LEDGER]: () => ({ results, totalCount: results.length }),
      "POST /sessionnotes/ledger": () => {
        results = [entry];
        return entry;
      },
    });
    expect(await screen.findByText("There are none yet.")).toBeDefined();
    await user.click(submit());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Day of the disclosure")));
    expect(asked.some(({ method }) => method === "POST")).toBe(false);

    await user.type(screen.getByLabelText("Day of the disclosure"), "2026-01-31");
    await user.selectOptions(screen.getByLabelText("How it was disclosed"), "TELEPHONE");
    await user.type(screen.getByLabelText("Person or organization that received it"), "County police");
    await user.type(screen.getByLabelText("What was disclosed"), "Dates of sessions");
    await user.type(screen.getByLabelText("Purpose"), "An inquiry");
    await user.selectOptions(screen.getByLabelText("Legal basis"), "LAW_ENFORCEMENT");
    await user.click(submit());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Address of the recipient")));

    await user.click(screen.getByLabelText("The address is not known"));
    await user.click(submit());
    expect(await screen.findByText("The disclosure is entered.")).toBeDefined();
    expect(await screen.findByRole("row", { name: /County police/ })).toBeDefined();
    expect((screen.getByLabelText("Purpose") as HTMLInputElement).value).toBe("");
  });

  it("says which bases no accounting lists", async () => {
    await show({ [LEDGER]: { results: [], totalCount: 0 } });
    expect(
      await screen.findByRole("option", { name: "Treatment (45 CFR 164.506(c)) – need not be counted" }),
    ).toBeDefined();
  });

  it("keeps what was typed when the server refuses", async () => {
    const { user } = await show({
      [LEDGER]: { results: [entry], totalCount: 1 },
      "POST /sessionnotes/ledger/e1": () => {
        throw new RestError(409, "sessionnotes.error.ledger.retracted", "This entry was already marked.");
      },
    });
    await user.click(await screen.findByRole("button", { name: "Made in error: entry of 31 Jan 2026, County police" }));
    const reason = screen.getByLabelText("Why the entry is wrong") as HTMLInputElement;
    await waitFor(() => expect(document.activeElement).toBe(reason));
    await user.click(screen.getByRole("button", { name: "Mark it as made in error" }));
    expect(screen.getByText("This is needed.")).toBeDefined();

    await user.type(reason, "another client");
    await user.click(screen.getByRole("button", { name: "Mark it as made in error" }));
    expect(await screen.findByText(/This entry was already marked/)).toBeDefined();
    expect(reason.value).toBe("another client");
  });

  it("has more entries on further pages", async () => {
    const { user } = await show({
      [LEDGER]: { results: [entry], totalCount: 51 },
      "GET /sessionnotes/ledger?patient=p9&limit=50&startIndex=50": {
        results: [{ ...entry, uuid: "e9", recipient: "The oldest" }],
        totalCount: 51,
      },
    });
    await user.click(await screen.findByRole("button", { name: "Older entries" }));
    expect(await screen.findByRole("row", { name: /The oldest/ })).toBeDefined();
  });

  it("is for those who record orders", async () => {
    await show({}, []);
    expect(screen.getByText("This page is for those who record legal orders")).toBeDefined();
  });
});
