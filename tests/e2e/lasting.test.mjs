// Never lost: killed browsers, full, cleared and garbled stores, tabs of two ages, a program that stops. After each of them
// every word typed is found in the page, through what a person sees, and the page says what happened.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { count, journey } from "./harness/journey.mjs";
import { annotate, mounted, notes, opened, settled } from "./harness/manchette.mjs";
import { killed, until } from "./harness/processes.mjs";
import { random } from "./harness/random.mjs";
import { ALL, chooseFile, closePanel, fillStorage, openPanel, panelWords, PLAIN, wipe } from "./harness/storage.mjs";

/** What a browser asks for of its own accord where a page names no icon. */
const FAVICON = [/favicon\.ico/];

const PASTED = "Une colombe est revenue à Alep, a dit Ana Lopez.\nElle portait un rameau d’olivier.";

/** The words that stand in the margin beside the article, fields under edit included. */
const margin = (browser) =>
  browser.run(() => {
    const fields = [...document.querySelectorAll(".m-notes textarea")].map((field) => field.value);
    return [document.querySelector(".m-notes")?.textContent ?? "", ...fields].join("\n");
  });

/** The margin shows words that fit `pattern`, now or when it has been drawn. */
const assertInMargin = (browser, pattern) => until(async () => pattern.test(await margin(browser)), { what: `the margin shows ${pattern}` });

const messages = (browser) => browser.run(() => [...document.querySelectorAll(".m-message")].map((one) => one.textContent).join("\n"));

/** Selects words as a person does and begins a note on them. */
async function beginNote(browser, text) {
  await browser.drag({ text });
  await browser.until(() => Boolean(manchette.selection()));
  await browser.keys("n");
  await browser.until(() => document.activeElement?.matches("textarea.m-field"));
}

journey("a browser killed at random moments of typing loses at most the last second", { timeout: 1_200_000 }, async (browser) => {
  const { seed, below } = random();
  console.log(`seed ${seed}`);
  for (let round = 0; round < count(20, 3); round += 1) {
    await opened(browser);
    await browser.run(() => manchette.forget("everything"));
    await browser.open("?");
    await settled(browser);
    await beginNote(browser, "Ankara");
    const typed = [];
    let dead = false;
    const moment = 200 + below(4000);
    const end = new Promise((resolve) => setTimeout(resolve, moment)).then(() => {
      dead = Date.now();
      browser.abandon();
    });
    for (let n = 0; !dead; n += 1) {
      const word = `mot${n} `;
      try {
        await browser.keys(word);
        if (!dead) typed.push({ at: Date.now(), word });
      } catch (error) {
        if (!dead) throw error;
      }
    }
    await end;
    await killed(browser.child);
    await browser.start();
    await opened(browser);
    let words, lost, old;
    // The margin is drawn a frame or two after everything is there.
    for (let tries = 0; tries < 100 && (tries === 0 || old.length > 0); tries += 1) {
      words = await margin(browser);
      lost = typed.filter(({ word }) => !words.includes(word.trim()));
      old = lost.filter(({ at }) => at < dead - 1000);
    }
    assert.deepEqual(old, [], `seed ${seed}, round ${round}, killed after ${moment} ms: ${typed.length} words, in the margin: ${words}`);
    console.log(`round ${round}: killed after ${moment} ms, ${typed.length} words typed, ${lost.length} of the last second missing`);
  }
});

journey("a note finished and called saved is in the margin after a kill a second later", {}, async (browser) => {
  await opened(browser);
  await beginNote(browser, "Ankara");
  await browser.keys("écrit à la main");
  await browser.chord(Key.CONTROL, Key.ENTER);
  await browser.until(() => /^(Enregistré|Saved)$/.test(document.querySelector(".m-saved").textContent.trim()) && manchette.storage().state === "saved");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await browser.kill();
  await browser.start();
  await opened(browser);
  await assertInMargin(browser, /écrit à la main/);
});

