import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RestError } from "../../src/host/rest";
import { AppBar } from "../../src/pages/app-bar";
import { readSnippets } from "../../src/shared/snippets";
import { SnippetsPage } from "../../src/snippets/snippets-page";
import { PagesHost, serverOf } from "../pages-host";

afterEach(cleanup);

const LIST = "/sessionnotes/snippet";
const mse = { uuid: "s1", name: "mse", text: "Mood ***, affect ***." };
const sleep = { uuid: "s2", name: "sleep", text: "Sleeps *** hours." };
const listed = { [`GET ${LIST}`]: { results: [sleep, mse], totalCount: 2 } };

async function open(answers: Record<string, unknown>) {
  const { send, asked } = serverOf(answers);
  render(
    <PagesHost send={send}>
      <SnippetsPage />
    </PagesHost>,
  );
  await screen.findByRole("button", { name: "Add a snippet" });
  return { user: userEvent.setup(), written: () => asked.filter(({ method }) => method !== "GET") };
}

const names = () => screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
const focused = () => document.activeElement?.textContent;

describe("Snippets page", () => {
  it("lists the user's snippets by name, as they are called", async () => {
    await open(listed);
    expect(names()).toEqual([".mse", ".sleep"]);
    expect(screen.getByText("Sleeps *** hours.")).toBeDefined();
  });

  it("adds one, takes the dot off its name, and goes back to the button", async () => {
    const { user, written } = await open({
      ...listed,
      [`POST ${LIST}`]: (body: object) => ({ uuid: "s3", ...body }),
    });
    await user.click(screen.getByRole("button", { name: "Add a snippet" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name")));
    await user.keyboard(".plan");
    await user.type(screen.getByLabelText("Text"), "Next: ***");
    await user.click(screen.getByRole("button", { name: "Save" }));

    expect((await screen.findByRole("status")).textContent).toBe(".plan is saved.");
    expect(written()).toEqual([{ method: "POST", path: LIST, body: { name: "plan", text: "Next: ***" } }]);
    expect(names()).toEqual([".mse", ".plan", ".sleep"]);
    await waitFor(() => expect(focused()).toBe("Add a snippet"));
  });

  it.each([
    ["two words", "x", "Name", /no spaces/],
    ["n".repeat(41), "x", "Name", /1 to 40/],
    ["MSE", "x", "Name", /another snippet of this name/],
    ["plan", " ", "Text", /Write the text/],
    ["plan", "x".repeat(4001), "Text", /4001 characters/],
  ])("sends nothing for %j with %j, and says so at its field", async (name, text, field, words) => {
    const { user, written } = await open(listed);
    await user.click(screen.getByRole("button", { name: "Add a snippet" }));
    await user.click(screen.getByLabelText("Name"));
    await user.paste(name);
    await user.click(screen.getByLabelText("Text"));
    await user.paste(text);
    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(screen.getByText(words)).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(field)));
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true"));
    expect(written()).toEqual([]);
  });

  it("shows the server's refusal at its field, and keeps what was typed", async () => {
    const { user } = await open({
      ...listed,
      [`POST ${LIST}`]: () => {
        throw new RestError(409, "sessionnotes.error.snippet.nameInUse", "Taken in another window.");
      },
    });
    await user.click(screen.getByRole("button", { name: "Change .mse" }));
    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(await screen.findByText("Taken in another window.")).toBeDefined();
    const name = screen.getByLabelText<HTMLInputElement>("Name");
    await waitFor(() => expect(document.activeElement).toBe(name));
    expect(name.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Text").value).toBe(mse.text);
  });

  it("changes one under the name that it has", async () => {
    const { user, written } = await open({
      ...listed,
      [`POST ${LIST}/s1`]: (body: object) => ({ uuid: "s1", ...body }),
    });
    await user.click(screen.getByRole("button", { name: "Change .mse" }));
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Change .sleep" }).disabled).toBe(true);
    await user.type(screen.getByLabelText("Text"), " Alert.");
    await user.click(screen.getByRole("button", { name: "Save" }));

    expect(await screen.findByText("Mood ***, affect ***. Alert.")).toBeDefined();
    expect(written()).toEqual([
      { method: "POST", path: `${LIST}/s1`, body: { name: "mse", text: "Mood ***, affect ***. Alert." } },
    ]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Change .mse" })));
  });

  it("deletes one and brings it back", async () => {
    const { user, written } = await open({
      ...listed,
      [`DELETE ${LIST}/s1`]: undefined,
      [`POST ${LIST}`]: (body: object) => ({ uuid: "s9", ...body }),
    });
    await user.click(screen.getByRole("button", { name: "Delete .mse" }));
    await waitFor(() => expect(focused()).toBe("Undo"));
    expect(names()).toEqual([".sleep"]);

    await user.keyboard("{Enter}");
    await waitFor(() => expect(names()).toEqual([".mse", ".sleep"]));
    expect(written()).toEqual([
      { method: "DELETE", path: `${LIST}/s1`, body: undefined },
      { method: "POST", path: LIST, body: { name: "mse", text: mse.text } },
    ]);
  });

  it("keeps one in the list that the server did not delete", async () => {
    const { user } = await open({
      ...listed,
      [`DELETE ${LIST}/s1`]: () => {
        throw new RestError(403, "sessionnotes.error.snippet.mayNotKeep", "Not in this session.");
      },
    });
    await user.click(screen.getByRole("button", { name: "Delete .mse" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Not in this session.");
    expect(names()).toEqual([".mse", ".sleep"]);
  });

  it("adds none beyond the most that are kept", async () => {
    const all = Array.from({ length: 200 }, (_, i) => ({ uuid: `s${i}`, name: `n${i}`, text: "x" }));
    await open({ [`GET ${LIST}`]: { results: all, totalCount: 200 } });
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Add a snippet" }).disabled).toBe(true);
    expect(screen.getByText(/which is the most/)).toBeDefined();
  });
});

describe("All snippets", () => {
  it("are read, page by page", async () => {
    const { send } = serverOf({
      [`GET ${LIST}`]: { results: [mse], totalCount: 2 },
      [`GET ${LIST}?startIndex=1`]: { results: [sleep], totalCount: 2 },
    });
    expect(await readSnippets(send)).toEqual([mse, sleep]);
  });
});

describe("App bar", () => {
  it.each([
    [["Manage Progress Notes"], 1],
    [["Cosign Progress Notes"], 0],
  ])("leads to the snippets those who may %s", (privileges, count) => {
    render(
      <PagesHost send={serverOf({}).send} privileges={privileges}>
        <AppBar place={{ page: "snippets" }} location={null} onLocation={vi.fn()} onSignOut={vi.fn()} />
      </PagesHost>,
    );
    const bar = within(screen.getByRole("navigation"));
    expect(bar.queryAllByRole("link", { name: "Snippets" })).toHaveLength(count);
  });
});
