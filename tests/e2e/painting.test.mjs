// What is painted equals what the state says, for what is in view.
import assert from "node:assert/strict";
import { count, journey } from "./harness/journey.mjs";
import { annotate, assertPainted, opened, settled } from "./harness/manchette.mjs";

/** Scrolls and waits for the frame in which Manchette follows. */
const scrollTo = (browser, top) =>
  browser.run((top) => {
    window.scrollTo({ top, behavior: "instant" });
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))));
  }, top);

/** What is painted follows the view within a moment; what is compared must have something in it. */
async function followed(browser, when) {
  let fault;
  for (let i = 0; i < 40; i += 1) {
    try {
      assert.ok((await assertPainted(browser, when)) > 0, `${when}: nothing in view to compare`);
      return;
    } catch (error) {
      fault = error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw fault;
}

journey("what is painted on the sample is what its marks, decisions and notes say", {}, async (browser) => {
  await opened(browser);
  await followed(browser, "at first");
  await annotate(browser, "la prochaine étape", { colour: "green" });
  await annotate(browser, "étape » pour la Syrie", { colour: "rose", note: "chevauche" });
  await annotate(browser, "président russe", { colour: "blue" }, 1);
  await annotate(browser, "vendredi");
  const storeys = await browser.run(() => manchette.painted().map(({ category }) => category).filter((name) => name.startsWith("note")));
  assert.ok(storeys.includes("note2-rose"), "of two notes that overlap the second goes below");
  await followed(browser, "with notes");

  const before = await browser.run(() => manchette.marks().filter(({ layer }) => layer === "quote").length);
  assert.equal(before >= 6, true);
  const { start, end } = await browser.run(async () => {
    const mark = manchette.marks().find(({ layer, kind }) => layer === "quote" && kind === "direct");
    await manchette.decide(mark.id, { reject: true });
    return mark;
  });
  const still = await browser.run((start, end) => manchette.painted().filter((p) => p.start === start && p.end === end && p.category.startsWith("quote")), start, end);
  assert.deepEqual(still, [], "what was rejected is not painted");
  await followed(browser, "after a rejection");
  await browser.run(() => manchette.undo());
  await followed(browser, "after undo");

  for (const scheme of ["dark", "light"]) {
    await browser.media({ scheme });
    await followed(browser, scheme);
  }
  for (const [width, height] of [[360, 640], [768, 1024], [1280, 900]]) {
    await browser.resize(width, height);
    await followed(browser, `${width} px`);
    await scrollTo(browser, 10_000);
    await followed(browser, `${width} px, at the end`);
    await scrollTo(browser, 0);
  }
  await browser.reload();
  await settled(browser);
  await followed(browser, "after a reload");
  assert.deepEqual(await browser.run(() => [...CSS.highlights.keys()].filter((name) => !name.startsWith("manchette-"))), []);
  const priorities = await browser.run(() => [...CSS.highlights.values()].map(({ priority }) => priority));
  assert.deepEqual(priorities, [...priorities].sort((a, b) => a - b), "registered in any other order, they end a page in WebKitGTK");

  await browser.run(() => manchette.unmount());
  assert.deepEqual(await browser.run(() => [...CSS.highlights.keys()]), []);
});

journey("what is painted follows the view through a long article", {}, async (browser) => {
  await opened(browser);
  const paragraphs = 400;
  const text = Array.from({ length: paragraphs }, (_, i) => `Paragraphe ${i}. « Nous resterons à Alep », a déclaré Ana Lopez à l’AFP. Il pleuvait 🌧️ sur Madrid ce jour-là.`).join("\n");
  const before = await browser.run(
    async (text, step) => {
      await manchette.open({ text, title: "Long" });
      const starts = [...text.matchAll(/Paragraphe (\d+)/g)].filter(([, n]) => Number(n) % step === 0);
      const colours = ["amber", "green", "blue", "rose"];
      for (const [i, { index, 0: words }] of starts.entries()) await manchette.annotate({ start: index, end: index + words.length, colour: colours[i % 4] });
      await manchette.settled();
      return { painted: manchette.painted().length, marks: manchette.marks().length };
    },
    text,
    count(1, 7),
  );
  assert.ok(before.marks > 3 * paragraphs, `${before.marks} marks`);
  assert.ok(before.painted < before.marks / 2, "what is far from the view is not registered");
  const height = await browser.run(() => document.documentElement.scrollHeight);
  const stops = count(30, 6);
  for (let i = stops; i >= 0; i -= 1) {
    await scrollTo(browser, Math.round((height * i) / stops));
    await followed(browser, `scrolled to ${i}/${stops}`);
  }
  await scrollTo(browser, height / 2);
  await browser.resize(360, 640);
  await followed(browser, "narrow");
  await browser.media({ scheme: "dark" });
  await followed(browser, "dark and narrow");
  await browser.reload();
  await settled(browser);
  await followed(browser, "after a reload");
});

journey("a paragraph has the article's highlights, inherited or named", { engines: ["chromium", "firefox", "webkit"] }, async (browser) => {
  await opened(browser);
  const colours = await browser.run(() => {
    const article = document.querySelector("article");
    const colour = (element) => getComputedStyle(element, "::highlight(manchette-quote-1)").backgroundColor;
    return [colour(article), colour(article.querySelector("p"))];
  });
  assert.notEqual(colours[0], "rgba(0, 0, 0, 0)");
  assert.equal(colours[1], colours[0]);
});
