import { describe, expect, it } from "vitest";
import { fieldsInConflict, keepBoth, merge, same } from "../../src/drafts/merge";

interface Content {
  readonly text?: string;
  readonly plan?: string;
  readonly goals?: readonly { readonly goal: string }[];
}

const conflict = (base: Content | null, mine: Content, theirs: Content) => ({ base, mine, theirs });

describe("merge of what two made of one text", () => {
  it("takes a field from the side that changed it, also where it was emptied", () => {
    const sides = conflict({ text: "a", plan: "p" }, { text: "", plan: "p" }, { text: "a", plan: "q" });
    expect(fieldsInConflict(sides)).toEqual([]);
    expect(merge(sides)).toEqual({ text: "", plan: "q" });
  });

  it("leaves a field to the user where both changed it to something else", () => {
    const sides = conflict({ text: "a" }, { text: "mine", plan: "p" }, { text: "theirs", plan: "p" });
    expect(fieldsInConflict(sides)).toEqual(["text"]);
    expect(merge(sides)).toEqual({ text: "mine", plan: "p" });
  });

  it("compares lists and what is in them", () => {
    const before = { goals: [{ goal: "sleep" }] };
    const sides = conflict(before, { goals: [{ goal: "sleep" }] }, { goals: [{ goal: "rest" }] });
    expect(merge(sides)).toEqual({ goals: [{ goal: "rest" }] });
    expect(same({ text: undefined }, {})).toBe(true);
    expect(same([1], { 0: 1 })).toBe(false);
  });

  it("takes what is there where the beginning is not known, and asks where both are", () => {
    const sides = conflict(null, { text: "mine", plan: "" }, { text: "theirs", plan: "p" });
    expect(fieldsInConflict(sides)).toEqual(["text"]);
    expect(merge(sides)).toEqual({ text: "mine", plan: "p" });
  });

  it("keeps both texts whole, and what they share once", () => {
    expect(keepBoth("one\ntwo\nend", "one\nthree\nend")).toBe("one\ntwo\nthree\nend");
    expect(keepBoth("one", "one and more")).toBe("one and more");
    expect(keepBoth("a\na", "a")).toBe("a\na");
    expect(keepBoth("mine", "theirs")).toBe("mine\ntheirs");
    expect(keepBoth([{ goal: "a" }], [{ goal: "a" }, { goal: "b" }])).toEqual([{ goal: "a" }, { goal: "b" }]);
  });
});
