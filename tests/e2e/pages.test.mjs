// Pages of HTML that are pasted, dropped or chosen as files: their blocks are offered, those of the article ticked.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Key } from "selenium-webdriver";
import { watch } from "./harness/hostile.mjs";
import { journey } from "./harness/journey.mjs";
import { opened } from "./harness/manchette.mjs";
import { giveFile } from "./harness/storage.mjs";
import { HOSTILE } from "./html_hostile.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];
const DAILY = readFileSync(new URL("../golden/html/quotidien.html", import.meta.url), "utf8");
const TITLE = "À Lorient, le port rouvre après trois semaines de grève";

/** Clicks the first visible button of that name. */
async function press(browser, name, within = "body") {
  await browser.until(
    `(source, within) => {
      document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
      const all = [...document.querySelector(within)?.querySelectorAll("button") ?? []];
      const found = all.find((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]") && new RegExp(source).test((e.getAttribute("aria-label") ?? e.textContent).trim()));
      found?.setAttribute("data-pressed", "");
      found?.scrollIntoView({ block: "nearest" });
      return Boolean(found);
    }`,
    name.source,
    within,
  );
  await browser.click("[data-pressed]");
}

async function dialogue(browser) {
  await opened(browser);
  await press(browser, /^(Mes articles|My articles)$/);
  await press(browser, /^(Coller|Paste)/, ".m-page");
  await browser.until(() => document.activeElement?.matches("dialog textarea"));
}

/** Copies and pastes with the keys, what was copied being what a page of that source would give. */
async function pasteByKeys(browser, html, text) {
  await browser.run(
    (html, text) =>
      document.addEventListener(
        "copy",
        (event) => {
          event.preventDefault();
          event.clipboardData.setData("text/html", html);
          event.clipboardData.setData("text/plain", text);
        },
        { once: true },
      ),
    html,
    text,
  );
  // Some engines copy only where something is selected.
  await browser.keys("x");
  await browser.chord(Key.CONTROL, "a");
  await browser.chord(Key.CONTROL, "c");
  await browser.chord(Key.CONTROL, "v");
}

/** Gives what has the focus a clipboard, as the browser does when a person pastes. */
function paste(browser, html, text) {
  return browser.run(
    (html, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", text);
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
      // Firefox takes no clipboard from a script.
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      document.activeElement.dispatchEvent(event);
    },
    html,
    text,
  );
}

const fields = (browser) => browser.run(() => [...document.querySelectorAll("dialog .m-field")].map((field) => field.value));
const blocks = (browser) =>
  browser.run(() => [...document.querySelectorAll(".m-block")].map((e) => `${e.querySelector("input").checked ? "+" : "-"} ${e.querySelector("span").textContent}`));

journey("a page that is pasted is offered block by block and opens with what is ticked", { engines: ENGINES }, async (browser) => {
  await dialogue(browser);
  await pasteByKeys(browser, DAILY, "texte brut");
  await browser.until(() => document.querySelectorAll(".m-block").length === 30);
  assert.deepEqual(await fields(browser), [TITLE, "https://quotidien.example/regions/lorient-port"]);
  const expected = readFileSync(new URL("../golden/html/quotidien.txt", import.meta.url), "utf8").trim().split("\n");
  assert.deepEqual(await blocks(browser), expected.map((line) => line.replace(/^([+-]) \w+ /, "$1 ")));
  // The box of the first block of the article has the focus: Space unticks it.
  await browser.until(() => document.activeElement?.matches(".m-block input"));
  await browser.keys(" ");
  await browser.until(() => /^15 /.test(document.querySelector(".m-blocks-bar span").textContent));
  // Escape loses nothing.
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog"));
  await press(browser, /^(Coller|Paste)/, ".m-page");
  await browser.until(() => document.querySelectorAll(".m-block").length === 30);
  assert.match(await browser.run(() => document.querySelector(".m-blocks-bar span").textContent), /^15 /);
  await press(browser, /^(Ouvrir|Open)$/, "dialog");
  await browser.until((title) => document.querySelector("h1").textContent === title, TITLE);
  const article = await browser.run(() => manchette.article());
  assert.equal(article.language, "fr-FR");
  assert.match(article.text, /^Par Ana Morel, .*\nLe quai de Kergroise/);
  assert.match(article.text, /Le travail reprend jeudi\.$/);
  assert.doesNotMatch(article.text, /Publicité|Lire aussi|cookies/);
});

