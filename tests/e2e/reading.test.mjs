// Header, outline, list of articles, messages and help, as a person uses them.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { By, Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";

const NOVEL = "Titre d’essai\n\n« Rien n’est joué », a déclaré Claire Dubois à Nantes.\n  Deux  espaces, une 🕊️.\n";

async function ready(browser) {
  await browser.until(() => window.manchette);
  await browser.run(async () => void (await window.manchette.settled()));
}

/** Opens the page and has it speak French, whatever the language of the browser that runs the tests. */
async function start(browser) {
  await browser.open();
  await ready(browser);
  if ((await browser.run(() => document.querySelector(".m-notes").lang)) !== "fr") await press(browser, /^FR,/);
}

/** Clicks the visible button of that name, as its label or its words have it. */
async function press(browser, name, within = "body") {
  const selector = await browser.until(
    `(source, within) => {
      const name = new RegExp(source);
      const all = [...document.querySelector(within).querySelectorAll("button")];
      const found = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]")
        && name.test((e.getAttribute("aria-label") ?? e.textContent).trim()));
      document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
      found[0]?.setAttribute("data-pressed", "");
      found[0]?.scrollIntoView({ block: "nearest" });
      return found.length > 0 && "[data-pressed]";
    }`,
    name.source,
    within,
  );
  await browser.click(selector);
}

const article = (browser) => browser.run(() => window.manchette.article());
const focused = (browser) => browser.run(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);

async function paste(browser, { title = "", source = "", text }) {
  await press(browser, /^(Mes articles|My articles)$/);
  await press(browser, /^(Coller|Paste)/, ".m-page");
  await browser.until(() => document.activeElement?.matches("dialog textarea"));
  const fields = await browser.driver.findElements(By.css("dialog .m-field"));
  if (title) await fields[0].sendKeys(title);
  if (source) await fields[1].sendKeys(source);
  if (text) {
    await browser.click("dialog textarea");
    await browser.run((text) => document.execCommand("insertText", false, text), text);
  }
  await press(browser, /^(Ouvrir|Open)$/, "dialog");
}