journey("a storage that is full at a random note keeps the rest in the journal and says so", { engines: ALL, timeout: 300_000 }, async (browser) => {
  const { seed, below } = random();
  console.log(`seed ${seed}`);
  await opened(browser);
  // All the notes take some 3 700 units.
  await fillStorage(browser, 500 + below(2500));
  const wanted = [];
  for (let n = 0; n < 24; n += 1) {
    const note = `note ${n} du lot`;
    await annotate(browser, ["Ankara", "Astana", "Tokyo"][n % 3], { note });
    wanted.push(note);
  }
  await browser.run(() => manchette.settled());
  assert.equal(await browser.run(() => manchette.storage().state), "full", `seed ${seed}`);
  assert.match(await messages(browser), /Plus de place|No room left/);
  await openPanel(browser);
  const aside = await panelWords(browser);
  assert.ok(aside.length > 0 && aside.every(({ why }) => /journal/.test(why)), JSON.stringify(aside));
  assert.match(await browser.run(() => document.querySelector(".m-store-state").textContent), /journal/);
  await browser.reload();
  await settled(browser);
  const found = (await notes(browser)).map(([, note]) => note);
  assert.deepEqual(found.sort(), wanted.sort(), `seed ${seed}`);
  assert.match(await messages(browser), /Plus de place|No room left/);
});

journey("a storage that is full from the start keeps everything in the journal", { engines: ALL, console: FAVICON }, async (browser) => {
  await opened(browser);
  await fillStorage(browser, 0);
  await browser.reload();
  await settled(browser);
  await beginNote(browser, "Ankara");
  await browser.keys("dans un stockage plein");
  await browser.chord(Key.CONTROL, Key.ENTER);
  const { id } = await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier" });
  await browser.run(() => manchette.settled());
  assert.match(await messages(browser), /Plus de place|No room left/);
  await browser.open(PLAIN);
  await browser.open(`#a=${id}`);
  await settled(browser);
  assert.deepEqual(await notes(browser), [["rameau", "d’olivier"]]);
  const [sample] = (await browser.run(() => manchette.articles())).filter(({ title }) => title.startsWith("Syrie"));
  await browser.run((id) => manchette.open({ id }), sample.id);
  await settled(browser);
  await assertInMargin(browser, /dans un stockage plein/);
});

journey("with IndexedDB cleared alone the notes are there, and those without a text are found and come back with it", { engines: ["chromium", "firefox"], console: FAVICON }, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "sur la page" });
  const { id } = await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier" });
  await browser.run(() => manchette.settled());
  await wipe(browser, { journal: true });
  await browser.open(`#a=${id}`);
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Ankara", "sur la page"]], "the page shows the article that it brings");
  await browser.until(() => /n’est plus dans ce navigateur|no longer in this browser/.test(document.body.textContent));
  await openPanel(browser);
  const [found] = (await panelWords(browser)).filter(({ words }) => words.includes("d’olivier"));
  assert.match(found.why, /La colombe/);
  await closePanel(browser);
  await browser.run((text) => manchette.open({ text }), PASTED);
  assert.deepEqual(await notes(browser), [["rameau", "d’olivier"]]);
  await browser.run(() => manchette.settled());
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), [["rameau", "d’olivier"]], "the text is kept again");
});

journey("with both stores gone a backup brings everything back", { engines: ["chromium", "firefox"], console: FAVICON }, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "sur la page" });
  const { id } = await browser.run((text) => manchette.open({ text, title: "La colombe" }), PASTED);
  await annotate(browser, "rameau", { note: "d’olivier" });
  const text = await browser.run(async () => (await manchette.backup()).text());
  await browser.run(() => manchette.settled());
  await wipe(browser, { local: true, journal: true });
  await opened(browser);
  assert.deepEqual(await notes(browser), []);
  await openPanel(browser);
  await chooseFile(browser, { name: "sauvegarde.json", text });
  await closePanel(browser);
  await assertInMargin(browser, /sur la page/);
  await browser.run((id) => manchette.open({ id }), id);
  await assertInMargin(browser, /d’olivier/);
});

const damage = {
  coupée: (good) => good.slice(0, 40),
  "d’une autre espèce": () => JSON.stringify([1, "a", [], {}]),
  "d’un format futur": () => JSON.stringify([99, "z", { mots: "du futur" }]),
  "pas du JSON": () => "des mots à nu",
};

