// Backups by click and by script: everything in one file, restored into an empty and into a used browser, or refused.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";
import { annotate, everythingStored, notes, opened, settled } from "./harness/manchette.mjs";
import { ALL, chooseFile, closePanel, openPanel, panelWords, savedFile, sealed, wipe } from "./harness/storage.mjs";

const PASTED = "Une colombe est revenue à Alep, a dit Ana Lopez.\nElle portait un rameau d’olivier.";

/** Notes on two articles, a decision, a rule, a draft and a setting. */
async function fill(browser) {
  await annotate(browser, "Ankara", { note: "sur la page", tags: ["capitale"] });
  const mark = await browser.run(() => manchette.marks().find(({ layer }) => layer === "entity").id);
  await browser.run((mark) => manchette.decide(mark, { reject: true, everywhere: true }), mark);
  const { id } = await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier\n« cité »", colour: "rose" });
  await browser.run(() => manchette.settled());
  return id;
}

const state = (browser) =>
  browser.run(async () => {
    const articles = (await manchette.articles()).map(({ title, notes }) => [title, notes]).sort();
    const all = [];
    for (const { id } of await manchette.articles()) {
      await manchette.open({ id });
      all.push(...manchette.annotations().map(({ id, note, tags, colour, motivation }) => ({ id, note, tags, colour, motivation })));
    }
    return { articles, all: all.sort((a, b) => (a.id < b.id ? -1 : 1)) };
  });

journey("one click saves everything in one file, which an empty browser takes back", { engines: ALL }, async (browser) => {
  await opened(browser);
  const id = await fill(browser);
  const before = await state(browser);
  await openPanel(browser);
  assert.match(await browser.run(() => document.querySelector(".m-store-last").textContent), /Aucune sauvegarde|No backup/);
  const file = await savedFile(browser, ".m-store-save");
  assert.match(file.name, /^manchette-\d{4}-\d\d-\d\d\.json$/);
  await browser.until(() => /à l’instant|just now/.test(document.querySelector(".m-store-last").textContent));
  assert.ok(Math.abs((await browser.run(() => manchette.storage().lastBackup)) - Date.now()) < 60_000);
  await closePanel(browser);

  await browser.run(() => manchette.forget("everything"));
  await browser.open("?");
  await settled(browser);
  assert.deepEqual(await browser.run(() => manchette.articles()), []);
  await openPanel(browser);
  await chooseFile(browser, file);
  const said = await browser.until(() => document.querySelector(".m-store-outcome").textContent);
  assert.match(said, /2 articles, 2 notes, 2 /);
  assert.deepEqual(await state(browser), before);
  await browser.run(() => manchette.settled());
  await browser.open(`#a=${id}`);
  await settled(browser);
  assert.equal(await browser.run(() => manchette.article().text), PASTED, "the text came with it, and stays");
  assert.deepEqual(await state(browser), before);
});

journey("an article restored a moment ago opens, its text still on its way to the journal", { engines: ALL, console: [/favicon\.ico/] }, async (browser) => {
  await opened(browser);
  const id = await fill(browser);
  const text = await browser.run(async () => (await manchette.backup()).text());
  await wipe(browser, { local: true, journal: true });
  await opened(browser);
  const opens = await browser.run(
    async (text, id) => {
      await manchette.restore(new Blob([text]));
      await manchette.open({ id });
      return manchette.article().text;
    },
    text,
    id,
  );
  assert.equal(opens, PASTED);
});

journey("a browser in use keeps what it has, and conflicts are named", { engines: ALL }, async (browser) => {
  await opened(browser);
  const { id } = await annotate(browser, "Astana", { note: "avant" });
  const { id: gone } = await annotate(browser, "Tokyo", { note: "à supprimer" });
  await browser.run(async (id) => {
    window.file = await manchette.backup();
    await manchette.update(id, { note: "d’ici" });
  }, id);
  // The other side: a browser that had the backup and went its own way.
  const theirs = await sealed(
    browser,
    await browser.run(async (id) => {
      const backup = JSON.parse(await window.file.text());
      const key = `n/${manchette.article().id}/${id}`;
      const item = backup.items.find(([name]) => name === key);
      const note = JSON.parse(item[1]);
      // One more write by another writer, in place of the text that it had seen.
      const field = note.findIndex((member, i) => i > 5 && JSON.stringify(member).includes("avant"));
      const writers = [...note[4], "zzzz", 1];
      note[4] = writers;
      note[field] = [[writers.length / 2 - 1, 1], "de là-bas"];
      item[1] = JSON.stringify(note);
      return backup;
    }, id),
  );
  await annotate(browser, "Ankara", { note: "écrite depuis" });
  await browser.run((gone) => manchette.remove(gone), gone);
  await browser.run(() => manchette.settled());
  await openPanel(browser);
  await chooseFile(browser, { name: "autre.json", text: theirs });
  const said = await browser.until(() => document.querySelector(".m-store-outcome").textContent);
  assert.match(said, /1 note .*« Astana »/);
  assert.match(said, /1 note supprimée ici depuis le reste|1 note deleted here since/);
  await closePanel(browser);
  const now = new Map(await notes(browser));
  assert.ok(now.get("Astana").includes("d’ici") && now.get("Astana").includes("de là-bas"), now.get("Astana"));
  assert.deepEqual([now.get("Ankara"), now.has("Tokyo")], ["écrite depuis", false]);
  await browser.reload();
  await settled(browser);
  assert.deepEqual(new Map(await notes(browser)), now);
});

