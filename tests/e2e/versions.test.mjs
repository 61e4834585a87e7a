// Version watch: a newer text beside the open one, what changed, where the notes lie, adopted and taken back.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";
import { annotate, assertPainted, everythingStored, opened, settled } from "./harness/manchette.mjs";
import { chooseFile, giveFile } from "./harness/storage.mjs";

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

/** Clicks what may have to be scrolled to within the panel. */
async function press(browser, selector) {
  await browser.run((selector) => document.querySelector(selector).scrollIntoView({ block: "center", behavior: "instant" }), selector);
  await browser.click(selector);
}

/** Opens the panel by its button and has `text` compared. */
async function watch(browser, text) {
  await browser.until(() => document.querySelector(".m-version-open"));
  await press(browser, ".m-version-open");
  await browser.until(() => document.activeElement?.id === "m-version-text");
  // As pasting does; the clipboard itself is out of a driver's reach.
  await browser.run((text) => document.execCommand("insertText", false, text), text);
  await press(browser, "dialog [type=submit]");
  await browser.until(() => document.querySelector(".m-watch"));
}

const words = (browser, selector) =>
  browser.run((selector) => [...document.querySelectorAll(selector)].map((e) => e.innerText.replace(/\s+/g, " ").trim()), selector);

const left = (browser) => browser.run(() => document.querySelector(".m-watch-left").textContent);

journey("a reader sees what changed, decides on each note by keys, adopts, and goes back", { engines: ENGINES }, async (browser) => {
  // Wide enough for the outline to stand beside the text.
  await browser.resize(1440, 900);
  const { article, ids } = await noted(browser);
  await settled(browser);
  const before = await lie(browser, ids);
  await watch(browser, NEW);
  assert.match((await words(browser, ".m-watch-title")).join(), /^4 changements, aucun signalé$|^4 changes, none announced$/);
  assert.match((await words(browser, ".m-watch-alarm")).join(), /^Un nombre a changé\.$|^A number changed\.$/);
  assert.deepEqual(await words(browser, ".m-watch-diff del"), ["3,5", "La salle était pleine.", "reste"]);
  assert.deepEqual(await words(browser, ".m-watch-diff ins"), ["Le vent tourne.", "2,7", "demeure"]);
  assert.match(await left(browser), /^3 /);
  assert.deepEqual(await lie(browser, ids), before, "nothing has changed");

  // The question first: its only candidate, by its key.
  await browser.keys("s");
  await browser.until(() => document.querySelector(".m-watch-card.is-current .m-watch-place"));
  await browser.keys("r");
  await browser.until(() => /^2 /.test(document.querySelector(".m-watch-left").textContent));
  // What is gone: a passage of one's own, with the keyboard alone.
  await browser.until(() => document.querySelector(".m-watch-card.is-current .is-lost"));
  await press(browser, ".m-watch-card.is-current .m-watch-select");
  await browser.until(() => document.activeElement?.matches(".m-watch-choosing textarea"));
  await browser.chord(Key.CONTROL, Key.HOME);
  for (let i = 0; i < "Le vent".length; i += 1) await browser.chord(Key.SHIFT, Key.ARROW_RIGHT);
  await press(browser, ".m-watch-attach-to");
  await browser.until(() => /^1 /.test(document.querySelector(".m-watch-left").textContent));
  // What changed: let go.
  await browser.until(() => document.querySelector(".m-watch-card.is-current del"));
  await browser.keys("x");
  await browser.until(() => !/^\d/.test(document.querySelector(".m-watch-left").textContent));
  assert.deepEqual(await lie(browser, ids), before, "still nothing has changed");

  await browser.chord(Key.CONTROL, Key.ENTER);
  await browser.until(() => !document.querySelector("dialog[open]"));
  const decided = [FOLLOWED[0], ["confirmed", "baisse de 2,7 millions"], ["confirmed", "Le vent"], ["lost", []]];
  assert.deepEqual(await lie(browser, ids), decided);
  assert.equal(await browser.run(() => document.querySelector("article").textContent.includes("Le vent tourne.")), true);
  await assertPainted(browser, "after adopting");
  await browser.run(() => manchette.settled());
  await browser.open(`?#a=${article}`);
  await settled(browser);
  assert.deepEqual(await lie(browser, ids), decided);

  // One step of undo, by its key.
  await watch(browser, OLD.replace("samedi", "dimanche"));
  await press(browser, ".m-watch-adopt");
  await browser.until(() => manchette.article().text.includes("dimanche"));
  await browser.until(() => !document.querySelector("dialog[open]"));
  await browser.chord(Key.CONTROL, "z");
  await browser.until(() => manchette.article().text.includes("Le vent tourne."));
  assert.deepEqual(await lie(browser, ids), decided);
});

