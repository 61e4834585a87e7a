// The scripting interface of Manchette, for a page that embeds it.
//
// Positions are UTF-16 code units into the article's text, whose blocks are joined by "\n"; ends are exclusive. Times are
// milliseconds since 1970-01-01T00:00Z. Bad input rejects, or throws where no promise is returned, with an `Error` whose
// message says in the page's language what was wrong and where; nothing has changed then. After `unmount` every call
// but `unmount` itself is refused in the same way.

/** Loads the module. It starts nothing: `mount` does. */
export default function init(options?: {
  /** Where `manchette_bg.wasm` is, or the response to a request for it; beside this file by default. */
  module_or_path?: URL | string | Request | Response | Promise<Response>;
}): Promise<unknown>;

/**
 * Makes `element` a Manchette. Resolves when its article is read, its notes are placed and painted, and this interface
 * answers. The person's interface is drawn after that (the performance mark `manchette:interactive`; `settled()` waits for
 * it). What the journal adds afterwards fires `change`.
 *
 * The article is the `<article>` within `element`, or `element` itself. Without `options.article` what it holds is read
 * as the article and stays as it is, node for node.
 */
export function mount(element: HTMLElement, options?: MountOptions): Promise<Manchette>;

export interface MountOptions {
  /** What to open. Absent: what the element holds. */
  article?: OpenInput;
  /** Keep notes in this browser (default), or until the page is left. */
  store?: "local" | "memory";
  /** Keeps this Manchette's notes apart from those of others on the same origin. Not empty, without "/". */
  namespace?: string;
  /** Everything (default), margins and cards alone, or nothing but painting, selection and this interface. */
  ui?: "full" | "margin" | "none";
  /** Language of the interface and of messages, unless the person has chosen one; the browser's by default. */
  language?: "fr" | "en";
  /** Colours, unless the person has chosen; "auto" (default) follows the system. */
  theme?: "auto" | "light" | "dark";
  /** Whether single keys act; true by default. */
  shortcuts?: boolean;
  /** Notes are shown and cannot be changed. */
  readOnly?: boolean;
  /** Who writes: the creator of the annotations made here. */
  author?: { name: string; id?: string };
  /** The time, for tests. */
  now?: () => number;
  /** New ids of 10 characters of base 36, for tests. An id that is none, or is taken, is replaced by a random one. */
  newId?: () => string;
}

/** A stretch of the article's text. */
export interface Span {
  start: number;
  end: number;
}

/**
 * How surely an annotation stands where it was put: same words and place; only typography differs; same words elsewhere;
 * changed but held; placed by a person; listed with candidates; gone; not looked at yet. The last three are not painted.
 */
export type State = "exact" | "normalised" | "moved" | "changed" | "confirmed" | "suggested" | "lost" | "pending";

/** Number of annotations in each state; all eight, always. */
export type Tally = Record<State, number>;

export type Colour = "amber" | "green" | "blue" | "rose";

/** What to open: a text, a page of HTML, or the id of an article that this browser keeps. */
export interface OpenInput {
  /** An article of `articles()`. */
  id?: string;
  /** Plain text, at most 64 Mi code units, not blank. Every character is kept but CRLF, which becomes LF. */
  text?: string;
  /**
   * A page or a piece of HTML, instead of `text`: at most 8 MB and 5 000 nested tags. It is parsed without being shown, run or
   * requested. What a reader would see of its article becomes blocks; links and pictures do not, but for their words. Title,
   * source and language are those of the page where they are not given.
   */
  html?: string;
  title?: string;
  /** Where it comes from, in words or as an address. Never requested. */
  source?: string;
  /** BCP 47 tag; "fr" by default. */
  language?: string;
  /** W3C Web Annotations (JSON-LD) to place in it. Members that Manchette does not use are kept. */
  annotations?: object[];
  /** Whether the article and its annotations are kept in this browser; true by default. */
  save?: boolean;
}

export interface Opened {
  id: string;
  title: string;
  states: Tally;
}

export interface Article {
  id: string;
  title: string;
  source?: string;
  language: string;
  text: string;
  blocks: (Span & { kind: string })[];
}

