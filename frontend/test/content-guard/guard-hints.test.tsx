import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GuardHints } from "../../src/content-guard/guard-hints";
import { TargetsContext, useAsTarget, useTargets } from "../../src/content-guard/move-context";
import type { RequestOptions, Send } from "../../src/host/rest";
import { TestHost } from "../drafts/host";

afterEach(cleanup);

const WORDS = "Raised sertraline to 100 mg";
const TEXT = `It rained. ${WORDS}. He left.`;

/** Finds the words wherever they are in a text. */
function server(rule = "P1", element: string | null = "changeInCondition") {
  const asked: { readonly path: string; readonly text: string; readonly signal?: AbortSignal }[] = [];
  const send: Send = async (_method, path, { body, signal }: RequestOptions = {}) => {
    const { text } = body as { readonly text: string };
    asked.push({ path, text, signal });
    const start = text.indexOf(WORDS);
    const found = {
      rule,
      start,
      end: start + WORDS.length,
      message: "It belongs in the record.",
      source: "law",
      element,
    };
    return { findings: start < 0 ? [] : [found], rules: [] };
  };
  return { asked, send };
}

function Note({ add }: { readonly add: (element: string | null, words: string) => (() => void) | null }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  useAsTarget("record", add);
  return (
    <GuardHints side="psychotherapynote" text={text} patient="patient-1" field={field} onChange={setText}>
      <textarea aria-label="note" ref={field} value={text} onChange={({ target }) => setText(target.value)} />
    </GuardHints>
  );
}

function Session(props: Parameters<typeof Note>[0]) {
  return (
    <TargetsContext.Provider value={useTargets()}>
      <Note {...props} />
    </TargetsContext.Provider>
  );
}

async function typed(send: Send, add = vi.fn(() => vi.fn())) {
  render(
    <TestHost send={send}>
      <Session add={add} />
    </TestHost>,
  );
  const note = screen.getByLabelText<HTMLTextAreaElement>("note");
  await userEvent.click(note);
  await userEvent.paste(TEXT);
  return { note, add };
}

const button = (name: string) => screen.findByRole("button", { name }, { timeout: 4000 });

describe("hints while one types", () => {
  it("asks once for what stands after a pause, and shows the words and the reason", async () => {
    const { asked, send } = server();
    const { note } = await typed(send);
    await userEvent.type(note, " On");
    expect(await screen.findByText("It belongs in the record.", { exact: false }, { timeout: 4000 })).toBeTruthy();
    expect(asked.map(({ path, text }) => [path, text])).toEqual([
      ["/sessionnotes/psychotherapynote/check", `${TEXT} On`],
    ]);
    await userEvent.click(await button("Show"));
    expect(note.value.slice(note.selectionStart, note.selectionEnd)).toBe(WORDS);
    expect([localStorage.length, sessionStorage.length, location.search]).toEqual([0, 0, ""]);
  });

  it("moves the sentence to the other note by keyboard, and takes it back", async () => {
    const takenBack = vi.fn();
    const { note, add } = await typed(
      server().send,
      vi.fn(() => takenBack),
    );
    (await button("Move to the progress note")).focus();
    await userEvent.keyboard("{Enter}");
    expect(add).toHaveBeenCalledWith("changeInCondition", `${WORDS}.`);
    expect(note.value).toBe("It rained. He left.");
    await waitFor(async () => expect(document.activeElement).toBe(await button("Undo")));
    await userEvent.keyboard("{Enter}");
    expect(takenBack).toHaveBeenCalledOnce();
    expect(note.value).toBe(TEXT);
  });

  it("copies a fact on safety, which stands in both notes", async () => {
    const { note, add } = await typed(server("P13", "risk").send);
    await userEvent.click(await button("Copy to the risk block"));
    expect(add).toHaveBeenCalledWith("risk", `${WORDS}.`);
    expect(note.value).toBe(TEXT);
  });

  it("keeps a dismissed hint away from this text", async () => {
    const { asked, send } = server();
    const { note } = await typed(send);
    await userEvent.click(await button("Dismiss"));
    await waitFor(() => expect(document.activeElement).toBe(note));
    await userEvent.type(note, " More.");
    await waitFor(() => expect(asked).toHaveLength(2), { timeout: 4000 });
    expect(screen.queryByText("It belongs in the record.", { exact: false })).toBeNull();
  });

  it("asks again for a text that comes back before the answer to it", async () => {
    const { asked, send } = server();
    let first = true;
    const { note } = await typed((...request) => {
      const answer = send(...request);
      const isFirst = first;
      first = false;
      return isFirst ? new Promise(() => undefined) : answer;
    });
    await waitFor(() => expect(asked).toHaveLength(1), { timeout: 4000 });
    await userEvent.type(note, "x{Backspace}");
    expect(note.value).toBe(TEXT);
    expect(await screen.findByText("It belongs in the record.", { exact: false }, { timeout: 4000 })).toBeTruthy();
    expect(asked.map(({ text }) => text)).toEqual([TEXT, TEXT]);
    expect(asked[0]?.signal?.aborted).toBe(true);
  });

  it("says nothing where the server cannot be asked", async () => {
    const send = vi.fn(async () => {
      throw new Error("no network");
    });
    await typed(send as unknown as Send);
    await waitFor(() => expect(send).toHaveBeenCalled(), { timeout: 4000 });
    expect(screen.queryByRole("listitem")).toBeNull();
  });
});