/** Chooses a file of these bytes in the list of articles. */
async function choose(browser, name, bytes) {
  const folder = mkdtempSync(path.join(tmpdir(), "manchette-file-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    await browser.until(() => document.querySelector(".m-aside input[type=file]"));
    await browser.driver.findElement(By.css(".m-aside input[type=file]")).sendKeys(file);
    // The browser reads the file when the page asks for it.
    await browser.until(() => !document.querySelector(".m-page") || document.querySelector(".m-messages .m-message"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

journey("a pasted article opens with every character, stands in the list and is there after a reload", {}, async (browser) => {
  await start(browser);
  await paste(browser, { title: "Un essai", source: "Le Soir", text: NOVEL });
  await browser.until(() => document.querySelector("h1").textContent === "Un essai");
  const opened = await article(browser);
  assert.equal(opened.text, NOVEL);
  assert.equal(opened.source, "Le Soir");
  assert.equal(await browser.run(() => document.title), "Un essai · Manchette");
  assert.match(await browser.run(() => document.querySelector(".m-meta").textContent), /Le Soir\s+\d+ mots, 1 min\s+ouvert le/);
  await browser.until(() => /Claire Dubois/.test(document.querySelector(".m-outline").textContent));
  await browser.run(() => window.manchette.settled());

  await browser.reload();
  await ready(browser);
  assert.equal((await article(browser)).text, NOVEL);
  await press(browser, /^Mes articles$/);
  const rows = () => browser.run(() => [...document.querySelectorAll(".m-article-title")].map((e) => e.textContent));
  assert.deepEqual(await rows(), ["Un essai"]);
  assert.equal(await browser.run(() => document.querySelector(".m-article").classList.contains("is-current")), true);
});

journey("an empty paste is refused with a reason; Escape loses nothing that was typed", {}, async (browser) => {
  await start(browser);
  await paste(browser, { title: "Sans texte" });
  assert.match(await browser.until(() => document.querySelector("dialog .m-fault").textContent), /vide/);
  assert.equal(await browser.run(() => document.activeElement.getAttribute("aria-invalid")), "true");
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog") && document.querySelector(".m-page"));
  await press(browser, /^Coller/, ".m-page");
  assert.equal(await browser.run(() => document.querySelector("dialog input").value), "Sans texte");
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog"));
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector(".m-page"));
  assert.equal(await focused(browser), "Mes articles");
});

journey("a text file opens under its name", {}, async (browser) => {
  await start(browser);
  await press(browser, /^Mes articles$/);
  await choose(browser, "Depeche du soir.v2.txt", "\ufeffÀ Brest, « tout va bien », a dit le maire.\r\nFin.");
  await browser.until(() => document.querySelector("h1").textContent === "Depeche du soir.v2");
  assert.equal((await article(browser)).text, "À Brest, « tout va bien », a dit le maire.\nFin.");
});

journey("files that are no text are refused, each with its reason, and nothing changes", {}, async (browser) => {
  await start(browser);
  const before = await article(browser);
  await press(browser, /^Mes articles$/);
  const cases = [
    ["vide.txt", "", /vide\.txt.*vide/],
    ["blanc.txt", " \n\t\n", /blanc\.txt.*vide/],
    ["image.txt", Buffer.from([0x89, 0x50, 0, 0, 1, 2]), /octets nuls/],
    ["latin.txt", Buffer.from("Un\nd\u00e9j\u00e0 vu", "latin1"), /UTF-8 \(ligne 2\)/],
    ["page.txt", "<!doctype html><p>a", /HTML/],
    ["long.txt", Buffer.alloc(8 * 1024 * 1024 + 1, "a"), /9\sMo/],
  ];
  for (const [name, bytes, reason] of cases) {
    await choose(browser, name, bytes);
    assert.match(await browser.until(() => document.querySelector(".m-messages .m-message p").textContent), reason);
    await press(browser, /^Fermer$/, ".m-messages");
    await browser.until(() => !document.querySelector(".m-messages .m-message"));
  }
  assert.deepEqual(await article(browser), before);
  assert.deepEqual(await browser.run(() => window.manchette.articles()), []);
});

journey("an article is deleted after a question, then everything", {}, async (browser) => {
  await start(browser);
  for (const title of ["Premier", "Second", "Troisième"]) {
    await paste(browser, { title, text: `Le texte du ${title}.` });
    await browser.until((title) => document.querySelector("h1").textContent === title, title);
  }
  await press(browser, /^Mes articles$/);
  const titles = () => browser.run(() => [...document.querySelectorAll(".m-article-title")].map((e) => e.textContent));
  assert.deepEqual(await titles(), ["Troisième", "Second", "Premier"]);
  await press(browser, /^Supprimer : Second$/);
  await browser.until(() => document.querySelector("dialog[open]"));
  assert.equal(await focused(browser), "Garder");
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog"));
  assert.deepEqual(await titles(), ["Troisième", "Second", "Premier"]);
  assert.equal(await focused(browser), "Supprimer : Second");

  await press(browser, /^Supprimer : Second$/);
  await press(browser, /^Supprimer$/, "dialog");
  await browser.until(() => document.querySelectorAll(".m-article").length === 2);
  assert.deepEqual(await titles(), ["Troisième", "Premier"]);

  await press(browser, /^Tout supprimer/);
  await press(browser, /^Supprimer$/, "dialog");
  await browser.until(() => document.querySelectorAll(".m-article").length === 0);
  await browser.reload();
  await ready(browser);
  assert.deepEqual(await browser.run(() => window.manchette.articles()), []);
});

journey("language and theme are chosen in the header and kept", {}, async (browser) => {
  await start(browser);
  await press(browser, /^EN, English$/);
  await browser.until(() => /My articles/.test(document.querySelector(".m-bar").textContent));
  assert.equal(await browser.run(() => document.querySelector("article").lang), "fr");
  assert.equal(await browser.run(() => document.querySelector(".m-outline").lang), "en");
  await press(browser, /^System theme$/);
  assert.equal(await browser.run(() => document.documentElement.dataset.theme), "light");
  await press(browser, /^Light theme$/);
  assert.equal(await browser.run(() => document.documentElement.dataset.theme), "dark");
  await browser.run(() => window.manchette.settled());
  await browser.reload({ parsed: true });
  // Set by the classic script in the head, before the first paint.
  assert.equal(await browser.run(() => document.documentElement.dataset.theme), "dark");
  await ready(browser);
  assert.equal(await browser.run(() => document.documentElement.dataset.theme), "dark");
  await press(browser, /^Dark theme$/);
  await browser.until(() => !document.documentElement.dataset.theme);
  await press(browser, /^FR, Français$/);
  await browser.until(() => /Mes articles/.test(document.querySelector(".m-bar").textContent));
});

journey("the outline closes to a hundred and leads to each quotation and name", { size: { width: 1440, height: 700 } }, async (browser) => {
  await start(browser);
  const sum = await browser.run(() => [...document.querySelectorAll(".m-voice-row .m-percent, .m-rest .m-percent")]
    .reduce((all, e) => all + parseInt(e.textContent, 10), 0));
  assert.equal(sum, 100);
  const inView = (text) => browser.until(
    `(text) => { const box = rangeOf({ text }).getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; }`, text);
  await press(browser, /La question de Palmyre/, ".m-outline");
  await inView("purement symbolique");
  await browser.until(() => document.querySelector(".m-quote[aria-current=true]")?.textContent.includes("Palmyre"));
  await press(browser, /^Alep/, ".m-outline");
  await inView("combattants d’Alep");
  await press(browser, /^Alep/, ".m-outline");
  await browser.until(() => scrollY > 0);
  await press(browser, /^Vladimir Poutine.*%/, ".m-outline");
  await browser.until(() => !document.querySelector(".m-quotes"));
});

journey("on a phone the outline is a drawer and the tools are in a menu", { size: { width: 360, height: 740 } }, async (browser) => {
  await browser.open();
  await ready(browser);
  await press(browser, /Qui dit quoi|Who says what/, ".m-strip");
  await browser.until(() => document.querySelector(".m-outline").classList.contains("is-open"));
  assert.match(await focused(browser), /Fermer|Close/);
  assert.deepEqual(await browser.axe(), []);
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector(".m-outline").classList.contains("is-open"));
  assert.match(await focused(browser), /Qui dit quoi|Who says what/);
  await press(browser, /^(Plus|More)$/);
  await browser.until(() => document.activeElement.closest(".m-menu"));
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector(".m-menu").checkVisibility());
  assert.match(await focused(browser), /^(Plus|More)$/);
  await press(browser, /^(Plus|More)$/);
  await press(browser, /^(Aide et touches|Help and keys)$/, ".m-menu");
  await browser.until(() => document.querySelector("dialog[open]"));
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog"));
  assert.match(await focused(browser), /^(Plus|More)$/);
  assert.equal(await browser.run(() => document.documentElement.scrollWidth <= innerWidth), true);
});

journey("help shows the keys and switches single letters off, for good", {}, async (browser) => {
  await start(browser);
  await press(browser, /^Aide et touches$/);
  const pressed = () => browser.until(() => document.querySelector("dialog [role=switch]")?.getAttribute("aria-checked"));
  assert.equal(await pressed(), "true");
  await press(browser, /^Touches d’une lettre$/);
  await browser.until(() => document.querySelector("dialog [role=switch]").getAttribute("aria-checked") === "false");
  assert.deepEqual(await browser.axe(), []);
  await browser.run(() => window.manchette.settled());
  await browser.reload();
  await ready(browser);
  await press(browser, /^Aide et touches$/);
  assert.equal(await pressed(), "false");
});

journey("undo and redo say what they do", {}, async (browser) => {
  await start(browser);
  const tool = (name) => browser.run((name) => {
    const tool = [...document.querySelectorAll(".m-bar .m-tool")].find((e) => e.getAttribute("aria-label")?.startsWith(name));
    return [tool.getAttribute("aria-label"), tool.getAttribute("aria-disabled"), tool.title];
  }, name);
  assert.deepEqual(await tool("Annuler"), ["Annuler", "true", "Rien à annuler"]);
  await browser.run(() => window.manchette.annotate({ start: 3, end: 12 }));
  const name = "Annuler\u202f: le surlignage";
  assert.deepEqual(await tool("Annuler"), [name, null, name]);
  await press(browser, /^Annuler/, ".m-bar");
  await browser.until(() => window.manchette.annotations().length === 0);
  await press(browser, /^Rétablir.*surlignage/, ".m-bar");
  await browser.until(() => window.manchette.annotations().length === 1);
});

journey("words of another hand in the article are reported, and the text comes back", {}, async (browser) => {
  await start(browser);
  const before = (await article(browser)).text;
  await browser.run(() => void (document.querySelector("article p").textContent = "Translated"));
  await browser.until(() => document.querySelector(".m-message"));
  await press(browser, /^Remettre le texte d’origine$/);
  await browser.until(() => !document.querySelector(".m-message"));
  assert.equal((await article(browser)).text, before);
  assert.match(await browser.run(() => document.querySelector("article").textContent), /^\s*Le président russe/);
});

journey("a value that cannot be read is named and can be looked at", {}, async (browser) => {
  await start(browser);
  await browser.run(() => localStorage.setItem("manchette/n/0000000001/0000000002", "[1,\"n\",coupé"));
  await browser.reload();
  await ready(browser);
  await press(browser, /^Voir le contenu brut$/);
  await browser.until(() => /coupé/.test(document.querySelector(".m-message").textContent));
  assert.match(await browser.run(() => document.querySelector(".m-message code").textContent), /0000000002$/);
});

/** Runs `script` in every page that is opened from now on, before its own. */
const before = (browser, script) =>
  browser.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: script });

