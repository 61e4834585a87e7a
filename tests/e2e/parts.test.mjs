// Parts of the program that come after the page: when they are asked for, and what is said where they cannot be had.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { journey, SITE } from "./harness/journey.mjs";
import { mounted, opened, settled } from "./harness/manchette.mjs";
import { press } from "./harness/pace.mjs";
import { until } from "./harness/processes.mjs";

const READER = /split_reader/;
const PANELS = /split_panels/;
const INTERFACE = /split_interface/;
const HELP = ".m-bar .m-tools-end > .m-only-wide > button:last-child";
/** What the browser and the loader of parts write into the console where a file cannot be had. */
const SILENCED = [/split/, /NetworkError/, /Load failed/];
const WIDE = { width: 1440, height: 900 };
const ENGINES = ["chromium", "firefox", "webkit"];

const asked = (server, file) => server.requests.filter(({ path }) => file.test(path)).length;
const told = () => document.querySelector(".m-absence:not([hidden])")?.textContent ?? "";
const said = () => document.querySelector(".m-messages")?.textContent ?? "";

test("module and script know each other by short names, and no fingerprint is sent", () => {
  const [script, module] = ["manchette.js", "manchette_bg.wasm"].map((file) => readFileSync(path.join(SITE, "www/pkg", file)));
  for (const file of [script, module]) assert.doesNotMatch(file.toString("latin1"), /__wbg_\w+_[0-9a-f]{16}|__h[0-9a-f]{16}/);
  const wanted = WebAssembly.Module.imports(new WebAssembly.Module(module)).filter(({ module }) => module !== "./__wasm_split.js");
  assert.ok(wanted.length > 100 && wanted.every(({ name }) => new RegExp(`\\b${name}\\b`).test(script)), "each function is in the script");
});

journey("the page opens without what it does not need yet, and has it when all is read", { engines: ENGINES }, async (browser, server) => {
  const release = server.hold(READER);
  await browser.open();
  await mounted(browser);
  assert.equal(asked(server, PANELS), 0, "panels are not asked for before the article is read");
  release();
  await settled(browser);
  for (let i = 0; i < 50 && asked(server, PANELS) === 0; i += 1) await new Promise((done) => setTimeout(done, 100));
  assert.deepEqual([asked(server, READER), asked(server, PANELS)], [1, 1]);
});

journey("without what reads it an article is read and annotated, and the page says what is missing", { console: SILENCED, size: WIDE, engines: ENGINES }, async (browser, server) => {
  const unblock = server.block(READER);
  await opened(browser);
  assert.match(await browser.until(told), /pas pu être analysé.*réessayez|could not be analysed.*try again/s);
  assert.deepEqual(await browser.run(() => manchette.marks()), []);
  await browser.run(() => manchette.annotate({ start: 3, end: 12, note: "Écrite sans analyse" }));
  assert.equal(await browser.run(() => manchette.annotations().length), 1);
  unblock();
  await browser.click(".m-absence button");
  await browser.until(() => manchette.marks().some(({ kind }) => kind === "PER"));
  await until(async () => (await browser.run(told)) === "", { what: "nothing is said to be missing" });
});

journey("a panel that cannot be loaded is said, nothing is lost, and the next try opens it", { console: SILENCED, size: WIDE, engines: ENGINES }, async (browser, server) => {
  const unblock = server.block(PANELS);
  await opened(browser);
  await browser.click(HELP);
  assert.match(await browser.until(said), /pas pu être chargée.*réessayez|could not be loaded.*try again/s);
  assert.equal(await browser.run(() => document.querySelector("dialog")), null);
  unblock();
  await browser.click(HELP);
  await browser.until(() => document.querySelector("dialog[open] .m-keys") !== null);
});

journey("before the interface is there the article is open and its notes are painted", { size: WIDE, engines: ENGINES }, async (browser, server) => {
  await opened(browser);
  await browser.run(() => manchette.annotate({ start: 3, end: 12, note: "Là avant tout le reste" }));
  await browser.run(() => manchette.settled());
  const release = server.hold(INTERFACE);
  await browser.reload();
  await mounted(browser);
  const early = await browser.until(() => {
    const notes = manchette.painted().filter(({ category }) => category.startsWith("note"));
    return notes.length > 0 && { notes: notes.length, drawn: document.querySelectorAll(".m-note, .m-tool").length };
  });
  assert.deepEqual(early, { notes: 1, drawn: 0 });
  const places = () => ["h1", "#texte"].map((of) => JSON.stringify(document.querySelector(of).getBoundingClientRect()));
  const before = await browser.run(places);
  release();
  await settled(browser);
  await browser.until(() => document.querySelector(".m-note") !== null);
  assert.deepEqual(await browser.run(places), before, "what is read stays where it is");
});

journey("an article that is asked for does not wait for the interface to be drawn, which comes after it", { size: WIDE, engines: ENGINES }, async (browser, server) => {
  const release = server.hold(INTERFACE);
  await browser.open();
  await mounted(browser);
  await browser.run((text) => {
    const drawn = () => document.querySelectorAll(".m-tool").length;
    const annotations = Array.from({ length: 10_000 }, (_, i) => {
      const start = 90 * i;
      const words = { type: "TextQuoteSelector", exact: text.slice(start, start + 40), prefix: text.slice(Math.max(0, start - 30), start) };
      return { type: "Annotation", target: { selector: [words, { type: "TextPositionSelector", start, end: start + 40 }] } };
    });
    window.drawnBefore = undefined;
    manchette.open({ text, annotations, save: false }).then(() => (window.drawnBefore = drawn()));
  }, press(1_000_000));
  release();
  assert.equal(await browser.until(() => window.drawnBefore !== undefined && String(window.drawnBefore)), "0");
  await browser.until(() => document.querySelectorAll(".m-tool").length > 0);
  await settled(browser);
});

journey("an interface that cannot be loaded is said, notes go on, and the next try draws it", { console: SILENCED, size: WIDE, engines: ENGINES }, async (browser, server) => {
  const unblock = server.block(INTERFACE);
  await browser.open();
  await mounted(browser);
  const notice = () => document.querySelector(".m-notice.is-shown")?.textContent ?? "";
  assert.match(await browser.until(notice), /pas pu être chargée.*réessayez|could not be loaded.*try again/s);
  await browser.run(() => manchette.annotate({ start: 3, end: 12, note: "Écrite sans interface" }));
  assert.equal((await browser.run(() => manchette.settled())).saved, true);
  unblock();
  await browser.click(".m-notice.is-shown button");
  await browser.until(() => document.querySelector(".m-note") !== null);
  assert.equal(await browser.run(notice), "");
});

journey("a card that opens while the panels come leaves the focus to the note that was begun before", { size: WIDE, engines: ENGINES }, async (browser, server) => {
  const release = server.hold(PANELS);
  await opened(browser);
  await browser.until(() => manchette.marks().length > 0);
  await browser.drag({ text: "Astana" });
  await browser.until(() => Boolean(manchette.selection()));
  await browser.keys("n");
  // The pointer comes to rest on a quotation, whose card opens in its time.
  await browser.point({ text: "Turquie" });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  release();
  await browser.until(() => document.activeElement?.matches("textarea.m-field"));
  await browser.keys("écrit");
  await browser.until(() => document.activeElement.value === "écrit");
});
