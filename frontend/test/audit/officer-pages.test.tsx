import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AccountingPage } from "../../src/accounting/accounting-page";
import { PasswordHoldsPage } from "../../src/holds/password-holds-page";
import { RetainedNotesPage } from "../../src/holds/retained-notes-page";
import { RestError } from "../../src/host/rest";
import { KeysetCopyPage } from "../../src/keyset/keyset-copy-page";
import { wrongWith } from "../../src/keyset/passphrase";
import { saveFile } from "../../src/shared/save-file";
import { PagesHost, serverOf } from "../pages-host";

vi.mock("../../src/shared/save-file", () => ({ saveFile: vi.fn() }));

beforeEach(() => void vi.mocked(saveFile).mockClear());
afterEach(cleanup);

function show(page: React.ReactNode, answers: Record<string, unknown>, privileges: readonly string[]) {
  const { send, asked } = serverOf(answers);
  render(
    <PagesHost send={send} privileges={privileges}>
      {page}
    </PagesHost>,
  );
  return { user: userEvent.setup(), asked };
}

describe("An accounting", () => {
  const ACCOUNTING = "GET /sessionnotes/accounting?patient=p9&format=";
  const row = {
    date: "2026-11-20",
    recipient: "Sheriff",
    address: "1 Main Street",
    description: "An excerpt",
    purpose: "To avert a threat",
    number: 2,
    dateOfLast: "2026-11-21",
    basis: "45 CFR 164.512(j)",
  };

  async function choose(answers: Record<string, unknown>) {
    const shown = show(
      <AccountingPage />,
      { "GET /patient?q=robin": { results: [{ uuid: "p9", display: "Robin Doe" }] }, ...answers },
      ["Record Psychotherapy Note Orders"],
    );
    await shown.user.type(screen.getByLabelText("Client"), "robin");
    await shown.user.click(await screen.findByRole("button", { name: "Robin Doe" }));
    await shown.user.click(screen.getByRole("button", { name: "Show the accounting" }));
    return shown;
  }

  it("is a table before it is a file", async () => {
    const file = { name: "accounting-of-disclosures.pdf", content: new Blob(["pdf"]) };
    const { user, asked } = await choose({
      [`${ACCOUNTING}json`]: { from: "2020-11-29", to: "2026-11-29", results: [row] },
      [`${ACCOUNTING}pdf`]: file,
    });
    const table = await screen.findByRole("table");
    expect(
      within(table)
        .getAllByRole("cell")
        .map(({ textContent }) => textContent),
    ).toEqual([
      "20 Nov 2026",
      "Sheriff",
      "1 Main Street",
      "An excerpt",
      "To avert a threat",
      "2",
      "21 Nov 2026",
      "45 CFR 164.512(j)",
    ]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Disclosures of the notes on Robin Doe"));
    expect(screen.getByText("From 29 Nov 2020 to 29 Nov 2026")).toBeDefined();

    await user.click(screen.getByRole("button", { name: "Save as PDF" }));
    expect(await screen.findByText(/accounting-of-disclosures.pdf was handed/)).toBeDefined();
    expect(saveFile).toHaveBeenCalledWith(file);
    expect(asked.filter(({ path }) => path.includes("accounting"))).toHaveLength(2);
  });

  it("without a row is an answer, too", async () => {
    await choose({ [`${ACCOUNTING}json`]: { from: "2020-11-29", to: "2026-11-29", results: [] } });
    expect(await screen.findByText(/No disclosure that must be counted/)).toBeDefined();
    expect(screen.getByRole("button", { name: "Save as PDF" })).toBeDefined();
  });

  it("that another person must make says so", async () => {
    await choose({
      [`${ACCOUNTING}json`]: () => {
        throw new RestError(403, "sessionnotes.error.accounting.ownClient", "You have notes about this client.");
      },
    });
    expect((await screen.findByRole("alert")).textContent).toContain("You have notes about this client.");
  });
});

describe("Password holds", () => {
  const HOLD = "GET /sessionnotes/passwordhold";
  const hold = {
    user: { uuid: "u2", display: "Mateo Rivera (therapist2)" },
    held: true,
    state: "CONFIRMED",
    since: "2026-11-28T09:00:00",
    setBy: { uuid: "u7", display: "Sam Admin (sysadmin)" },
    opensAt: "2026-11-30T09:00:00",
  };

  it("are lifted by whoever says that they know who it is", async () => {
    let lifted = false;
    const { user, asked } = show(
      <PasswordHoldsPage />,
      {
        [HOLD]: () => ({ held: false, results: lifted ? [] : [hold] }),
        "POST /sessionnotes/passwordhold": () => {
          lifted = true;
          return {};
        },
      },
      [],
    );
    expect(await screen.findByText(/set by Sam Admin \(sysadmin\)/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: /Open the notes now/ }));
    expect(screen.getByText(/reads all their private notes/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: /I know who it is/ }));

    const status = await screen.findByText("The notes of Mateo Rivera (therapist2) are open again.");
    await waitFor(() => expect(document.activeElement).toBe(status));
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ user: "u2", action: "lift" });
  });

  it("that wait for the person's own password can't be lifted", async () => {
    show(<PasswordHoldsPage />, { [HOLD]: { held: false, results: [{ ...hold, opensAt: null, setBy: null }] } }, []);
    expect(await screen.findByText(/It is not known who set the password/)).toBeDefined();
    expect(screen.getByText(/sign in with a password of their own/)).toBeDefined();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("are all listed, however many there are", async () => {
    const people = Array.from({ length: 100 }, (_, i) => ({
      ...hold,
      user: { uuid: `p${i}`, display: `Person ${i}` },
    }));
    show(
      <PasswordHoldsPage />,
      {
        [HOLD]: { held: false, results: people, totalCount: 101 },
        [`${HOLD}?limit=100&startIndex=100`]: { held: false, results: [hold], totalCount: 101 },
      },
      [],
    );
    expect(await screen.findByRole("heading", { name: "Mateo Rivera (therapist2)" })).toBeDefined();
  });

  it("say to the person themselves what to do", async () => {
    const own = { ...hold, user: { uuid: "user-1", display: "Amara Okafor" } };
    show(<PasswordHoldsPage />, { [HOLD]: { ...own, results: [] } }, []);
    expect(await screen.findByText(/Your private notes are closed until/)).toBeDefined();
  });
});

