// `import` of W3C annotations: what comes of them, what is refused with its reason, undo, and that all of it is stored.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";
import { everythingStored, notes, opened, settled } from "./harness/manchette.mjs";
import { chooseFile, closePanel, openPanel } from "./harness/storage.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];

const annotation = (id, exact, note) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id,
  type: "Annotation",
  body: [{ type: "TextualBody", value: note }],
  target: { source: "urn:x", selector: [{ type: "TextQuoteSelector", exact }] },
});

const FIRST = [annotation("urn:1", "Ankara", "la capitale"), annotation("urn:2", "Astana", "les pourparlers"), annotation("urn:3", "mots qui n’y sont pas", "perdue ?")];

const imported = (browser, data, format, options) =>
  browser.run((data, format, options) => manchette.import(data, format ?? undefined, options ?? undefined), data, format ?? null, options ?? null);

const refused = (browser, data, options) =>
  browser.run((data, options) => manchette.import(data, "jsonld", options ?? undefined).then(() => null, (error) => error.message), data, options ?? null);

journey("annotations come in, come again, are changed on both sides, and go in one step", { engines: ENGINES }, async (browser) => {
  await opened(browser);
  const none = { exact: 0, normalised: 0, moved: 0, changed: 0, confirmed: 0, suggested: 0, lost: 0, pending: 0 };
  const first = await imported(browser, JSON.stringify(FIRST));
  const sure = first.states.exact;
  assert.deepEqual(first, { created: 3, updated: 0, unchanged: 0, conflicts: [], rejected: [], states: { ...none, exact: sure, suggested: 2 - sure, lost: 1 } });
  assert.deepEqual(await imported(browser, JSON.stringify({ type: "AnnotationPage", items: FIRST }, null, 2)), { ...first, created: 0, unchanged: 3 });
  const [{ id }] = await browser.run(() => manchette.annotations().filter(({ iri }) => iri === "urn:2"));
  await browser.run((id) => manchette.update(id, { note: "écrit ici" }), id);
  const again = [annotation("urn:1", "Ankara", "la capitale turque"), annotation("urn:2", "Astana", "écrit là-bas")];
  const merged = await imported(browser, JSON.stringify(again));
  assert.deepEqual([merged.created, merged.updated, merged.unchanged, merged.conflicts], [0, 2, 0, [id]]);
  const words = async () => (await notes(browser)).map(([, note]) => note).sort();
  const both = await words();
  assert.ok(both.includes("la capitale turque"), both.join());
  assert.match(both.join(), /écrit ici\s+écrit là-bas/);
  await settled(browser);
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await words(), both);
  await imported(browser, JSON.stringify([annotation("urn:9", "Tokyo", "en plus")]));
  const undone = await browser.run(() => manchette.undo());
  assert.ok(undone.done && /import/.test(undone.what), undone.what);
  assert.deepEqual(await words(), both);
});

journey("thousands of annotations come in while the page answers, and one undo takes them back", { engines: ENGINES }, async (browser) => {
  await opened(browser);
  const before = await browser.run(() => manchette.annotations().length);
  const { created, stored, left, longest } = await browser.run(async () => {
    const { text } = manchette.article();
    const all = Array.from({ length: 3000 }, (_, i) => {
      const start = (i * 7) % (text.length - 80);
      const selector = { type: "TextQuoteSelector", exact: text.slice(start, start + 40) };
      return { id: `urn:n:${i}`, type: "Annotation", body: { type: "TextualBody", value: `note ${i}` }, target: { source: "urn:x", selector } };
    });
    const file = new TextEncoder().encode(JSON.stringify(all));
    let longest = 0;
    let last = performance.now();
    let on = true;
    const tick = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const { created } = await manchette.import(file);
    const ours = () => Object.keys(localStorage).filter((key) => key.startsWith("manchette/n/")).length;
    const stored = ours();
    await manchette.undo();
    on = false;
    return { created, stored, left: manchette.annotations().length, longest };
  });
  console.log(`longest time without a frame: ${longest.toFixed(0)} ms`);
  assert.deepEqual({ created, stored, left }, { created: 3000, stored: 3000, left: before });
  await settled(browser);
});

journey("a file of annotations comes in by its control, the good ones of a bad file at a second click", { engines: ENGINES }, async (browser) => {
  await opened(browser);
  await openPanel(browser);
  const choose = (name, text) => chooseFile(browser, { name, text }, ".m-import-file", ".m-import-outcome");
  assert.match(await choose("autrui.jsonld", JSON.stringify(FIRST)), /3 (nouvelles|new).*(à replacer|to place)/);
  assert.match(await choose("vide.json", " "), /vide\.json : .*(vide|empty)/);
  const bad = [annotation("urn:4", "Tokyo", "la visite"), { type: "Note" }];
  assert.match(await choose("mauvais.json", JSON.stringify(bad)), /mauvais\.json : 1 (des|of the) 2.*(Rien n’a changé|Nothing changed)/);
  assert.equal((await notes(browser)).length, 3);
  await browser.click(".m-import-others");
  await browser.until(() => /(Laissées de côté|Left out) ?: 1/.test(document.querySelector(".m-import-outcome").textContent));
  assert.deepEqual((await notes(browser)).map(([, note]) => note).filter((note) => note === "la visite"), ["la visite"]);
  await closePanel(browser);
  await browser.chord(Key.CONTROL, "z");
  await browser.until(() => manchette.annotations().length === 3);
  await settled(browser);
});

journey("what cannot be taken is refused with all its faults, and nothing changes", { engines: ENGINES }, async (browser) => {
  await opened(browser);
  await imported(browser, JSON.stringify(FIRST.slice(0, 1)));
  await settled(browser);
  const before = await everythingStored(browser);
  const bad = JSON.stringify([...FIRST, { type: "Note" }, { type: "Annotation" }, annotation("urn:3", "autre chose", "double")]);
  const message = await refused(browser, bad);
  for (const part of [/3 (of the|des) 6/, /annotation 3/, /annotation 4.*target/s, /annotation 5.*id/s, /Nothing changed|Rien n’a changé/]) assert.match(message, part);
  assert.match(await refused(browser, "[{"), /line 1|ligne 1/);
  assert.match(await refused(browser, ""), /vide|empty/);
  assert.match(await refused(browser, "{}"), /W3C/);
  assert.match(await refused(browser, { a: 1 }), /Uint8Array/);
  assert.match(await browser.run(() => manchette.import("[]", "csv").then(() => "", (error) => error.message)), /jsonld/);
  assert.match(await refused(browser, "[]", { whole: true }), /partial/);
  const huge = await browser.run(() => manchette.import(" ".repeat(20_000_000)).then(() => "", (error) => error.message));
  assert.match(huge, /16 M/);
  assert.deepEqual(await everythingStored(browser), before);
  const some = await imported(browser, bad, "jsonld", { partial: true });
  assert.deepEqual([some.created, some.unchanged, some.rejected.map(({ index }) => index)], [2, 1, [3, 4, 5]]);
  assert.ok(some.rejected.every(({ reason }) => reason.length > 10));
});
