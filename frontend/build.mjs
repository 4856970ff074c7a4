/* Builds what the module serves, each file also compressed, and the notice of what others wrote in it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** The packages whose code is in what was built. */
function packagesOf(stats) {
  const found = new Set();
  for (const one of stats.stats) {
    for (const module of one.compilation.modules) {
      const name = module.resource?.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
      if (name) {
        found.add(name);
      }
    }
  }
  return [...found].sort();
}

/** Every package with its version and the text of its licence; texts that several share stand once. */
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

/** Names in the page the files as they are called with the digests of their contents. */
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
const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
const stats = await run([pages(directory), openmrs3(directory, name)]);
page(join(directory, "pages"));
compress(join(directory, "pages"));
writeFileSync(join(directory, "NOTICE.txt"), notice(packagesOf(stats)));
for (const name of readdirSync(join(directory, "pages")).filter((entry) => entry.endsWith(".gz"))) {
  process.stdout.write(`${name}: ${readFileSync(join(directory, "pages", name)).length} bytes\n`);
}
process.exit(0);
