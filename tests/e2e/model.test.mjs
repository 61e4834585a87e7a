// The language model: what is there before it, what it adds, and what the reader is told where it cannot be had.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { journey, SITE } from "./harness/journey.mjs";
import { mounted, opened, settled } from "./harness/manchette.mjs";

const MODEL = /fr\.model/;
const ENGLISH = `The mayor of the town said on 12 March 2017 that the bridge would be opened again before the summer.

“We have waited long enough,” she told the people who had come to the town hall. “It is time for the works to end.”`;

/** What a reader sees marked: quotations with their speakers, and the kinds of names. */
const seen = () => {
  const marks = manchette.marks();
  return {
    quotes: marks.filter(({ layer }) => layer === "quote").map(({ start, end, kind }) => [start, end, kind]),
    dates: marks.filter(({ kind }) => kind === "DATE").map(({ start, end }) => [start, end]),
    speakers: marks.filter(({ layer, name }) => layer === "quote" && name).length,
    names: marks.filter(({ layer, kind }) => layer === "entity" && kind !== "DATE").length,
  };
};

const told = () => document.querySelector(".m-absence:not([hidden])")?.textContent ?? "";

journey("quotations and dates are there before the model, and stay as they are when it comes", { engines: ["chromium", "firefox", "webkit"] }, async (browser, server) => {
  const release = server.hold(MODEL);
  await browser.open();
  await mounted(browser);
  await browser.until(() => manchette.marks().length > 0);
  const before = await browser.run(seen);
  assert.ok(before.quotes.length > 3 && before.dates.length > 0, "quotations and dates");
  assert.deepEqual([before.speakers, before.names], [0, 0], "who speaks and what is named comes at once, or not yet");
  release();
  await settled(browser);
  const after = await browser.run(seen);
  assert.deepEqual([after.quotes, after.dates], [before.quotes, before.dates]);
  assert.ok(after.speakers > 3 && after.names > 20, "speakers and names");
  assert.equal(server.requests.filter(({ path }) => MODEL.test(path)).length, 1, "the model is loaded once");
});

journey("a model that is at hand changes nothing before the reader's eyes", {}, async (browser) => {
  await opened(browser);
  await browser.run(() => {
    window.speakers = [];
    manchette.on("change", () => speakers.push(manchette.marks().filter(({ layer, name }) => layer === "quote" && name).length));
  });
  await browser.run((text) => manchette.open({ text, title: "Le pont" }), "« Le pont tiendra », a déclaré Odile Karas vendredi.");
  await settled(browser);
  assert.ok((await browser.run(() => window.speakers)).filter((n, i, all) => n !== all[i - 1]).length <= 2, "no quotation without its speaker first");
});

journey("without the model quotations and dates are there, and the page says what is missing", { console: [/fr\.model/], size: { width: 1440, height: 900 } }, async (browser, server) => {
  const unblock = server.block(MODEL);
  await opened(browser);
  const without = await browser.run(seen);
  assert.ok(without.quotes.length > 3 && without.dates.length > 0 && without.names === 0);
  assert.match(await browser.until(told), /language model could not be loaded.*try again/);
  unblock();
  await browser.click(".m-absence button");
  await browser.until(() => manchette.marks().some(({ kind }) => kind === "PER"));
  const withIt = await browser.run(seen);
  assert.deepEqual([withIt.quotes, withIt.dates], [without.quotes, without.dates]);
  assert.equal(await browser.run(told), "");
});

journey("a model that is not the page's own is not used, and the page says so", {}, async (browser, server) => {
  const bytes = readFileSync(path.join(SITE, "www/model/fr.model"));
  bytes[bytes.length >> 1] ^= 4;
  server.swap(MODEL, bytes);
  await opened(browser);
  assert.match(await browser.until(told), /language model (is not the one|is damaged|arrived incomplete)/);
  assert.equal((await browser.run(seen)).names, 0);
  server.swap(MODEL, "<!doctype html><title>404</title>");
  await browser.reload();
  await settled(browser);
  assert.match(await browser.until(told), /is not the language model/);
});

journey("an English article has quotations and dates, and the page says what is for French alone", {}, async (browser) => {
  await opened(browser);
  await browser.run((text) => manchette.open({ text, title: "The bridge", language: "en" }), ENGLISH);
  await settled(browser);
  const found = await browser.run(seen);
  assert.equal(found.quotes.length, 2);
  assert.equal(found.dates.length, 1);
  assert.deepEqual([found.speakers, found.names], [0, 0]);
  assert.match(await browser.until(told), /in English/);
});
