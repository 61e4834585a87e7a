// `reanchor`: where annotations would lie in another text, through the scripting interface. What each edit comes to is
// held by the native tests; here it is that calls, units and refusals are right in each engine, and that nothing changes.
import assert from "node:assert/strict";
import { journey } from "./harness/journey.mjs";
import { annotate, everythingStored, opened, settled } from "./harness/manchette.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];

const OLD = "Le chat 😺 de la voisine dort sur le mur du jardin. Le maire a voté le budget de la ville hier soir. Un grand marché se tient ici chaque samedi matin. La route reste fermée aux camions depuis lundi.";
const NEW = "Un chapeau. Le chat 😺 de la voisine dort sur le mur du jardin. Un grand marché se tient ici chaque samedi matin. La route demeure fermée aux camions depuis lundi.";

/** In the page: an annotation on `words` of `text`, its position counted in code points as the Recommendation says. */
const annotation = (text, id, words) => {
  const at = text.indexOf(words);
  const points = (end) => [...text.slice(0, end)].length;
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "Annotation",
    target: {
      source: "urn:x",
      selector: [
        { type: "TextQuoteSelector", exact: words, prefix: text.slice(Math.max(0, at - 32), at), suffix: text.slice(at + words.length, at + words.length + 32) },
        { type: "TextPositionSelector", start: points(at), end: points(at + words.length) },
      ],
    },
  };
};

journey("annotations are found in another text, asked about, or gone", { engines: ENGINES }, async (browser) => {
  await opened(browser);
  await annotate(browser, "Ankara", { note: "reste où elle est" });
  // The journal has the note, too: what is stored is compared below.
  await settled(browser);
  const before = await everythingStored(browser);
  const wanted = ["chat 😺 de la voisine", "Le maire a voté le budget de la ville hier soir.", "La route reste fermée aux camions depuis lundi."];
  const annotations = wanted.map((words, i) => annotation(OLD, `urn:${i}`, words));
  for (const previousText of [undefined, OLD]) {
    const found = await browser.run(
      (text, annotations, previousText) => manchette.reanchor({ text, annotations, ...(previousText ? { previousText } : {}) }),
      NEW,
      annotations,
      previousText ?? null,
    );
    const told = found.map(({ id, state, start, end }) => [id, state, start === undefined ? null : NEW.slice(start, end)]);
    assert.deepEqual(told, [
      ["urn:0", "exact", "chat 😺 de la voisine"],
      ["urn:1", "lost", null],
      ["urn:2", "changed", "La route demeure fermée aux camions depuis lundi."],
    ]);
  }
  const [asked] = await browser.run(
    (text, annotations) => manchette.reanchor({ text, annotations }),
    NEW.replace("depuis lundi", "depuis mardi 12"),
    [annotations[2]],
  );
  assert.equal(asked.state, "suggested");
  assert.equal(asked.candidates.length, 1);
  assert.ok(!("start" in asked) && !("end" in asked));
  const whole = { type: "Annotation", target: "urn:x" };
  assert.deepEqual(await browser.run((text, a) => manchette.reanchor({ text, annotations: [a] }), NEW, whole), [{ state: "exact" }]);
  assert.deepEqual(await everythingStored(browser), before);
});

journey("what is no request is refused with its reason", { engines: ENGINES }, async (browser) => {
  await opened(browser);
  const refused = (request) =>
    browser.run((request) => manchette.reanchor(request).then(() => null, (error) => error.message), request);
  assert.match(await refused({ annotations: [] }), /text/);
  assert.match(await refused({ text: " ", annotations: [] }), /vide|empty/);
  assert.match(await refused({ text: NEW }), /annotations/);
  assert.match(await refused({ text: NEW, annotations: [{ type: "Note" }] }), /annotations\[0\]/);
  assert.match(await refused({ text: NEW, annotations: [], other: 1 }), /other/);
});
