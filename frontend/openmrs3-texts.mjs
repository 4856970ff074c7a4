/* Leaves out of a language's texts those that only the module's own pages show, so that OpenMRS 3 does not load them. */
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** Directories whose texts the frontend module of OpenMRS 3 never shows. */
const pagesOnly = [
  "accounting",
  "adoption",
  "disclosure",
  "holds",
  "keyset",
  "pages",
  "privacy",
  "setup",
  "snippets",
  "status",
];

const named = new Set(
  readdirSync("src", { recursive: true })
    .filter((file) => /\.tsx?$/.test(file) && !pagesOnly.includes(file.split(sep)[0]))
    .flatMap((file) => [...readFileSync(join("src", file), "utf8").matchAll(/"([^"\n]+)"/g)])
    .map(([, word]) => word),
);

/** @param texts the JSON of a language; a key may end with the form of a plural */
export default function shownInOpenmrs3(texts) {
  const shown = Object.entries(JSON.parse(texts)).filter(([key]) => named.has(key.replace(/_(one|many|other)$/, "")));
  return JSON.stringify(Object.fromEntries(shown));
}