export interface ListedArticle {
  id: string;
  title: string;
  source?: string;
  /** Annotations a person made, decisions on marks aside. */
  notes: number;
  versions: number;
  /** When it was last opened. */
  opened: number;
}

export type QuoteKind = "direct" | "mixed" | "indirect" | "scare" | "title";
export type EntityType = "PER" | "LOC" | "ORG" | "MISC" | "DATE";

/** A quotation as the machine finds it. */
export interface Quote extends Span {
  kind: QuoteKind;
  /** Fragments of one utterance share a number. */
  utterance: number;
  /** The verb of speech, or what stands for it. */
  cue: Span | null;
  /** Who speaks, under their full name, and where that is said. */
  speaker: { name: string; start?: number; end?: number } | null;
  /** Who passes the words on. */
  relay?: { name: string } & Span;
  why: { rule: string };
}

/** A mention of a person, place, organisation, date or other thing, under its full name. */
export interface Entity extends Span {
  type: EntityType;
  name: string;
  why: { rule: string };
}

export interface Analysis {
  quotes: Quote[];
  entities: Entity[];
}

/** What is marked in the article: the machine's result after the person's rules and decisions. */
export interface Mark extends Span {
  id: string;
  layer: "quote" | "entity";
  /** A `QuoteKind` or an `EntityType`. */
  kind: string;
  /** The speaker's name, or that of the thing named. */
  name?: string;
  /**
   * The rule that found it, and the words it went by. "person": only a person says so. "learned": a rule that the person
   * made by a correction `everywhere` made it, or changed what the machine found.
   */
  why: { rule: string; cue?: Span };
  /** "none" also for what a learned rule made: nobody has looked at it. "corrected" also for what was marked by hand. */
  decision: "none" | "accepted" | "rejected" | "corrected";
}

/** Who speaks: somebody by name, whoever the words of a span name, or nobody. */
export type SpeakerChoice = { name: string; start?: undefined; end?: undefined } | (Span & { name?: undefined }) | null;

/** What a mark really is. At least one member but `everywhere`; what is absent stays as it is and is agreed to. */
export interface Correction {
  accept?: undefined;
  reject?: undefined;
  /** Another kind of the mark's layer. */
  kind?: QuoteKind | EntityType;
  /** The name of what is mentioned; of a quotation, the speaker's. With a span as `speaker`, the name of whoever it names. */
  name?: string;
  /** Who speaks, of a quotation. */
  speaker?: SpeakerChoice;
  /** Another beginning, another end, or both. The mark's id changes with them. */
  start?: number;
  end?: number;
  /**
   * Learn a rule, which acts at once on the rest of the article and on others when they are opened: wherever these words
   * stand they are of this kind and name. Where only the speaker of a quotation is put right, the rule is about the words
   * that name the speaker ("le dirigeant russe"), unless they are a pronoun or another name; it is about the words of the
   * quotation then. `undo` takes back decision and rule together.
   */
  everywhere?: boolean;
}

/** A judgement on a mark. Rejected `everywhere`, its words are no name, or no quotation, wherever they stand. */
export type Decision =
  | { accept: true; reject?: undefined; everywhere?: undefined }
  | { reject: true; accept?: undefined; everywhere?: boolean }
  | Correction;

/** A mark by hand. */
export interface NewMark extends Span {
  kind: QuoteKind | EntityType;
  /** The name of what is mentioned, by default what these words are called elsewhere, or the words; of a quotation, the speaker's. */
  name?: string;
  /** Who speaks, of a quotation; nobody by default. */
  speaker?: SpeakerChoice;
  /** As in `Correction`. */
  everywhere?: boolean;
}

/** An annotation of the open article. Decisions on marks are annotations, too, told by their motivation. */
export interface Annotation {
  id: string;
  /** The id it came with from elsewhere. */
  iri?: string;
  /** W3C motivation: "commenting", "highlighting", "identifying", "linking" and so on. */
  motivation: string;
  state: State;
  /** Absent for the whole article and for what has no place in this text. */
  start?: number;
  end?: number;
  /** The words of its place; without one, those it was made on. */
  quote?: string;
  /** The note. Two texts that two tabs wrote at once are both here. */
  note?: string;
  tags: string[];
  colour?: Colour;
  creator?: string;
  created: number;
  modified: number;
  /** Where it may belong, best first. */
  candidates?: Span[];
}

