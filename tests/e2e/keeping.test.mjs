// What is written is kept: two tabs, a browser that is killed, storage that is blocked, full or damaged.
import assert from "node:assert/strict";
import { journey } from "./harness/journey.mjs";
import { annotate, everythingStored, mounted, notes, opened, settled } from "./harness/manchette.mjs";

const PASTED = "Une colombe 🕊️ est revenue à Alep, a dit Ana Lopez.\nElle portait un rameau d’olivier.";

/** Runs in the page before any script of it: what is named refuses everything, as a browser does that blocks a site's data. */
const block = (browser, { local = false, journal = false }) =>
  browser.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
    source: `{
      const refuse = () => { throw new DOMException("Access is denied for this document.", "SecurityError"); };
      if (${local}) Object.defineProperty(window, "localStorage", { get: refuse, configurable: true });
      if (${journal}) IDBFactory.prototype.open = refuse;
    }`,
  });

/** The words in one tab and in the other, once they agree, and how long that took. */
async function within(browser, milliseconds, body, ...values) {
  const begin = Date.now();
  const value = await browser.until(body, ...values);
  assert.ok(Date.now() - begin < milliseconds, `took ${Date.now() - begin} ms`);
  return value;
}

journey("two tabs on an article see each other's notes, edits and deletions", {}, async (browser) => {
  await opened(browser);
  const first = await browser.here();
  const second = await browser.tab();
  await settled(browser);
  const { id } = await annotate(browser, "Ankara", { note: "la capitale" });

  await browser.goTo(first);
  await within(browser, 1000, (id) => manchette.annotations().some((a) => a.id === id && a.note === "la capitale"), id);
  assert.ok(await browser.run(() => manchette.painted().some(({ category }) => category === "note-amber")));
  await browser.run((id) => manchette.update(id, { colour: "green", note: "la capitale turque" }), id);

  await browser.goTo(second);
  await within(browser, 1000, () => manchette.annotations()[0].note === "la capitale turque");
  assert.ok(await browser.run(() => manchette.painted().some(({ category }) => category === "note-green")));
  await browser.run((id) => manchette.remove(id), id);

  await browser.goTo(first);
  await within(browser, 1000, () => manchette.annotations().length === 0);
  assert.equal(await browser.run(() => manchette.painted().some(({ category }) => category.startsWith("note"))), false);
  assert.match((await browser.run(() => manchette.undo())).refused ?? "", /.{10}/, "another tab's deletion is not undone silently");
});

journey("two texts written at once are both kept", {}, async (browser) => {
  // A tab can be too busy to hear of the other's text before it writes its own. Listeners on a window are called in the
  // order in which they came, so this one comes before the page's.
  await browser.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
    source: `addEventListener("storage", (event) => window.busy && event.stopImmediatePropagation() === undefined && (window.missed = true));`,
  });
  await opened(browser);
  const { id } = await annotate(browser, "Astana", { note: "avant" });
  await browser.run(() => manchette.settled());
  const first = await browser.here();
  const second = await browser.tab();
  await settled(browser);
  await browser.goTo(first);
  await browser.run(() => (window.busy = true));
  await browser.goTo(second);
  await browser.run((id) => manchette.update(id, { note: "texte de la seconde" }), id);
  await browser.goTo(first);
  await browser.until(() => window.missed);
  assert.deepEqual(await notes(browser), [["Astana", "avant"]]);
  await browser.run((id) => manchette.update(id, { note: "texte de la première" }), id);
  const [[, merged]] = await notes(browser);
  assert.ok(merged.includes("première") && merged.includes("seconde"), merged);
  await browser.goTo(second);
  await within(browser, 1000, (merged) => manchette.annotations()[0].note === merged, merged);
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Astana", merged]]);
});

