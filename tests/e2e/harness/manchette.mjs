// What several test files ask of a page with Manchette on it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The sample article as its file has it, without the final newline. */
export const SAMPLE = readFileSync(fileURLToPath(new URL("../../../www/articles/syrie-cessez-le-feu.txt", import.meta.url)), "utf8").replace(/\n$/, "");

/** Manchette stands on the page. */
export function mounted(browser) {
  return browser.until(() => Boolean(window.manchette));
}

/** Manchette stands on the page, and all that it began is done. Resolves with what `settled()` said. */
export async function settled(browser) {
  await mounted(browser);
  return browser.run(() => manchette.settled());
}

/** Opens the start page and waits until all is done. */
export async function opened(browser, address = "") {
  await browser.open(address);
  return settled(browser);
}

/** Everything that this origin keeps: {local: {key: value}, journal: {database: {store: {key: value}}}}. */
export function everythingStored(browser) {
  return browser.run(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const local = Object.fromEntries(Object.keys(localStorage).sort().map((key) => [key, localStorage.getItem(key)]));
    const journal = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      const stores = (journal[name] = {});
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
        stores[store] = Object.fromEntries(keys.map((key, i) => [key, values[i]]));
      }
      database.close();
    }
    return { local, journal };
  });
}

/** The notes of the open article: [quote, note] in order of the text, decisions aside. */
export function notes(browser) {
  return browser.run(() =>
    manchette
      .annotations()
      .filter(({ motivation }) => !["classifying", "identifying", "linking"].includes(motivation))
      .map(({ quote, note }) => [quote ?? null, note ?? null]),
  );
}

/** A note on the n-th occurrence (from 0) of `words`, through the scripting interface. */
export function annotate(browser, words, content = {}, nth = 0) {
  return browser.run(
    (words, content, nth) => {
      const { text } = manchette.article();
      let start = -1;
      for (let i = 0; i <= nth; i += 1) start = text.indexOf(words, start + 1);
      if (start < 0) throw new Error(`“${words}” does not stand in the article ${nth + 1} times`);
      return manchette.annotate({ start, end: start + words.length, ...content });
    },
    words,
    content,
    nth,
  );
}

/**
 * What is painted equals what the state says, for what is in view: each annotation and mark there has its category and
 * its span, and nothing is painted that is neither. Resolves with the number of painted spans compared.
 */
export async function assertPainted(browser, when) {
  const { missing, unknown, compared } = await browser.run(() => {
    const inView = ({ start, end }) => {
      const boxes = [...manchette.range(start, end).getClientRects()].filter((box) => box.width > 0);
      return boxes.some((box) => box.bottom > 0 && box.top < innerHeight);
    };
    const wanted = [];
    for (const { start, end, colour, state, motivation } of manchette.annotations()) {
      const decision = ["classifying", "identifying", "linking"].includes(motivation);
      const placed = ["exact", "normalised", "moved", "changed", "confirmed"].includes(state);
      if (start !== undefined && placed && !decision) wanted.push({ start, end, is: `^note2?-${colour ?? "amber"}$` });
    }
    const may = [];
    for (const { start, end, layer, kind, why, decision } of manchette.marks()) {
      if (decision === "rejected" || ["scare", "title"].includes(kind)) continue;
      if (layer === "entity") wanted.push({ start, end, is: `^${kind.toLowerCase()}$` });
      else wanted.push({ start, end, is: kind === "indirect" ? "^reported-[1-8]$" : "^quote-[1-8]$" });
      if (layer === "quote") may.push({ start, end, is: "^review-[1-8]$" });
      if (layer === "quote" && why.cue) may.push({ ...why.cue, is: "^verb-[1-8]$" });
    }
    for (const { start, end, is } of wanted) if (is.startsWith("^note")) may.push({ start, end, is: "^chosen-" });
    const painted = manchette.painted();
    const same = (a, b) => a.start === b.start && a.end === b.end;
    const has = (one) => painted.some((p) => same(p, one) && new RegExp(one.is).test(p.category));
    const explained = (p) => [...wanted, ...may].some((one) => same(p, one) && new RegExp(one.is).test(p.category));
    const seen = wanted.filter(inView);
    return { missing: seen.filter((one) => !has(one)), unknown: painted.filter((p) => !explained(p)), compared: seen.length };
  });
  assert.deepEqual({ missing, unknown }, { missing: [], unknown: [] }, when);
  return compared;
}
