// Puts the components of desk.html in their places around the article of index.html, as the interface does:
// same hosts, same class names, same custom properties, same highlights. ?show= names what floats above.
const $ = (selector, root = document) => root.querySelector(selector);
const show = new Set((new URLSearchParams(location.search).get("show") ?? "selection").split(","));
const source = new DOMParser().parseFromString(await (await fetch("../../index.html")).text(), "text/html");
document.body.prepend(document.adoptNode($("#desk", source)));
const desk = $("#desk"), article = $("article");
const fill = (id) => $(`#${id}`).content.cloneNode(true);
const host = (tag, name, ...parts) => {
  const element = document.createElement(tag);
  element.className = name;
  element.dataset.manchette = "";
  element.append(...parts);
  desk.append(element);
  return element;
};
$(".m-bar").append(fill("bar"));
host("section", "m-strip", fill("strip"));
const outline = host("aside", "m-outline", fill("outline"), fill("seals"));
outline.setAttribute("aria-label", "Qui dit quoi");
outline.classList.toggle("is-open", show.has("outline"));
const gutter = host("div", "m-gutter"), edge = host("div", "m-edge");
const notes = host("aside", "m-notes", show.has("empty") ? fill("empty") : fill("notes"));
notes.setAttribute("aria-label", "Notes");
const layer = host("div", "m-layer");
for (const id of ["selection", "sheet", "sheet-quote", "menu", "library", "welcome", "paste", "help", "confirm", "messages"]) if (show.has(id)) layer.append(fill(id));
const dialog = $("dialog", layer);
if (dialog) dialog.showModal();

// ---- Marks: [first words, last words, speaker, kind, verb, checked] ----
const QUOTES = [
  ["« la prochaine", "étape »", 1, "quote", "a déclaré", true], ["« un cessez-le-feu", "territoire »", 1, "quote", "", true],
  ["« Nous menons", "Astana »", 1, "review", "déclaré", false], ["« A ce que je vois", "innocents »", 1, "quote", "expliqué", true],
  ["l’instauration", "normalisation de la situation en Syrie", 1, "reported", "indiqué", false],
  ["il était temps", "conflit syrien", 1, "reported", "ajouté", false],
  ["les forces gouvernementales", "positions à Alep", 1, "reported", "exprimé", false],
  ["« Je compte vraiment", "détruites »", 2, "quote", "a indiqué", false],
  ["la situation actuelle", "de la Russie", 3, "reported", "estimé", false],
  ["du point de vue", "situation à Palmyre, ".trimEnd().slice(0, -1), 4, "reported", "selon", false],
  ["« La question", "significatif. »", 5, "quote", "", false],
];
const NAMES = { per: ["Vladimir Poutine", "Erdogan", "Recep Tayyip Erdogan"], loc: ["Syrie", "Turquie", "Kazakhstan", "Astana", "Tokyo", "Ankara", "Alep", "Saint-Pétersbourg", "Palmyre"], org: ["AFP", "Kremlin", "Sputnik"], date: ["vendredi"], misc: ["coalition internationale"] };
const NOTES = [["note-amber", "un cessez-le-feu sur", "du territoire"], ["note2-rose", "ensemble du territoire", "territoire"], ["chosen-green", "exactement ce dont", "avions convenu"], ["note-rose", "normalisation de la", "situation"], ["note-blue", "opérations militaires", "réussies"]];
const nodes = [...article.children].map((block) => block.firstChild);
function find(words, from = 0) {
  for (const node of nodes.slice(from)) {
    const at = node.data.indexOf(words);
    if (at >= 0) return { node, at, index: nodes.indexOf(node) };
  }
  throw new Error(words);
}
function range(first, last) {
  const a = find(first);
  const end = a.node.data.indexOf(last, a.at) + last.length;
  const r = document.createRange();
  r.setStart(a.node, a.at);
  r.setEnd(a.node, end);
  return r;
}
const PRIORITY = { quote: 1, reported: 1, review: 2, verb: 3, per: 4, loc: 4, org: 4, date: 4, misc: 4, note: 6, note2: 7, chosen: 9, found: 11 };
const painted = new Map();
const paint = (name, r) => {
  if (!painted.has(name)) painted.set(name, []);
  painted.get(name).push(new StaticRange({ startContainer: r.startContainer, startOffset: r.startOffset, endContainer: r.endContainer, endOffset: r.endOffset }));
};
for (const [first, last, n, kind, verb] of QUOTES) {
  paint(`${kind}-${n}`, range(first, last));
  if (verb && verb !== "selon") { const block = nodes.find((node) => node.data.includes(first)); const at = block.data.indexOf(verb); if (at >= 0) { const r = document.createRange(); r.setStart(block, at); r.setEnd(block, at + verb.length); paint(`verb-${n}`, r); } }
}
for (const [kind, names] of Object.entries(NAMES)) for (const name of names) for (const node of nodes) for (let at = node.data.indexOf(name); at >= 0; at = node.data.indexOf(name, at + 1)) { const r = document.createRange(); r.setStart(node, at); r.setEnd(node, at + name.length); paint(kind, r); }
for (const [name, first, last] of NOTES) paint(name, range(first, last));
for (const [name, ranges] of painted) {
  const highlight = new Highlight(...ranges);
  highlight.priority = PRIORITY[name.split("-")[0]];
  CSS.highlights.set(`manchette-${name}`, highlight);
}