journey("what cannot be read is in the panel as it stands, to be copied and saved", { engines: ALL }, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "intacte" });
  await browser.run(() => manchette.settled());
  const good = await browser.run(() => localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("manchette/n/"))));
  const article = await browser.run(() => manchette.article().id);
  const keys = Object.keys(damage).map((_, n) => `manchette/n/${article}/damaged00${n}`);
  const values = [...Object.values(damage).map((make) => make(good)), "{}", "1"];
  keys.push("manchette/a/article000", "manchette/q/unknown");
  await browser.run((keys, values) => keys.forEach((key, n) => localStorage.setItem(key, values[n])), keys, values);
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), [["Ankara", "intacte"]]);
  assert.match(await messages(browser), /illisible|unreadable/);
  await openPanel(browser);
  const found = new Map((await panelWords(browser)).map(({ key, words }) => [key, words]));
  keys.forEach((key, n) => assert.equal(found.get(key), values[n], key));
  await browser.click(".m-store-found .m-button");
  await browser.until(() => /Copié|Copied|Ctrl C/.test(document.querySelector(".m-store-found [role=status]").textContent));
});

journey("values garbled at random harm no others and are found", { engines: ALL, timeout: 3_600_000, console: FAVICON }, async (browser) => {
  const { seed, below } = random();
  console.log(`seed ${seed}`);
  await opened(browser);
  const words = await browser.run(async () => {
    const { text } = manchette.article();
    for (let n = 0; n < 40; n += 1) {
      const start = 2 + n * 7;
      await manchette.annotate({ start, end: start + 5, note: `mots numéro ${n}` });
    }
    await manchette.settled();
    return manchette.annotations().map(({ note }) => note);
  });
  const whole = await browser.run(async () => Object.fromEntries(Object.entries(localStorage)));
  for (let done = 0, round = 0; done < count(1000, 30); round += 1) {
    // In turns: localStorage alone, while the journal has it; localStorage, with no journal at all.
    const alone = round % 2 === 1;
    await wipe(browser, { local: true, journal: true });
    const put = (values) =>
      browser.run((values) => {
        localStorage.clear();
        for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
      }, values);
    if (!alone) {
      await put(whole);
      await opened(browser, "index.html");
      await browser.open(PLAIN);
    }
    const garbled = {};
    for (let n = 0; n < 10; n += 1, done += 1) {
      const keys = Object.keys(whole).filter((key) => key.startsWith("manchette/n/") && !garbled[key]);
      const key = keys[below(keys.length)];
      const value = whole[key];
      const at = below(value.length);
      const ways = [
        value.slice(0, at),
        value.slice(0, at) + String.fromCharCode(32 + below(95)) + value.slice(at + 1),
        value.slice(0, at) + value.slice(at + 1 + below(5)),
        value.replace("[1,", `[${2 + below(90)},`),
        value.replace('"n"', `"${"abcdrstxz"[below(9)]}"`),
      ];
      garbled[key] = ways[below(ways.length)];
    }
    await put({ ...whole, ...garbled });
    await opened(browser, "index.html");
    const shown = (await notes(browser)).map(([, note]) => note);
    await openPanel(browser);
    const found = await panelWords(browser);
    for (const [key, value] of Object.entries(whole).filter(([key]) => key.startsWith("manchette/n/"))) {
      const note = words.find((words) => value.includes(`"${words}"`));
      const seen = shown.some((text) => text?.includes(note));
      if (garbled[key] === undefined) assert.ok(seen, `seed ${seed}, round ${round}: “${note}” was not touched`);
      else if (!alone) assert.ok(seen, `seed ${seed}, round ${round}: the journal has “${note}”`);
      else {
        const id = key.split("/").at(-1);
        const read = await browser.run((id) => manchette.annotations().some((one) => one.id === id), id);
        assert.ok(read || found.some((one) => one.key === key && one.words === garbled[key]), `seed ${seed}, round ${round}: ${garbled[key]}`);
      }
    }
    await closePanel(browser);
  }
});