journey("a file that is damaged or something else is refused with a reason and changes nothing", { engines: ALL }, async (browser) => {
  await opened(browser);
  await fill(browser);
  const whole = await browser.run(async () => (await manchette.backup()).text());
  await browser.run(() => manchette.settled());
  const before = await everythingStored(browser);
  await openPanel(browser);
  const files = {
    vide: ["", /vide|empty/],
    article: ["Un article de presse.", /n’est pas une sauvegarde|no backup/],
    annotations: ['{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}', /n’est pas une sauvegarde|no backup/],
    coupe: [whole.slice(0, whole.length / 2), /la fin du fichier manque|end of the file is missing/],
    change: [whole.replace("sur la page", "sur la plage"), /abîmée|damaged/],
    ligne: [whole.replace(/\n\["/, "\n[1,\""), /ligne 2|line 2/],
    futur: [whole.replace('"schema":1', '"schema":2'), /plus récente|newer/],
  };
  for (const [name, [text, reason]] of Object.entries(files)) {
    await chooseFile(browser, { name: `${name}.json`, text });
    const said = await browser.until((name) => {
      const outcome = document.querySelector(".m-store-outcome.is-bad");
      return outcome?.textContent.includes(name) && outcome.textContent;
    }, `${name}.json`);
    assert.match(said, reason, name);
    assert.match(said, /Rien n’a changé|Nothing changed/, name);
  }
  assert.deepEqual(await everythingStored(browser), before);
  const refused = await browser.run(() => Promise.allSettled([manchette.restore(new Blob(["x"])), manchette.restore("x"), manchette.restore()]));
  assert.deepEqual(refused.map(({ status }) => status), ["rejected", "rejected", "rejected"]);
  await browser.run(() => manchette.settled());
  assert.deepEqual(await everythingStored(browser), before);
});

for (const [name, size, scheme] of [["desktop", { width: 1280, height: 900 }, "light"], ["phone", { width: 360, height: 740 }, "dark"]]) {
  journey(`the storage panel is accessible and fits, ${name} ${scheme}`, { size }, async (browser) => {
    await browser.media({ scheme, motion: "reduce" });
    await opened(browser);
    await annotate(browser, "Ankara", { note: "la capitale" });
    await browser.run(() => localStorage.setItem("manchette/q/unknown", "mots perdus"));
    await browser.reload();
    await settled(browser);
    await openPanel(browser);
    await browser.until(() => Boolean(document.querySelector(".m-store-found")));
    await browser.screenshot(`storage ${name}`);
    assert.deepEqual(await browser.axe(), []);
    const { wide, small } = await browser.run(() => ({
      wide: document.querySelector("dialog[open]").scrollWidth > document.querySelector("dialog[open]").clientWidth,
      small: [...document.querySelectorAll(".m-store .m-button")].map((one) => one.getBoundingClientRect().height).filter((height) => height < 28),
    }));
    assert.deepEqual({ wide, small }, { wide: false, small: [] });
    await closePanel(browser);
    assert.ok(await browser.run(() => document.activeElement.matches(".m-saved-open")), "the focus goes back");
  });
}

journey("with every store blocked a backup holds what is on the page", {}, async (browser) => {
  await browser.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
    source: `if (!location.search.includes("open")) {
      const refuse = () => { throw new DOMException("Access is denied for this document.", "SecurityError"); };
      Object.defineProperty(window, "localStorage", { get: refuse, configurable: true });
      IDBFactory.prototype.open = refuse;
    }`,
  });
  await opened(browser);
  await fill(browser);
  const text = await browser.run(async () => (await manchette.backup()).text());
  await openPanel(browser);
  const words = await panelWords(browser);
  assert.ok(words.some(({ words, why }) => words.includes("sur la page") && /Sauvegardez|backup/.test(why)), JSON.stringify(words));
  await browser.open("?open");
  await settled(browser);
  const done = await browser.run((text) => manchette.restore(new Blob([text])), text);
  assert.deepEqual(done, { articles: 2, notes: 2, conflicts: [] });
  const { articles } = await state(browser);
  assert.deepEqual(articles.map(([, notes]) => notes), [1, 1]);
});

journey("Ctrl S saves a backup, and the message of a full storage offers it", { engines: ["chromium"] }, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "la capitale" });
  const file = await savedFile(browser, () => browser.chord(Key.CONTROL, "s"));
  assert.ok(file.text.includes("la capitale"));
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
  await browser.until(() => document.querySelector(".m-message.is-bad .m-actions .m-button"));
  const again = await savedFile(browser, ".m-message.is-bad .m-actions .m-button");
  assert.ok(again.text.includes("pendant"), "what did not fit is in the file");
});
