// The least that a page can do with a long text and its passages: what Manchette's times are compared with. Plain
// paragraphs in `content-visibility: auto` sections, bare ranges in one highlight, a bare field to type in.
//
// Each function is sent into the page as source text and uses nothing else from here.

/** In a page without Manchette: an empty document with an `article` and a field. */
export function bare() {
  document.body.replaceChildren(document.createElement("textarea"), document.createElement("article"));
  document.querySelector("article").style.cssText = "max-width: 40em; margin: auto; font: 18px/1.6 serif";
}

/** In that page: writes `text` into the article and paints `spans`, as few steps as it takes. Resolves with ms until painted. */
export async function openBare(text, spans) {
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
    });
  const start = performance.now();
  const article = document.querySelector("article");
  const nodes = [];
  const sections = [];
  let at = 0;
  text.split("\n").forEach((line, i) => {
    if (i % 20 === 0) {
      sections.push(document.createElement("section"));
      sections.at(-1).style.cssText = "content-visibility: auto; contain-intrinsic-size: auto 1600px";
    }
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    sections.at(-1).append(paragraph);
    if (line) nodes.push([at, at + line.length, paragraph.firstChild]);
    at += line.length + 1;
  });
  article.replaceChildren(...sections);
  const place = (offset) => {
    let [low, high] = [0, nodes.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (nodes[middle][1] < offset) low = middle + 1;
      else high = middle;
    }
    const [from, to, node] = nodes[low];
    return [node, Math.min(Math.max(offset, from), to) - from];
  };
  const ranges = spans.map(([from, to]) => {
    const [startContainer, startOffset] = place(from);
    const [endContainer, endOffset] = place(to);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  });
  CSS.highlights.set("bare", new Highlight(...ranges));
  await painted();
  return performance.now() - start;
}
