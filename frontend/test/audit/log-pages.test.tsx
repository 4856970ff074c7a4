import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LogCheckPage } from "../../src/audit/log-check-page";
import { LogPage } from "../../src/audit/log-page";
import { LogRetentionPage } from "../../src/audit/log-retention-page";
import { NoteTimeline } from "../../src/audit/note-timeline";
import { showDay } from "../../src/host/dates";
import type { Place } from "../../src/host/host";
import { saveFile } from "../../src/shared/save-file";
import { PagesHost, serverOf } from "../pages-host";

vi.mock("../../src/shared/save-file", () => ({ saveFile: vi.fn() }));

beforeEach(() => void vi.mocked(saveFile).mockClear());
afterEach(cleanup);

const OFFICER = ["Get Psychotherapy Note Access Log", "Approve Psychotherapy Note Orders"];
const NOTE = "5d0e7b1a-94f5-4f4e-a1c9-2f60d3b79011";
const amara = { uuid: "user-1", display: "Amara Okafor (therapist1)" };

const read = (uuid: string, when: string) => ({
  uuid,
  type: "READ",
  when,
  note: { uuid: NOTE, display: "Private note" },
  version: 1,
  user: amara,
  signedInUser: amara,
  address: "10.0.0.5",
  ground: "ORIGINATOR_TREATMENT",
  times: 1,
  disclosure: null,
});

function show(page: React.ReactNode, answers: Record<string, unknown>, privileges = OFFICER) {
  const { send, asked } = serverOf(answers);
  const go = vi.fn<(place: Place) => void>();
  render(
    <PagesHost send={send} privileges={privileges} go={go}>
      {page}
    </PagesHost>,
  );
  return { user: userEvent.setup(), asked, go };
}

const LOG = "GET /sessionnotes/log?limit=50&totalCount=false";

