// What a person does to what the machine found, with a real pointer and real keys: accept, reject, put right, add by
// hand, rules, and the walk through all that nobody has reviewed.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { journey } from "./harness/journey.mjs";
import { assertPainted, opened, settled } from "./harness/manchette.mjs";

const LAPTOP = { size: { width: 1280, height: 900 } };
const DESK = { size: { width: 1440, height: 900 } };
const ALL = ["chromium", "firefox", "webkit"];

/** The page in French, whatever the language of the browser that runs the tests. */
async function start(browser) {
  await opened(browser);
  if ((await browser.run(() => document.querySelector(".m-notes").lang)) !== "fr") await press(browser, "FR,");
}

/** Clicks the visible button whose label or words begin so. */
async function press(browser, name, within = "body") {
  await browser.until(
    (name, within) => {
      const words = (e) => (e.getAttribute("aria-label") ?? e.textContent).trim();
      const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]");
      const found = [...document.querySelectorAll(`${within} button, ${within} [role=option]`)].find((e) => seen(e) && words(e).startsWith(name));
      document.querySelector("[data-pressed]")?.removeAttribute("data-pressed");
      found?.setAttribute("data-pressed", "");
      found?.scrollIntoView({ block: "nearest" });
      return Boolean(found);
    },
    name,
    within,
  );
  await browser.click("[data-pressed]");
}

/** The marks whose words begin so: [{kind, name, decision, words}]. */
const marks = (browser, start, layer) =>
  browser.run(
    (start, layer) => {
      const { text } = manchette.article();
      const all = manchette.marks().map((m) => ({ ...m, words: text.slice(m.start, m.end) }));
      return all
        .filter((m) => m.words.startsWith(start) && (!layer || m.layer === layer))
        .map(({ kind, name, decision, words, layer }) => ({ kind, name: name ?? null, decision, words, layer }));
    },
    start,
    layer ?? null,
  );
const mark = async (browser, start, layer) => (await marks(browser, start, layer))[0];
const waiting = (browser) => browser.run(() => manchette.marks().filter((m) => m.decision === "none").length);
const who = (browser) => browser.until(() => document.querySelector(".m-suggestion .m-who")?.textContent);
const gone = (browser, selector) => browser.until((selector) => !document.querySelector(selector), selector);
const there = (browser, selector) => browser.until((selector) => Boolean(document.querySelector(selector)), selector);
const said = (browser) => browser.run(() => [...document.querySelectorAll("[role=status]")].map((e) => e.textContent).join(" | "));

/** Opens the card of the quotation or name at these words, and what can be put right on it. */
async function correct(browser, text, name) {
  await browser.click({ text });
  assert.equal(await who(browser), name);
  await press(browser, "Corriger", ".m-suggestion");
  await there(browser, ".m-correct");
}

async function assertFine(browser, when) {
  assert.deepEqual(await browser.axe(), [], when);
}

journey("a card says what, who, why and how sure, and its verb is underlined in the text", DESK, async (browser) => {
  await start(browser);
  await browser.click({ text: "intenses" });
  assert.equal(await who(browser), "Vladimir Poutine");
  const card = await browser.run(() => document.querySelector(".m-suggestion").textContent);
  assert.match(card, /citation directe/);
  assert.match(card, /sûr/);
  assert.match(card, /«\sdéclaré\s»/);
  assert.match(card, /rapporté par l’AFP/);
  const underlined = await browser.run(() => {
    const { text } = manchette.article();
    return manchette.painted().filter((p) => p.category === "spoken-of").map(({ start, end }) => text.slice(start, end));
  });
  assert.deepEqual(underlined, ["déclaré"]);
  await browser.keys("w");
  assert.match(await said(browser), /sûr\. Une incise/);
  await assertFine(browser, "the card");
});

journey("the card of what lies low on the screen is seen whole", { size: { width: 1440, height: 700 } }, async (browser) => {
  await start(browser);
  const low = await browser.run(() => {
    const { text } = manchette.article();
    const bottom = ({ start, end }) => manchette.range(start, end).getBoundingClientRect().bottom;
    const { start, end } = manchette.marks().filter((m) => m.layer === "entity" && bottom(m) < innerHeight - 20).at(-1);
    const name = text.slice(start, end);
    return { text: name, nth: text.slice(0, start).split(name).length - 1 };
  });
  const scrolled = await browser.run(() => scrollY);
  await browser.click(low);
  await who(browser);
  await browser.until(() => document.querySelector(".m-suggestion").getBoundingClientRect().bottom <= innerHeight);
  assert.equal(await browser.run(() => scrollY), scrolled, "the text stays where it is");
});

