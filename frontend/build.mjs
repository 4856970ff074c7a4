/* Builds the files that the module serves, each also compressed, and the notice of the third-party code in them. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import rspack from "@rspack/core";
import { openmrs3, pages } from "./rspack.config.mjs";

const built = resolve(process.env.BUILT_DIRECTORY ?? "target/built");
const directory = join(built, "org/openmrs/module/sessionnotes/frontend");

const run = (configurations) =>
  new Promise((done, failed) => {
    const compiler = rspack(configurations);
    compiler.run((error, stats) => {
      if (error || stats.hasErrors()) {
        failed(error ?? new Error(stats.toString({ all: false, errors: true })));
        return;
      }
      compiler.close(() => done(stats));
    });
  });

/** The packages whose code is in the built files. */
function packagesOf(stats) {
  const found = new Set();
  for (const { compilation } of stats.stats) {
    const modules = [...compilation.modules].map((module) => module.resource);
    const fonts = compilation.getAssets().map((asset) => asset.info.sourceFilename);
    for (const file of [...modules, ...fonts]) {
      const name = file?.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
      if (name) {
        found.add(name);
      }
    }
  }
  return [...found].sort();
}

/** Lists every package with its version and the text of its licence; a text that several share appears once. */
function notice(packages) {
  const texts = new Map();
  for (const name of packages) {
    const home = join("node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    const file = readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(home, file), "utf8").trim() : `Licence: ${license}`;
    const key = createHash("sha256").update(text).digest("hex");
    const entry = texts.get(key) ?? { text, names: [] };
    entry.names.push(`${name} ${version} (${license})`);
    texts.set(key, entry);
  }
  return [...texts.values()]
    .map(({ text, names }) => `${names.join("\n")}\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** Puts the names of the files, which hold the digests of their contents, into the page. */
function page(folder) {
  const files = readdirSync(folder);
  const html = readFileSync("src/pages/index.html", "utf8").replace(
    /(?<=\/pages\/)(\w+)\.(\w+)/g,
    (name, stem, ending) => {
      const file = files.find((entry) => new RegExp(`^${stem}\\.[0-9a-f]{16}\\.${ending}$`).test(entry));
      if (!file) {
        throw new Error(`${name} was not built`);
      }
      return file;
    },
  );
  writeFileSync(join(folder, "index.html"), html);
}

/** The package that `openmrs assemble` takes. npm makes it, and leaves out all that `openmrs assemble` can't read. */
function assembled(folder, routes) {
  const work = join(built, "package");
  mkdirSync(join(work, "dist"), { recursive: true });
  cpSync(folder, join(work, "dist"), { recursive: true });
  writeFileSync(join(work, "dist", "routes.json"), routes);
  const browser = "dist/session-notes.js";
  writeFileSync(join(work, "package.json"), JSON.stringify({ name, version, license, browser, files: ["dist"] }));
  const npm = process.env.npm_execpath;
  const packing = ["pack", "--ignore-scripts", "--silent", "--pack-destination", built];
  const packed = npm
    ? execFileSync(process.execPath, [npm, ...packing], { cwd: work, encoding: "utf8" })
    : execFileSync("npm", packing, { cwd: work, encoding: "utf8" });
  rmSync(work, { recursive: true });
  renameSync(join(built, packed.trim()), join(folder, "esm-session-notes-app.tgz"));
}

/** A digest that changes when any of the files does. */
function digestOf(folder) {
  const digest = createHash("sha256");
  for (const file of readdirSync(folder).sort()) {
    digest.update(file).update(readFileSync(join(folder, file)));
  }
  return digest.digest("hex").slice(0, 16);
}

/** Puts a file for brotli and one for gzip beside each; fonts are compressed as they are. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    if (/\.(js|css|json|svg)$/.test(name)) {
      const bytes = readFileSync(join(folder, name));
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  }
}

if (existsSync(built)) {
  rmSync(built, { recursive: true });
}
const { name, version, license } = JSON.parse(readFileSync("package.json", "utf8"));
const stats = await run([pages(directory), openmrs3(directory, name)]);
page(join(directory, "pages"));
compress(join(directory, "pages"));

const folder = join(directory, "openmrs3");
const routes = JSON.stringify({ ...JSON.parse(readFileSync("src/openmrs3/routes.json", "utf8")), version });
const digest = digestOf(folder);
assembled(folder, routes);
compress(folder);
writeFileSync(join(directory, "openmrs3.json"), JSON.stringify({ name, digest, routes: JSON.parse(routes) }));

writeFileSync(join(directory, "NOTICE.txt"), notice(packagesOf(stats)));
for (const face of ["pages", "openmrs3"]) {
  const compressed = readdirSync(join(directory, face)).filter((file) => /\.(js|css)\.gz$/.test(file));
  const bytes = compressed.reduce((sum, file) => sum + readFileSync(join(directory, face, file)).length, 0);
  process.stdout.write(`${face}: ${Math.ceil(bytes / 1024)} KiB compressed\n`);
}
process.exit(0);