describe("Retained notes", () => {
  it("are listed with the reason, without a word of them", async () => {
    const note = {
      uuid: "n1",
      author: { uuid: "u1", display: "Amara Okafor" },
      sessionDate: "2026-01-31",
      voided: true,
    };
    show(
      <RetainedNotesPage />,
      { "GET /sessionnotes/retainednote": { results: [{ ...note, reason: "PATIENT_PURGED" }], totalCount: 1 } },
      [],
    );
    expect(await screen.findByText("Session of 31 Jan 2026, written by Amara Okafor")).toBeDefined();
    expect(screen.getByText(/The client was purged from the record. The note is voided. n1/)).toBeDefined();
    expect(screen.getByText("1 to 1 of 1")).toBeDefined();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("are opened by their author alone, when they ask for it", async () => {
    const note = (uuid: string, author: string) => ({
      uuid,
      author: { uuid: author, display: author },
      sessionDate: "2026-01-31",
      voided: false,
      reason: "PATIENT_PURGED",
    });
    const opened = { uuid: "n1", sections: [{ part: "other", text: "what was said" }], passwordHeld: false };
    const { user, asked } = show(
      <RetainedNotesPage />,
      {
        "GET /sessionnotes/retainednote": { results: [note("n1", "user-1"), note("n2", "user-2")], totalCount: 2 },
        "GET /sessionnotes/psychotherapynote/n1": opened,
      },
      [],
    );
    const read = await screen.findByRole("button", { name: "Read: Session of 31 Jan 2026, written by user-1" });
    expect(screen.getAllByRole("button")).toEqual([read]);
    expect(asked.some(({ path }) => path.includes("psychotherapynote"))).toBe(false);
    await user.click(read);
    expect(await screen.findByText("what was said")).toBeDefined();
    await user.click(screen.getByRole("button", { name: /^Close: / }));
    expect(screen.queryByText("what was said")).toBeNull();
  });
});

describe("The copy of the keyset", () => {
  const COPY = "POST /sessionnotes/keyset/copy";
  const PASSPHRASE = "correct horse battery staple";

  it.each([
    ["short", "short", "short"],
    ["a passphrase with an ä in it", "a passphrase with an ä in it", "signs"],
    ["aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "monotonous"],
    [PASSPHRASE, "another", "different"],
    [PASSPHRASE, PASSPHRASE, null],
  ])("takes %s and %s as the server does", (passphrase, repeated, wrong) => {
    expect(wrongWith(passphrase, repeated)).toBe(wrong);
  });

  async function fill(answer: unknown) {
    const shown = show(<KeysetCopyPage />, { [COPY]: answer }, ["Manage Psychotherapy Note Keys"]);
    await shown.user.type(screen.getByLabelText("Passphrase of the copy"), PASSPHRASE);
    await shown.user.type(screen.getByLabelText("The passphrase again"), PASSPHRASE);
    return shown;
  }

  it("is made before a second person, and what was typed is forgotten", async () => {
    const file = { name: "keyset-copy.zip", content: new Blob(["zip"]) };
    const { user, asked } = await fill(file);
    await user.click(screen.getByRole("button", { name: "Make the copy" }));
    expect(asked).toEqual([]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Their username")));
    await user.keyboard("privacyofficer");
    await user.type(screen.getByLabelText("Their password"), "Demo-2468");
    await user.click(screen.getByRole("button", { name: "Make the copy" }));

    expect(await screen.findByText(/keyset-copy.zip was handed/)).toBeDefined();
    expect(asked[0]?.body).toEqual({
      passphrase: PASSPHRASE,
      secondPerson: { username: "privacyofficer", password: "Demo-2468" },
    });
    expect(saveFile).toHaveBeenCalledWith(file);
    for (const label of ["Passphrase of the copy", "The passphrase again", "Their username", "Their password"]) {
      expect((screen.getByLabelText(label) as HTMLInputElement).value).toBe("");
    }
  });

  it("is not offered to anybody else", () => {
    show(<KeysetCopyPage />, {}, ["Get Psychotherapy Note Access Log"]);
    expect(screen.queryByLabelText("Passphrase of the copy")).toBeNull();
  });
});
