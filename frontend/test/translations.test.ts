/// <reference types="vite/client" />
import ts from "typescript";
import { describe, expect, it } from "vitest";
import en from "../translations/en.json";
import es from "../translations/es.json";
import fr from "../translations/fr.json";

type Texts = Readonly<Record<string, string>>;

const sources = import.meta.glob<string>("../src/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const english: Texts = en;

/** A text that the pages ask for. */
interface Use {
  readonly where: string;
  /** Undefined where it is not written out. */
  readonly key: string | undefined;
  readonly words: string | undefined;
  readonly counts: boolean;
}

const literal = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);

/** Every `t("key", "default", { … })` of a file. */
function usesIn(where: string, source: string): Use[] {
  const found: Use[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "t") {
      const [key, words, options] = node.arguments;
      const names = options && ts.isObjectLiteralExpression(options) ? options.properties : [];
      const counts = names.some(({ name }) => name && ts.isIdentifier(name) && name.text === "count");
      found.push({ where, key: literal(key), words: literal(words), counts });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(where, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

const uses = Object.entries(sources).flatMap(([where, source]) => usesIn(where, source));
const plurals = (key: string, language: string) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((category) => `${key}_${category}`);

/** The keys that a language needs for what the pages ask for. */
const keysFor = (language: string) =>
  new Set(uses.flatMap(({ key = "", counts }) => (counts ? plurals(key, language) : [key])));

const placeholders = (text: string) => [...text.matchAll(/\{\{.*?\}\}/g)].map(([name]) => name).sort();

/** The English text that one of another language stands for: of more than one, where English has no such plural. */
const englishOf = (key: string) => english[key] ?? english[key.replace(/_[a-z]+$/, "_other")] ?? "";

describe("The texts", () => {
  it("are asked for by a key and an English default that are written out", () => {
    expect(uses.length).toBeGreaterThan(100);
    expect(uses.filter(({ key, words }) => key === undefined || words === undefined)).toEqual([]);
  });

  it("have the same English in the pages and in the file", () => {
    const others = uses.filter(({ key, words, counts }) => english[counts ? `${key}_other` : `${key}`] !== words);
    expect(others).toEqual([]);
  });

  it.each<[string, Texts]>([
    ["en", en],
    ["fr", fr],
    ["es", es],
  ])("are complete in %s, with no text that nobody asks for", (language, texts) => {
    expect(Object.keys(texts).sort()).toEqual([...keysFor(language)].sort());
    expect(Object.entries(texts).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it.each<[string, Texts]>([
    ["fr", fr],
    ["es", es],
  ])("say in %s all that is put into them", (_, texts) => {
    const others = Object.entries(texts).filter(
      ([key, text]) => placeholders(text).join() !== placeholders(englishOf(key)).join(),
    );
    expect(others).toEqual([]);
  });
});
