// What stands beside the text, used as a person uses it: real pointer, real keys.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";

const TEXT = "Première phrase : rien.\nLa mer 🌊 monte, dit-on.\n\nElle descend aussi, 🦀 lentement.\nEt voilà la fin.";
const LAPTOP = { size: { width: 1280, height: 900 } };

const ready = async (b, address = "") => {
  await b.open(address);
  await b.until("() => globalThis.manchette && manchette.settled().then(() => true)");
};
const selected = (b) => b.until("() => document.querySelector('.m-selection') && manchette.selection()");
const notes = (b) => b.run("() => manchette.annotations().filter((a) => ['commenting', 'highlighting', 'tagging'].includes(a.motivation))");
const writing = (b) => b.until("() => document.activeElement?.matches('textarea.m-field')");
const words = (b) => b.run("() => document.activeElement.value");
const gone = (b, selector) => b.until("(selector) => !document.querySelector(selector)", selector);
const card = (b) => b.until("() => document.querySelector('.m-suggestion .m-who')?.textContent");

// Boxes of all cards once nothing moves, with the middle of each passage's first line.
const places = (b) =>
  b.until(`async () => {
    const look = () => [...document.querySelectorAll(".m-place:not([hidden])")].map((e) => {
      const { top, bottom } = e.getBoundingClientRect();
      return { top, bottom, raised: !!e.querySelector(".m-suggestion, .is-chosen, .is-edited"), text: e.textContent };
    });
    const before = look();
    await new Promise((resolve) => setTimeout(resolve, 250));
    return JSON.stringify(look()) === JSON.stringify(before) && before;
  }`);
const assertApart = (boxes) => {
  for (let i = 1; i < boxes.length; i += 1) assert.ok(boxes[i].top >= boxes[i - 1].bottom + 17, `cards ${i - 1} and ${i} are apart`);
};

journey("a note across two paragraphs with an emoji is written, kept, edited, deleted and brought back", LAPTOP, async (b) => {
  await ready(b);
  await b.run("(text) => manchette.open({ text, title: 'Marée' }).then(() => manchette.settled())", TEXT);
  await b.drag({ text: "🌊 monte" }, { text: "descend aussi, 🦀" });
  const span = await selected(b);
  assert.equal(await b.run("({ start, end }) => manchette.article().text.slice(start, end)", span), "🌊 monte, dit-on.\n\nElle descend aussi, 🦀");
  await b.keys("n");
  await writing(b);
  assert.equal(await words(b), "", "the key itself is not typed");
  assert.equal(await b.run("() => getSelection().toString()"), "", "the selection has become the note");
  await b.keys("Vérifier la marée à Saint-Malo");
  const key = await b.run("() => document.activeElement.dataset.draftKey");
  assert.match(key, /^manchette\/d\/\w{10}\/\w{10}$/);
  assert.ok((await b.run("(key) => localStorage.getItem(key)", key)).includes("Saint-Malo"), "a draft is kept with each key");
  await b.chord(Key.CONTROL, Key.ENTER);
  await gone(b, "textarea.m-field");

  await b.reload();
  await b.until("() => globalThis.manchette && manchette.settled().then(() => true)");
  await b.until("() => document.querySelector('.m-note-text')?.textContent === 'Vérifier la marée à Saint-Malo'");
  assert.deepEqual((await notes(b)).map(({ start, end }) => ({ start, end })), [span]);

  await b.click(".m-note");
  await b.click(".m-note.is-chosen .m-actions .m-button");
  await writing(b);
  await b.keys(" et à Brest");
  await b.click(".m-note.is-edited .is-primary");
  await gone(b, "textarea.m-field");
  assert.equal((await notes(b))[0].note, "Vérifier la marée à Saint-Malo et à Brest");

  await b.click(".m-note.is-chosen .is-danger");
  await gone(b, ".m-note");
  assert.equal((await notes(b)).length, 0);
  await b.chord(Key.CONTROL, "z");
  await b.until("() => document.querySelector('.m-note-text')");
  await b.chord(Key.CONTROL, "z");
  assert.equal((await notes(b))[0].note, "Vérifier la marée à Saint-Malo");
  await b.chord(Key.CONTROL, Key.SHIFT, "z");
  assert.equal((await notes(b))[0].note, "Vérifier la marée à Saint-Malo et à Brest");
});

