// The article's own nodes, and what mounting and unmounting leave of them.
import assert from "node:assert/strict";
import { journey } from "./harness/journey.mjs";
import { annotate, everythingStored, mounted, opened, settled } from "./harness/manchette.mjs";

/** Gives every node of the article a number of its own. */
const number = () => {
  const walker = document.createTreeWalker(document.querySelector("#texte"));
  let n = 0;
  do walker.currentNode.numbered = ++n;
  while (walker.nextNode());
  window.before = document.querySelector("#texte").outerHTML;
  return n;
};

/** The numbers in order, and whether the article reads as before. */
const numbered = () => {
  const walker = document.createTreeWalker(document.querySelector("#texte"));
  const numbers = [];
  do numbers.push(walker.currentNode.numbered ?? null);
  while (walker.nextNode());
  return { numbers, same: document.querySelector("#texte").outerHTML === window.before };
};

journey("the article's own nodes are the same ones whatever happens", {}, async (browser, server) => {
  server.hold(/\.wasm/, 500);
  await browser.open("", { parsed: true });
  const count = await browser.run(number);
  assert.ok(count > 20);
  const untouched = async (when) => {
    const { numbers, same } = await browser.run(numbered);
    assert.deepEqual(numbers, Array.from({ length: count }, (_, i) => i + 1), when);
    assert.ok(same, when);
  };
  await settled(browser);
  await untouched("after mount");
  await browser.drag({ text: "la prochaine étape" });
  const { start, end } = await browser.until(() => manchette.selection());
  await browser.run((start, end) => manchette.annotate({ start, end, note: "laquelle ?", colour: "rose" }), start, end);
  await untouched("after a note");
  const [{ id: mark }] = await browser.run(() => manchette.marks());
  await browser.run((mark) => manchette.decide(mark, { reject: true }), mark);
  await browser.run(() => manchette.undo().then(() => manchette.undo()).then(() => manchette.redo()));
  await untouched("after undo and redo");
  await browser.media({ scheme: "dark" });
  await browser.resize(360, 700);
  await browser.until(() => innerWidth === 360);
  await untouched("after another theme and size");
  await browser.run(() => manchette.open({ text: "Un autre article.\nIl a deux lignes.", save: false }));
  assert.equal(await browser.run(() => document.querySelector("#texte").innerText.includes("cessez-le-feu")), false);
  await browser.run(() => manchette.unmount());
  await untouched("after another article and unmount");
});

/** All that a page shows of Manchette: its elements, attributes and highlights. */
const traces = () => ({
  body: document.body.outerHTML,
  root: document.documentElement.outerHTML.length,
  highlights: [...CSS.highlights.keys()],
});

journey("unmount leaves the page as it was, and nothing that listens", {}, async (browser) => {
  await opened(browser);
  await browser.run(() => manchette.unmount());
  const before = await browser.run(traces);
  assert.deepEqual(before.highlights, []);
  await browser.run(async () => {
    const added = (window.listening = new Map());
    const name = (target, type) => `${target === window ? "window" : (target.nodeName ?? target.constructor.name)} ${type}`;
    for (const method of ["addEventListener", "removeEventListener"]) {
      const real = EventTarget.prototype[method];
      EventTarget.prototype[method] = function (type, f, ...rest) {
        const key = name(this ?? window, type);
        added.set(key, (added.get(key) ?? 0) + (method === "addEventListener" ? 1 : -1));
        return real.call(this, type, f, ...rest);
      };
    }
    const { mount } = await import(new URL("www/pkg/manchette.js", location.href));
    window.manchette = await mount(document.querySelector("#desk"));
    await manchette.settled();
  });
  await annotate(browser, "Ankara", { note: "la capitale" });
  await browser.run(() => manchette.open({ text: "Un autre.\nDeux lignes.", language: "en" }));
  await browser.run(() => manchette.unmount());
  const left = await browser.run(() => [...window.listening].filter(([, n]) => n > 0));
  assert.deepEqual(left.filter(([key]) => /^(window|#document|ARTICLE|MAIN|BODY|HTML) /i.test(key)), []);
  assert.deepEqual(await browser.run(traces), before);

  const stored = await everythingStored(browser);
  await browser.run(() => document.querySelector("#texte").append("Ajouté par la page."));
  await browser.drag({ text: "Astana" });
  await browser.run(() => {
    dispatchEvent(new Event("resize"));
    dispatchEvent(new PageTransitionEvent("pagehide"));
    return new Promise((resolve) => setTimeout(resolve, 300));
  });
  assert.deepEqual(await everythingStored(browser), stored);
  assert.deepEqual((await browser.run(traces)).highlights, []);
});

journey("two Manchettes on a page leave each other alone", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "première", colour: "green" });
  const first = () => ({ painted: manchette.painted(), annotations: manchette.annotations(), text: manchette.article().text });
  const alone = await browser.run(first);
  assert.ok(alone.painted.length > 10);
  await browser.run(async () => {
    const host = document.createElement("div");
    host.id = "second";
    host.append(document.createElement("article"));
    document.querySelector("#desk").before(host);
    const { mount } = await import(new URL("www/pkg/manchette.js", location.href));
    const article = { text: "« Je reviendrai », a promis Paul Durand à Lyon.\nPuis il est parti.", title: "Départ" };
    window.second = await mount(host, { article, store: "memory", namespace: "deux", ui: "none" });
    await second.settled();
    scrollTo(0, 0);
  });
  await browser.run(() => second.annotate({ start: 2, end: 15, note: "vraiment ?", colour: "green" }));
  const other = await browser.run(() => ({ painted: second.painted(), annotations: second.annotations() }));
  assert.deepEqual(other.annotations.map(({ quote }) => quote), ["Je reviendrai"]);
  assert.ok(other.painted.some(({ category }) => category === "note-green"));
  assert.deepEqual((await browser.run(first)).annotations, alone.annotations);
  assert.deepEqual((await browser.run(first)).text, alone.text);
  const keys = await browser.run(() => Object.keys(localStorage).filter((key) => !key.startsWith("manchette/")));
  assert.deepEqual(keys, []);

  await browser.run(() => second.select(2, 15));
  assert.deepEqual(await browser.run(() => [second.selection(), manchette.selection()]), [{ start: 2, end: 15 }, null]);
  await browser.run(() => second.unmount().then(() => document.querySelector("#second").remove()));
  // What the first paints in the colour that both had must still be seen, and so must what comes new in it.
  await annotate(browser, "Kazakhstan", { colour: "green" });
  const shown = await browser.run(() => {
    const words = (category) => [...(CSS.highlights.get(`manchette-${category}`) ?? [])].map((r) => r.startContainer.data.slice(r.startOffset, r.endOffset));
    return words("note-green").toSorted();
  });
  assert.deepEqual(shown, ["Ankara", "Kazakhstan"]);
});

