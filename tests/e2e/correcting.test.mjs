// What a person puts right through the scripting interface: painted, kept, followed by other tabs, taken back.
import assert from "node:assert/strict";
import { journey } from "./harness/journey.mjs";
import { assertPainted, everythingStored, opened, settled } from "./harness/manchette.mjs";

const TEXT =
  "L’agence Sputnik a cité « Le Cid ». Sputnik affirme : « Nous partirons demain à l’aube », a dit Ana Lopez à Madrid.\n" +
  "Selon Sputnik, la trêve tient. « Nous resterons », a répondu Ana Lopez, qui joue « Le Cid ».";

const open = (browser, text = TEXT) => browser.run((text) => manchette.open({ text }).then(() => manchette.settled()), text);
const marks = (browser) => browser.run(() => manchette.marks());
const decisions = (browser) =>
  browser.run(() =>
    manchette.annotations().filter(({ motivation }) => ["classifying", "identifying", "linking"].includes(motivation)),
  );
/** The mark that begins with `words` at the n-th place of them, or none. */
const at = (list, words, nth = 0, text = TEXT) => {
  let start = -1;
  for (let i = 0; i <= nth; i += 1) start = text.indexOf(words, start + 1);
  return list.find((mark) => mark.start === start && mark.end === start + words.length);
};
/** Keys that begin with a prefix in `localStorage` and in the journal. */
const keys = async (browser, prefix) => {
  const { local, journal } = await everythingStored(browser);
  const journalled = Object.values(journal).flatMap((stores) => Object.values(stores).flatMap((store) => Object.keys(store)));
  return [Object.keys(local), journalled].map((list) => list.filter((key) => key.startsWith(prefix)).sort());
};

journey("a quotation is put right in one step, survives the page, and comes back as it was", { engines: ["chromium", "firefox"] }, async (browser) => {
  await opened(browser);
  await open(browser);
  const before = await marks(browser);
  const said = at(before, "« Nous resterons »");
  assert.equal(said.decision, "none");
  const source = TEXT.indexOf("Sputnik");
  await browser.run(
    (mark, start, source) => manchette.decide(mark, { kind: "mixed", speaker: { start: source, end: source + 7 }, start: start + 2 }),
    said.id, said.start, source,
  );
  const after = await marks(browser);
  const put = after.find((mark) => mark.start === said.start + 2 && mark.end === said.end);
  assert.deepEqual([put.kind, put.name, put.decision, put.layer], ["mixed", "Sputnik", "corrected", "quote"]);
  assert.equal(after.some(({ id }) => id === said.id), false, "the machine's own does not come back");
  const [decision] = await decisions(browser);
  assert.deepEqual([decision.start, decision.end, decision.motivation], [put.start, put.end, "linking"]);
  await assertPainted(browser, "after the correction");
  await browser.run(() => manchette.settled());
  await browser.reload();
  await settled(browser);
  await open(browser);
  assert.deepEqual((await marks(browser)).find(({ id }) => id === put.id), put);
  await browser.run((id) => manchette.decide(id, { speaker: null }), put.id);
  assert.equal((await marks(browser)).find(({ id }) => id === put.id).name, undefined);
  const { done, what } = await browser.run(() => manchette.undo());
  assert.equal(done, true);
  assert.match(what, /^(la correction de la personne qui parle|correction of the speaker)$/);
  await browser.run((id) => manchette.decide(id, { speaker: { name: "Ana Lopez" } }), put.id);
  assert.equal((await marks(browser)).find(({ id }) => id === put.id).name, "Ana Lopez");
});

journey("what is corrected everywhere is a rule: at once, in the next article, in both stores, and undone in one step", {}, async (browser) => {
  await opened(browser);
  await open(browser);
  const before = await marks(browser);
  const { id } = await browser.run((start) => manchette.mark({ start, end: start + 7, kind: "LOC" }), TEXT.indexOf("Sputnik"));
  assert.deepEqual(await keys(browser, "manchette/r/"), [[], []]);
  await browser.run((id) => manchette.decide(id, { kind: "MISC", name: "Agence Sputnik", everywhere: true }), id);
  await browser.run(() => manchette.settled());
  const ruled = await marks(browser);
  const three = [0, 1, 2].map((nth) => at(ruled, "Sputnik", nth));
  assert.deepEqual(three.map((m) => [m?.kind, m?.name, m?.decision]), [
    ["MISC", "Agence Sputnik", "corrected"], ["MISC", "Agence Sputnik", "none"], ["MISC", "Agence Sputnik", "none"],
  ]);
  assert.equal(three[1].why.rule, "learned");
  const [local, journal] = await keys(browser, "manchette/r/");
  assert.equal(local.length, 1);
  assert.deepEqual(journal, local);
  await assertPainted(browser, "with a rule");

  const other = "À Sputnik, rien. « Le Cid » a plu.";
  await open(browser, other);
  assert.equal(at(await marks(browser), "Sputnik", 0, other).kind, "MISC");
  await open(browser);
  assert.deepEqual(await marks(browser), ruled);
  const cid = at(ruled, "« Le Cid »");
  await browser.run((id) => manchette.decide(id, { kind: "title", everywhere: true }), cid.id);
  const titles = (await marks(browser)).filter(({ kind }) => kind === "title");
  assert.equal(titles.length, 2);
  const { done, what } = await browser.run(() => manchette.undo());
  assert.equal(done, true);
  assert.match(what, /^(la correction de la nature|correction of the kind)$/);
  assert.deepEqual(await marks(browser), ruled);

  await browser.open();
  await settled(browser);
  await open(browser);
  assert.deepEqual(await marks(browser), ruled, "read again at the start");
  await browser.run(() => manchette.forget("everything"));
  await open(browser);
  assert.deepEqual(await marks(browser), before, "forgotten with everything");
  await browser.run(() => manchette.settled());
  assert.deepEqual(await keys(browser, "manchette/r/"), [[], []]);
});

journey("a rule made in one tab acts in another", {}, async (browser) => {
  await opened(browser);
  await open(browser);
  const first = await browser.here();
  await browser.tab();
  await settled(browser);
  await open(browser);
  const said = at(await marks(browser), "« Nous resterons »");
  await browser.run((id) => manchette.decide(id, { reject: true, everywhere: true }), said.id);
  await browser.run(() => manchette.settled());
  await browser.goTo(first);
  await browser.until((start) => manchette.marks().every((m) => m.start !== start || m.decision === "rejected"), said.start);
  const { refused } = await browser.run(() => manchette.undo());
  assert.ok(refused, "undo is the other tab's");
});