journey("Escape, a click elsewhere and another note lose nothing of what was typed", LAPTOP, async (b) => {
  await ready(b);
  const write = async (text, note) => {
    await b.drag({ text });
    await selected(b);
    await b.click(".m-selection .m-tool");
    await writing(b);
    await b.keys(note);
  };
  await write("médiation", "fermée par Échap");
  await b.keys(Key.ESCAPE);
  await gone(b, "textarea.m-field");
  await write("capitale", "fermée par un clic");
  await b.click("h1");
  await gone(b, "textarea.m-field");
  await write("Tokyo", "fermée par une autre");
  await b.click(".m-place .m-note.is-rest");
  await gone(b, "textarea.m-field");
  assert.deepEqual((await notes(b)).map((a) => a.note).sort(), ["fermée par une autre", "fermée par un clic", "fermée par Échap"].sort());
  await b.click(".m-note.is-chosen .m-actions .m-button");
  await writing(b);
  await b.keys(" encore");
  await b.reload();
  await b.until("() => globalThis.manchette && manchette.settled().then(() => true)");
  const texts = await b.run("() => [...document.querySelectorAll('.m-note-text')].map((e) => e.textContent)");
  assert.ok(texts.includes("fermée par Échap encore"), `${texts} hold what was typed before the reload`);
});

journey("a colour highlights at once, a tag is added and removed, a radio changes the colour", LAPTOP, async (b) => {
  await ready(b);
  await b.drag({ text: "médiation" });
  await selected(b);
  await b.click(".m-selection .m-green");
  await gone(b, ".m-selection");
  assert.deepEqual((await notes(b)).map(({ colour, quote }) => [colour, quote]), [["green", "médiation"]]);
  assert.equal(await b.run("() => document.querySelectorAll('.m-place').length"), 0, "a highlight is a tick alone");
  await b.drag({ text: "capitale" });
  await selected(b);
  await b.keys("4");
  await b.until("() => manchette.annotations().some((a) => a.colour === 'rose')");
  await b.drag({ text: "Tokyo" });
  await selected(b);
  await b.keys("t");
  await b.until("() => document.activeElement?.matches('.m-tag-field')");
  await b.keys("lieu", Key.ENTER, "à vérifier");
  await b.click(".m-swatch.m-blue");
  await b.chord(Key.CONTROL, Key.ENTER);
  await gone(b, ".m-note.is-edited");
  const tokyo = async () => (await notes(b)).find((a) => a.quote === "Tokyo");
  assert.deepEqual((await tokyo()).tags, ["lieu", "à vérifier"]);
  assert.equal((await tokyo()).colour, "blue");
  await b.keys(Key.ENTER);
  await writing(b);
  await b.click(".m-tag-drop");
  await b.until("() => document.querySelectorAll('.m-tag-chip').length === 1");
  assert.deepEqual((await tokyo()).tags, ["à vérifier"]);
});

