// Manchette against the least that a page can do (harness/floor.mjs), in one run of Chromium: growth with the length, typing
// beside ten thousand notes, scrolling while an article is read, a tab that joins, undo. `make bench-page` runs it.
//
// Times are medians or 95th percentiles in ms, of a machine that may be doing something else: the ratio is what counts.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../../tools/serve.mjs";
import { Browser, removeProfile } from "./harness/browser.mjs";
import { bare, openBare } from "./harness/floor.mjs";
import { SITE } from "./harness/journey.mjs";
import { mounted, opened, settled } from "./harness/manchette.mjs";
import { importUndoRedo, openAnnotated, scrollThrough, watchKeys } from "./harness/measures.mjs";
import { press, quantile } from "./harness/pace.mjs";

const MANY = 10_000;
const WIDE = { width: 1440, height: 900 };
/** A page of the site without Manchette, so that the bare page is of the same origin and policy. */
const WITHOUT = "articles/syrie-cessez-le-feu.txt";

const median = (times) => quantile(times, 0.5);
const told = (ms) => (ms < 100 ? ms.toFixed(1) : ms.toFixed(0));
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
const heading = (words, ...columns) => {
  console.log(`\n### ${words}\n`);
  row(...columns);
  row(...columns.map(() => "---"));
};

/** `count` passages of 20 to 200 characters, the same for the same text, none across a line's end. */
function passages(text, count) {
  const spans = [];
  let seed = 7;
  const random = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  while (spans.length < count) {
    const start = random(text.length - 30);
    const line = text.indexOf("\n", start);
    const end = Math.min(start + 20 + random(180), line < 0 ? text.length : line);
    if (end - start >= 20 && text[start] !== "\n") spans.push([start, end]);
  }
  return spans;
}

async function withBrowser(body) {
  const site = await serve({ root: SITE });
  const profile = mkdtempSync(path.join(tmpdir(), "manchette-bench-"));
  const browser = new Browser({ engine: "chromium", profile, address: site.address, options: { size: WIDE } });
  try {
    await browser.start();
    browser.patience = 300_000;
    await body(browser);
  } finally {
    await browser.close();
    await site.close();
    removeProfile(profile);
  }
}

async function onBarePage(browser) {
  await browser.open(WITHOUT);
  await browser.run(bare);
}

async function growth(browser) {
  heading("Opening, ms until painted; the bare page in brackets", "text", "notes", "ms", "times the bare page", "times the size before");
  let before;
  for (const length of [10_000, 100_000, 1_000_000, 3_000_000]) {
    const text = press(length);
    const spans = passages(text, Math.min(MANY, length / 100));
    const [ours, floor] = [[], []];
    for (let i = 0; i < 3; i += 1) {
      await opened(browser);
      await browser.run(() => localStorage.clear());
      ours.push(await browser.run(openAnnotated, text, spans));
      await settled(browser);
      await onBarePage(browser);
      floor.push(await browser.run(openBare, text, spans));
    }
    const [ms, least] = [median(ours), median(floor)];
    row(`${length / 1000} kB`, spans.length, `${told(ms)} (${told(least)})`, (ms / least).toFixed(1), before ? (ms / before).toFixed(1) : "–");
    before = ms;
  }
}

async function typedKeys(browser, count) {
  await browser.run(watchKeys);
  for (let i = 0; i < count; i += 1) {
    await browser.keys(i % 6 === 5 ? " " : "e");
    // As fast as a quick typist: keys that queue up would count each other's work.
    await pause(100);
  }
  await browser.until((count) => window.keyTimes.length >= count, count);
  return browser.run(() => window.keyTimes);
}

async function typing(browser) {
  const text = press(1_000_000);
  const spans = passages(text, MANY);
  await opened(browser);
  await browser.run(openAnnotated, text, spans);
  await settled(browser);
  await browser.run(async () => {
    scrollTo(0, 0);
    await manchette.select(0, 30);
  });
  await browser.keys("n");
  await browser.until(() => document.activeElement?.matches("textarea"));
  const ours = await typedKeys(browser, 60);
  await onBarePage(browser);
  await browser.run(openBare, text, spans);
  await browser.run(() => document.querySelector("textarea").focus());
  const floor = await typedKeys(browser, 60);
  const words = (times) => [told(median(times)), told(quantile(times, 0.95))];
  heading(`A key in a note, ${MANY} notes in 1 MB, ms of work (at most 16)`, "", "median", "95 of 100");
  row("Manchette", ...words(ours));
  row("bare field", ...words(floor));
}

async function scrolling(browser) {
  const text = press(1_000_000);
  const measured = (label, { frames, busy }) => row(label, told(median(frames)), told(quantile(frames, 0.95)), told(Math.max(...frames)), told(quantile(busy, 0.95)));
  heading("Scrolling through 1 MB, ms a frame (none over 25 while it is read)", "", "median", "95 of 100", "longest", "busy, 95 of 100");
  await opened(browser);
  await browser.run((text) => manchette.open({ text, title: "Longue lecture", save: false }), text);
  measured("while it is read", await browser.run(scrollThrough, 120));
  await settled(browser);
  measured("once it is read", await browser.run(scrollThrough, 120));
  await onBarePage(browser);
  await browser.run(openBare, text, []);
  measured("bare page", await browser.run(scrollThrough, 120));
}

async function joining(browser) {
  const text = press(1_000_000);
  heading("A tab that joins, ms from the request to a page that can be used, and to one that is done", "stored notes", "usable", "done");
  for (const count of [0, MANY]) {
    await opened(browser);
    await browser.run(() => manchette.forget("everything"));
    await browser.run(openAnnotated, text, passages(text, count));
    await settled(browser);
    const first = await browser.here();
    const address = await browser.run(() => `#a=${manchette.article().id}`);
    const times = [];
    for (let i = 0; i < 3; i += 1) {
      await browser.tab(address);
      await mounted(browser);
      await settled(browser);
      times.push(await browser.run(() => ["manchette:interactive", "manchette:settled"].map((name) => performance.getEntriesByName(name)[0].startTime)));
      await browser.driver.close();
      await browser.goTo(first);
    }
    row(count, ...[0, 1].map((which) => told(median(times.map((pair) => pair[which])))));
  }
}

async function importing(browser) {
  const text = press(1_000_000);
  const annotations = passages(text, MANY).map(([start, end], i) => ({
    id: `urn:bench:${i}`,
    type: "Annotation",
    body: { type: "TextualBody", value: `note ${i}` },
    target: { source: "urn:bench", selector: [
      { type: "TextQuoteSelector", exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
      { type: "TextPositionSelector", start, end },
    ] },
  }));
  await opened(browser);
  await browser.run((text) => manchette.open({ text, title: "Longue lecture" }), text);
  await settled(browser);
  const times = await browser.run(importUndoRedo, JSON.stringify(annotations));
  heading(`${MANY} annotations imported into 1 MB, taken back and brought again, ms until all is in localStorage`, "", "ms", "longest stretch without an answer");
  for (const [name, [all, longest]] of Object.entries(times)) row(name, told(all), told(longest));
}

const ALL = { growth, typing, scrolling, joining, importing };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in ALL));
if (unknown.length > 0) {
  console.error(`bench: no measurement “${unknown.join(", ")}”; there are ${Object.keys(ALL).join(", ")}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(ALL)) await withBrowser(ALL[name]);
process.exit(0);
