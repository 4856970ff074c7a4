import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { base64 } from "../../src/documents/document-requests";
import { DocumentsPage } from "../../src/documents/documents-page";
import { RestError } from "../../src/host/rest";
import { saveFile } from "../../src/shared/save-file";
import { PagesHost, serverOf } from "../pages-host";

vi.mock("../../src/shared/save-file", () => ({ saveFile: vi.fn() }));

beforeEach(() => void vi.mocked(saveFile).mockClear());
afterEach(cleanup);

const PRIVILEGE = "Record Psychotherapy Note Orders";
const DOCUMENTS = "GET /sessionnotes/document?patient=p9";

const inEffect = {
  uuid: "d1",
  kind: "AUTHORIZATION",
  date: "2026-01-31",
  lastEffect: null,
  retainedUntil: null,
  size: 100,
  addedBy: { uuid: "u1", display: "Olga" },
  dateAdded: "2026-02-01T09:00:00",
  damaged: false,
};
const ended = { ...inEffect, uuid: "d2", kind: "ORDER", lastEffect: "2010-03-01", retainedUntil: "2016-03-01" };
const oldest = { ...ended, uuid: "d3", date: "2009-02-28", lastEffect: "2009-03-01", retainedUntil: "2015-03-01" };

async function show(answers: Record<string, unknown>, privileges: readonly string[] = [PRIVILEGE]) {
  const { send, asked } = serverOf({
    "GET /patient?q=robin": { results: [{ uuid: "p9", display: "Robin Doe" }] },
    ...answers,
  });
  const user = userEvent.setup({ applyAccept: false });
  render(
    <PagesHost send={send} privileges={privileges}>
      <DocumentsPage />
    </PagesHost>,
  );
  if (privileges.includes(PRIVILEGE)) {
    await user.type(screen.getByLabelText("Client"), "robin");
    await user.click(await screen.findByRole("button", { name: "Robin Doe" }));
  }
  return { user, asked };
}

const fileOf = (content: string, name = "scan of something private.pdf") => new File([content], name);

describe("The documents of a client", () => {
  it("are listed with what is known about them, and saved as files", async () => {
    const file = { name: "document-d1.pdf", content: new Blob(["pdf"]) };
    const { user } = await show({
      [DOCUMENTS]: (_: unknown, path: string) =>
        path.endsWith("&startIndex=2")
          ? { results: [oldest], totalCount: 3 }
          : { results: [inEffect, ended], totalCount: 3 },
      "GET /sessionnotes/document/d1/content": file,
    });
    expect(await screen.findByRole("heading", { name: "Authorization of 31 Jan 2026" })).toBeDefined();
    expect(screen.getByText(/Added by Olga, .* It is in effect\./)).toBeDefined();
    expect(screen.getByText(/Last in effect on 1 Mar 2010. It must be kept until 1 Mar 2016\./)).toBeDefined();
    expect(screen.getByRole("heading", { name: "Order, warrant or subpoena of 28 Feb 2009" })).toBeDefined();

    await user.click(screen.getByRole("button", { name: "Save the file: Authorization of 31 Jan 2026" }));
    expect(await screen.findByText(/document-d1.pdf was handed/)).toBeDefined();
    expect(saveFile).toHaveBeenCalledWith(file);
  });

  it("that are damaged have nothing to open", async () => {
    await show({ [DOCUMENTS]: { results: [{ ...inEffect, damaged: true }] } });
    expect(await screen.findByText(/no longer what was stored/)).toBeDefined();
    expect(screen.queryByRole("button", { name: /Save the file/ })).toBeNull();
  });

  it("are added with their kind, day and file, and without the file's name", async () => {
    let results: unknown[] = [];
    const { user, asked } = await show({
      [DOCUMENTS]: () => ({ results }),
      "POST /sessionnotes/document": () => {
        results = [inEffect];
        return inEffect;
      },
    });
    expect(await screen.findByText("There are none yet.")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Seal and store it" }));
    expect(screen.getByText("Choose a file.")).toBeDefined();
    expect(screen.getByText("Enter a day.")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("File")));

    await user.selectOptions(screen.getByLabelText("What it is"), "REVOCATION");
    await user.type(screen.getByLabelText("Day on which it was written"), "2026-01-31");
    await user.upload(screen.getByLabelText("File"), fileOf("%PDF-"));
    await user.click(screen.getByRole("button", { name: "Seal and store it" }));
    expect(await screen.findByText("The document is added.")).toBeDefined();
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({
      patient: "p9",
      kind: "REVOCATION",
      date: "2026-01-31",
      content: btoa("%PDF-"),
    });
    expect(await screen.findByRole("heading", { name: "Authorization of 31 Jan 2026" })).toBeDefined();
  });

  it("that are refused say why, and the form keeps what was entered", async () => {
    const { user } = await show({
      [DOCUMENTS]: { results: [] },
      "POST /sessionnotes/document": () => {
        throw new RestError(400, "sessionnotes.error.document.encrypted", "The PDF needs a password.");
      },
    });
    await user.type(await screen.findByLabelText("Day on which it was written"), "2026-01-31");
    await user.upload(screen.getByLabelText("File"), fileOf("%PDF-"));
    await user.click(screen.getByRole("button", { name: "Seal and store it" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The PDF needs a password.");
    expect((screen.getByLabelText("Day on which it was written") as HTMLInputElement).value).toBe("2026-01-31");
  });

  it("get a last day of effect, and are deleted only after that", async () => {
    let results = [inEffect];
    const { user, asked } = await show({
      [DOCUMENTS]: () => ({ results }),
      "POST /sessionnotes/document/d1": () => {
        results = [{ ...ended, uuid: "d1" } as never];
        return {};
      },
      "DELETE /sessionnotes/document/d1": () => {
        results = [];
      },
    });
    const open = await screen.findByRole("button", { name: /^Record the last day of effect/ });
    expect(screen.queryByRole("button", { name: /^Delete/ })).toBeNull();
    await user.click(open);
    await user.click(screen.getByRole("button", { name: "Record the day" }));
    expect(screen.getByText("Enter a day.")).toBeDefined();
    await user.type(screen.getByLabelText("Last day on which it was in effect"), "2010-03-01");
    await user.click(screen.getByRole("button", { name: "Record the day" }));
    expect(await screen.findByText("The last day of Authorization of 31 Jan 2026 is recorded.")).toBeDefined();
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ lastEffect: "2010-03-01" });

    await user.click(await screen.findByRole("button", { name: /^Delete/ }));
    await user.click(screen.getByRole("button", { name: "Delete it for good" }));
    expect(await screen.findByText("There are none yet.")).toBeDefined();
  });

  it("that a hold keeps stay, and the page says so", async () => {
    const { user } = await show({
      [DOCUMENTS]: { results: [ended] },
      "DELETE /sessionnotes/document/d2": () => {
        throw new RestError(409, "sessionnotes.error.legalHold.held", "A legal hold stops this deletion.");
      },
    });
    await user.click(await screen.findByRole("button", { name: /^Delete/ }));
    await user.click(screen.getByRole("button", { name: "Delete it for good" }));
    expect((await screen.findByRole("alert")).textContent).toContain("A legal hold stops this deletion.");
  });

  it("are not for everybody", async () => {
    const { asked } = await show({}, []);
    expect(screen.getByText("This page is for those who record legal orders")).toBeDefined();
    expect(asked).toEqual([]);
  });
});

describe("Base64", () => {
  it("holds every byte of a large file", () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, at) => at % 256);
    expect(Uint8Array.from(atob(base64(bytes)), (each) => each.charCodeAt(0))).toEqual(bytes);
  });
});
