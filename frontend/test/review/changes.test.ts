import { describe, expect, it } from "vitest";
import { changedLines, changesOf } from "../../src/review/changes";

const marked = (before: string, after: string) =>
  changesOf(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[-${text}-]` : `[+${text}+]`))
    .join("");

describe("changes of a text", () => {
  it("are the words that are gone and new", () => {
    expect(marked("Sleep diary, weekly.", "Sleep diary, daily. Call.")).toBe(
      "Sleep diary, [-weekly.-][+daily. Call.+]",
    );
    expect(marked("a b c d", "a c d e")).toBe("a [-b -]c d[+ e+]");
  });

  it("are none of the same text, and all of one from nothing", () => {
    expect(marked("same words", "same words")).toBe("same words");
    expect(marked("", "new")).toBe("[+new+]");
    expect(marked("gone", "")).toBe("[-gone-]");
  });

  it("give both texts back, whatever they are", () => {
    const before = "one two two three\n\nfour  five";
    const after = "two one three\nfour five six";
    const pieces = changesOf(before, after);
    const side = (kind: "gone" | "new") =>
      pieces
        .filter((piece) => piece.kind === "same" || piece.kind === kind)
        .map(({ text }) => text)
        .join("");
    expect(side("gone")).toBe(before);
    expect(side("new")).toBe(after);
  });

  it("are told in bounded time of texts as long as a note's may be", () => {
    const many = (word: string) => Array.from({ length: 16_000 }, (_, index) => `${word}${index}`).join(" ");
    const began = performance.now();
    expect(changesOf(many("a"), many("b"))).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("are told of what a note tells differently alone, with what it no longer tells", () => {
    const before = [
      { label: "Plan", text: "Diary" },
      { label: "Risk", text: "Low" },
      { label: "Comment", text: "Old" },
    ];
    const after = [
      { label: "Plan", text: "Diary daily" },
      { label: "Risk", text: "Low" },
      { label: "Change", text: "Better" },
    ];
    expect(changedLines(before, after).map(({ label }) => label)).toEqual(["Plan", "Change", "Comment"]);
  });
});
