/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";

const sources = import.meta.glob<string>("../src/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

const matching = (pattern: RegExp) =>
  Object.entries(sources).flatMap(([file, source]) => (pattern.test(source) ? [file] : []));

describe("The pages", () => {
  it("keep nothing in the browser and write no HTML", () => {
    expect(Object.keys(sources).length).toBeGreaterThan(100);
    expect(matching(/\.(innerHTML|outerHTML|insertAdjacentHTML)\b|dangerouslySetInnerHTML/)).toEqual([]);
    expect(matching(/\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/)).toEqual([]);
    expect(matching(/\beval\(|new Function\(|\bconsole\./)).toEqual([]);
  });
});