journey("a comparison is left without a trace, and what is wrong is said in its place", { engines: ENGINES }, async (browser) => {
  const { ids } = await noted(browser);
  await settled(browser);
  const before = [await lie(browser, ids), await everythingStored(browser)];
  await browser.keys("g", "v");
  await browser.until(() => document.activeElement?.id === "m-version-text");
  await browser.run((text) => document.execCommand("insertText", false, text), OLD);
  await press(browser, "dialog [type=submit]");
  await browser.until(() => /déjà ouvert|is open/.test(document.querySelector("#m-version-fault").textContent));
  await browser.run((text) => {
    const field = document.querySelector("#m-version-text");
    field.select();
    document.execCommand("insertText", false, text);
  }, NEW);
  await press(browser, "dialog [type=submit]");
  await browser.until(() => document.querySelector(".m-watch"));
  await browser.keys("s", "r");
  await browser.until(() => /^2 /.test(document.querySelector(".m-watch-left").textContent));
  // Closed and opened again, it is as it was left.
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog[open]"));
  await browser.keys("g", "v");
  await browser.until(() => /^2 /.test(document.querySelector(".m-watch-left")?.textContent));
  await press(browser, ".m-watch-keep");
  await browser.until(() => !document.querySelector("dialog[open]"));
  assert.deepEqual([await lie(browser, ids), await everythingStored(browser)], before);
});

journey("after adopting, a note that waits is re-attached by one key, and keeps its old words", { engines: ENGINES }, async (browser) => {
  const { ids } = await noted(browser);
  await settled(browser);
  await browser.run((text) => manchette.compare({ text }), NEW);
  await browser.run(() => manchette.adopt());
  await browser.run(() => manchette.settled());
  const card = '.m-notes .m-note[aria-label*="baisse de 3,5 millions"]';
  await browser.until((card) => document.querySelector(card), card);
  await browser.click(card);
  await browser.until(() => document.querySelector(".m-note.is-chosen .m-watch-place"));
  await browser.keys("r");
  await browser.until((id) => manchette.annotations().find((one) => one.id === id).state === "confirmed", ids[1]);
  await browser.until(() => [...document.querySelectorAll(".m-note-diff del")].some((e) => e.textContent === "3,5"));
  assert.deepEqual((await lie(browser, ids))[1], ["confirmed", "baisse de 2,7 millions"]);
});

journey("a file holds the newer text, and the mouse alone re-attaches and adopts", { engines: ENGINES }, async (browser) => {
  await browser.resize(1440, 900);
  const { ids } = await noted(browser);
  await settled(browser);
  await browser.keys("g", "v");
  await browser.until(() => document.activeElement?.id === "m-version-text");
  const refusal = await chooseFile(browser, { name: "image.txt", text: Buffer.from([0, 1, 2, 0xff]) }, ".m-version-file", "#m-version-fault");
  assert.match(refusal, /^image\.txt : /);
  await giveFile(browser, { name: "budget.txt", text: NEW }, ".m-version-file", () =>
    browser.until(() => document.querySelector(".m-watch")),
  );
  const waiting = (count) => browser.until((count) => document.querySelector(".m-watch-left").textContent.startsWith(count), `${count} `);
  const click = async (name) => {
    await browser.until((name) => document.querySelector(name), name);
    await browser.click(name);
  };
  await waiting(3);
  await click(".m-watch-attach");
  await waiting(2);
  await click(".m-watch-card:has(.is-lost) .m-watch-select");
  // A double click selects the word under it, the text's first.
  await browser.until(() => document.querySelector(".m-watch-choosing textarea")?.value);
  const corner = await browser.run(() => {
    const field = document.querySelector(".m-watch-choosing textarea");
    field.scrollIntoView({ block: "center" });
    const { left, top } = field.getBoundingClientRect();
    const { paddingLeft, paddingTop, lineHeight } = getComputedStyle(field);
    return { x: Math.round(left + parseFloat(paddingLeft) + 5), y: Math.round(top + parseFloat(paddingTop) + parseFloat(lineHeight) / 2) };
  });
  await browser.driver.actions().move({ ...corner, duration: 0 }).press().release().press().release().perform();
  await click(".m-watch-attach-to");
  await waiting(1);
  await click(".m-watch-adopt");
  await browser.until(() => !document.querySelector("dialog[open]"));
  const after = await lie(browser, ids);
  assert.deepEqual(after.map(([state]) => state), ["exact", "confirmed", "confirmed", "changed"]);
  assert.equal(after[2][1].trim(), "Le");
});
