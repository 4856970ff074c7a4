import { describe, expect, it } from "vitest";
import { addTo, type GuardFinding, sentenceAround, shownOf, without, wordsOf } from "../../src/content-guard/findings";

const finding = (text: string, words: string, rule = "P1"): GuardFinding => {
  const start = text.indexOf(words);
  return { rule, start, end: start + words.length, message: "why", source: "law", element: "changeInCondition" };
};

function held(text: string) {
  let now = text;
  return {
    get: () => now,
    set: (next: string) => {
      now = next;
    },
  };
}

describe("what is done with the words of a hint", () => {
  it("takes the whole sentence out, and leaves no double space", () => {
    const text = "It rained. Raised sertraline to 100 mg. He left 😀.";
    const place = sentenceAround(text, finding(text, "sertraline to 100 mg"));
    expect(text.slice(place.start, place.end)).toBe("Raised sertraline to 100 mg.");
    expect(without(text, place)).toBe("It rained. He left 😀.");
  });

  it("ends a sentence at the end of its line", () => {
    const text = "one\n- sertraline 100 mg\ntwo";
    const place = sentenceAround(text, finding(text, "sertraline"));
    expect(text.slice(place.start, place.end)).toBe("- sertraline 100 mg");
    expect(without(text, place)).toBe("one\n\ntwo");
  });

  it("adds words on a line of their own", () => {
    const text = held("");
    addTo(text.get, text.set, "new");
    expect(text.get()).toBe("new");
    const other = held("old \n");
    addTo(other.get, other.set, "new");
    expect(other.get()).toBe("old\nnew");
  });

  it("takes the words back only while nothing was written after them", () => {
    const text = held("old \n");
    const takeBack = addTo(text.get, text.set, "new");
    text.set("old\nnew and more");
    takeBack();
    expect(text.get()).toBe("old\nnew and more");
    text.set("old\nnew");
    takeBack();
    expect(text.get()).toBe("old \n");
  });

  it("shows no hint whose words have changed, and none that was dismissed", () => {
    const checked = "sertraline 100 mg";
    const found = [finding(checked, checked)];
    expect(shownOf(`${checked}, he said`, checked, found, new Set())).toHaveLength(1);
    expect(shownOf("sertraline 50 mg", checked, found, new Set())).toHaveLength(0);
    expect(
      shownOf(checked, checked, found, new Set([`P1 ${wordsOf(checked, found[0] as GuardFinding)}`])),
    ).toHaveLength(0);
  });
});