// ---- Places ----
const set = (element, values) => Object.entries(values).forEach(([k, v]) => element.style.setProperty(k, v));
function lay() {
  gutter.replaceChildren();
  edge.replaceChildren();
  const top = article.getBoundingClientRect().top;
  let last = "", floor = -100;
  for (const [first, end, n, kind, verb, checked] of QUOTES) {
    const box = range(first, end).getBoundingClientRect();
    const bar = document.createElement("span");
    bar.className = `m-voice-bar m-voice-${n}${kind === "reported" ? " is-reported" : ""}`;
    set(bar, { "--y": `${box.top - top}px`, "--h": `${box.height}px` });
    gutter.append(bar);
    if (`${n}${verb}` === last || !verb) continue;
    last = `${n}${verb}`;
    const label = document.createElement("button");
    label.type = "button";
    label.className = `m-speaker m-voice-${n}`;
    const seal = $(`#seals`).content.querySelector(`.m-voice-${n} .m-seal${checked ? ".is-checked" : ""}`).cloneNode(true);
    const line = document.createElement("span"), who = document.createElement("span"), cue = document.createElement("span");
    line.className = "m-speaker-line"; who.className = "m-who"; cue.className = "m-verb";
    who.textContent = "V. Poutine"; cue.textContent = verb;
    line.append(seal, who);
    label.append(line, cue);
    const y = Math.max(box.top - top - 4, floor);
    floor = y + 48;
    set(label, { "--y": `${y}px` });
    gutter.append(label);
  }
  // Chosen keeps its place; here simply downwards, with the gap of 18 px.
  let below = show.has("unplaced") ? 560 : 0;
  for (const place of notes.querySelectorAll(".m-place")) {
    const anchor = find(place.dataset.at);
    const r = document.createRange();
    r.setStart(anchor.node, anchor.at);
    r.setEnd(anchor.node, anchor.at + place.dataset.at.length);
    const line = r.getClientRects()[0], raised = place.querySelector(".m-suggestion, .is-chosen, .is-edited"), want = (line.top + line.bottom) / 2 - top - (raised ? 25 : 11), y = Math.max(want, below);
    below = y + place.offsetHeight + 18;
    set(place, { "--y": `${y}px` });
    if (place.dataset.tick) {
      const tick = document.createElement("button");
      tick.type = "button";
      tick.className = `m-tick m-${place.dataset.tick}`;
      tick.setAttribute("aria-label", "Note");
      set(tick, { "--y": `${line.top - top - 2}px` });
      edge.append(tick);
    }
    if (y - want > 30 || place.dataset.leader) {
      const leader = document.createElement("span");
      leader.className = `m-leader m-voice-1 ${place.dataset.tick ? `m-${place.dataset.tick}` : ""} ${place.dataset.leader}${y - want < 2 ? " is-level" : ""}`;
      set(leader, { "--y": `${want + (raised ? 25 : 11)}px`, "--h": `${y - want}px` });
      edge.append(leader);
    }
  }
  notes.style.minHeight = `${below}px`;
  const bar = $(".m-selection");
  if (bar) {
    const r = range(bar.dataset.over, bar.dataset.over), box = r.getBoundingClientRect(), page = desk.getBoundingClientRect(), column = article.getBoundingClientRect();
    const x = Math.min(Math.max(box.left, column.left), column.right - bar.offsetWidth);
    set(bar, { "--x": `${x - page.left}px`, "--y": `${box.top - page.top - 8 - bar.offsetHeight}px`, "--arrow": `${Math.max(20, box.left + 30 - x)}px` });
    getSelection().removeAllRanges();
    getSelection().addRange(r);
  }
}
for (const part of document.querySelectorAll("[data-x],[data-w]")) { if (part.dataset.x) part.style.setProperty("--x", part.dataset.x); part.style.setProperty("--w", part.dataset.w); }
if (show.has("unplaced")) notes.prepend(fill("unplaced"));
await document.fonts.ready;
lay();
requestAnimationFrame(() => notes.querySelectorAll(".m-place").forEach((place) => place.classList.add("is-placed")));
addEventListener("resize", lay);
document.documentElement.dataset.ready = "";
