/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";

const sources = import.meta.glob<string>("../src/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

const sheets = import.meta.glob<string>("../src/**/*.module.css", { query: "?raw", import: "default", eager: true });

/** The names of classes that a stylesheet defines. */
function definedIn(sheet: string): string[] {
  const selectors = [...sheet.replace(/\/\*[\s\S]*?\*\/|:global\([^)]*\)/g, "").matchAll(/([^{}]*)\{/g)];
  return selectors.flatMap(([, selector]) =>
    [...(selector ?? "").matchAll(/\.([A-Za-z]\w*)/g)].map(([, name]) => `${name}`),
  );
}

/** The names of classes that components take from a stylesheet, which stands beside them. */
function usedOf(sheet: string): string[] {
  const [folder, name] = [sheet.slice(0, sheet.lastIndexOf("/")), sheet.slice(sheet.lastIndexOf("/") + 1)];
  return Object.entries(sources)
    .filter(([file, source]) => file.startsWith(folder) && source.includes(`import styles from "./${name}"`))
    .flatMap(([, source]) => [...source.matchAll(/\bstyles\.(\w+)/g)].map(([, used]) => `${used}`));
}

const sorted = (names: readonly string[]) => [...new Set(names)].sort();

const matching = (pattern: RegExp) =>
  Object.entries(sources).flatMap(([file, source]) => (pattern.test(source) ? [file] : []));

describe("The pages", () => {
  it("keep nothing in the browser and write no HTML", () => {
    expect(Object.keys(sources).length).toBeGreaterThan(100);
    expect(matching(/\.(innerHTML|outerHTML|insertAdjacentHTML)\b|dangerouslySetInnerHTML/)).toEqual([]);
    expect(matching(/\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/)).toEqual([]);
    expect(matching(/\beval\(|new Function\(|\bconsole\./)).toEqual([]);
  });

  it("use each class of a stylesheet, and no other", () => {
    const used = Object.keys(sheets).map((sheet) => [sheet, sorted(usedOf(sheet))]);
    expect(used.length).toBeGreaterThan(30);
    expect(used).toEqual(Object.entries(sheets).map(([sheet, text]) => [sheet, sorted(definedIn(text))]));
    expect(matching(/import (?!styles from "\.\/[^"/]+")[^"]*"[^"]*\.module\.css"/)).toEqual([]);
  });
});
