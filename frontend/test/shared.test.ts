import { describe, expect, it } from "vitest";
import { addressOf, placeOf } from "../src/host/addresses";
import { ageOf } from "../src/shared/age";
import { dayAfter, daysBetween } from "../src/shared/moments";
import { directionOf } from "../src/shared/text-direction";

describe("days", () => {
  it("go on over months, years and changes of the clock", () => {
    expect(dayAfter("2026-12-31", 1)).toBe("2027-01-01");
    expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  });

  it("have an age in the largest unit that says it fairly", () => {
    expect([0, 13, 14, 59, 60, 729, 730].map((days) => ageOf(days))).toEqual([
      { unit: "day", count: 0 },
      { unit: "day", count: 13 },
      { unit: "week", count: 2 },
      { unit: "week", count: 8 },
      { unit: "month", count: 2 },
      { unit: "month", count: 24 },
      { unit: "year", count: 2 },
    ]);
  });
});

describe("the direction of a text", () => {
  const long = (begin: string) => begin.padEnd(100_000, "- 1 ");

  it("is each paragraph's own while the text is not long", () => {
    expect(["", "Sleeps better.", "ينام أفضل."].map(directionOf)).toEqual(["auto", "auto", "auto"]);
  });

  it("is that of the first letter of a long one", () => {
    const texts = ["Sleeps better.", "1. ינים", "«ينام»", "2) 睡眠", ""].map(long);
    expect(texts.map(directionOf)).toEqual(["ltr", "rtl", "rtl", "ltr", "ltr"]);
  });
});

describe("addresses", () => {
  const uuid = "c2f7a9d4-3a53-4b0e-8d0f-6a1f2b9e1001";

  it("name each place", () => {
    for (const place of [
      { page: "day" },
      { page: "session", uuid },
      { page: "client", uuid },
      { page: "review" },
      { page: "review", uuid },
      { page: "snippets" },
    ] as const) {
      expect(placeOf(addressOf("/openmrs", place))).toEqual(place);
    }
    expect(placeOf("/openmrs/ws/sessionnotes/session/x%2F..")).toEqual({ page: "day" });
  });
});
