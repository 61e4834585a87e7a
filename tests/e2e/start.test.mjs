// The page before Manchette is there, and where it never comes.
import assert from "node:assert/strict";
import path from "node:path";
import { assertOwnOrigin, journey, SITE } from "./harness/journey.mjs";
import { mounted, SAMPLE, settled } from "./harness/manchette.mjs";
import { until } from "./harness/processes.mjs";

/** Notices that a person sees, in French and English alike. */
const notices = () =>
  [...document.querySelectorAll(".m-notice")]
    .filter((notice) => notice.getBoundingClientRect().height > 0)
    .map((notice) => notice.innerText);

const articleText = () =>
  [...document.querySelectorAll("#texte > p, #texte > h2")].map((block) => block.textContent).join("\n");

journey("the article is read and selected before wasm arrives, and the selection lasts", {}, async (browser, server) => {
  server.hold(/\.wasm/, 3000);
  await browser.open("", { parsed: true });
  assert.equal(await browser.run(articleText), SAMPLE);
  await browser.drag({ text: "négociations intenses" });
  assert.equal(await browser.run(() => String(getSelection())), "négociations intenses");
  const early = await browser.run(() => {
    const range = getSelection().getRangeAt(0);
    window.early = { range, start: range.startContainer, from: range.startOffset, end: range.endContainer, to: range.endOffset };
    return window.manchette === undefined && performance.getEntriesByName("manchette:readable").length;
  });
  assert.equal(early, 1, "readable while Manchette is not there");
  await mounted(browser);
  const late = await browser.run(() => {
    const range = getSelection().getRangeAt(0);
    const { early } = window;
    const { start, end } = manchette.selection();
    return {
      same: range === early.range,
      nodes: range.startContainer === early.start && range.endContainer === early.end,
      offsets: range.startOffset === early.from && range.endOffset === early.to,
      words: manchette.article().text.slice(start, end),
    };
  });
  assert.deepEqual(late, { same: true, nodes: true, offsets: true, words: "négociations intenses" });

  assert.deepEqual(await settled(browser), { saved: true, painted: true, analysed: true });
  const times = await browser.until(() => {
    const all = ["readable", "interactive", "settled"].map((name) => performance.getEntriesByName(`manchette:${name}`));
    return all.every((marks) => marks.length === 1) && all.map(([{ startTime }]) => startTime);
  });
  assert.deepEqual(times, times.toSorted((a, b) => a - b), "readable, then interactive, then settled");
  assert.deepEqual(await browser.run(notices), []);
  const { title, text, language, blocks } = await browser.run(() => manchette.article());
  const sample = { title: "Syrie : cessez-le-feu", text: SAMPLE, language: "fr", blocks: 9 };
  assert.deepEqual({ title, text, language, blocks: blocks.length }, sample);
  const paths = server.requests.map(({ path }) => path);
  assert.deepEqual(paths, [...new Set(paths)], "nothing was asked for twice");
});

const anyNotice = `() => { const all = (${notices})(); return all.length > 0 && all.join(" "); }`;

journey("where Manchette cannot come the article is there, and why nothing else is", { foreign: true, console: [/\.wasm/, /manchette\.js/, /file:\/\//] }, async (browser, server) => {
  const unblock = server.block(/\.wasm/);
  await browser.open();
  const withoutModule = await browser.until(anyNotice);
  assert.match(withoutModule, /Manchette n’a pas pu démarrer/);
  assert.match(withoutModule, /Manchette could not start/);
  assert.equal(await browser.run(articleText), SAMPLE);
  unblock();
  await browser.click(".m-notice-failed button");
  await settled(browser);
  assert.deepEqual(await browser.run(notices), [], "the button reloads, and then all is well");

  server.block(/pkg\/manchette\.js/);
  await browser.reload();
  assert.match(await browser.until(anyNotice), /Manchette n’a pas pu démarrer/);
  assert.equal(await browser.run(articleText), SAMPLE);
  await assertOwnOrigin(browser, server);

  await browser.driver.get(`file://${path.join(SITE, "index.html")}`);
  const asFile = await browser.until(anyNotice);
  assert.match(asFile, /make serve/);
  assert.match(asFile, /did not start/);
  assert.equal(await browser.run(articleText), SAMPLE);
});

// The driver's own scripts may not run there either, so the page is read through the inspector.
const scriptless = { flags: ["--blink-settings=scriptEnabled=false"], foreign: true };
journey("without scripts the article is there, and why nothing else is", scriptless, async (browser) => {
  const ask = (command, parameters) => browser.driver.sendAndGetDevToolsCommand(command, parameters);
  await browser.driver.get(browser.address);
  const found = async (selector) => {
    const { root } = await ask("DOM.getDocument", { depth: 0 });
    const { nodeId } = await ask("DOM.querySelector", { nodeId: root.nodeId, selector });
    const { model } = await ask("DOM.getBoxModel", { nodeId });
    const { outerHTML } = await ask("DOM.getOuterHTML", { nodeId });
    return { height: model.height, words: outerHTML };
  };
  const notice = await until(() => found("noscript .m-notice").catch(() => null), { what: "the message is drawn" });
  assert.ok(notice.height > 20);
  assert.match(notice.words, /Les scripts sont désactivés/);
  assert.match(notice.words, /Scripts are switched off/);
  const article = await found("#texte");
  assert.ok(article.height > 300 && article.words.includes("L’homme fort du Kremlin"));
});
