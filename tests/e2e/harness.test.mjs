// The harness itself, tried on a page of its own: what it does and, above all, what it must notice.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { assertOwnOrigin, assertQuiet, journey } from "./harness/journey.mjs";

const site = fileURLToPath(new URL("fixture/", import.meta.url));
const faulty = fileURLToPath(new URL("fixture/faulty/", import.meta.url)); // without a policy that would refuse
const all = ["chromium", "firefox", "webkit"];

async function ready(browser) {
  await browser.until(() => document.documentElement.dataset.ready);
}

journey("a drag selects words across paragraphs, typed words survive a reload", { engines: all, site }, async (browser) => {
  await browser.open();
  await ready(browser);
  await browser.drag({ text: "déclaré 🕊️" }, { text: "La question" });
  const words = await browser.run(() => String(getSelection()));
  assert.equal(words.replace(/\s+/g, " "), "déclaré 🕊️ à Alep, ce qui reste à voir. La question");

  await browser.drag({ text: "est", nth: 2 });
  assert.equal(await browser.run(() => String(getSelection())), "est");

  await browser.click("#note");
  await browser.keys("à vérifier");
  await browser.until(() => document.querySelector("#state").textContent === "Enregistré");
  await browser.reload();
  await ready(browser);
  assert.equal(await browser.run(() => document.querySelector("#note").value), "à vérifier");
});

journey("a drag ends before an emoji without taking half of it", { engines: all, site }, async (browser) => {
  await browser.open();
  await browser.drag({ text: "🕊" }, { text: "Alep" });
  assert.match(await browser.run(() => String(getSelection())), /^🕊️ à Alep$/u);
});

journey("what is killed starts again on the same profile", { engines: ["chromium", "firefox"], site }, async (browser) => {
  await browser.open();
  await ready(browser);
  await browser.click("#note");
  await browser.keys("gardé");
  await browser.until(() => document.querySelector("#state").textContent === "Enregistré");
  await browser.kill();
  await assert.rejects(browser.driver.getTitle());
  await browser.start();
  await browser.open();
  await ready(browser);
  assert.equal(await browser.run(() => document.querySelector("#note").value), "gardé");
});

journey("two tabs share what is stored", { engines: ["chromium", "firefox"], site }, async (browser) => {
  await browser.open();
  await ready(browser);
  const first = await browser.here();
  const second = await browser.tab();
  await ready(browser);
  assert.notEqual(first, second);
  await browser.click("#note");
  await browser.keys("vu");
  await browser.goTo(first);
  await browser.until(() => document.querySelector("#note").value === "vu");
});

journey("size and theme are the ones asked for", { site }, async (browser) => {
  await browser.open();
  for (const width of [320, 360, 768, 1440]) {
    await browser.resize(width, 700);
    assert.deepEqual(await browser.run(() => [innerWidth, innerHeight]), [width, 700]);
  }
  const dark = () => matchMedia("(prefers-color-scheme: dark)").matches;
  const forced = () => matchMedia("(forced-colors: active)").matches;
  await browser.media({ scheme: "dark", forced: "active" });
  assert.deepEqual([await browser.run(dark), await browser.run(forced)], [true, true]);
  await browser.media({ scheme: "light" });
  assert.deepEqual([await browser.run(dark), await browser.run(forced)], [false, false]);
});

journey("a file held back leaves the page readable", { engines: all, site }, async (browser, server) => {
  const release = server.hold(/page\.js/);
  await browser.open("", { parsed: true });
  assert.match(await browser.run(() => document.querySelector("article").textContent), /Alep/);
  assert.equal(await browser.run(() => document.documentElement.dataset.ready ?? null), null);
  release();
  await ready(browser);
});

journey("a blocked file is a console message", { site, console: [/page\.js/] }, async (browser, server) => {
  const unblock = server.block(/page\.js/);
  await browser.open();
  await assert.rejects(assertQuiet(browser), /page\.js/);
  await assertQuiet(browser, [/page\.js.*ERR_EMPTY_RESPONSE/]);
  unblock();
  await browser.reload();
  await ready(browser);
  await assert.rejects(assertQuiet(browser), "what was said once is not forgotten");
});

journey("a console message and an uncaught error fail a test", { engines: ["chromium", "firefox"], site, console: [/salut|hors jeu/] }, async (browser) => {
  await browser.open();
  await assertQuiet(browser);
  await browser.run(() => {
    console.log("salut");
    setTimeout(() => {
      throw new Error("hors jeu");
    });
    return new Promise((resolve) => setTimeout(resolve, 50));
  });
  await assert.rejects(assertQuiet(browser, [/salut/]), /hors jeu/);
  await assert.rejects(assertQuiet(browser, [/hors jeu/]), /salut/);
});

journey("a request to another origin fails a test", { engines: all, site: faulty, foreign: true }, async (browser, server) => {
  const other = await serve({ root: site });
  try {
    await browser.open();
    await assertOwnOrigin(browser, server);
    await browser.run((address) => fetch(address, { mode: "no-cors" }).then(() => true), other.address);
    await assert.rejects(assertOwnOrigin(browser, { address: server.address }), new RegExp(new URL(other.address).port));
    assert.equal(other.requests.length, 1);
  } finally {
    await other.close();
  }
});

journey("axe sees a field without a name, and nothing on the sound page", { engines: all, site }, async (browser) => {
  await browser.open();
  await ready(browser);
  assert.deepEqual(await browser.axe(), []);
  await browser.open("faulty/");
  assert.deepEqual((await browser.axe()).map(({ id }) => id), ["label"]);
});
