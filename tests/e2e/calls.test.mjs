// Malformed calls of the scripting interface: each is refused with a message, and nothing is changed by any.
import assert from "node:assert/strict";
import { count, journey } from "./harness/journey.mjs";
import { annotate, everythingStored, opened } from "./harness/manchette.mjs";

/**
 * Runs in the page. Builds the table of calls anew and makes those from `from` to `to`; resolves with what went wrong
 * and how many there are in all. Values that cannot cross to the page (cyclic, throwing, symbols) are made there.
 */
const callAll = async (ids, from, to) => {
  const { note, mark, name, article } = ids;
  const cyclic = {};
  cyclic.self = cyclic;
  const throwing = (name) => Object.defineProperty({}, name, { enumerable: true, get: () => { throw new RangeError("getter"); } });
  const symbolic = { [Symbol("note")]: 1 };
  const proxy = new Proxy({}, { ownKeys: () => { throw new RangeError("trap"); } });
  const getting = new Proxy({}, { get: () => { throw new RangeError("trap"); } });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const named = {
    undefined, null: null, true: true, 0: 0, "-1": -1, NaN, Infinity, "1.5": 1.5, "2n": 2n, empty: "", words: "mot", symbol: Symbol("s"),
    list: [], nested: [[1]], function: () => 1, cyclic, symbolic, proxy, getting, revoked: revoked.proxy, date: new Date(0), map: new Map([[1, 2]]),
    element: document.body, "long list": new Array(2 ** 32 - 1), boxed: Object("mot"), regexp: /a/,
  };
  const all = Object.entries(named);
  const but = (...keep) => all.filter(([name]) => !keep.includes(name));
  const { text } = manchette.article();
  const emoji = text.indexOf("🕊") + 1;
  const blank = text.indexOf(" ");
  const end = text.length;
  const table = [];
  const add = (call, what, ...args) => table.push([`${call}(${what})`, () => manchette[call](...args)]);

  const positions = but("0").filter(([name]) => name !== "undefined");
  for (const [name, value] of positions) {
    add("annotate", `start: ${name}`, { start: value, end: 5 });
    add("annotate", `end: ${name}`, { start: 0, end: value });
    add("update", `start: ${name}`, note, { start: value, end: 5 });
    add("update", `end: ${name}`, note, { start: 0, end: value });
    add("select", `${name}, 5`, value, 5);
    add("select", `0, ${name}`, 0, value);
    add("range", `${name}, 5`, value, 5);
    add("range", `0, ${name}`, 0, value);
    add("offset", `node, ${name}`, document.querySelector("#texte").firstChild, value);
  }
  const spans = {
    reversed: [9, 4], empty: [4, 4], beyond: [0, end + 1], "far beyond": [0, 2 ** 31], huge: [0, Number.MAX_SAFE_INTEGER], vast: [1e300, 1e301],
    "half an emoji": [emoji - 1, emoji], "from half an emoji": [emoji, emoji + 3], negative: [-3, -1], "both beyond": [end + 1, end + 2], fraction: [0.5, 3],
  };
  for (const [what, [start, stop]] of Object.entries(spans)) {
    add("decide", what, mark, { start, end: stop });
    add("decide", `speaker ${what}`, mark, { speaker: { start, end: stop } });
    add("mark", what, { start, end: stop, kind: "PER" });
    add("mark", `speaker ${what}`, { start: 0, end: 5, kind: "direct", speaker: { start, end: stop } });
  }
  for (const [name, [start, stop]] of Object.entries(spans)) {
    add("annotate", name, { start, end: stop });
    add("update", name, note, { start, end: stop });
    add("select", name, start, stop);
    add("range", name, start, stop);
  }
  add("annotate", "white space", { start: blank, end: blank + 1 });
  add("update", "white space", note, { start: blank, end: blank + 1 });
  add("annotate", "start alone", { start: 3 });
  add("annotate", "end alone", { end: 3 });
  add("update", "end alone", note, { end: 3 });
  add("select", "nothing");
  add("range", "nothing");

  for (const [name, value] of but("cyclic", "symbolic", "date", "map", "regexp", "element")) {
    add("annotate", name, value);
    add("update", `note, ${name}`, note, value);
    add("open", name, value);
    add("decide", `mark, ${name}`, mark, value);
  }
  for (const [name, value] of [["cyclic", cyclic], ["symbolic", symbolic], ["boxed", Object("mot")]]) {
    add("annotate", name, value);
    add("update", `note, ${name}`, note, value);
    add("open", name, value);
    add("decide", `mark, ${name}`, mark, value);
  }
  for (const member of ["start", "end", "note", "tags", "colour"]) {
    add("annotate", `${member} throws`, throwing(member));
    add("update", `note, ${member} throws`, note, throwing(member));
  }
  for (const member of ["text", "title", "annotations", "save", "id", "source", "language"]) {
    const given = throwing(member);
    if (member !== "text") Object.assign(given, { text: "Texte." });
    add("open", `${member} throws`, given);
  }
  for (const [name, value] of but("undefined", "words", "empty")) {
    add("annotate", `note: ${name}`, { start: 0, end: 5, note: value });
    add("update", `note: ${name}`, note, { note: value });
    add("open", `text: ${name}`, { text: value });
    add("open", `title: ${name}`, { text: "Texte.", title: value });
    add("open", `source: ${name}`, { text: "Texte.", source: value });
    add("forget", name, value);
    add("remove", name, value);
    add("update", `${name}, {}`, value, { note: "x" });
    add("decide", `${name}, accept`, value, { accept: true });
    add("analyse", name, value);
  }
  for (const [name, value] of but("undefined")) {
    add("annotate", `colour: ${name}`, { start: 0, end: 5, colour: value });
    add("update", `colour: ${name}`, note, { colour: value });
    add("on", `${name}, f`, value, () => 1);
    if (name !== "function") add("on", `change, ${name}`, "change", value);
    if (name !== "true") add("open", `save: ${name}`, { text: "Texte.", save: value });
    if (name !== "true") add("decide", `accept: ${name}`, mark, { accept: value });
    if (name !== "true") add("decide", `reject: ${name}`, mark, { reject: value });
    if (name !== "true") add("decide", `everywhere: ${name}`, mark, { kind: "direct", everywhere: value });
    add("decide", `kind: ${name}`, mark, { kind: value });
    add("mark", `kind: ${name}`, { start: 0, end: 5, kind: value });
    if (name !== "null") add("decide", `speaker: ${name}`, mark, { speaker: value });
    if (name !== "words") add("decide", `name: ${name}`, mark, { name: value });
    if (name !== "words") add("mark", `name: ${name}`, { start: 0, end: 5, kind: "PER", name: value });
    add("mark", name, value);
    if (name !== "element") add("offset", `${name}, 0`, value, 0);
    if (name !== "words") add("open", `html: ${name}`, { html: value });
    if (name !== "words") add("open", `language: ${name}`, { text: "Texte.", language: value });
    if (name !== "list") {
      add("annotate", `tags: ${name}`, { start: 0, end: 5, tags: value });
      add("open", `annotations: ${name}`, { text: "Texte.", annotations: value });
    }
    if (name !== "words") add("annotate", `tags: [${name}]`, { start: 0, end: 5, tags: ["bon", value] });
    add("open", `annotations: [${name}]`, { text: "Texte.", annotations: [value] });
  }
  add("annotate", "blank tag", { start: 0, end: 5, tags: ["  "] });
  add("annotate", "unknown member", { start: 0, end: 5, color: "rose" });
  add("update", "unknown member", note, { body: "x" });
  add("open", "unknown member", { text: "Texte.", author: "x" });
  add("open", "html and text", { html: "<p>Texte.</p>", text: "Texte." });
  add("open", "html without words", { html: "<p hidden>Texte.</p><script>Texte.</script>" });
  add("open", "html nested too deep", { html: "<div>".repeat(5001) });
  add("open", "nothing to open", { title: "Titre" });
  add("open", "blank", { text: " \n\t " });
  add("open", "language with white space", { text: "Texte.", language: "fr FR" });
  add("open", "no known id", { id: "zzzzzzzzzz" });
  add("open", "no id at all", { id: "../../a" });
  add("decide", "both", mark, { accept: true, reject: true });
  add("decide", "neither", mark, {});
  add("decide", "everywhere, and nothing else", mark, { everywhere: true });
  add("decide", "accepted everywhere", mark, { accept: true, everywhere: true });
  add("decide", "accepted and another", mark, { accept: true, name: "Ana Lopez" });
  add("decide", "rejected and another", mark, { reject: true, kind: "direct" });
  add("decide", "rejected as false", mark, { reject: false });
  add("decide", "kind of another layer", mark, { kind: "PER" });
  add("decide", "kind of the other layer", name, { kind: "direct" });
  add("decide", "speaker of a name", name, { speaker: { name: "Ana Lopez" } });
  add("decide", "no speaker of a name", name, { speaker: null });
  add("decide", "speaker twice", mark, { speaker: { name: "Ana Lopez" }, name: "Ana" });
  add("decide", "nobody by name", mark, { speaker: null, name: "Ana" });
  add("decide", "speaker by name and place", mark, { speaker: { name: "Ana Lopez", start: 0, end: 4 } });
  add("decide", "speaker by nothing", mark, { speaker: {} });
  add("decide", "speaker with a blank name", mark, { speaker: { name: " " } });
  add("decide", "speaker by half a place", mark, { speaker: { start: 0 } });
  add("decide", "speaker on white space", mark, { speaker: { start: blank, end: blank + 1 } });
  add("decide", "speaker with an unknown member", mark, { speaker: { name: "Ana", id: 1 } });
  add("decide", "blank name", name, { name: " \u00a0" });
  add("decide", "unknown member", mark, { type: "PER" });
  add("decide", "white space", mark, { start: blank, end: blank + 1 });
  add("decide", "end before its own start", mark, { end: 0 });
  add("decide", "start after its own end", mark, { start: end });
  add("mark", "nothing", undefined);
  add("mark", "no kind", { start: 0, end: 5 });
  add("mark", "no place", { kind: "PER" });
  add("mark", "half a place", { start: 0, kind: "PER" });
  add("mark", "white space", { start: blank, end: blank + 1, kind: "PER" });
  add("mark", "speaker of a name", { start: 0, end: 5, kind: "PER", speaker: null });
  add("mark", "blank name", { start: 0, end: 5, kind: "PER", name: "" });
  add("mark", "a judgement", { start: 0, end: 5, kind: "PER", accept: true });
  add("decide", "unknown mark", "q999999-1000000", { accept: true });
  add("remove", "unknown id", "zzzzzzzzzz");
  add("remove", "an article's id", article);
  add("remove", "path", "../s");
  add("update", "unknown id", "zzzzzzzzzz", { note: "x" });
  add("forget", "unknown id", "zzzzzzzzzz");
  add("forget", "nearly everything", "Everything");
  const items = {
    "no JSON-LD": { note: "x" }, "another type": { "@context": "http://www.w3.org/ns/anno.jsonld", type: "Person" },
    "big integer": { value: 1n }, cyclic, throws: throwing("type"), "toJSON throws": { toJSON() { throw new RangeError("toJSON"); } },
  };
  for (const [name, value] of Object.entries(items)) add("open", `annotations: ${name}`, { text: "Texte.", annotations: [value] });

  const faults = [];
  for (const [what, call] of table.slice(from, to)) {
    let outcome;
    try {
      outcome = await Promise.race([Promise.resolve(call()).then(() => "was accepted"), new Promise((resolve) => setTimeout(resolve, 5000, "never answered"))]);
    } catch (error) {
      outcome = error instanceof Error && error.message.length > 20 ? null : `refused with ${String(error)}`;
    }
    if (outcome) faults.push(`${what}: ${outcome}`);
  }
  return { faults, count: table.length };
};