describe("The log", () => {
  it("goes on below the last event, and leaves the focus where one reads on", async () => {
    const { user, asked } = show(<LogPage />, {
      [LOG]: { results: [read("e2", "2026-11-29T14:02:00")], links: [{ rel: "next" }] },
      [`${LOG}&before=e2`]: { results: [read("e1", "2026-11-28T09:00:00")] },
    });
    expect(await screen.findByText("Opened by you from 10.0.0.5 at 14:02.")).toBeDefined();
    expect(screen.getByText("1 event shown.")).toBeDefined();

    await user.click(screen.getByRole("button", { name: "Show earlier events" }));

    expect(await screen.findByText("Opened by you from 10.0.0.5 at 09:00.")).toBeDefined();
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      showDay("2026-11-29", "en-GB", "full"),
      showDay("2026-11-28", "en-GB", "full"),
    ]);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("There is nothing earlier."));
    expect(asked.map(({ path }) => path).at(-1)).toContain("before=e2");
  });

  it("finds by person, client, kind, note and days, by keyboard alone", async () => {
    const { user, asked } = show(<LogPage />, {
      [LOG]: { results: [read("e1", "2026-11-29T14:02:00")] },
      "GET /user?q=ama": { results: [{ uuid: "u9", display: "therapist1", person: { display: "Amara Okafor" } }] },
      "GET /patient?q=robin": { results: [{ uuid: "p9", display: "1001 - Robin Doe" }] },
    });
    await screen.findByText(/Opened by you/);
    await user.click(screen.getByLabelText("Person"));
    await user.keyboard("ama");
    await screen.findByText("1 found. Choose one.");
    await user.keyboard("{ArrowDown}{Enter}");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Choose another"));
    expect(screen.getByText("Amara Okafor (therapist1)")).toBeDefined();
    await user.keyboard("{Tab}robin");
    await screen.findByText("1 found. Choose one.");
    await user.keyboard("{ArrowDown}{Enter}");
    await screen.findByText("1001 - Robin Doe");
    await user.selectOptions(screen.getByLabelText("What happened"), "Opened by …");
    await user.click(screen.getByRole("button", { name: "Search the log" }));

    await waitFor(() => expect(asked.at(-1)?.path).toContain("&user=u9&patient=p9&type=READ"));
    await user.click(await screen.findByRole("button", { name: "Note d3b79011" }));
    await waitFor(() => expect(asked.at(-1)?.path).toContain(`&user=u9&patient=p9&note=${NOTE}&type=READ`));
  });

  it("tells what is wrong at its field and asks nothing", async () => {
    const { user, asked } = show(<LogPage />, { [LOG]: { results: [] } });
    await screen.findByText("Nothing is recorded that fits.");
    const before = asked.length;
    await user.type(screen.getByLabelText("Note"), "twelve");
    await user.click(screen.getByRole("button", { name: "Search the log" }));

    expect(screen.getByText("This is neither a uuid nor a number of a note.")).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Note")));
    expect(asked).toHaveLength(before);
  });

  it("begins with the note that a check named by its number", async () => {
    const { asked } = show(<LogPage note="12" />, { [LOG]: { results: [read("e1", "2026-11-29T14:02:00")] } });
    await screen.findByText(/Opened by you/);
    expect(asked.map(({ path }) => path)).toEqual(["/sessionnotes/log?limit=50&totalCount=false&note=12"]);
    expect((screen.getByLabelText("Note") as HTMLInputElement).value).toBe("12");
  });

  it("says when more people have the name than it shows", async () => {
    const { user } = show(<LogPage />, {
      [LOG]: { results: [] },
      "GET /user?q=ama": { results: [{ uuid: "u9", display: "therapist1" }], links: [{ rel: "next" }] },
    });
    await user.type(screen.getByLabelText("Person"), "ama");
    expect(await screen.findByText("More than 1 found. Choose one, or type more of the name.")).toBeDefined();
  });

  it("asks the server nothing for somebody who does not answer for it", () => {
    const { asked } = show(<LogPage />, {}, ["Get Psychotherapy Notes"]);
    expect(screen.getByText("This page is for those who answer for the log")).toBeDefined();
    expect(asked).toEqual([]);
  });

  it("of one note is its author's, beside the note", async () => {
    const { asked } = show(<NoteTimeline note={NOTE} />, {
      [`${LOG}&note=${NOTE}`]: { results: [read("e1", "2026-11-29T14:02:00")] },
    });
    const list = await screen.findByRole("region", { name: "What happened to this note" });
    expect(await within(list).findByText("Opened by you from 10.0.0.5 at 14:02.")).toBeDefined();
    expect(within(list).queryByRole("button", { name: /Note/ })).toBeNull();
    expect(asked).toHaveLength(1);
  });
});