journey("kind and speaker of a quotation are put right by choosing, and stay after a reload", DESK, async (browser) => {
  await start(browser);
  await correct(browser, "intenses", "Vladimir Poutine");
  await assertFine(browser, "the card while it is put right");
  await press(browser, "mêlée", ".m-correct");
  assert.deepEqual(await mark(browser, "« Nous menons"), {
    kind: "mixed", name: "Vladimir Poutine", decision: "corrected", words: (await mark(browser, "« Nous menons")).words, layer: "quote",
  });
  // By typing: two letters are enough for one of the article's people.
  await browser.click(".m-correct input[role=combobox]");
  await browser.keys("erd");
  await browser.until(() => document.querySelectorAll(".m-choice").length === 2);
  await assertFine(browser, "the chooser");
  await browser.keys(Key.ENTER);
  await browser.until(() => document.querySelector(".m-suggestion .m-who").textContent === "Recep Tayyip Erdogan");
  assert.equal((await mark(browser, "« Nous menons")).name, "Recep Tayyip Erdogan");
  // A name that the article does not hold is a name as well.
  await browser.keys("Jeanne Martin", Key.ENTER);
  await browser.until(() => document.querySelector(".m-suggestion .m-who").textContent === "Jeanne Martin");
  await browser.keys(Key.ESCAPE);
  await gone(browser, ".m-correct");
  assert.ok(await browser.run(() => document.activeElement.matches(".m-suggestion")), "the focus is on the card again");
  await browser.keys(Key.ESCAPE);
  await gone(browser, ".m-suggestion");
  await browser.reload();
  await settled(browser);
  assert.equal((await mark(browser, "« Nous menons")).name, "Jeanne Martin");
  assert.equal((await mark(browser, "« Nous menons")).kind, "mixed");
  await assertPainted(browser, "after the reload");
});

journey("a speaker is pointed at in the text: by a click on a name, and by selecting words", DESK, async (browser) => {
  await start(browser);
  await correct(browser, "tout d’abord", "Vladimir Poutine");
  await press(browser, "Désigner dans le texte", ".m-correct");
  await browser.until(() => /Cliquez sur le nom/.test(document.querySelector(".m-correct").textContent));
  await assertFine(browser, "while words are waited for");
  await browser.click({ text: "Recep Tayyip" });
  await browser.until(() => document.querySelector(".m-suggestion .m-who").textContent === "Recep Tayyip Erdogan");
  assert.equal((await mark(browser, "« A ce que je vois")).name, "Recep Tayyip Erdogan");
  await press(browser, "Désigner dans le texte", ".m-correct");
  await browser.drag({ text: "l’opposition armée" });
  await press(browser, "Ces mots", ".m-selection");
  await browser.until(() => /opposition armée/.test(document.querySelector(".m-suggestion .m-who").textContent));
  await gone(browser, ".m-selection");
  // Escape leaves the pointing, then what is put right, then the card.
  await press(browser, "Désigner dans le texte", ".m-correct");
  await browser.keys(Key.ESCAPE);
  await there(browser, ".m-kinds");
  await browser.keys(Key.ESCAPE);
  await gone(browser, ".m-correct");
  await browser.keys(Key.ESCAPE);
  await gone(browser, ".m-suggestion");
});

journey("the words of a mark are others: selected in the text, or one further by a button", DESK, async (browser) => {
  await start(browser);
  await correct(browser, "Kremlin", "Kremlin");
  await press(browser, "Commencer un mot plus tôt", ".m-correct");
  await browser.until(() => manchette.marks().some((m) => manchette.article().text.slice(m.start, m.end) === "du Kremlin"));
  await browser.until(() => document.querySelector(".m-correct"));
  await press(browser, "Commencer un mot plus tard", ".m-correct");
  await browser.until(() => manchette.marks().some((m) => manchette.article().text.slice(m.start, m.end) === "Kremlin" && m.decision === "corrected"));
  await press(browser, "D’autres mots", ".m-correct");
  await browser.drag({ text: "homme fort du Kremlin" });
  await there(browser, ".m-selection");
  await browser.keys(Key.ENTER);
  await browser.until(() => manchette.marks().some((m) => manchette.article().text.slice(m.start, m.end) === "homme fort du Kremlin"));
  const all = (await marks(browser, "", "entity")).filter((m) => m.words.includes("Kremlin"));
  assert.deepEqual(all.map((m) => [m.words, m.decision]), [["homme fort du Kremlin", "corrected"]]);
  await browser.chord(Key.CONTROL, "z");
  await browser.chord(Key.CONTROL, "z");
  await browser.chord(Key.CONTROL, "z");
  assert.deepEqual(await mark(browser, "Kremlin"), { kind: "ORG", name: "Kremlin", decision: "none", words: "Kremlin", layer: "entity" });
});

