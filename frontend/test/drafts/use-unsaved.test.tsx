import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { useDraft } from "../../src/drafts/use-draft";
import { useUnsaved } from "../../src/drafts/use-unsaved";
import { useHost } from "../../src/host/host";
import { Unreachable } from "../../src/host/rest";
import { FakeServer } from "./fake-server";
import { TestHost } from "./host";

afterEach(cleanup);

function Field() {
  const draft = useDraft({ note: "note-1", kind: "progressnote", patient: "patient-1", initial: { text: "" } });
  return <textarea value={draft.content.text} onChange={(event) => draft.change({ text: event.target.value })} />;
}

function Around() {
  return <p>{useUnsaved(useHost().send) ? "unsaved" : "saved"}</p>;
}

it("tells what is around of what is not saved, from the first key until the server has it", async () => {
  const server = new FakeServer();
  const { send } = server;
  render(
    <TestHost send={send}>
      <Around />
      <Field />
    </TestHost>,
  );
  expect(screen.getByText("saved")).toBeTruthy();
  server.down = new Unreachable("No network");
  await userEvent.type(screen.getByRole("textbox"), "typed");
  expect(screen.getByText("unsaved")).toBeTruthy();
  server.down = null;
  window.dispatchEvent(new Event("online"));
  await waitFor(() => expect(screen.getByText("saved")).toBeTruthy(), { timeout: 20_000 });
  expect(server.content("note-1")).toEqual({ text: "typed" });
});
