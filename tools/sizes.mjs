// Prints what the site weighs and what is above its budget: `node tools/sizes.mjs dist`.
//
// It does not fail yet: the module is above its budget (ARCHITECTURE.md says by how much and what is heavy), and a build that
// fails all the time would tell nobody anything new.
//
// A kB is 1000 bytes. Brotli is at its highest quality, as a host that compresses once would serve it. Fonts are
// compressed already and count as they are.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const root = process.argv[2] ?? "dist";

// Each file belongs to the first group whose pattern fits. A group without a budget is not loaded to open the page.
const groups = [
  { name: "fonts", files: /\.woff2$/, budget: 90_000 },
  { name: "language model", files: /^www\/model/, budget: 1_000_000 },
  { name: "texts, licences and types", files: /^LICENSE|\.txt$|\.d\.ts$|^www\/articles\// },
  { name: "page, script, styles and wasm", files: /./, budget: 200_000 },
];

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

const files = readdirSync(root, { recursive: true })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => statSync(path.join(root, name)).isFile())
  .sort()
  .map((name) => {
    const bytes = readFileSync(path.join(root, name));
    const compressed = name.endsWith(".woff2") ? bytes.length : brotli(bytes);
    return { name, raw: bytes.length, brotli: compressed, group: groups.find((group) => group.files.test(name)) };
  });

const row = (raw, compressed, name) =>
  console.log(`${String(raw).padStart(10)} ${String(compressed).padStart(10)}  ${name}`);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

row("raw", "brotli", root);
for (const group of groups) {
  const members = files.filter((file) => file.group === group);
  if (members.length === 0) continue;
  for (const file of members) row(file.raw, file.brotli, file.name);
  const sum = (key) => members.reduce((total, file) => total + file[key], 0);
  const fits = sum("brotli") <= (group.budget ?? Infinity);
  const verdict = group.budget ? `: ${kB(sum("brotli"))} of ${kB(group.budget)}${fits ? "" : ", OVER BUDGET"}` : "";
  row(sum("raw"), sum("brotli"), `= ${group.name}${verdict}\n`);
}