journey("a highlight that another Manchette took away with it is registered again", {}, async (browser) => {
  await opened(browser);
  await browser.run(async () => {
    const { id } = await manchette.annotate({ start: 0, end: 2, colour: "rose" });
    await manchette.remove(id);
    const host = document.createElement("div");
    document.body.append(host);
    const { mount } = await import(new URL("www/pkg/manchette.js", location.href));
    const second = await mount(host, { article: { text: "Bonjour." }, store: "memory", ui: "none" });
    await second.annotate({ start: 0, end: 7, colour: "rose" });
    await second.unmount();
    host.remove();
    await manchette.annotate({ start: 0, end: 2, colour: "rose" });
  });
  const painted = await browser.run(() => manchette.painted().filter(({ category }) => category === "note-rose"));
  assert.deepEqual(painted, [{ start: 0, end: 2, category: "note-rose" }]);
});

journey("a mount that fails leaves nothing in the page", {}, async (browser) => {
  await opened(browser);
  const [error, before, after] = await browser.run(async () => {
    const { mount } = await import(new URL("www/pkg/manchette.js", location.href));
    const host = document.createElement("div");
    document.body.append(host);
    const before = document.body.outerHTML;
    const error = await mount(host, { article: { id: "aaaaaaaaaa" }, store: "memory", ui: "none" }).then(
      () => null,
      (e) => e instanceof Error && e.message,
    );
    return [error, before, document.body.outerHTML];
  });
  assert.match(error, /aaaaaaaaaa/);
  assert.equal(after, before);
});

journey("of two articles asked for at once the last one comes", {}, async (browser) => {
  await browser.open();
  await mounted(browser);
  const long = Array.from({ length: 3000 }, (_, i) => `Paragraphe ${i} : « Nous verrons », a dit Ana Lopez à Madrid.`).join("\n");
  const annotations = Array.from({ length: 3000 }, (_, i) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    body: { type: "TextualBody", value: `note ${i}` },
    target: { selector: { type: "TextQuoteSelector", exact: `Paragraphe ${i} :` } },
  }));
  const { first, text } = await browser.run(
    async (long, annotations) => {
      const first = manchette.open({ text: long, annotations, save: false }).then(() => "opened", (e) => e.message);
      await manchette.open({ text: "Le second." });
      return { first: await first, text: manchette.article().text };
    },
    long,
    annotations,
  );
  assert.equal(text, "Le second.");
  assert.match(first, /n’a pas été ouvert|was not opened/);
});

journey("other hands in the article pause the notes, and opening it again brings them back", {}, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "la capitale" });
  await browser.run(() => document.querySelector("#texte p").append(" (traduit)"));
  await browser.until(() => manchette.painted().length === 0);
  assert.equal((await browser.run(() => manchette.settled())).painted, false);
  await browser.run(() => manchette.open({ text: manchette.article().text }));
  assert.ok(await browser.run(() => manchette.painted().some(({ category }) => category === "note-amber")));
  assert.equal(await browser.run(() => document.querySelector("#texte").textContent.includes("(traduit)")), false);
});

journey("the browser's way back leads from a pasted article to the one on the page", {}, async (browser) => {
  await opened(browser);
  const { id } = await browser.run(() => manchette.open({ text: "Un article collé.\nDeux lignes." }));
  assert.equal(await browser.run(() => location.hash), `#a=${id}`);
  await browser.run(() => history.back());
  await browser.until(() => manchette.article().text.startsWith("Le président russe"));
  assert.equal(await browser.run(() => location.hash), "");
  await browser.run(() => history.forward());
  await browser.until((id) => manchette.article().id === id, id);
});