journey("a note deleted in one tab while it is written in another stays, with the words typed", { engines: ALL }, async (browser) => {
  await opened(browser);
  const { id } = await annotate(browser, "Ankara", { note: "avant" });
  await browser.run(() => manchette.settled());
  const first = await browser.here();
  await browser.tab();
  await settled(browser);
  const second = await browser.here();
  await browser.goTo(first);
  await browser.run((id) => document.querySelector(`.m-notes [data-id="${id}"]`)?.scrollIntoView(), id);
  await beginNote(browser, "Astana");
  await browser.keys("en train d’écrire");
  const writing = await browser.run((old) => manchette.annotations().find((one) => one.id !== old).id, id);
  await browser.goTo(second);
  await browser.until((id) => manchette.annotations().some((one) => one.id === id), writing);
  await browser.run((id) => manchette.remove(id), writing);
  await browser.goTo(first);
  await browser.keys(" encore");
  await browser.chord(Key.CONTROL, Key.ENTER);
  await browser.until(() => !document.querySelector("textarea.m-field"));
  await assertInMargin(browser, /en train d’écrire encore/);
  await browser.goTo(second);
  await browser.until(() => document.querySelector(".m-notes").textContent.includes("en train d’écrire encore"));
});

journey("tabs that write at once keep every word of each", { engines: ALL, timeout: 600_000 }, async (browser) => {
  const [tabs, milliseconds] = [count(20, 5), count(10_000, 3_000)];
  await opened(browser);
  const handles = [await browser.here()];
  for (let n = 1; n < tabs; n += 1) {
    await browser.tab();
    await mounted(browser);
    handles.push(await browser.here());
  }
  const { id: shared } = await annotate(browser, "Ankara", { note: "commune" });
  for (const [n, handle] of handles.entries()) {
    await browser.goTo(handle);
    await browser.until((id) => manchette.annotations().some((one) => one.id === id), shared);
    await browser.run((n, milliseconds, shared) => {
      const next = () => new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
      window.written = [];
      window.writing = (async () => {
        const end = Date.now() + milliseconds;
        for (let i = 0; Date.now() < end; i += 1) {
          const note = `onglet ${n} mot ${i}`;
          await manchette.annotate({ start: 2 + n, end: 20 + n, note });
          window.written.push(note);
          // On one note, another field each: none of them may take another's.
          await manchette.update(shared, n % 2 ? { colour: ["green", "blue", "rose"][i % 3] } : { tags: [`étiquette ${n}`] });
          const pause = Date.now() + 60;
          while (Date.now() < pause) await next();
        }
      })();
    }, n, milliseconds, shared);
  }
  const wanted = [];
  for (const handle of handles) {
    await browser.goTo(handle);
    wanted.push(...(await browser.run(async () => {
      await window.writing;
      return window.written;
    })));
  }
  console.log(`${tabs} tabs wrote ${wanted.length} notes in ${milliseconds} ms`);
  for (const handle of handles) {
    await browser.goTo(handle);
    const missing = await browser.until((wanted) => {
      const here = new Set(manchette.annotations().map(({ note }) => note));
      window.missing = wanted.filter((note) => !here.has(note));
      return window.missing.length === 0 || (window.waits = (window.waits ?? 0) + 1) > 100 ? JSON.stringify(window.missing) : "";
    }, wanted);
    assert.equal(missing, "[]");
    await browser.run(() => manchette.settled());
  }
  const here = await browser.run((id) => manchette.annotations().find((one) => one.id === id), shared);
  assert.equal(here.note, "commune");
  // Only Chromium is killed here: WebKitGTK forgets everything at its end.
  if (browser.engine === "chromium") {
    await browser.kill();
    await browser.start();
  }
  await opened(browser, "index.html");
  const after = new Set((await notes(browser)).map(([, note]) => note));
  assert.deepEqual(wanted.filter((note) => !after.has(note)), []);
  const again = await browser.run((id) => manchette.annotations().find((one) => one.id === id), shared);
  assert.deepEqual([again.tags, again.colour], [here.tags, here.colour], "what the tabs agreed on is on the disk");
});