const methods = [
  "open", "article", "articles", "forget", "analyse", "marks", "decide", "mark", "annotations", "annotate", "update", "remove", "undo", "redo", "select",
  "selection", "range", "offset", "painted", "storage", "on", "settled",
];

journey("every malformed call is refused with a message and changes nothing", {}, async (browser) => {
  await opened(browser);
  await browser.run(() => manchette.open({ text: "La colombe 🕊️ est revenue, a dit Ana Lopez à Madrid.\n« Nous l’attendions », a ajouté le maire." }));
  const { id: note } = await annotate(browser, "colombe", { note: "laquelle ?", tags: ["oiseau"] });
  await browser.run(() => manchette.settled());
  const ids = await browser.run((note) => {
    const first = (wanted) => manchette.marks().find(({ layer }) => layer === wanted).id;
    return { note, mark: first("quote"), name: first("entity"), article: manchette.article().id };
  }, note);
  const look = async () => ({
    stored: await everythingStored(browser),
    shown: await browser.run(() => [manchette.article(), manchette.annotations(), manchette.marks(), manchette.painted(), manchette.selection(), location.hash]),
  });
  const before = await look();
  const { count: all } = await browser.run(callAll, ids, 0, 0);
  assert.ok(all >= 500, `${all} calls`);
  // Every call at each run: what a wrong one changes must be seen, not sampled.
  const step = count(50, 1000);
  for (let from = 0; from < all; from += step) {
    const { faults } = await browser.run(callAll, ids, from, from + step);
    assert.deepEqual(faults, []);
    await browser.run(() => manchette.settled());
    assert.deepEqual(await look(), before, `after the calls from ${from} on`);
  }
});

