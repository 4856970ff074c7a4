import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MergeView } from "../../src/drafts/merge-view";
import { SavedAt } from "../../src/drafts/saved-at";
import { useDraft } from "../../src/drafts/use-draft";
import { Unreachable } from "../../src/host/rest";
import { FakeServer, refusal } from "./fake-server";
import { TestHost } from "./host";

afterEach(cleanup);

interface Texts {
  readonly text: string;
  readonly goals: readonly string[];
}

function Field() {
  const draft = useDraft<Texts>({
    note: "note-1",
    kind: "progressnote",
    patient: "patient-1",
    initial: { text: "", goals: [] },
  });
  return (
    <>
      <textarea
        aria-label="Text"
        value={draft.content.text}
        onChange={(event) => draft.change({ ...draft.content, text: event.target.value })}
      />
      <SavedAt state={draft.saveState} onRetry={() => void draft.flush().catch(() => {})} />
      {draft.conflict && (
        <MergeView conflict={draft.conflict} fields={[{ name: "text", label: "Plan" }]} onResolve={draft.resolve} />
      )}
    </>
  );
}

describe("a draft on the page", () => {
  it("shows what was typed before, and tells when it is saved", async () => {
    const server = new FakeServer();
    server.write("note-1", { text: "before", goals: [] });
    render(
      <TestHost send={server.send}>
        <Field />
      </TestHost>,
    );
    const field = await screen.findByDisplayValue("before");
    await userEvent.type(field, " and after");
    expect(screen.getByRole("status").textContent).toBe("Not saved yet");
    await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/^Saved at \d\d:\d\d$/), {
      timeout: 5000,
    });
    expect(server.content("note-1")).toEqual({ text: "before and after", goals: [] });
  });

  it("says why it can't be saved and that it is kept, and tries again when asked to", async () => {
    const server = new FakeServer();
    const send: typeof server.send = (...all) => server.send(...all);
    render(
      <TestHost send={send}>
        <Field />
      </TestHost>,
    );
    await userEvent.type(screen.getByLabelText("Text"), "typed");
    server.down = new Unreachable("No answer");
    expect(await screen.findByText(/What you typed is kept/, {})).toHaveProperty(
      "textContent",
      "Can't be saved: The server can't be reached. What you typed is kept.",
    );
    server.down = null;
    await userEvent.click(screen.getByRole("button", { name: "Try now" }));
    expect(await screen.findByText(/^Saved at/)).toBeTruthy();
  });
});

describe("what can't be saved", () => {
  it("is told in the server's words where it has some", () => {
    render(
      <TestHost send={vi.fn()}>
        <SavedAt state={{ kind: "failed", problem: refusal(403, "sessionnotes.error.passwordHeld") }} />
      </TestHost>,
    );
    expect(screen.getByRole("status").textContent).toBe(
      "Can't be saved: sessionnotes.error.passwordHeld What you typed is kept.",
    );
  });
});

describe("the merge view", () => {
  const conflict = {
    base: { text: "began", plan: "p", goals: ["a"] },
    mine: { text: "<b>mine</b>", plan: "p", goals: ["a", "b"] },
    theirs: { text: "theirs", plan: "p", goals: ["a", "c"] },
  };
  const fields = [
    { name: "plan", label: "Plan" },
    { name: "text", label: "Reflections" },
    { name: "goals", label: "Goals", show: (value: unknown) => (value as string[]).join(", ") },
  ];

  function view() {
    const onResolve = vi.fn();
    render(
      <TestHost send={vi.fn()}>
        <MergeView conflict={conflict} fields={fields} onResolve={onResolve} />
      </TestHost>,
    );
    return onResolve;
  }

  it("shows both texts of each field that both changed, as they were typed, and takes the focus", async () => {
    view();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("There are two texts of this note"));
    expect(screen.getAllByRole("group").map((group) => group.querySelector("legend")?.textContent)).toContain("Goals");
    expect(screen.queryByText("Plan")).toBeNull();
    expect(screen.getByText("<b>mine</b>")).toBeTruthy();
    expect(screen.getByText("theirs")).toBeTruthy();
    expect(screen.getByText("a, c")).toBeTruthy();
  });

  it("keeps both unless the user chooses one", async () => {
    const onResolve = view();
    await userEvent.click(screen.getByRole("button", { name: "Continue with what is chosen" }));
    expect(onResolve).toHaveBeenCalledWith({ text: "<b>mine</b>\ntheirs", plan: "p", goals: ["a", "b", "c"] });
  });

  it("takes the side that is chosen for a field", async () => {
    const onResolve = view();
    const reflections = within(screen.getByRole("group", { name: "Reflections" }));
    await userEvent.click(reflections.getByRole("radio", { name: "The other" }));
    const goals = within(screen.getByRole("group", { name: "Goals" }));
    await userEvent.click(goals.getByRole("radio", { name: "Yours" }));
    await userEvent.click(screen.getByRole("button", { name: "Continue with what is chosen" }));
    expect(onResolve).toHaveBeenCalledWith({ text: "theirs", plan: "p", goals: ["a", "b"] });
  });
});