journey("where nothing can be stored, the page works and says that nothing is kept", {}, async (browser) => {
  await before(browser, `
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } });`);
  await browser.open();
  await ready(browser);
  await browser.until(() => /^(Rien n’est gardé|Nothing is kept)$/.test(document.querySelector(".m-saved").textContent));
  const message = await browser.until(() => document.querySelector(".m-message.is-bad[role=alert]")?.textContent);
  assert.match(message, /Ce navigateur refuse d’enregistrer|This browser refuses to save/);
  await browser.run(() => window.manchette.annotate({ start: 3, end: 12, note: "à l’écran" }));
  assert.equal(await browser.run(() => window.manchette.annotations().length), 1);
  await press(browser, /^(Fermer|Close)$/, ".m-messages");
  await browser.until(() => !document.querySelector(".m-message"));
  assert.match(await browser.run(() => document.querySelector(".m-saved").textContent), /Rien n’est gardé|Nothing is kept/);
});

journey("where the storage is full, the page says what holds the note and leads to the articles", {}, async (browser) => {
  await start(browser);
  await browser.run(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await browser.run(() => window.manchette.annotate({ start: 3, end: 12, note: "en trop" }));
  const message = await browser.until(() => document.querySelector(".m-message.is-bad")?.textContent);
  assert.match(message, /Plus de place pour enregistrer.*journal/);
  assert.equal(await browser.run(() => document.querySelector(".m-saved").textContent), "Plus de place");
  await press(browser, /^Faire de la place/);
  await browser.until(() => document.querySelector(".m-page"));
});

journey("the interface moves no line of the article when it arrives", {}, async (browser, site) => {
  for (const [width, height] of [[1440, 900], [1280, 900], [768, 1000], [360, 740]]) {
    await browser.resize(width, height);
    const release = site.hold(/manchette_bg\.wasm/);
    await browser.open("", { parsed: true });
    const top = () => document.querySelector("article p:nth-child(3)").getBoundingClientRect().top;
    await browser.run(() => document.fonts.ready.then(() => undefined));
    const still = await browser.run(top);
    release();
    await ready(browser);
    assert.equal(await browser.run(top), still, `at ${width}`);
  }
});

journey("unmounting leaves header, title and article as the page had them, node for node", {}, async (browser, site) => {
  const release = site.hold(/manchette_bg\.wasm/);
  await browser.open("", { parsed: true });
  const look = () => [document.title, document.documentElement.outerHTML.replace(/ class="m-booted"| data-left="yes"/g, "")];
  await browser.run(() => void (window.held = [...document.querySelectorAll("#desk *")]));
  const before = await browser.run(look);
  release();
  await ready(browser);
  await browser.run(() => window.manchette.open({ text: "Un autre texte.", title: "Autre", language: "de" }));
  await browser.until(() => document.title === "Autre · Manchette" && document.querySelector("h1").lang === "de");
  await press(browser, /^(System theme|Thème du système)$/);
  await press(browser, /^(Mes articles|My articles)$/);
  await browser.run(() => window.manchette.unmount());
  assert.deepEqual(await browser.run(look), before);
  assert.equal(await browser.run(() => [...document.querySelectorAll("#desk *")].every((e, i) => e === window.held[i])), true);
});

journey("what was done is said once, shown for a while, and a deletion can be taken back from there", {}, async (browser) => {
  await start(browser);
  const { id } = await browser.run(() => window.manchette.annotate({ start: 3, end: 12, note: "vite" }));
  await browser.run((id) => window.manchette.remove(id), id);
  assert.match(await browser.until(() => document.querySelector(".m-toast")?.textContent), /Note supprimée/);
  await press(browser, /^Annuler/, ".m-toast");
  await browser.until(() => window.manchette.annotations().length === 1);
  await browser.until(() => /^Annulé/.test(document.querySelector(".m-toast")?.textContent));
  await browser.point(".m-toast");
  await browser.run(() => new Promise((resolve) => setTimeout(resolve, 7_000)));
  assert.match(await browser.run(() => document.querySelector(".m-toast").textContent), /^Annulé/, "it stays under the pointer");
  await browser.point("h1");
  await browser.until(() => !document.querySelector(".m-toast"));
});

journey("accessible, light and dark, at every width", {}, async (browser) => {
  await start(browser);
  for (const scheme of ["light", "dark"]) {
    await browser.media({ scheme });
    for (const [width, height] of [[1440, 900], [1280, 900], [768, 1000], [360, 740]]) {
      await browser.resize(width, height);
      assert.deepEqual(await browser.axe(), [], `${scheme} ${width}`);
    }
    await browser.resize(1280, 900);
    await press(browser, /^Mes articles$/);
    assert.deepEqual(await browser.axe(), [], `${scheme} list of articles`);
    await press(browser, /^Coller/, ".m-page");
    await browser.until(() => document.querySelector("dialog[open]"));
    assert.deepEqual(await browser.axe(), [], `${scheme} paste`);
    await browser.keys(Key.ESCAPE);
    await browser.until(() => !document.querySelector("dialog"));
    await browser.keys(Key.ESCAPE);
    await browser.until(() => !document.querySelector(".m-page"));
  }
});
