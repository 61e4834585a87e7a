// Hostile pages of HTML in real browsers: nothing runs, nothing is asked for, the tab lives, and a refusal says why.
import assert from "node:assert/strict";
import { watch } from "./harness/hostile.mjs";
import { journey } from "./harness/journey.mjs";
import { opened } from "./harness/manchette.mjs";
import { HOSTILE, REFUSED, made } from "./html_hostile.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];

journey("no hostile page runs or asks for anything, and its text is what is seen", { engines: ENGINES }, async (browser, site) => {
  await opened(browser);
  const assertNothingRan = await watch(browser, site);
  const read = await browser.run(async (pages) => {
    const read = [];
    for (const page of pages) {
      const html = page.html.replaceAll("{NUL}", "\0").replaceAll("{HALF}", "\uD800");
      const said = await manchette.open({ html, title: "Essai", save: false }).then(() => manchette.article().text, (e) => `refused: ${e.message}`);
      read.push(said);
    }
    await manchette.settled();
    return read;
  }, HOSTILE);
  for (const [i, { name, text }] of HOSTILE.entries()) if (text !== null) assert.equal(read[i], text, name);
  await assertNothingRan();
  assert.equal(await browser.run(() => document.querySelectorAll("article :is(script, iframe, img, a, form, style, svg, [style])").length), 0);
});

journey("a page that would stop the tab is refused, says why and changes nothing", { engines: ENGINES }, async (browser, site) => {
  await opened(browser);
  const assertNothingRan = await watch(browser, site);
  const before = await browser.run(() => manchette.article().text);
  for (const [name, recipe, why] of REFUSED) {
    const [message, took] = await browser.run(
      `async (recipe) => {
        const html = (${made})(recipe);
        const begin = performance.now();
        const message = await manchette.open({ html }).then(() => "was accepted", (e) => e.message);
        return [message, performance.now() - begin];
      }`,
      recipe,
    );
    assert.match(message, why, name);
    assert.match(message, /Rien n’a changé|Nothing changed/, name);
    assert.ok(took < 3_000, `${name} was refused after ${Math.round(took)} ms`);
  }
  assert.equal(await browser.run(() => manchette.article().text), before);
  await assertNothingRan();
});

journey("a page keeps its kinds over a reload", {}, async (browser) => {
  await opened(browser);
  const html = `<html lang=fr><title>T | Journal</title><link rel=canonical href="https://journal.example/a"><article><h1>Le titre</h1><h2>Un</h2><p>Deux.</p>
    <h3>Trois</h3><blockquote><p>Quatre.</p></blockquote><ul><li>Cinq</li></ul><figure><img alt=x><figcaption>Six</figcaption></figure>
    <pre>sept : 7\n  huit</pre><table><tr><td>neuf</td><td>dix</td></tr></table></article>`;
  const { id, title } = await browser.run((html) => manchette.open({ html }), html);
  assert.equal(title, "Le titre");
  const look = () =>
    browser.run(() => {
      const { source, language, text, blocks } = manchette.article();
      const drawn = [...document.querySelectorAll("article .m-section > :not([data-manchette])")].map((e) => e.localName + (e.className ? `.${e.className}` : ""));
      return { source, language, text, kinds: blocks.map((b) => b.kind), drawn };
    });
  const expected = {
    source: "https://journal.example/a",
    language: "fr",
    text: "Un\nDeux.\nTrois\nQuatre.\nCinq\nSix\nsept : 7\n  huit\nneuf\tdix",
    kinds: ["heading", "paragraph", "subheading", "quotation", "item", "caption", "preformatted", "preformatted", "row"],
    drawn: ["h2", "p", "h3", "blockquote", "p.m-item", "p.m-caption", "pre", "pre", "p.m-row"],
  };
  assert.deepEqual(await look(), expected);
  await browser.run(() => manchette.settled());
  await browser.reload();
  await browser.until(() => window.manchette);
  assert.equal(await browser.run(() => manchette.article().id), id);
  assert.deepEqual(await look(), expected);
  await browser.screenshot("html-kinds");
});