journey("words are marked by hand, as a quotation and as a name, from the bar and by key", { ...LAPTOP, engines: ALL }, async (browser) => {
  await start(browser);
  await browser.drag({ text: "tout à fait réussies" });
  await there(browser, ".m-selection");
  await press(browser, "Entité…", ".m-selection");
  await there(browser, ".m-selection.is-panel");
  await assertFine(browser, "what is asked for a name");
  await press(browser, "autre nom", ".m-selection");
  assert.equal(await who(browser), "tout à fait réussies");
  assert.match(await browser.run(() => document.querySelector(".m-suggestion").textContent), /Marquée à la main/);
  await browser.keys(Key.ESCAPE);
  await browser.drag({ text: "sauver la vie des civils" });
  await there(browser, ".m-selection");
  await browser.keys("q");
  await browser.until(() => document.activeElement.matches("input[role=combobox]"));
  await assertFine(browser, "what is asked for a quotation");
  // Escape gives the selection back.
  await browser.keys(Key.ESCAPE);
  await browser.until(() => manchette.selection() && !document.querySelector(".m-selection.is-panel"));
  await browser.keys("q");
  await browser.until(() => document.activeElement.matches("input[role=combobox]"));
  await browser.keys("erdogan", Key.ENTER);
  assert.equal(await who(browser), "Recep Tayyip Erdogan");
  assert.deepEqual(await mark(browser, "sauver la vie", "quote"), {
    kind: "indirect", name: "Recep Tayyip Erdogan", decision: "corrected", words: "sauver la vie des civils", layer: "quote",
  });
  await browser.reload();
  await settled(browser);
  assert.equal((await mark(browser, "sauver la vie", "quote")).name, "Recep Tayyip Erdogan");
  assert.equal((await mark(browser, "tout à fait réussies", "entity")).kind, "MISC");
});

journey("a correction that holds in the article is a rule: listed, switched off, deleted, brought back", DESK, async (browser) => {
  await start(browser);
  const kinds = async (words) => (await marks(browser, words, "entity")).map((m) => m.kind);
  const before = await kinds("Palmyre");
  assert.ok(before.length > 2 && before.every((kind) => kind === "LOC"), `${before}`);
  await correct(browser, "Palmyre", "Palmyre");
  await browser.click(".m-scope:nth-of-type(2)");
  await press(browser, "organisation", ".m-correct");
  await browser.until(() => manchette.marks().filter((m) => m.name === "Palmyre" && m.kind === "LOC").length === 0);
  assert.ok((await kinds("Palmyre")).every((kind) => kind === "ORG"));
  await browser.keys(Key.ESCAPE);
  await press(browser, "Mes règles (1)", ".m-outline");
  await there(browser, "dialog .m-rule");
  assert.match(await browser.run(() => document.querySelector(".m-rule").textContent), /«\sPalmyre\s» est une organisation — dans cet article/);
  await assertFine(browser, "the list of rules");
  await browser.click(".m-rule [role=switch]");
  await browser.until(() => document.querySelector(".m-rule [role=switch]").getAttribute("aria-checked") === "false");
  assert.deepEqual([...new Set((await kinds("Palmyre")).slice(1))], ["LOC"], "switched off, the machine's marks are back");
  await browser.click(".m-rule [role=switch]");
  await browser.until(() => document.querySelector(".m-rule [role=switch]").getAttribute("aria-checked") === "true");
  await press(browser, "Supprimer", ".m-rule");
  await gone(browser, ".m-rule");
  assert.match(await browser.run(() => document.querySelector("dialog").textContent), /Aucune règle/);
  await press(browser, "Annuler", "dialog");
  await there(browser, ".m-rule");
  await browser.keys(Key.ESCAPE);
  await gone(browser, "dialog");
  await browser.reload();
  await settled(browser);
  assert.ok((await kinds("Palmyre")).every((kind) => kind === "ORG"), "the rule acts after a reload");
  await browser.keys("g", "l");
  await there(browser, "dialog .m-rule");
});

