// Version watch: a newer text beside the open one, what changed, where the notes lie, adopted and taken back.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";
import { annotate, assertPainted, everythingStored, opened, settled } from "./harness/manchette.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];

const OLD = [
  "Le maire 😺 a présenté le budget de la ville hier soir. La dette baisse de 3,5 millions d’euros.",
  "« Nous ouvrirons deux écoles neuves avant la rentrée », a promis Ana Lopez. La salle était pleine.",
  "Un grand marché se tient ici chaque samedi matin. La route reste fermée aux camions depuis lundi.",
].join("\n");
const NEW = [
  "Le vent tourne. Le maire 😺 a présenté le budget de la ville hier soir. La dette baisse de 2,7 millions d’euros.",
  "« Nous ouvrirons deux écoles neuves avant la rentrée », a promis Ana Lopez.",
  "Un grand marché se tient ici chaque samedi matin. La route demeure fermée aux camions depuis lundi.",
].join("\n");

const NOTES = ["budget de la ville", "baisse de 3,5 millions", "La salle était pleine.", "La route reste fermée aux camions"];

/** Opens the old text with a note on each of `NOTES`; gives their ids. */
async function noted(browser) {
  await opened(browser);
  const { id } = await browser.run((text) => manchette.open({ text, title: "Le budget" }), OLD);
  const ids = [];
  for (const words of NOTES) ids.push((await annotate(browser, words, { note: `sur ${words}` })).id);
  await browser.run(() => manchette.settled());
  return { article: id, ids };
}

/** In the page: state and words of the notes, in the order of `ids`. */
const lie = (browser, ids) =>
  browser.run((ids) => {
    const { text } = manchette.article();
    const all = new Map(manchette.annotations().map((one) => [one.id, one]));
    return ids.map((id) => {
      const { state, start, end, candidates } = all.get(id);
      return [state, start === undefined ? (candidates ?? []).map(({ start, end }) => text.slice(start, end)) : text.slice(start, end)];
    });
  }, ids);

const FOLLOWED = [
  ["exact", "budget de la ville"],
  ["suggested", ["baisse de 2,7 millions"]],
  ["lost", []],
  ["changed", "La route demeure fermée aux camions"],
];

journey("a newer text is compared, adopted as one step, kept over a reload and taken back", { engines: ENGINES }, async (browser) => {
  const { article, ids } = await noted(browser);
  const before = [await lie(browser, ids), await everythingStored(browser)];
  const { changes, states } = await browser.run((text) => manchette.compare({ text }), NEW);
  const words = (text, span) => span && text.slice(span.start, span.end);
  assert.deepEqual(
    changes.map(({ kind, old, new: now }) => [kind, words(OLD, old), words(NEW, now)]),
    [
      ["added", undefined, "Le vent tourne."],
      ["edited", "La dette baisse de 3,5 millions d’euros.", "La dette baisse de 2,7 millions d’euros."],
      ["removed", "La salle était pleine.", undefined],
      ["edited", "La route reste fermée aux camions depuis lundi.", "La route demeure fermée aux camions depuis lundi."],
    ],
  );
  assert.deepEqual(
    states,
    { exact: 1, normalised: 0, moved: 0, changed: 1, confirmed: 0, suggested: 1, lost: 1, pending: 0 },
  );
  assert.deepEqual([await lie(browser, ids), await everythingStored(browser)], before, "nothing changes until it is adopted");

  await browser.run(() => manchette.adopt());
  assert.equal(await browser.run(() => manchette.article().text), NEW);
  assert.equal(await browser.run(() => document.querySelector("article").textContent.includes("Le vent tourne.")), true);
  assert.deepEqual(await lie(browser, ids), FOLLOWED);
  await assertPainted(browser, "after adopting");
  const at = NEW.indexOf("Ana Lopez");
  await browser.run((id, at) => manchette.resolve(id, { start: at, end: at + 9 }), ids[2], at);
  await browser.run((id) => manchette.resolve(id, null), ids[1]);
  const decided = [FOLLOWED[0], ["lost", []], ["confirmed", "Ana Lopez"], FOLLOWED[3]];
  assert.deepEqual(await lie(browser, ids), decided);
  await browser.run(() => manchette.settled());

  await browser.open(`?#a=${article}`);
  await settled(browser);
  assert.equal(await browser.run(() => manchette.article().text), NEW);
  assert.deepEqual(await lie(browser, ids), decided);
  // The older text is there still, with every note where it was made.
  await browser.run((text) => manchette.open({ text }), OLD);
  assert.deepEqual(await lie(browser, ids), before[0]);
});

journey("undo brings back the older version with all it had", { engines: ENGINES }, async (browser) => {
  const { article, ids } = await noted(browser);
  const before = await lie(browser, ids);
  await browser.run((text) => manchette.compare({ text }), NEW);
  await browser.run(() => manchette.adopt());
  const { done, what } = await browser.run(() => manchette.undo());
  assert.ok(done && /version/.test(what));
  assert.equal(await browser.run(() => manchette.article().text), OLD);
  assert.equal(await browser.run(() => document.querySelector("article").textContent.includes("Le vent tourne.")), false);
  assert.deepEqual(await lie(browser, ids), before);
  await assertPainted(browser, "after undoing");
  await browser.run(() => manchette.settled());
  await browser.open(`?#a=${article}`);
  await settled(browser);
  assert.equal(await browser.run(() => manchette.article().text), OLD);
  assert.deepEqual(await lie(browser, ids), before);
});

journey("what cannot be compared, adopted or resolved is refused with its reason", { engines: ENGINES }, async (browser) => {
  const { ids } = await noted(browser);
  const refused = (call, ...args) =>
    browser.run((call, args) => manchette[call](...args).then(() => null, (error) => error.message), call, args);
  assert.match(await refused("adopt"), /comparée|compared/);
  assert.match(await refused("compare", { text: OLD }), /déjà ouvert|is open/);
  assert.match(await refused("compare", { text: " " }), /vide|empty/);
  assert.match(await refused("compare", {}), /text/);
  assert.match(await refused("compare", { text: NEW, other: 1 }), /other/);
  assert.match(await refused("resolve", ids[0], { start: 3, end: 3 }), /end/);
  assert.match(await refused("resolve", "zzzzzzzzzz", null), /zzzzzzzzzz/);
  assert.match(await refused("resolve", ids[0]), /resolve/);
});