journey("notes never overlap and stay with their passages when the page changes its size", LAPTOP, async (b) => {
  await ready(b);
  await b.run(`async () => {
    const text = manchette.article().text;
    for (const [i, word] of ["négociations", "intenses", "représentants", "opposition", "médiation", "Alep afin", "citoyens"].entries()) {
      const start = text.indexOf(word);
      await manchette.annotate({ start, end: start + word.length, note: ("Note " + i + " assez longue. ").repeat(i === 2 ? 30 : 3) });
    }
  }`);
  for (const [width, height] of [[1440, 1000], [1280, 800], [1100, 900], [768, 1024]]) {
    await b.resize(width, height);
    await b.run("() => manchette.settled()");
    const boxes = await places(b);
    assert.equal(boxes.length, 7, `all at ${width}`);
    assertApart(boxes);
    const line = await b.run("() => { const r = rangeOf({ text: 'citoyens' }).getClientRects()[0]; return (r.top + r.bottom) / 2; }");
    const last = boxes.at(-1);
    assert.ok(Math.abs(last.top + 11 - line) <= 1 || boxes.at(-2).bottom + 18 - last.top > -1, `the last note is beside its words at ${width}`);
    assert.equal(await b.run("() => document.documentElement.scrollWidth <= innerWidth"), true);
  }
  await b.resize(1280, 900);
  // The long one is cut and can be read to its end; chosen, it keeps its exact place.
  await b.until("() => [...document.querySelectorAll('.m-read-on')].some((e) => !e.hidden)");
  await b.click(".m-read-on:not([hidden])");
  await b.until("() => document.querySelector('.m-note.is-chosen')");
  const boxes = await places(b);
  assertApart(boxes);
  const line = await b.run("() => { const r = rangeOf({ text: 'représentants' }).getClientRects()[0]; return (r.top + r.bottom) / 2; }");
  const pushed = boxes[0].top - (await b.run("() => document.querySelector('article').getBoundingClientRect().top"));
  assert.ok(Math.abs(boxes.find((box) => box.raised).top + 25 - line) <= 1 || pushed <= 0, "the chosen note is beside its words");
});

journey("four notes on one line fold into the first", LAPTOP, async (b) => {
  await ready(b);
  await b.run(`async () => {
    const start = manchette.article().text.indexOf("médiation");
    for (let i = 0; i < 4; i += 1) await manchette.annotate({ start: start + i, end: start + i + 2, note: "n" + i });
  }`);
  await b.until("() => document.querySelector('.m-line-more:not([hidden])')");
  assert.match(await b.run("() => document.querySelector('.m-line-more:not([hidden])').textContent"), /^3 (autres notes|more notes)$/);
  assert.equal((await places(b)).length, 1);
  await b.click(".m-line-more:not([hidden])");
  await b.until("() => document.querySelectorAll('.m-place:not([hidden])').length === 4");
  assertApart(await places(b));
});

journey("pointing at a mark opens its card, which is judged by click and by key, and goes with the pointer", LAPTOP, async (b) => {
  await ready(b);
  const decision = (start) => b.run("(start) => manchette.marks().find((m) => m.layer === 'quote' && manchette.article().text.slice(m.start).startsWith(start)).decision", start);
  await b.point({ text: "intenses" });
  assert.equal(await card(b), "Vladimir Poutine");
  await b.point("h1");
  await gone(b, ".m-suggestion");
  await b.point({ text: "intenses" });
  await card(b);
  await b.point(".m-suggestion .m-who");
  await new Promise((resolve) => setTimeout(resolve, 700));
  await b.click(".m-suggestion .is-primary");
  await b.until("() => document.querySelector('.m-suggestion.is-checked')");
  assert.equal(await decision("« Nous menons"), "accepted");
  assert.ok(await b.run("() => document.querySelector('.m-speaker .m-seal.is-checked')"), "the seal beside the text is filled");
  await b.click(".m-suggestion .m-actions .m-button");
  await b.until("() => document.querySelector('.m-suggestion:not(.is-checked)')");
  assert.equal(await decision("« Nous menons"), "none");

  await b.click({ text: "intenses" });
  await b.keys("x");
  await b.until("() => document.querySelector('.m-suggestion.is-checked')");
  assert.equal(await decision("« Nous menons"), "rejected");
  await b.chord(Key.CONTROL, "z");
  assert.equal(await decision("« Nous menons"), "none");
  await b.keys(Key.ESCAPE);
  await gone(b, ".m-suggestion");

  // Where a name lies in a quotation, the card lets one choose.
  await b.click({ text: "Turquie" });
  assert.equal(await card(b), "Turquie");
  await b.click(".m-other:not([aria-current])");
  await b.until("() => document.querySelector('.m-suggestion .m-who').textContent === 'Vladimir Poutine'");
});