journey("a mount with malformed options is refused and leaves the page alone", {}, async (browser) => {
  await opened(browser);
  const stored = await everythingStored(browser);
  const { faults, same } = await browser.run(async () => {
    const { mount } = await import(new URL("www/pkg/manchette.js", location.href));
    const host = document.createElement("div");
    document.body.append(host);
    const before = document.body.outerHTML;
    const throwing = Object.defineProperty({}, "store", { enumerable: true, get: () => { throw new RangeError("getter"); } });
    const calls = [
      [], [null], ["#desk"], [{}], [document], [document.createTextNode("x")], [[host]],
      [document.querySelector("#desk")], // a Manchette already
      ...[
        1, "memory", [], () => 1, throwing, { storage: "local" }, { store: "disk" }, { store: 1 }, { namespace: "" }, { namespace: "a/b" }, { namespace: 7 },
        { ui: "all" }, { language: "de" }, { language: null }, { theme: "black" }, { shortcuts: "yes" }, { readOnly: 1 }, { author: "Ana" }, { author: {} },
        { author: { name: 1 } }, { author: { name: "Ana", mail: "x" } }, { now: 5 }, { newId: "abc" }, { article: "texte" }, { article: {} },
        { article: { text: "" } }, { article: { html: "<p> </p>" } }, { article: { text: "Texte.", annotations: [{}] } }, { [Symbol("x")]: 1 },
      ].map((options) => [host, options]),
    ];
    const faults = [];
    for (const [i, call] of calls.entries()) {
      const said = await mount(...call).then(() => "was accepted", (e) => (e instanceof Error && e.message.length > 20 ? null : String(e)));
      if (said) faults.push(`${i}: ${said}`);
    }
    return { faults, same: document.body.outerHTML === before };
  });
  assert.deepEqual({ faults, same }, { faults: [], same: true });
  assert.deepEqual(await everythingStored(browser), stored);
});

