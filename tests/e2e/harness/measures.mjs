// Times taken inside the page, the same way whether Manchette stands in it or the bare page it is compared with. Each
// function is sent as source text and uses nothing else from here.

/** Opens `text` with W3C annotations on `spans`; ms until the article and what is in view of them are painted. */
export async function openAnnotated(text, spans) {
  const annotations = spans.map(([start, end], i) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `urn:bench:${i}`,
    type: "Annotation",
    body: [{ type: "TextualBody", purpose: "commenting", value: `note ${i}` }],
    target: {
      source: "urn:bench",
      selector: [
        { type: "TextQuoteSelector", exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
        { type: "TextPositionSelector", start, end },
      ],
    },
  }));
  const begun = performance.now();
  await manchette.open({ text, title: "Longue lecture", annotations });
  await new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  });
  return performance.now() - begun;
}

/**
 * From now on, `window.keyTimes` collects for each key how long the page works on it, in ms: its listeners, and the frame
 * that shows it. What passes until the screen's next frame is nobody's work and does not count.
 */
export function watchKeys() {
  window.keyTimes = [];
  addEventListener(
    "keydown",
    () => {
      const begun = performance.now();
      const { port1, port2 } = new MessageChannel();
      let listened;
      // A message comes after all listeners of this key and of the input that it makes.
      port1.onmessage = () => {
        if (listened === undefined) {
          listened = performance.now() - begun;
          requestAnimationFrame(() => {
            listened -= performance.now();
            port2.postMessage(0);
          });
        } else {
          window.keyTimes.push(listened + performance.now());
        }
      };
      port2.postMessage(0);
    },
    true,
  );
}

/** Scrolls from top to bottom in `steps`, one a frame. Resolves with what each frame took and how long the page was busy in it. */
export async function scrollThrough(steps) {
  const root = document.scrollingElement;
  root.scrollTop = 0;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const [frames, busy] = [[], []];
  const { port1, port2 } = new MessageChannel();
  let begun = 0;
  port1.onmessage = () => busy.push(performance.now() - begun);
  const height = root.scrollHeight - innerHeight;
  await new Promise((resolve) => {
    let [step, last] = [0, 0];
    const frame = () => {
      const now = performance.now();
      if (step > 0) frames.push(now - last);
      last = now;
      if (step === steps) return resolve();
      step += 1;
      begun = now;
      root.scrollTop = (height * step) / steps;
      port2.postMessage(0);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return { frames, busy };
}

/** Imports the annotations of `file`, takes that back and does it again. Resolves with how long each took, and the longest stretch in which the page answered nobody, in ms. */
export async function importUndoRedo(file) {
  const measured = async (work) => {
    const { port1, port2 } = new MessageChannel();
    let [longest, last, on] = [0, performance.now(), true];
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (on) port2.postMessage(0);
    };
    port2.postMessage(0);
    const begun = performance.now();
    await work();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    on = false;
    return [performance.now() - begun, longest];
  };
  const steps = { import: () => manchette.import(file), undo: () => manchette.undo(), redo: () => manchette.redo() };
  const times = {};
  for (const [name, step] of Object.entries(steps)) {
    times[name] = await measured(step);
    await manchette.settled();
  }
  return times;
}
