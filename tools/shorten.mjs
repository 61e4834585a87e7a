// Shortens the names by which the module and its script know each other. wasm-bindgen gives each function of the browser a
// name with a fingerprint of sixteen random signs, which stands in both files and which no compression makes smaller: they
// were 9 kB of what opens the page. The parts know none of these names (tools/parts/wasm-bindgen).
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const CUSTOM = 0;
const IMPORT = 2;
const EXPORT = 7;
/** What the module calls its script; what loads the parts is another. */
const SCRIPT = "./manchette_bg.js";
/** Exports that the script alone asks for, with a fingerprint each. */
const FINGERPRINTED = /^wasm_bindgen__convert__/;

/** Reads and writes what the sections of a module are made of. */
class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  name() {
    return this.take(this.number()).toString("utf8");
  }
}

function number(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return Buffer.from([...bytes, value]);
}

function name(words) {
  const bytes = Buffer.from(words, "utf8");
  return Buffer.concat([number(bytes.length), bytes]);
}

/** What an import is: kind and type, as they stand in the file. */
function described(bytes, kind) {
  const start = bytes.at - 1;
  const limits = () => {
    const both = bytes.number() & 1;
    bytes.number();
    if (both) bytes.number();
  };
  if (kind === 0) bytes.number();
  else if (kind === 1) (bytes.take(1), limits());
  else if (kind === 2) limits();
  else if (kind === 3) bytes.take(2);
  else throw new Error(`shorten: an import of the unknown kind ${kind}`);
  return bytes.bytes.subarray(start, bytes.at);
}

/** The script without indentation and comments. No string in it is longer than a line. */
const unindented = (script) => script.replace(/^ +/gm, "").replace(/^\/\/.*\n/gm, "").replace(/\n{2,}/g, "\n");

/** Gives what `script` and the module `wasm` share short names; returns both. */
export function shorten(script, wasm) {
  const short = new Map();
  const shortened = (long) => {
    if (!short.has(long)) short.set(long, `_${short.size.toString(36)}`);
    return short.get(long);
  };
  const file = new Bytes(wasm);
  const parts = [file.take(8)];
  while (file.at < wasm.length) {
    const [id] = file.take(1);
    const section = new Bytes(file.take(file.number()));
    // Who compiled it and for what: no browser reads that.
    if (id === CUSTOM) continue;
    let content = [section.bytes];
    if (id === IMPORT || id === EXPORT) {
      const count = section.number();
      content = [number(count)];
      for (let i = 0; i < count; i += 1) {
        if (id === IMPORT) {
          const [from, what] = [section.name(), section.name()];
          const [kind] = section.take(1);
          content.push(name(from), name(from === SCRIPT ? shortened(what) : what), described(section, kind));
        } else {
          const what = section.name();
          const start = section.at;
          section.take(1);
          section.number();
          content.push(name(FINGERPRINTED.test(what) ? shortened(what) : what), section.bytes.subarray(start, section.at));
        }
      }
    }
    const whole = Buffer.concat(content);
    parts.push(Buffer.from([id]), number(whole.length), whole);
  }
  if ([...short.values()].some((word) => new RegExp(`\\b${word}\\b`).test(script))) {
    throw new Error("shorten: the script has a name of its own that is as short");
  }
  const renamed = script.replace(/[A-Za-z_$][\w$]*/g, (word) => short.get(word) ?? word);
  return [unindented(renamed), Buffer.concat(parts)];
}

/** Shortens the names in the files of `folder`. */
export function shortenFiles(folder) {
  const [script, module] = ["manchette.js", "manchette_bg.wasm"].map((file) => path.join(folder, file));
  const [words, bytes] = shorten(readFileSync(script, "utf8"), readFileSync(module));
  writeFileSync(script, words);
  writeFileSync(module, bytes);
}