journey("keys go from quotation to quotation, to names and to notes, and say where they are", LAPTOP, async (b) => {
  await ready(b);
  await b.keys("v");
  assert.equal(await card(b), "Vladimir Poutine");
  const said = () => b.run("() => document.querySelector('.m-margins [role=status]').textContent");
  assert.match(await said(), / 1 (sur|of) \d+, Vladimir Poutine/);
  await b.keys("v", "v");
  assert.match(await said(), / 3 (sur|of) /);
  await b.chord(Key.SHIFT, "v");
  assert.match(await said(), / 2 (sur|of) /);
  await b.keys("p");
  assert.match(await said(), /^(Nom|Name) /);
  await b.run("() => { const start = manchette.article().text.indexOf('Tokyo'); return manchette.annotate({ start, end: start + 5, note: 'ici' }); }");
  await b.keys("m");
  await b.until("() => document.activeElement?.matches('.m-note.is-chosen')");
  await b.keys(Key.ENTER);
  await writing(b);
  await b.keys("v");
  assert.equal(await words(b), "iciv", "letters are letters in a field");
  // Switched off, they do nothing outside of it either.
  await b.keys(Key.ESCAPE, Key.ESCAPE);
  await gone(b, ".m-note.is-chosen");
});

journey("on a phone notes rise from below, and all can be reached", { size: { width: 360, height: 740 } }, async (b) => {
  await ready(b);
  const sheet = "() => document.querySelector('.m-sheet')?.getBoundingClientRect().toJSON()";
  await b.drag({ text: "médiation" });
  await selected(b);
  const bar = await b.run("() => document.querySelector('.m-selection').getBoundingClientRect().toJSON()");
  assert.ok(bar.left >= 0 && bar.right <= 360 && Math.round(bar.bottom) === 740, "the bar is docked at the foot");
  await b.click(".m-selection .m-tool");
  await writing(b);
  await b.keys("sur un téléphone");
  const box = await b.until(sheet);
  assert.ok(box.height <= 740 * 0.45 + 1, "the text stays in sight");
  const line = await b.run("() => rangeOf({ text: 'médiation' }).getClientRects()[0].bottom");
  assert.ok(line <= box.top, "the passage stands above the sheet");
  await b.keys(Key.ESCAPE);
  await b.click(".m-sheet-head .m-tool:last-child");
  await gone(b, ".m-sheet");
  await b.run("() => manchette.annotate({ note: 'sur tout' })");
  await b.click(".m-tick");
  await b.until("() => document.querySelector('.m-sheet .m-note-text')?.textContent === 'sur un téléphone'");
  await b.click(".m-sheet-head .m-tool:nth-of-type(1)");
  await b.until("() => document.querySelector('.m-sheet .m-note-text')?.textContent === 'sur tout'");
  await b.click(".m-sheet .is-danger");
  await gone(b, ".m-sheet");
  await b.click(".m-speaker:nth-child(3)");
  await b.until("() => document.querySelector('.m-sheet .m-suggestion')");
  for (const width of [360, 320]) {
    await b.resize(width, 640);
    await b.run("() => manchette.settled()");
    const out = await b.run("() => [...document.querySelectorAll('.m-sheet button')].filter((e) => { const r = e.getBoundingClientRect(); return r.left < 0 || r.right > innerWidth; }).length");
    assert.equal(out, 0, `every button within ${width} px`);
    assert.equal(await b.run("() => document.documentElement.scrollWidth <= innerWidth"), true);
  }
});

journey("copied words are the article's own characters", LAPTOP, async (b) => {
  await ready(b);
  await b.run("(text) => manchette.open({ text }).then(() => manchette.settled())", TEXT);
  assert.ok(await b.run("() => document.querySelector('article').textContent.includes('phrase\\u202f:')"), "a narrow space is shown");
  await b.drag({ text: "phrase" }, { text: "rien" });
  await selected(b);
  const copied = await b.run(`() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector("article p").dispatchEvent(event);
    return [data.getData("text/plain"), event.defaultPrevented];
  }`);
  assert.deepEqual(copied, ["phrase : rien", true]);
});

