// Lays out the complete deployable site: `node tools/dist.mjs dist`.
//
// The folder is written anew each time, so that a file which left the sources leaves the site too.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { shortenFiles } from "./shorten.mjs";

const target = process.argv[2] ?? "dist";
const needed = ["index.html", "www/pkg/manchette.js", "www/pkg/manchette_bg.wasm", "LICENSE-MIT", "LICENSE-APACHE"];

// Notes for people who work on the sources, and what wasm-pack leaves for git, are no part of the site.
const belongs = (file) => !path.basename(file).startsWith(".") && !file.endsWith(".md");

const missing = needed.filter((file) => !existsSync(file));
if (missing.length > 0) {
  console.error(`dist: ${missing.join(", ")} not found; a site cannot be laid out without`);
  process.exit(1);
}
rmSync(target, { recursive: true, force: true });
mkdirSync(target);
// Comments are for those who read the sources.
const COMMENTS = { ".css": /\/\*[\s\S]*?\*\/\n?/g, ".js": /^ *\/\*\*[\s\S]*?\*\/\n/gm };
for (const name of ["index.html", "www", ...readdirSync(".").filter((name) => name.startsWith("LICENSE"))]) {
  cpSync(name, path.join(target, name), { recursive: true, filter: belongs });
}
for (const name of readdirSync(target, { recursive: true })) {
  const comments = COMMENTS[path.extname(name)];
  const file = path.join(target, name);
  if (comments) writeFileSync(file, readFileSync(file, "utf8").replace(comments, ""));
}
shortenFiles(path.join(target, "www/pkg"));
// The scope of a service worker is its own folder, so it stands at the root of the site.
if (existsSync("www/sw.js")) {
  rmSync(path.join(target, "www/sw.js"));
  cpSync("www/sw.js", path.join(target, "sw.js"));
}