journey("a rule takes the place of the older one about the same words, and undo gives it back", DESK, async (browser) => {
  await start(browser);
  const rules = () => browser.run(() => [...document.querySelectorAll(".m-rule")].map((e) => e.textContent.match(/est une \S+/)?.[0]));
  for (const kind of ["organisation", "personne"]) {
    await correct(browser, "Palmyre", "Palmyre");
    await browser.click(".m-scope:nth-of-type(2)");
    await press(browser, kind, ".m-correct");
    await there(browser, ".m-correct");
    await browser.keys(Key.ESCAPE, Key.ESCAPE);
    await gone(browser, ".m-suggestion");
  }
  await press(browser, "Mes règles (1)", ".m-outline");
  await there(browser, "dialog .m-rule");
  assert.deepEqual(await rules(), ["est une personne"]);
  await browser.keys(Key.ESCAPE);
  await gone(browser, "dialog");
  await browser.chord(Key.CONTROL, "z");
  await browser.until(() => manchette.marks().every((m) => m.name !== "Palmyre" || m.kind === "ORG"));
  await browser.reload();
  await settled(browser);
  assert.ok((await marks(browser, "Palmyre", "entity")).every(({ kind }) => kind === "ORG"), "the older rule acts after a reload");
  await press(browser, "Mes règles (1)", ".m-outline");
  await there(browser, "dialog .m-rule");
  assert.deepEqual(await rules(), ["est une organisation"]);
});

journey("a mark is walked to, judged, put right, taken back, and found again after a reload", { ...DESK, engines: ALL }, async (browser) => {
  await start(browser);
  const decided = (decision) => browser.run((decision) => manchette.marks().filter((m) => m.decision === decision).length, decision);
  const left = await waiting(browser);
  await browser.keys("s");
  await browser.until(() => document.activeElement.matches(".m-suggestion"));
  await browser.keys("a");
  await browser.until((left) => manchette.marks().filter((m) => m.decision === "none").length === left, left - 1);
  await browser.keys("x");
  await browser.until(() => manchette.marks().some((m) => m.decision === "rejected"));
  assert.deepEqual([await decided("accepted"), await decided("rejected")], [1, 1]);
  await browser.keys(Key.ESCAPE);
  await gone(browser, ".m-suggestion");
  await correct(browser, "intenses", "Vladimir Poutine");
  await press(browser, "mêlée", ".m-correct");
  await browser.click(".m-correct input[role=combobox]");
  await browser.keys("erd", Key.ENTER);
  await browser.until(() => document.querySelector(".m-suggestion .m-who").textContent === "Recep Tayyip Erdogan");
  const put = { ...(await mark(browser, "« Nous menons")) };
  assert.deepEqual([put.kind, put.name, put.decision], ["mixed", "Recep Tayyip Erdogan", "corrected"]);
  await browser.keys(Key.ESCAPE, Key.ESCAPE);
  await gone(browser, ".m-suggestion");
  await browser.chord(Key.CONTROL, "z");
  await browser.until(() => manchette.marks().some((m) => m.kind === "mixed" && m.decision === "corrected" && m.name === "Vladimir Poutine"));
  await browser.chord(Key.CONTROL, Key.SHIFT, "z");
  await browser.until(() => manchette.marks().some((m) => m.decision === "corrected" && m.name === "Recep Tayyip Erdogan"));
  await browser.run(() => manchette.settled());
  await browser.reload();
  await settled(browser);
  assert.deepEqual(await mark(browser, "« Nous menons"), put);
  assert.deepEqual([await decided("accepted"), await decided("rejected"), await waiting(browser)], [1, 1, left - 3]);
  await assertPainted(browser, "after the reload");
});