journey("after unmount every call is refused and nothing is written", {}, async (browser) => {
  await opened(browser);
  const { id } = await annotate(browser, "Ankara", { note: "la capitale" });
  await browser.run(() => manchette.settled());
  await browser.run(() => manchette.unmount());
  const before = [await everythingStored(browser), await browser.run(() => document.body.outerHTML)];
  const accepted = await browser.run(
    async (methods, id) => {
      const args = {
        open: [{ text: "Texte." }], forget: ["everything"], decide: ["q0-5", { accept: true }], mark: [{ start: 0, end: 5, kind: "PER" }], annotate: [{ note: "x" }], update: [id, { note: "x" }],
        remove: [id], select: [0, 5], range: [0, 5], offset: [document.body, 0], on: ["change", () => 1],
      };
      const accepted = [];
      for (const method of methods) {
        try {
          await manchette[method](...(args[method] ?? []));
          accepted.push(method);
        } catch (error) {
          if (!(error instanceof Error) || !error.message.includes("unmount")) accepted.push(`${method}: ${error}`);
        }
      }
      await manchette.unmount();
      return accepted;
    },
    methods,
    id,
  );
  assert.deepEqual(accepted, []);
  assert.deepEqual([await everythingStored(browser), await browser.run(() => document.body.outerHTML)], before);
});

journey("whoever mounts to read only is refused what would change anything", {}, async (browser) => {
  await opened(browser);
  const { id } = await annotate(browser, "Ankara", { note: "la capitale" });
  await browser.run(async () => {
    await manchette.settled();
    await manchette.unmount();
    const { mount } = await import(new URL("www/pkg/manchette.js", location.href));
    window.manchette = await mount(document.querySelector("#desk"), { readOnly: true });
    await manchette.settled();
  });
  const before = await browser.run(() => manchette.annotations());
  const accepted = await browser.run(async (id) => {
    const [mark] = manchette.marks();
    const calls = {
      annotate: () => manchette.annotate({ start: 0, end: 5 }), update: () => manchette.update(id, { note: "x" }), remove: () => manchette.remove(id),
      decide: () => manchette.decide(mark.id, { reject: true }), mark: () => manchette.mark({ start: 0, end: 5, kind: "PER" }), undo: () => manchette.undo(), redo: () => manchette.redo(),
    };
    const accepted = [];
    for (const [name, call] of Object.entries(calls)) await call().then(() => accepted.push(name), () => {});
    return accepted;
  }, id);
  assert.deepEqual(accepted, []);
  assert.deepEqual(await browser.run(() => manchette.annotations()), before);
});