journey("beside a tab of a newer build an old one rewrites nothing, and its words are kept and found", { engines: ALL, console: FAVICON }, async (browser) => {
  await opened(browser);
  const { id } = await annotate(browser, "Ankara", { note: "avant" });
  await browser.run(() => manchette.settled());
  const key = await browser.run((id) => Object.keys(localStorage).find((key) => key.endsWith(id)), id);
  const first = await browser.here();
  // What a build of schema 2 would write: the same note, with a field that this one does not know.
  await browser.tab(PLAIN);
  const newer = await browser.run((key) => {
    const note = JSON.parse(localStorage.getItem(key));
    note[0] = 2;
    note.push([1, { futur: "un champ du futur" }]);
    const value = JSON.stringify(note);
    localStorage.setItem(key, value);
    return value;
  }, key);
  await browser.goTo(first);
  await browser.run((id) => manchette.update(id, { note: "de l’ancienne" }), id);
  await browser.run(() => manchette.settled());
  assert.equal(await browser.run((key) => localStorage.getItem(key), key), newer, "the newer value stands");
  assert.deepEqual(await notes(browser), [["Ankara", "de l’ancienne"]]);
  await openPanel(browser);
  const found = await panelWords(browser);
  assert.ok(found.some(({ words }) => words.includes("de l’ancienne")), JSON.stringify(found));
  await closePanel(browser);
  await browser.reload();
  await settled(browser);
  assert.equal(await browser.run((key) => localStorage.getItem(key), key), newer);
  await openPanel(browser);
  assert.ok((await panelWords(browser)).some(({ words }) => words.includes("de l’ancienne")), "and after a reload");
  await closePanel(browser);
  // The newer build comes here, too: it reads both. Played by giving the value the schema of this one.
  await browser.run((key) => localStorage.setItem(key, localStorage.getItem(key).replace("[2,", "[1,")), key);
  await browser.reload();
  await settled(browser);
  const [[, note]] = await notes(browser);
  assert.ok(note.includes("de l’ancienne"), note);
  assert.match(await browser.run((key) => localStorage.getItem(key), key), /un champ du futur/, "nothing of the newer one was dropped");
});

journey("a program that stops in the middle of an action puts the open field aside and says so", { engines: ALL, console: [/test-stop|unreachable|RuntimeError|panicked/] }, async (browser) => {
  await opened(browser);
  await beginNote(browser, "Ankara");
  await browser.keys("avant l’arrêt");
  await browser.run(() => dispatchEvent(new Event("manchette:test-stop")));
  await browser.keys(", pendant");
  await browser.until(() => /mis de côté/.test(document.querySelector(".m-notice-failed")?.textContent ?? ""));
  await browser.keys(", après");
  await browser.click(".m-notice-failed button");
  await browser.until(() => !document.querySelector(".m-notice-failed") && Boolean(window.manchette));
  await settled(browser);
  const words = await browser.until(() => {
    const fields = [...document.querySelectorAll(".m-notes textarea")].map((field) => field.value);
    const all = [document.querySelector(".m-notes").textContent, ...fields].join("\n");
    return all.includes("avant l’arrêt") && all;
  });
  assert.match(words, /avant l’arrêt, pendant, après/);
});

