// A person's first way through the page, in each engine: open, drag, write, reload.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";
import { notes, opened, settled } from "./harness/manchette.mjs";

journey("words dragged over and written about are there after a reload", { engines: ["chromium", "firefox", "webkit"] }, async (browser) => {
  await opened(browser);
  await browser.drag({ text: "pourparlers" }, { text: "paix" });
  const { start, end } = await browser.until(() => manchette.selection());
  assert.equal(await browser.run((start, end) => manchette.article().text.slice(start, end), start, end), "pourparlers de paix");
  await browser.until(() => document.querySelector(".m-selection"));
  await browser.click(".m-selection .m-tool");
  await browser.until(() => document.activeElement?.matches("textarea.m-field"));
  await browser.keys("où, et quand ?");
  await browser.chord(Key.CONTROL, Key.ENTER);
  await browser.until(() => manchette.annotations().some(({ note }) => note === "où, et quand ?"));
  await browser.run(() => manchette.settled());
  const painted = () => manchette.painted().filter(({ category }) => category.startsWith("note"));
  assert.deepEqual(await browser.run(painted), [{ start, end, category: "note-amber" }]);
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await notes(browser), [["pourparlers de paix", "où, et quand ?"]]);
  assert.deepEqual(await browser.run(painted), [{ start, end, category: "note-amber" }]);
});