/** The content of an annotation. In `update` what is absent stays as it is. */
export interface Content {
  /** `start` and `end` come together, and hold at least one visible character. */
  start?: number;
  end?: number;
  note?: string;
  /** All its tags. None is blank. */
  tags?: string[];
  colour?: Colour;
}

export interface UndoReport {
  done: boolean;
  /** Which step, in the page's language. */
  what?: string;
  /** Why nothing was done: nothing to do, or another tab has changed it since. */
  refused?: string;
}

export interface Painted extends Span {
  /** Name of the highlight without "manchette-": "quote-1" to "quote-8", "verb-…", "per", "note-amber" and so on. */
  category: string;
}

export interface StorageReport {
  /** "saved": kept for good. "full", "blocked": `localStorage` takes nothing more, or nothing at all. */
  state: "saved" | "saving" | "full" | "blocked";
  /** UTF-16 code units of `localStorage` in use on this origin, keys counted. */
  used: number;
  /** How many there are, as far as can be known. */
  limit: number;
  /** Ids of what is not kept for good yet. */
  pending: string[];
  /** When the last backup was made; absent if none was. */
  lastBackup?: number;
}

/** What a restore came to. */
export interface Restored {
  /** Articles that are new or changed here. */
  articles: number;
  /** Notes that are new or changed here, decisions aside. */
  notes: number;
  /** Notes in which two texts or colours now stand side by side: the words that each is about. */
  conflicts: string[];
}

export interface ReanchorInput {
  /** The other text, as `OpenInput.text`. */
  text: string;
  /** W3C Web Annotations (JSON-LD). */
  annotations: object[];
  /** The text on which they were made. */
  previousText?: string;
}

/** The place of an annotation in another text, in UTF-16 code units of it once CRLF has become LF. */
export interface Reanchored {
  /** As it was given; absent where none was. */
  id?: string;
  state: State;
  /** Absent for "suggested", "lost", and what is on the whole article. */
  start?: number;
  end?: number;
  /** Of "suggested": where it may lie, likeliest first. */
  candidates?: Span[];
}

/** A sentence that differs between two versions; spans are of the old and of the new text. */
export interface SentenceChange {
  /** "edited": some of its words are others. "moved": the same words stand elsewhere. */
  kind: "added" | "removed" | "edited" | "moved";
  /** Absent for "added". */
  old?: Span;
  /** Absent for "removed". */
  new?: Span;
}

/** A newer version beside the open one. */
export interface Compared {
  /** In the order in which one reads the new text. Typography alone is no change. */
  changes: SentenceChange[];
  /** How many annotations would be in each state. */
  states: Tally;
}

/** What an import came to. */
export interface Imported {
  /** New notes. */
  created: number;
  /** Notes that came from the same source before, and are changed. */
  updated: number;
  /** Those that are as they were. */
  unchanged: number;
  /** Ids of notes in which two texts now stand side by side: they were changed here and there. */
  conflicts: string[];
  /** States of all of these. */
  states: Tally;
  /** With `partial`: what was left out, by its place in the file, and why. */
  rejected: { index: number; reason: string }[];
}

export type EventName = "change" | "selection" | "state" | "storage" | "error";

export interface ManchetteEvent {
  type: EventName;
  /** Of "error": what went wrong, in the page's language. */
  detail?: { message: string };
}