journey("thousands of notes take the room that they may, the fill level is right, the overflow is in the journal", { engines: ALL, timeout: 600_000 }, async (browser) => {
  const total = count(10_000, 1_500);
  await opened(browser);
  await fillStorage(browser, count(3_000_000, 400_000));
  await browser.run(async (total) => {
    const words = "le gouvernement a annoncé vendredi que les négociations d’Alep au cessez-le-feu selon le président".split(" ");
    const sentence = (seed, n) => Array.from({ length: n }, (_, i) => words[(seed * 7 + i * 5) % words.length]).join(" ");
    const text = Array.from({ length: total }, (_, n) => `Passage ${n} : ${sentence(n, 14)}.`).join("\n");
    let at = 0;
    const annotations = text.split("\n").map((line, n) => {
      const start = at;
      at += line.length + 1;
      const exact = line.slice(0, 50);
      return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        type: "Annotation",
        body: [{ type: "TextualBody", value: `note ${n} ${sentence(n + 3, 10)}`, purpose: "commenting" }],
        target: { selector: [{ type: "TextQuoteSelector", exact, prefix: text.slice(Math.max(0, start - 20), start), suffix: text.slice(start + exact.length, start + exact.length + 20) }, { type: "TextPositionSelector", start, end: start + exact.length }] },
      };
    });
    await manchette.open({ text, title: "Beaucoup", annotations });
    await manchette.settled();
  }, total);
  const { state, used, limit, real, sizes } = await browser.run(async () => {
    const entries = Object.entries(localStorage);
    const real = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    const sizes = entries.filter(([key]) => key.startsWith("manchette/n/")).map(([key, value]) => key.length + value.length);
    return { ...manchette.storage(), real, sizes: sizes.sort((a, b) => a - b) };
  });
  assert.equal(state, "full");
  assert.equal(used, real, "the count is right");
  const median = sizes[Math.floor(sizes.length / 2)];
  console.log(`${sizes.length} of ${total} notes in localStorage, median ${median} units, ${Math.ceil((100 * used) / limit)} % full`);
  assert.ok(median <= 420, `${median}`);
  await openPanel(browser);
  const said = await browser.run(() => document.querySelector(".m-store").textContent);
  assert.ok(said.replace(/\s/g, "").includes(`${Math.min(100, Math.ceil((100 * used) / limit))}%`), said);
  assert.ok((await panelWords(browser)).every(({ why }) => /journal/.test(why)));
  await closePanel(browser);
  assert.match(await messages(browser), /Plus de place|No room left/);
  await browser.reload();
  await settled(browser);
  assert.equal(await browser.run(() => manchette.annotations().length), total);
});

journey("keeping is asked for on a click that explains it, and absent services are named, never called", { foreign: true, flags: ["--host-resolver-rules=MAP manchette.test 127.0.0.1"] }, async (browser) => {
  await opened(browser);
  await openPanel(browser);
  const before = await browser.until(() => {
    const text = document.querySelector(".m-store-persist p")?.textContent ?? "";
    return /Si la place manque|If room runs short|a promis|has promised/.test(text) && text;
  });
  if (!/a promis|has promised/.test(before)) {
    await browser.click(".m-store-persist button");
    await browser.until(() => /promis|promised/.test(document.querySelector(".m-store-persist p").textContent));
  }
  assert.equal(await browser.run(() => document.querySelector(".m-store-absent")), null, "nothing is absent on a secure page");

  // The same site over plain http under another name: no secure context.
  const address = new URL(browser.address);
  address.hostname = "manchette.test";
  browser.address = address.href;
  await opened(browser);
  const absent = await browser.run(() => ["storage", "locks", "clipboard"].filter((name) => navigator[name]).concat(["subtle", "randomUUID"].filter((name) => crypto[name])));
  assert.deepEqual(absent, [], "this page gets none of them");
  await beginNote(browser, "Ankara");
  await browser.keys("sans https");
  await browser.chord(Key.CONTROL, Key.ENTER);
  await browser.run(() => {
    localStorage.setItem("manchette/q/unknown", "mots perdus");
    return manchette.settled();
  });
  await browser.reload();
  await settled(browser);
  await assertInMargin(browser, /sans https/);
  await openPanel(browser);
  const listed = await browser.run(() => document.querySelector(".m-store-absent").textContent);
  for (const name of ["StorageManager", "Clipboard", "Web Locks", "crypto.subtle", "crypto.randomUUID"]) assert.ok(listed.includes(name), name);
  await browser.until(() => Boolean(document.querySelector(".m-store-found .m-button")));
  await browser.click(".m-store-found .m-button");
  await browser.until(() => /Ctrl C/.test(document.querySelector(".m-store-found [role=status]").textContent));
  assert.equal(await browser.run(() => String(document.querySelector(".m-store-found textarea").value)), "mots perdus");
});