describe("The check", () => {
  const RUN = "/sessionnotes/verification/run";
  const key = {
    "GET /sessionnotes/log/key": { fingerprint: "ab12" },
    "GET /sessionnotes/log/checkpoint/list": { results: [] },
  };
  const result = { notes: 1, versions: 2, drafts: 0 };

  it("shows how far it has come, and then what was found, where, what it may mean and what to do", async () => {
    let asked = 0;
    const altered = { chain: "note-12", kind: "VERSION_ALTERED", at: 2 };
    const { user } = show(<LogCheckPage />, {
      ...key,
      [`GET ${RUN}`]: () => {
        asked += 1;
        return asked === 1
          ? { running: false, failed: false }
          : {
              running: false,
              failed: false,
              finishedAt: "2026-11-29T14:02:00",
              result: { ...result, intact: false, problems: [altered] },
            };
      },
      [`POST ${RUN}`]: { running: true, failed: false, percent: 40 },
    });
    await user.click(await screen.findByRole("button", { name: "Check everything" }));
    expect((await screen.findByRole("progressbar")).getAttribute("aria-valuenow")).toBe("40");

    const heading = await screen.findByRole("heading", { name: "1 problem was found" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByRole("heading", { name: "Note number 12 of the store" })).toBeDefined();
    expect(screen.getByText("Version 2 of the note is not what it was when it was sealed.")).toBeDefined();
    expect(screen.getByText(/Tell the author of the note/)).toBeDefined();
  });

  const ended = (problems: readonly object[]) => ({
    running: false,
    failed: false,
    finishedAt: "2026-11-29T14:02:00",
    result: { ...result, intact: false, problems },
  });

  it.each([
    ["NOTE_ALTERED", null, "What is kept with the note was altered: its author, client, dates or state."],
    ["VERSION_ALTERED", 2, "Version 2 of the note is not what it was when it was sealed."],
    ["VERSION_MISSING", 1, "Version 1 of the note is gone."],
    ["NOTE_MISSING", null, "The note is gone, though events tell of it."],
  ])("leads from %s of a note to what the log tells of that note", async (kind, at, found) => {
    const { user, go } = show(<LogCheckPage />, { ...key, [`GET ${RUN}`]: ended([{ chain: "note-12", kind, at }]) });
    expect(await screen.findByRole("heading", { name: "Note number 12 of the store" })).toBeDefined();
    expect(screen.getByText(found)).toBeDefined();
    expect(screen.getByText(/What was altered opens to no one/)).toBeDefined();

    await user.click(screen.getByRole("link", { name: /^Note number 12 in the log: who wrote it/ }));
    expect(go).toHaveBeenCalledWith({ page: "log", note: "12" });
  });

  it("shows no link to a note if the problem is not about a note", async () => {
    const gone = { chain: "clinic", kind: "EVENT_MISSING", at: 3 };
    show(<LogCheckPage />, { ...key, [`GET ${RUN}`]: ended([gone]) });
    expect(await screen.findByText("Event 3 is gone, and maybe others right after it.")).toBeDefined();
    expect(screen.queryByRole("link", { name: /in the log: who wrote it/ })).toBeNull();
  });

  it("saves all problems where there are more than it shows", async () => {
    const all = Array.from({ length: 130 }, (_, i) => ({ chain: `note-${i}`, kind: "NOTE_MISSING", at: null }));
    const { user } = show(<LogCheckPage />, { ...key, [`GET ${RUN}`]: ended(all) });
    expect(await screen.findByText(/^And 30 more\. The list that you can save here/)).toBeDefined();
    expect(screen.queryByRole("heading", { name: "Note number 129 of the store" })).toBeNull();

    await user.click(screen.getByRole("button", { name: "Save the whole list" }));

    expect(await screen.findByText(/check-of-notes-and-log.txt was handed/)).toBeDefined();
    const text = await vi.mocked(saveFile).mock.calls[0]?.[0].content.text();
    expect(text?.match(/Note number \d+ of the store/g)).toHaveLength(130);
    expect(text).toContain("Note number 129 of the store\r\nThe note is gone, though events tell of it.\r\n");
  });

  it("lists the earlier checkpoints, page by page", async () => {
    const checkpoint = (number: number) => ({ number, madeAt: "2026-11-28T14:02:00", hash: `digest-${number}` });
    const { user } = show(<LogCheckPage />, {
      ...key,
      [`GET ${RUN}`]: { running: false, failed: false },
      "GET /sessionnotes/log/checkpoint/list?limit=10&startIndex=0": {
        results: [checkpoint(11)],
        links: [{ rel: "next" }],
      },
      "GET /sessionnotes/log/checkpoint/list?limit=10&startIndex=10": {
        results: [checkpoint(1)],
        links: [{ rel: "prev" }],
      },
    });
    expect(await screen.findByText("digest-11")).toBeDefined();
    expect(screen.getByText(/^Checkpoint 11, /)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Older checkpoints" }));
    expect(await screen.findByText("digest-1")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Older checkpoints" })).toBeNull();
    expect(screen.getByRole("button", { name: "Newer checkpoints" })).toBeDefined();
  });

  it("does not call a check that stopped intact", async () => {
    show(<LogCheckPage />, { ...key, [`GET ${RUN}`]: { running: false, failed: true } });
    expect((await screen.findByRole("alert")).textContent).toContain("nothing can be said");
    expect(screen.queryByText("Nothing was found")).toBeNull();
  });

  it("makes a checkpoint and shows what to write down", async () => {
    const { user } = show(<LogCheckPage />, {
      ...key,
      [`GET ${RUN}`]: { running: false, failed: false },
      "POST /sessionnotes/log/checkpoint": { number: 7, madeAt: "2026-11-29T14:02:00", hash: "cd34" },
    });
    await user.click(await screen.findByRole("button", { name: "Make a checkpoint now" }));
    expect(await screen.findByText(/Checkpoint 7 was made/)).toBeDefined();
    expect(screen.getByText("cd34")).toBeDefined();
    expect(await screen.findByText("ab12")).toBeDefined();
  });
});

describe("The log's retention", () => {
  const hold = {
    uuid: "h1",
    kind: "COMPLAINT",
    reference: "2026/12",
    open: true,
    by: amara,
    date: "2026-11-29T14:02:00",
  };
  const proposal = {
    uuid: "d1",
    olderThan: "2016-11-29T00:00:00",
    state: "PROPOSED",
    proposedBy: { uuid: "other", display: "Jonas Meyer" },
    proposedAt: "2026-11-29T14:02:00",
  };
  const lists = {
    "GET /sessionnotes/log/hold": { results: [hold] },
    "GET /sessionnotes/log/deletion": { results: [proposal] },
  };

  it("says what an approval means before it is given", async () => {
    const { user, asked } = show(<LogRetentionPage />, { ...lists, "POST /sessionnotes/log/deletion/d1": {} });
    await user.click(await screen.findByRole("button", { name: "Approve: 29 Nov 2016" }));
    expect(screen.getByText(/deleted at once and for good/)).toBeDefined();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Cancel"));
    expect(asked.filter(({ method }) => method === "POST")).toEqual([]);

    await user.click(screen.getByRole("button", { name: "Delete them for good" }));

    expect(await screen.findByText("The events before 29 Nov 2016 are deleted.")).toBeDefined();
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ approved: true });
  });

  it("shows an open hold behind a hundred newer ones that ended", async () => {
    const over = Array.from({ length: 100 }, (_, i) => ({ ...hold, uuid: `over-${i}`, open: false }));
    show(<LogRetentionPage />, {
      ...lists,
      "GET /sessionnotes/log/hold?limit=100": { results: over, totalCount: 101 },
      "GET /sessionnotes/log/hold?limit=100&startIndex=100": { results: [hold], totalCount: 101 },
    });
    expect(await screen.findByRole("heading", { name: "2026/12" })).toBeDefined();
    expect(screen.queryByText("Nothing is open.")).toBeNull();
  });

  it("leaves a proposal of one's own to another person", async () => {
    const own = { ...proposal, proposedBy: amara };
    show(<LogRetentionPage />, { ...lists, "GET /sessionnotes/log/deletion": { results: [own] } });
    expect(await screen.findByText(/It waits for a second person/)).toBeDefined();
    expect(screen.queryByRole("button", { name: /Approve/ })).toBeNull();
  });

  it("records a hold by the clinic's own number", async () => {
    const { user, asked } = show(<LogRetentionPage />, { ...lists, "POST /sessionnotes/log/hold": {} });
    await user.click(await screen.findByRole("button", { name: "Record a hold" }));
    expect(screen.getByText("Write a number by which you find it again.")).toBeDefined();
    await user.keyboard(" 2026/13 ");
    await user.click(screen.getByRole("button", { name: "Record a hold" }));

    expect(await screen.findByText("The hold 2026/13 is recorded.")).toBeDefined();
    expect(asked.find(({ method }) => method === "POST")?.body).toEqual({ kind: "ACCOUNTING", reference: "2026/13" });
  });
});