journey("nothing ticked is refused with a reason, and the text can go on in the field", {}, async (browser) => {
  await dialogue(browser);
  await paste(browser, "<p>Un <b>deux</b></p><p>trois</p><nav>menu</nav>", "");
  await browser.until(() => document.querySelectorAll(".m-block").length === 3);
  await press(browser, /^(Tout décocher|Untick all)$/, "dialog");
  await press(browser, /^(Ouvrir|Open)$/, "dialog");
  assert.match(await browser.until(() => document.querySelector("dialog .m-fault").textContent), /coché|ticked/);
  await press(browser, /^(Tout cocher|Tick all)$/, "dialog");
  await press(browser, /^(Reprendre en texte brut|Go on as plain text)$/, "dialog");
  await browser.until(() => document.querySelector("dialog textarea"));
  assert.equal(await browser.run(() => document.querySelector("dialog textarea").value), "Un deux\ntrois\nmenu");
  assert.deepEqual(await browser.axe(), []);
});

journey("a page that cannot be read leaves its plain text in the field and says why", {}, async (browser) => {
  await dialogue(browser);
  await browser.run(() => (document.activeElement.value = "Avant. "));
  await browser.run(() => document.activeElement.setSelectionRange(7, 7));
  await paste(browser, "<div>".repeat(5001), "Texte brut.");
  assert.match(await browser.until(() => document.querySelector("dialog .m-fault").textContent), /5.000/);
  assert.equal(await browser.run(() => document.querySelector("dialog textarea").value), "Avant. Texte brut.");
});

journey("a file of HTML is offered block by block, another one in its place", {}, async (browser) => {
  await opened(browser);
  await press(browser, /^(Mes articles|My articles)$/);
  const choose = (name, text, taken, ...values) =>
    giveFile(browser, { name, text }, ".m-aside .m-file", () => browser.until(taken, ...values));
  const offered = (count) => document.querySelectorAll(".m-block").length === count;
  await browser.until(() => document.querySelector(".m-aside .m-file input"));
  await choose("page.html", "<title>Une page</title><p>Un</p>", offered, 1);
  assert.equal((await fields(browser))[0], "Une page");
  await choose("autre.HTM", DAILY, offered, 30);
  await browser.keys(Key.ESCAPE);
  await browser.until(() => !document.querySelector("dialog"));
  const told = () => document.querySelector(".m-messages .m-message p")?.textContent;
  assert.match(await choose("latin.html", Buffer.from("<p>d\u00e9j\u00e0", "latin1"), told), /latin\.html.*UTF-8/);
});

journey("hostile pages that are pasted run and ask for nothing", { engines: ENGINES }, async (browser, site) => {
  await dialogue(browser);
  const assertNothingRan = await watch(browser, site);
  for (const { html } of HOSTILE.slice(0, 60)) await paste(browser, html, "Texte.");
  await assertNothingRan();
});

journey("the blocks of a page can be read at every width and by every means", {}, async (browser) => {
  for (const [width, height] of [[360, 740], [768, 1024], [1440, 900]]) {
    for (const scheme of ["light", "dark"]) {
      await browser.media({ scheme });
      await browser.resize(1280, 900);
      await dialogue(browser);
      await browser.resize(width, height);
      await paste(browser, DAILY, "");
      await browser.until(() => document.querySelectorAll(".m-block").length === 30);
      await browser.screenshot(`page-blocks-${width}-${scheme}`);
      assert.equal(await browser.run(() => document.documentElement.scrollWidth <= innerWidth), true, `${width}`);
      assert.deepEqual(await browser.axe(), [], `${width} ${scheme}`);
      await press(browser, /^(Ouvrir|Open)$/, "dialog");
      await browser.until(() => !document.querySelector("dialog"));
      await browser.run(() => manchette.settled());
      await browser.screenshot(`page-article-${width}-${scheme}`);
    }
  }
});
