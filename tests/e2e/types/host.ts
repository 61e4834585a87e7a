// A page that embeds Manchette, checked against the hand-written types by `make test-types`. Nothing here runs.
import init, { mount } from "../../../src/web/manchette.js";
import type {
  Analysis, Annotation, Article, Colour, ListedArticle, Manchette, Mark, Opened, Painted, Span, State, StorageReport, Tally,
} from "../../../src/web/manchette.js";

const element = document.querySelector<HTMLElement>("#lecture");
if (!element) throw new Error("no element to read in");

await init({ module_or_path: new URL("./pkg/manchette_bg.wasm", import.meta.url) });
await init();
const m: Manchette = await mount(element, {
  article: { text: "« Nous partirons », a déclaré Ana Lopez.", title: "Départ", source: "Divers", language: "fr", save: false },
  store: "memory",
  namespace: "lecture",
  ui: "margin",
  language: "fr",
  theme: "auto",
  shortcuts: false,
  readOnly: false,
  author: { name: "Ana", id: "https://example.org/ana" },
  now: () => Date.now(),
  newId: () => "note000001",
});
const plain: Manchette = await mount(element);

const version: string = m.version;
const opened: Opened = await m.open({ id: "abcdefghij", annotations: [{ "@context": "http://www.w3.org/ns/anno.jsonld" }] });
await m.open({ html: "<h1>Titre</h1><p>Bonjour.</p>", source: "Divers" });
const states: Tally = opened.states;
const exact: number = states.exact;
const article: Article = m.article();
const kinds: string[] = article.blocks.map((block) => block.kind + article.text.slice(block.start, block.end));
const listed: ListedArticle[] = await m.articles();
const notes: number = listed.reduce((sum, one) => sum + one.notes + one.versions + one.opened, 0);
await m.forget("everything");
await m.forget(opened.id);

const analysis: Analysis = await m.analyse("« Oui », dit-elle.");
const here: Analysis = await m.analyse();
const speakers: (string | undefined)[] = analysis.quotes.map((quote) => quote.speaker?.name ?? quote.relay?.name);
const places: string[] = here.entities.filter((entity) => entity.type === "LOC").map((entity) => entity.name);
const marks: Mark[] = m.marks();
for (const mark of marks) await m.decide(mark.id, mark.decision === "none" ? { accept: true } : { reject: true });
await m.decide("e0-5", { kind: "ORG", name: "Sputnik", everywhere: true });
await m.decide("e0-5", { reject: true, everywhere: true });
await m.decide("q0-5", { kind: "indirect", speaker: null, start: 1, end: 4 });
await m.decide("q0-5", { speaker: { name: "Ana Lopez" } });
await m.decide("q0-5", { speaker: { start: 20, end: 29 }, name: "Ana Lopez" });
const made: string = (await m.mark({ start: 0, end: 5, kind: "direct", speaker: { name: "Ana Lopez" } })).id;
await m.mark({ start: 9, end: 12, kind: "PER", everywhere: true });

const { id } = await m.annotate({ start: 0, end: 5, note: "À vérifier", tags: ["source"], colour: "rose" });
await m.annotate({ note: "Sur tout l’article" });
await m.update(id, { colour: "blue" });
await m.update(id, { start: 2, end: 6 });
await m.remove(id);
const undone = await m.undo();
const redone = await m.redo();
const said: string | undefined = undone.done ? undone.what : redone.refused;

const annotations: Annotation[] = m.annotations();
const words = (a: Annotation): string => a.quote ?? a.note ?? a.tags.join(", ");
const state: State | undefined = annotations[0]?.state;
const colour: Colour | undefined = annotations[0]?.colour;

await m.select(0, 4);
const selected: Span | null = m.selection();
const range: Range = m.range(0, 4);
const at: number | null = m.offset(range.startContainer, range.startOffset);
const painted: Painted[] = m.painted();
const storage: StorageReport = m.storage();
const full: boolean = storage.state === "full" || storage.used > 0.9 * storage.limit || storage.pending.length > 0;

const off = m.on("change", (event) => console.log(event.type));
m.on("error", ({ detail }) => console.warn(detail?.message));
off();
const came = await m.import("[]", "jsonld", { partial: true });
const figures: number = came.created + came.updated + came.unchanged + came.states.exact + came.conflicts.length;
export const left: string[] = [String(figures), ...came.rejected.map(({ index, reason }) => `${index}: ${reason}`)];
const file: Blob = await m.backup();
const { articles, notes: restored, conflicts } = await m.restore(file);
const last: number | undefined = m.storage().lastBackup;
export const kept = [articles, restored, conflicts.join(), last];

const { changes, states: followed } = await m.compare({ text: "Bonjour à tous." });
const first = changes[0]!;
const where: [string, number | undefined, number | undefined] = [first.kind, first.old?.start, first.new?.end];
await m.adopt();
await m.resolve("0000000000", { start: 0, end: 7 });
await m.resolve("0000000000", null);
export const watched = [where, followed.suggested];

const done = await m.settled();
if (done.saved && done.painted && done.analysed) await m.unmount();

export const used = [version, made, exact, kinds, notes, speakers, places, said, words, state, colour, selected, at, painted, full, plain];

// What must not compile.

// @ts-expect-error an element is needed
await mount();
// @ts-expect-error a selector is no element
await mount("#lecture");
// @ts-expect-error unknown option
await mount(element, { storage: "local" });
// @ts-expect-error unknown language
await mount(element, { language: "de" });
// @ts-expect-error a page is its source, not its document
await m.open({ html: document });
// @ts-expect-error annotations are objects
await m.open({ text: "Bonjour", annotations: ["note"] });
// @ts-expect-error positions are numbers
await m.annotate({ start: "0", end: 5 });
// @ts-expect-error no such colour
await m.annotate({ start: 0, end: 5, colour: "yellow" });
// @ts-expect-error the id comes first
await m.update({ note: "sans identifiant" });
// @ts-expect-error either or
await m.decide("q0-5", { accept: true, reject: true });
// @ts-expect-error a decision says true
await m.decide("q0-5", { accept: false });
// @ts-expect-error accepted or corrected
await m.decide("q0-5", { accept: true, kind: "direct" });
// @ts-expect-error no such kind
await m.decide("q0-5", { kind: "spoken" });
// @ts-expect-error a name or a place
await m.decide("q0-5", { speaker: { name: "Ana Lopez", start: 0, end: 3 } });
// @ts-expect-error a mark has a kind
await m.mark({ start: 0, end: 5 });
// @ts-expect-error no such event
m.on("click", () => {});
// @ts-expect-error a listener is a function
m.on("change", "alert");
// @ts-expect-error both ends
await m.select(0);
// @ts-expect-error the version is given
m.version = "2";
// @ts-expect-error the offset is no text
const wrong: string = m.offset(document, 0);
// @ts-expect-error a backup is a file
await m.restore("{}");
// @ts-expect-error a span or null
await m.resolve("0000000000");
// @ts-expect-error unknown format
await m.import("[]", "pdf");
// @ts-expect-error no such method in this version
await m.export("jsonld");
export { wrong };
