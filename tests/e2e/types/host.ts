// A page that embeds Manchette, as its author would write it: `make test-types` compiles it against the hand-written
// types. It is read by the compiler alone and never runs.
import init, { mount } from "../../../src/web/manchette";
import type { Manchette, OpenInput, Span, State, Tally } from "../../../src/web/manchette";

async function host(element: HTMLElement): Promise<void> {
  await init();
  await init({ module_or_path: new URL("https://example.org/manchette_bg.wasm") });

  const plain: Manchette = await mount(element);
  await plain.unmount();

  const article: OpenInput = { text: "Il a dit « oui ».", title: "Oui", source: "https://example.org/oui", language: "fr" };
  const manchette = await mount(element, {
    article,
    store: "memory",
    namespace: "cours",
    ui: "margin",
    language: "fr",
    theme: "auto",
    shortcuts: false,
    readOnly: false,
    author: { name: "Ana", id: "https://example.org/ana" },
    now: () => 0,
    newId: () => "0000000000",
  });
  const version: string = manchette.version;

  const { id, title, states } = await manchette.open({ text: "Non.", annotations: [], save: false });
  const tally: Tally = states;
  const sums: number[] = (Object.keys(tally) as State[]).map((state) => tally[state]);

  const { text, blocks, source } = manchette.article();
  const kinds: string[] = blocks.map(({ start, end, kind }) => text.slice(start, end) + kind);
  const notes: number = (await manchette.articles()).reduce((sum, one) => sum + one.notes, 0);

  const { quotes, entities } = await manchette.analyse();
  const speakers: (string | undefined)[] = quotes.map((quote) => quote.speaker?.name ?? quote.relay?.name);
  const cues: (Span | null)[] = quotes.map((quote) => quote.cue);
  const people: string[] = entities.filter((entity) => entity.type === "PER").map((entity) => entity.name);
  const rules: string[] = (await manchette.analyse("« Oui », dit-elle.")).quotes.map((quote) => quote.why.rule);

  for (const mark of manchette.marks()) {
    if (mark.layer === "quote" && mark.decision === "none") await manchette.decide(mark.id, { accept: true });
    else await manchette.decide(mark.id, { reject: true });
  }

  const made = await manchette.annotate({ start: 0, end: 3, note: "à vérifier", tags: ["chiffres"], colour: "amber" });
  await manchette.annotate({ note: "sur tout l’article" });
  await manchette.update(made.id, { colour: "rose", tags: [] });
  const quoted: (string | undefined)[] = manchette.annotations().map((one) => one.quote);
  await manchette.remove(made.id);
  const { done, what, refused } = await manchette.undo();
  if (!done) console.log(what, refused);
  await manchette.redo();

  await manchette.select(0, 3);
  const selected: Span | null = manchette.selection();
  const range: Range = manchette.range(0, 3);
  const offset: number | null = manchette.offset(range.startContainer, range.startOffset);
  const categories: string[] = manchette.painted().map((one) => one.category);

  const { state, used, limit, pending } = manchette.storage();
  const room: number = state === "saved" ? limit - used : pending.length;
  const stop: () => void = manchette.on("change", (event) => console.log(event));
  stop();
  const { saved, painted, analysed } = await manchette.settled();
  await manchette.forget(id);
  await manchette.forget("everything");
  await manchette.unmount();

  console.log(version, title, sums, kinds, source, notes, speakers, cues, people, rules, quoted, selected, offset);
  console.log(categories, room, saved && painted && analysed);
}

// What the types must refuse.
async function mistakes(element: HTMLElement, manchette: Manchette): Promise<void> {
  // @ts-expect-error a selector is no element
  await mount("#article");
  // @ts-expect-error there is no such theme
  await mount(element, { theme: "sepia" });
  // @ts-expect-error there is no such colour
  await manchette.annotate({ colour: "red" });
  // @ts-expect-error a decision says what is decided
  await manchette.decide("mark", "accept");
  // @ts-expect-error there is no such event
  manchette.on("click", () => {});
  // @ts-expect-error a range has two ends
  manchette.range(0);
}

export { host, mistakes };
