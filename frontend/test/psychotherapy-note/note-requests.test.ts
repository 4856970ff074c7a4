import { describe, expect, it } from "vitest";
import { readLists } from "../../src/session/psychotherapy-note/note-requests";

const COUNT = 250;

function clinic() {
  const pages: number[] = [];
  const send = async (_method: string, path: string) => {
    const asked = new URLSearchParams(path.split("?")[1]);
    if (!path.startsWith("/sessionnotes/psychotherapynote")) {
      return { results: [], held: false };
    }
    const start = Number(asked.get("startIndex"));
    pages.push(start);
    const length = Math.max(0, Math.min(Number(asked.get("limit")), COUNT - start));
    return { results: Array.from({ length }, (_, at) => ({ uuid: `note-${start + at}` })) };
  };
  return { pages, send };
}

describe("the user's own notes of a client", () => {
  it("are asked for once where nothing older is looked for", async () => {
    const { pages, send } = clinic();
    await readLists(send, "patient-1", ["note-3"]);
    expect(pages).toEqual([0]);
  });

  it("have those of an old session among them, however many newer ones there are", async () => {
    const { pages, send } = clinic();
    const { notes } = await readLists(send, "patient-1", ["note-140"]);
    expect(notes.map(({ uuid }) => uuid)).toContain("note-140");
    expect(pages).toEqual([0, 100]);
  });

  it("are not looked for behind the last page", async () => {
    const { pages, send } = clinic();
    const { notes } = await readLists(send, "patient-1", ["note-of-another"]);
    expect(notes).toHaveLength(COUNT);
    expect(pages).toEqual([0, 100, 200]);
  });
});