journey("what was said to be saved outlives a browser that is killed a second later", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "sur la page" });
  const { id } = await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "colombe 🕊️", { note: "dans l’article collé", tags: ["oiseau"], colour: "blue" });
  await browser.until(() => manchette.storage().state === "saved");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await browser.kill();

  await browser.start();
  await browser.open(`#a=${id}`);
  await settled(browser);
  const { title, text } = await browser.run(() => manchette.article());
  assert.deepEqual({ title, text }, { title: "La colombe", text: PASTED });
  assert.deepEqual(await notes(browser), [["colombe 🕊️", "dans l’article collé"]]);
  assert.deepEqual(await browser.run(() => manchette.annotations().map(({ tags, colour, state }) => ({ tags, colour, state }))), [
    { tags: ["oiseau"], colour: "blue", state: "exact" },
  ]);
  await browser.open("?");
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Ankara", "sur la page"]]);
  assert.deepEqual((await browser.run(() => manchette.articles())).map(({ title, notes }) => [title, notes]).toSorted(), [
    ["La colombe", 1],
    ["Syrie : cessez-le-feu", 1],
  ]);
});

journey("what localStorage has lost comes back from the journal, the article in the address first", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "sur la page" });
  const { id } = await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier" });
  await browser.run(() => manchette.settled());
  // As a browser that was killed: localStorage never reached the disk, the journal did.
  await browser.run(() => {
    addEventListener("pagehide", () => localStorage.clear());
    localStorage.clear();
  });
  await browser.reload();
  await settled(browser);
  assert.equal(await browser.run(() => manchette.article().id), id);
  assert.deepEqual(await notes(browser), [["rameau", "d’olivier"]]);
  assert.ok(await browser.run(() => Object.keys(localStorage).some((key) => key.startsWith("manchette/n/"))), "and localStorage has it again");
  await browser.run(() => history.pushState(null, "", location.pathname));
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Ankara", "sur la page"]]);
});

journey("with all storage blocked the page works and says that nothing is kept", {}, async (browser) => {
  await block(browser, { local: true, journal: true });
  await opened(browser);
  assert.equal(await browser.run(() => manchette.storage().state), "blocked");
  const { id } = await annotate(browser, "Ankara", { note: "la capitale" });
  const { pending } = await browser.run(() => manchette.storage());
  assert.ok(pending.includes(id), "what is kept nowhere is pending");
  assert.deepEqual(await browser.run(() => manchette.settled()), { saved: false, painted: true, analysed: true });
  await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier" });
  const articles = await browser.run(() => manchette.articles());
  assert.deepEqual(articles.map(({ notes }) => notes), [1, 1]);
  const sample = articles.find(({ title }) => title.startsWith("Syrie"));
  await browser.run((id) => manchette.open({ id }), sample.id);
  assert.deepEqual(await notes(browser), [["Ankara", "la capitale"]], "it is all there as long as the page is");
  await browser.run(() => manchette.undo());
});

journey("with localStorage alone blocked the journal keeps everything", {}, async (browser) => {
  await block(browser, { local: true });
  await opened(browser);
  await annotate(browser, "Ankara", { note: "la capitale" });
  await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier" });
  await browser.run(() => manchette.settled());
  const { state, pending } = await browser.run(() => manchette.storage());
  assert.deepEqual({ state, pending }, { state: "blocked", pending: [] });
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), [["rameau", "d’olivier"]]);
  const [sample] = (await browser.run(() => manchette.articles())).filter(({ title }) => title.startsWith("Syrie"));
  assert.equal(sample.notes, 1);
  await browser.run((id) => manchette.open({ id }), sample.id);
  assert.deepEqual(await notes(browser), [["Ankara", "la capitale"]]);
});

journey("with IndexedDB alone blocked localStorage keeps everything, texts too", {}, async (browser) => {
  await block(browser, { journal: true });
  await opened(browser);
  await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier" });
  await browser.run(() => manchette.settled());
  assert.deepEqual((await browser.run(() => manchette.storage())).pending, []);
  // Only a completed transaction of the journal is called saved.
  await browser.until(() => /^(Gardé, sans journal|Kept, no journal)$/.test(document.querySelector(".m-saved").textContent));
  await browser.reload();
  await settled(browser);
  assert.equal(await browser.run(() => manchette.article().text), PASTED);
  assert.deepEqual(await notes(browser), [["rameau", "d’olivier"]]);
});