journey("a correction that holds everywhere acts in the next article", DESK, async (browser) => {
  await start(browser);
  await correct(browser, "Sputnik", "Sputnik");
  await browser.click(".m-scope:nth-of-type(3)");
  await press(browser, "personne", ".m-correct");
  await browser.until(() => manchette.marks().some((m) => m.name === "Sputnik" && m.kind === "PER"));
  await browser.run(() => manchette.open({ text: "Sputnik en a parlé vendredi à Nantes.", title: "Autre" }));
  await settled(browser);
  assert.deepEqual((await marks(browser, "Sputnik", "entity")).map((m) => m.kind), ["PER"]);
  await browser.click({ text: "Sputnik" });
  await who(browser);
  assert.match(await browser.run(() => document.querySelector(".m-suggestion").textContent), /Votre règle.*«\sSputnik\s» est une personne — partout/);
});

journey("keys walk through all that waits, one key judges and goes on, and the end is said", { ...DESK, engines: ALL }, async (browser) => {
  await start(browser);
  const all = await waiting(browser);
  await browser.keys("s");
  await there(browser, ".m-suggestion");
  assert.match(await said(browser), new RegExp(` 1 sur ${all}, `));
  assert.ok(await browser.run(() => document.activeElement.matches(".m-suggestion")), "the card has the focus");
  const at = () => browser.run(() => document.querySelector(".m-suggestion .m-why b")?.textContent + document.querySelector(".m-suggestion .m-who").textContent);
  const first = await at();
  await browser.keys("a");
  await browser.until((left) => manchette.marks().filter((m) => m.decision === "none").length === left, all - 1);
  assert.notEqual(await at(), first, "accepting goes on");
  assert.match(await browser.run(() => document.querySelector(".m-card-foot").textContent), new RegExp(`1 sur ${all} relues`));
  assert.match(await browser.run(() => document.querySelector(".m-review").textContent), new RegExp(`1 sur ${all} relues`));
  await browser.keys("s");
  await browser.keys("S");
  await browser.keys("x");
  await browser.until((left) => manchette.marks().filter((m) => m.decision === "none").length === left, all - 2);
  for (let left = all - 2; left > 0; left -= 1) {
    await browser.keys("a");
    await browser.until((left) => manchette.marks().filter((m) => m.decision === "none").length === left, left - 1);
  }
  await browser.until(() => /Tout est relu/.test(document.body.textContent));
  assert.match(await browser.run(() => document.querySelector(".m-review").textContent), new RegExp(`${all} sur ${all} relues`));
  await browser.reload();
  await settled(browser);
  assert.equal(await waiting(browser), 0, "a reload keeps all");
  assert.match(await browser.run(() => document.querySelector(".m-silent").textContent), /Rejetées/);
});

journey("the outline starts the walk, and Escape gives the focus back to it", DESK, async (browser) => {
  await start(browser);
  await browser.keys("g", "q");
  assert.ok(await browser.run(() => document.activeElement.matches(".m-voice-row")));
  await browser.keys("s");
  await browser.until(() => document.activeElement.matches(".m-suggestion"));
  await browser.keys(Key.ESCAPE);
  await gone(browser, ".m-suggestion");
  await browser.until(() => document.activeElement.matches(".m-voice-row"));
  await press(browser, "Relire", ".m-review");
  await there(browser, ".m-suggestion");
});