journey("what an earlier page left unfinished is shown and taken up again", LAPTOP, async (b) => {
  await ready(b);
  await b.drag({ text: "médiation" });
  await selected(b);
  await b.keys("n");
  await writing(b);
  await b.keys("à demi");
  // A page that dies leaves the draft as it stands now, with a later hand of its own.
  const [key, value] = await b.run("() => { const key = document.activeElement.dataset.draftKey; return [key, localStorage.getItem(key)]; }");
  await b.run("(key) => { localStorage.removeItem(key); return manchette.unmount(); }", key);
  await b.run("([key, value]) => { const draft = JSON.parse(value); draft[2][1] += 60_000; draft[2][2] = 'à demi écrite'; localStorage.setItem(key, JSON.stringify(draft)); }", [key, value]);
  await b.reload();
  await b.until("() => globalThis.manchette && manchette.settled().then(() => true)");
  await b.until("() => document.querySelector('.m-twin .m-note-text')?.textContent === 'à demi écrite'");
  await b.click(".m-twin .m-button");
  await writing(b);
  assert.equal(await words(b), "à demi écrite");
  await b.chord(Key.CONTROL, Key.ENTER);
  await gone(b, ".m-twin");
  assert.equal((await notes(b))[0].note, "à demi écrite");
});

journey("two texts of one note both stand until one is kept", LAPTOP, async (b) => {
  await ready(b);
  const { id } = await b.run("() => { const start = manchette.article().text.indexOf('Tokyo'); return manchette.annotate({ start, end: start + 5, note: 'un' }); }");
  // Two tabs that have not heard of each other write the same note: each replaces a value that the other never saw.
  await b.run(`async (id) => {
    const key = Object.keys(localStorage).find((key) => key.endsWith(id));
    const before = localStorage.getItem(key);
    await manchette.update(id, { note: "deux" });
    const here = localStorage.getItem(key);
    const writer = JSON.parse(here)[4][0];
    const there = here.replaceAll(writer, writer.split("").reverse().join("")).replace("deux", "trois");
    if (there === before || there === here) throw new Error("the other tab's value is its own");
    localStorage.setItem(key, there);
    dispatchEvent(new StorageEvent("storage", { key, newValue: there, storageArea: localStorage }));
  }`, id);
  await b.until("() => document.querySelectorAll('.m-twin').length === 2");
  assert.deepEqual(await b.run("() => [...document.querySelectorAll('.m-twin .m-note-text')].map((e) => e.textContent).sort()"), ["deux", "trois"]);
  await b.click(".m-note");
  await b.click(".m-note.is-chosen > .m-actions .m-button");
  await writing(b);
  assert.deepEqual((await words(b)).split("\n\n").sort(), ["deux", "trois"], "the field holds both");
  await b.keys(", donc", Key.ESCAPE);
  await gone(b, ".m-twin");
  await b.keys(Key.ESCAPE);
  await b.run("() => manchette.undo()");
  await b.until("() => document.querySelectorAll('.m-twin').length === 2");
  await b.click(".m-twin .m-button");
  await gone(b, ".m-twin");
  assert.ok(["deux", "trois"].includes((await notes(b))[0].note));
});

for (const [width, height] of [[360, 780], [768, 1024], [1280, 900]]) {
  journey(`axe finds nothing in the margins at ${width} px, light and dark`, { size: { width, height } }, async (b) => {
    await ready(b);
    await b.run("() => { const start = manchette.article().text.indexOf('Tokyo'); return manchette.annotate({ start, end: start + 5, note: 'voir https://example.org/', tags: ['lieu'] }); }");
    for (const scheme of ["light", "dark"]) {
      await b.media({ scheme });
      const states = [
        ["selection", async () => { await b.drag({ text: "médiation" }); await selected(b); }],
        ["chosen", async () => { await b.keys(Key.ESCAPE); await b.click(".m-tick"); await b.until("() => document.querySelector('.is-chosen')"); }],
        ["edited", async () => { await b.keys(Key.ENTER); await b.until("() => document.querySelector('.is-edited')"); }],
        ["card", async () => { await b.keys(Key.ESCAPE, Key.ESCAPE); await b.click({ text: "Turquie" }); await card(b); }],
      ];
      for (const [name, go] of states) {
        await go();
        await new Promise((resolve) => setTimeout(resolve, 250));
        assert.deepEqual(await b.axe(), [], `${name}, ${scheme}`);
      }
      await b.keys(Key.ESCAPE);
    }
  });
}