journey("a full localStorage is said, and what it cannot hold survives in the journal", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "avant" });
  await browser.run(() => manchette.settled());
  await browser.run(() => {
    let size = 2 ** 22;
    for (let i = 0; size >= 1; i += 1) {
      try {
        localStorage.setItem(`filler ${i}`, "x".repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  await annotate(browser, "Astana", { note: "pendant" });
  await browser.run(() => manchette.settled());
  const { state, pending, used, limit } = await browser.run(() => manchette.storage());
  assert.deepEqual({ state, pending }, { state: "full", pending: [] });
  assert.ok(used <= limit);
  const both = [["Astana", "pendant"], ["Ankara", "avant"]];
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), both);
  assert.equal(await browser.run(() => manchette.storage().state), "full");
  // Opened anew in the same page, it is still all there; and once there is room, localStorage has it.
  await browser.run(() => manchette.open({ text: "Autre chose.", save: false }));
  const [{ id }] = await browser.run(() => manchette.articles());
  await browser.run((id) => manchette.open({ id }), id);
  assert.deepEqual(await notes(browser), both);
  await browser.run(() => Object.keys(localStorage).forEach((key) => key.startsWith("filler") && localStorage.removeItem(key)));
  await annotate(browser, "Tokyo", { note: "après" });
  await browser.run(() => manchette.settled());
  assert.equal(await browser.run(() => manchette.storage().state), "saved");
  const inLocal = await browser.run(() => Object.keys(localStorage).filter((key) => key.startsWith("manchette/n/")).length);
  assert.equal(inLocal, 3);
});

journey("a damaged value is reported, left as it is, and harms no other", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "intacte" });
  await browser.run(() => manchette.settled());
  const damaged = await browser.run(() => {
    const article = manchette.article().id;
    const good = localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith(`manchette/n/${article}/`)));
    const damaged = {
      [`manchette/n/${article}/garbled000`]: good.slice(0, 40),
      [`manchette/n/${article}/kind000000`]: JSON.stringify([1, "a", [], {}]),
      [`manchette/n/${article}/newer00000`]: JSON.stringify([99, "z", { a: 1 }]),
      "manchette/a/article000": "{}",
      "manchette/x/unknown": "1",
    };
    for (const [key, value] of Object.entries(damaged)) localStorage.setItem(key, value);
    return damaged;
  });
  await browser.reload();
  const reported = await browser.until(() => {
    if (!window.manchette) return false;
    window.reports ??= [];
    window.listening ??= manchette.on("error", ({ detail }) => window.reports.push(detail.message));
    return true;
  });
  assert.ok(reported);
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Ankara", "intacte"]]);
  await annotate(browser, "Astana", { note: "nouvelle" });
  await browser.run(() => manchette.settled());
  const { local } = await everythingStored(browser);
  for (const [key, value] of Object.entries(damaged)) assert.equal(local[key], value, key);
  await browser.reload();
  await mounted(browser);
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Astana", "nouvelle"], ["Ankara", "intacte"]]);
});

journey("an article that was deleted can begin anew", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "avant" });
  const { id } = await browser.run(() => manchette.article());
  await browser.run((id) => manchette.forget(id), id);
  assert.deepEqual([await notes(browser), await browser.run(() => manchette.articles())], [[], []]);
  await annotate(browser, "Astana", { note: "après" });
  await browser.run(() => manchette.settled());
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Astana", "après"]]);
  assert.deepEqual((await browser.run(() => manchette.articles())).map(({ notes }) => notes), [1]);
  await browser.run(() => manchette.forget("everything"));
  const { local, journal } = await everythingStored(browser);
  assert.deepEqual([local, journal], [{}, { manchette: { records: {}, texts: {} } }]);
  await browser.reload();
  await settled(browser);
  assert.deepEqual([await notes(browser), await browser.run(() => manchette.articles())], [[], []]);
});

journey("a value damaged by another tab is reported to listeners", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "intacte" });
  await browser.run(() => {
    window.reports = [];
    manchette.on("error", ({ detail }) => window.reports.push(detail.message));
    window.article = manchette.article().id;
  });
  const article = await browser.run(() => window.article);
  const first = await browser.here();
  await browser.tab();
  await settled(browser);
  await browser.run((article) => localStorage.setItem(`manchette/n/${article}/garbled000`, "[1,"), article);
  await browser.goTo(first);
  const [message] = await browser.until(() => window.reports.length > 0 && window.reports);
  assert.match(message, /garbled000/);
  assert.deepEqual(await notes(browser), [["Ankara", "intacte"]]);
});