for (const [width, height] of [[360, 740], [320, 568]]) {
  journey(`at ${width} px all of it rises from below and stays within reach`, DESK, async (browser) => {
    await start(browser);
    await browser.resize(width, height);
    const assertWithin = async (when) => {
      const out = await browser.run(() =>
        [...document.querySelectorAll(".m-sheet :is(button, input, [role=option]), .m-selection :is(button, input, [role=option])")]
          .filter((e) => e.checkVisibility())
          .map((e) => [e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.left < 0 || box.right > innerWidth || box.height < 16)
          .map(([words]) => words),
      );
      assert.deepEqual(out, [], when);
      assert.ok(await browser.run(() => document.documentElement.scrollWidth <= innerWidth), `${when}: nothing scrolls sideways`);
      assert.deepEqual(await browser.axe(), [], when);
    };
    await browser.keys("s");
    await there(browser, ".m-sheet .m-suggestion");
    await assertWithin("the card");
    await press(browser, "Corriger", ".m-sheet");
    await there(browser, ".m-sheet .m-correct");
    await assertWithin("the card while it is put right");
    await press(browser, "D’autres mots", ".m-sheet");
    await browser.drag({ text: "intenses" });
    await press(browser, "Abandonner", ".m-selection");
    await there(browser, ".m-sheet .m-kinds");
    await browser.keys(Key.ESCAPE, Key.ESCAPE);
    await gone(browser, ".m-sheet");
    await browser.drag({ text: "sauver la vie" });
    await there(browser, ".m-selection");
    await assertWithin("the selection's bar");
    await press(browser, "Citation de", ".m-selection");
    await there(browser, ".m-selection.is-panel");
    await assertWithin("what is asked for a quotation");
    // Without keys the walk begins in the drawer and goes on from the card.
    await browser.keys(Key.ESCAPE, Key.ESCAPE);
    await gone(browser, ".m-selection");
    await browser.click(".m-strip-open");
    await press(browser, "Relire", ".m-outline.is-open");
    await there(browser, ".m-sheet .m-suggestion");
    const before = await waiting(browser);
    await press(browser, "Accepter", ".m-sheet");
    await browser.until((left) => manchette.marks().filter((m) => m.decision === "none").length === left, before - 1);
    await press(browser, "Suivante", ".m-sheet");
    await there(browser, ".m-sheet .m-suggestion:not(.is-checked)");
  });
}

journey("who says what: most words first, one utterance on one thread, relays by name, every mention in reach", DESK, async (browser) => {
  await start(browser);
  const text = [
    "« C’est fini », a dit Paul Morin à Nantes.",
    "« Nous avons attendu trois ans », a protesté Anne Petit, « nous avons écrit à tout le monde, et personne n’a répondu », rapporte l’AFP.",
    "Anne Petit habite Nantes depuis toujours.",
  ].join("\n");
  await browser.run((text) => manchette.open({ text, title: "Le pont" }), text);
  await settled(browser);
  const voices = () => browser.run(() => [...document.querySelectorAll(".m-voice-row")].map((e) => e.querySelector("span").textContent));
  await browser.until(() => document.querySelectorAll(".m-voice-row").length === 2);
  assert.deepEqual(await voices(), ["Anne Petit", "Paul Morin"]);
  const threads = await browser.run(() => [...document.querySelectorAll(".m-utterance")].map((e) => e.querySelectorAll(".m-quote").length));
  assert.deepEqual(threads, [2], "the two fragments of one utterance are together");
  assert.equal(await browser.run(() => document.querySelector(".m-relay").textContent), "rapporté par l’AFP");
  await press(browser, "Nantes", ".m-outline");
  await browser.until(() => /^Nantes\s*1\/2/.test(document.querySelector(".m-name[aria-current]")?.textContent));
  await press(browser, "Nantes", ".m-outline");
  await browser.until(() => /^Nantes\s*2\/2/.test(document.querySelector(".m-name[aria-current]")?.textContent));
  await assertFine(browser, "the outline");
});

journey("marks around words that are nobody's are listed, and what was rejected can be taken back", DESK, async (browser) => {
  await start(browser);
  await browser.run(() => manchette.open({ text: "Les habitants appellent cet endroit « le trou ».", title: "Le trou" }));
  await settled(browser);
  await press(browser, "« le trou »", ".m-silent");
  assert.equal(await who(browser), "« le trou »");
  await browser.keys("x");
  await browser.until(() => /Rejetées/.test(document.querySelector(".m-silent section:not([hidden])").textContent));
  await browser.keys(Key.ESCAPE);
  await gone(browser, ".m-suggestion");
  await press(browser, "« le trou »", ".m-silent");
  await press(browser, "Revenir", ".m-suggestion");
  await browser.until(() => manchette.marks().every((m) => m.decision === "none"));
  // Put right, they are somebody's words.
  await press(browser, "Corriger", ".m-suggestion");
  await press(browser, "directe", ".m-correct");
  await browser.until(() => document.querySelector(".m-voice-row"));
});

journey("an article in another language says what is for French", DESK, async (browser) => {
  await start(browser);
  await browser.run(() => manchette.open({
      text: "“We are here,” said Anna Smith on Monday. The town had been waiting for the bridge since the winter, and nobody knew when it would be open again.\nThe mayor said that the work was done and that the road would be open by the end of the week, but the people of the town were not sure of it.",
      title: "Here",
      language: "en",
    }));
  await settled(browser);
  await browser.until(() => /(Article en anglais|pas en français).*qu’en français/.test(document.querySelector(".m-absence")?.textContent));
  await browser.run(() => manchette.open({ text: "« Oui », dit Anne Petit lundi.", title: "Ici", language: "fr" }));
  await settled(browser);
  await browser.until(() => document.querySelector(".m-absence").hidden);
});
