// Functions that run inside the page. Each is sent as source text, so it may use the others here and nothing else.

/** The n-th occurrence (from 0) of `text` in the text nodes under `within`, as a Range. */
export function rangeOf({ text, nth = 0, within = "article" }) {
  const root = document.querySelector(within);
  if (!root) throw new Error(`nothing on the page matches ${within}`);
  const nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  const whole = nodes.map((node) => node.data).join("");
  let at = -1;
  for (let i = 0; i <= nth; i += 1) at = whole.indexOf(text, at + 1);
  if (at < 0) throw new Error(`“${text}” does not stand ${nth + 1} times in ${within}`);
  const range = document.createRange();
  let start = 0;
  for (const node of nodes) {
    const end = start + node.data.length;
    if (at >= start && at < end) range.setStart(node, at - start);
    if (at + text.length > start && at + text.length <= end) range.setEnd(node, at + text.length - start);
    start = end;
  }
  return range;
}

/** The box of the first or of the last character of a range. A surrogate pair is one character. */
export function characterBox(range, last) {
  const [node, offset] = last ? [range.endContainer, range.endOffset] : [range.startContainer, range.startOffset];
  const character = document.createRange();
  const pair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/;
  const size = pair.test(last ? node.data.slice(offset - 2, offset) : node.data.slice(offset, offset + 2)) ? 2 : 1;
  character.setStart(node, last ? offset - size : offset);
  character.setEnd(node, last ? offset : offset + size);
  return character.getBoundingClientRect();
}

/**
 * Whole client points just inside the first character of one passage and just inside the end of the last one of
 * another, once both are scrolled into view.
 */
export function dragPoints(from, to) {
  const boxes = () => [characterBox(rangeOf(from), false), characterBox(rangeOf(to), true)];
  const margin = 60;
  let [a, b] = boxes();
  const top = Math.min(a.top, b.top);
  const bottom = Math.max(a.bottom, b.bottom);
  if (top < margin || bottom > innerHeight - margin) {
    scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: "instant" });
    [a, b] = boxes();
  }
  return [
    { x: Math.ceil(a.left), y: Math.round((a.top + a.bottom) / 2) },
    { x: Math.floor(b.right), y: Math.round((b.top + b.bottom) / 2) },
  ];
}

/** The middle of a passage's first line, or of an element's box, scrolled into view, in a panel that scrolls too. */
export function middle(target) {
  const element = typeof target === "string" ? document.querySelector(target) : null;
  const box = () => (typeof target === "string" ? element?.getBoundingClientRect() : rangeOf(target).getClientRects()[0]);
  let at = box();
  if (!at) throw new Error(`nothing on the page matches ${target}`);
  for (let around = element?.parentElement; around && around !== document.body; around = around.parentElement) {
    if (around.scrollHeight <= around.clientHeight || !/auto|scroll/.test(getComputedStyle(around).overflowY)) continue;
    const view = around.getBoundingClientRect();
    if (at.top >= view.top && at.bottom <= view.bottom) continue;
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    at = box();
  }
  if (at.top < 0 || at.bottom > innerHeight) {
    scrollBy({ top: (at.top + at.bottom - innerHeight) / 2, behavior: "instant" });
    at = box();
  }
  return { x: Math.round((at.left + at.right) / 2), y: Math.round((at.top + at.bottom) / 2) };
}

/** Addresses that the page has loaded or tried to load, as far as the engine tells. */
export function loaded() {
  return performance.getEntriesByType("resource").map((entry) => entry.name);
}

/** All of the above as source text, to stand before a script that uses them. */
export const LIBRARY = [rangeOf, characterBox, dragPoints, middle, loaded].map(String).join("\n");