/** One Manchette on a page. Made by `mount`. */
export interface Manchette {
  /** Version of the program. */
  readonly version: string;
  /**
   * Opens an article in the page. Resolves when every annotation has its state and what is seen is painted; the analysis
   * follows (see `settled`). A text that this browser knows comes back with its saved notes.
   */
  open(article: OpenInput): Promise<Opened>;
  /** The article on the page. Throws while there is none. */
  article(): Article;
  /** The articles kept in this browser. */
  articles(): Promise<ListedArticle[]>;
  /** Deletes an article with its notes, or all articles, notes and settings of this namespace. Cannot be undone. */
  forget(article: string | "everything"): Promise<void>;
  /** What the machine finds in `text`, or in the article: all of it, before any decision. */
  analyse(text?: string): Promise<Analysis>;
  /** Marks after decisions, in order of the text; empty until the analysis is there. */
  marks(): Mark[];
  /**
   * Accepts, rejects or corrects a mark. The decision is an annotation that no machine's mark of its layer ever overrides.
   * Resolves when painted and in `localStorage`.
   */
  decide(mark: string, decision: Decision): Promise<void>;
  /**
   * Marks words that the machine did not: a decision without a machine's mark. Where a mark of the layer has exactly this
   * place, it is corrected. Resolves, when painted and in `localStorage`, with the id of the mark.
   */
  mark(mark: NewMark): Promise<{ id: string }>;
  /** All annotations of the open article, in order of the text. */
  annotations(): Annotation[];
  /** Makes an annotation; without a span, on the whole article. Resolves when painted and in `localStorage`. */
  annotate(annotation: Content): Promise<{ id: string }>;
  /** Changes an annotation. A new span is a person's placement ("confirmed"). */
  update(id: string, change: Content): Promise<void>;
  /** Deletes an annotation. Can be undone. */
  remove(id: string): Promise<void>;
  /** Takes back the last step made here in the open article. */
  undo(): Promise<UndoReport>;
  /** Does the step again that was taken back last. */
  redo(): Promise<UndoReport>;
  /** Selects words in the page, as dragging the mouse does. */
  select(start: number, end: number): Promise<void>;
  /** The selected words of the article, without white space around them. */
  selection(): Span | null;
  /** A live DOM range over a stretch of the text. */
  range(start: number, end: number): Range;
  /** The position in the text of a DOM position; `null` outside the article. */
  offset(node: Node, offset: number): number | null;
  /** What is painted now, in or near the viewport: read back from `CSS.highlights`, never from what should be there. */
  painted(): Painted[];
  /** How well things are kept. */
  storage(): StorageReport;
  /** All articles with their versions, notes, decisions, rules, settings and drafts, as one file of JSON. */
  backup(): Promise<Blob>;
  /**
   * Merges a backup with what is kept here, as tabs are merged: nothing is lost on either side, what was deleted here since
   * stays deleted, what cannot be read is kept aside. Rejects a file that is damaged or something else; nothing has changed then.
   */
  restore(file: Blob): Promise<Restored>;
  /**
   * Takes W3C Web Annotations (JSON-LD) into the open article: one of them, an array, a collection or a page with its
   * items; at most 16 MB and 100 000 of them. One with the `id` of a note that came before changes that note; where its text was changed here,
   * too, both texts are kept. One step of undo. Unless `partial`, one incorrect annotation changes nothing, and the error
   * lists the faults, up to a hundred.
   */
  import(data: string | Uint8Array, format?: "jsonld", options?: { partial?: boolean }): Promise<Imported>;
  /**
   * Where annotations made on this article or another would lie in another text: in their order, under their own ids. With
   * the text they were made on, both are aligned; without it words and context decide. Nothing changes.
   */
  reanchor(request: ReanchorInput): Promise<Reanchored[]>;
  /**
   * Compares a newer text with the open version: what changed, and where every annotation would lie. Nothing changes until
   * `adopt`. Rejects the text that is open.
   */
  compare(newer: { text: string } | { html: string }): Promise<Compared>;
  /**
   * Goes on with the version compared last: its text stands on the page, every annotation has its state in it, and keeps what
   * it was made on. One step of undo. Resolves when painted and in `localStorage`.
   */
  adopt(): Promise<void>;
  /**
   * A person re-attaches an annotation to a span of the open text ("confirmed"), or lets it go with `null` ("lost"). No
   * machine overrides it.
   */
  resolve(id: string, span: Span | null): Promise<void>;
  /** Calls `f` on each event until the function it returns is called. */
  on(event: EventName, f: (event: ManchetteEvent) => void): () => void;
  /** Resolves when all that was begun is done, drawing included: whether it is kept for good, painted, analysed. */
  settled(): Promise<{ saved: boolean; painted: boolean; analysed: boolean }>;
  /** Saves, and leaves the page as it was: no listener, highlight or element of Manchette's is left. */
  unmount(): Promise<void>;
}
