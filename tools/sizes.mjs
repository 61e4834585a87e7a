// What the site weighs, against its budgets and against what it weighed before:
//
//     node tools/sizes.mjs dist            prints every file and group; fails if a group has grown without a word
//     node tools/sizes.mjs dist --record   writes the groups' weights to tools/sizes.json
//
// A group may grow by 2 % from one recorded weight to the next. More has to be recorded, in a commit whose message has a
// line `size: …` that says why. A budget that is missed is printed and does not fail: the page is above its own
// (ARCHITECTURE.md says by how much and what is heavy), and a build that fails all the time would tell nobody anything new.
//
// A kB is 1000 bytes. Brotli is at its highest quality, as a host that compresses once would serve it. Fonts are
// compressed already and count as they are.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const RECORD = "tools/sizes.json";
const MOST_GROWTH = 1.02;

const root = process.argv[2] ?? "dist";

// Each file belongs to the first group whose pattern fits. A group without a budget is not loaded to open the page.
const groups = [
  { name: "fonts", files: /\.woff2$/, budget: 90_000 },
  { name: "language model", files: /^www\/model/, budget: 1_000_000 },
  { name: "texts, licences and types", files: /^LICENSE|\.txt$|\.d\.ts$|^www\/articles\// },
  { name: "parts loaded when the article can be read", files: /^www\/pkg\/(split|chunk)_/ },
  { name: "page, script, styles and wasm that open it", files: /./, budget: 200_000 },
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

const weights = {};
row("raw", "brotli", root);
for (const group of groups) {
  const members = files.filter((file) => file.group === group);
  if (members.length === 0) continue;
  for (const file of members) row(file.raw, file.brotli, file.name);
  const sum = (key) => members.reduce((total, file) => total + file[key], 0);
  weights[group.name] = sum("brotli");
  const fits = sum("brotli") <= (group.budget ?? Infinity);
  const verdict = group.budget ? `: ${kB(sum("brotli"))} of ${kB(group.budget)}${fits ? "" : ", OVER BUDGET"}` : "";
  row(sum("raw"), sum("brotli"), `= ${group.name}${verdict}\n`);
}

/** Groups of `now` that are more than 2 % heavier than in `before`. */
function grown(before, now) {
  return Object.entries(now).filter(([name, weight]) => name in before && weight > before[name] * MOST_GROWTH);
}

const told = (list, before) => list.map(([name, weight]) => `${name}: ${kB(before[name])}, now ${kB(weight)}`).join("; ");

function fail(message) {
  console.error(`sizes: ${message}`);
  process.exitCode = 1;
}

/** What git prints, or nothing where there is no repository or no such commit. */
function git(...words) {
  try {
    return execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
}

if (process.argv.includes("--record")) {
  writeFileSync(RECORD, `${JSON.stringify(weights, null, 2)}\n`);
} else if (existsSync(RECORD)) {
  const recorded = JSON.parse(readFileSync(RECORD, "utf8"));
  const heavier = grown(recorded, weights);
  if (heavier.length > 0) {
    fail(`grown by more than 2 % (${told(heavier, recorded)}). Make it lighter, or record it (make size-record) in a commit whose message has a line "size: …" that says why.`);
  }
  // The record itself may only grow with a word.
  const [commit] = git("log", "-1", "--format=%H", "--", RECORD).split("\n");
  const before = commit && git("show", `${commit}^:${RECORD}`);
  if (before) {
    const known = JSON.parse(before);
    const leapt = grown(known, recorded);
    if (leapt.length > 0 && !/^size: \S/m.test(git("log", "-1", "--format=%B", commit))) {
      fail(`the record grew by more than 2 % (${told(leapt, known)}), and its commit has no line "size: …" that says why.`);
    }
  }
}
