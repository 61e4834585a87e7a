// How long the page is busy at a stretch: what a reader who scrolls, selects or types meanwhile has to wait.
import { SAMPLE } from "./manchette.mjs";

const NAMES = ["Poutine", "Erdogan", "Palmyre", "Sputnik"];
const SYLLABLES = ["ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "cha", "tri"];

function surname(name, copy) {
  let made = name.slice(0, 2);
  for (let rest = copy; rest > 0; rest = Math.floor(rest / 16)) made += SYLLABLES[rest % 16];
  return made;
}

/** The sample article as often as it takes to have `length` characters, each copy with names of its own. */
export function press(length) {
  let all = SAMPLE;
  for (let copy = 1; all.length < length; copy += 1) {
    const renamed = NAMES.reduce((text, name) => text.replaceAll(name, surname(name, copy)), SAMPLE);
    all += `\n\n${renamed}`;
  }
  return all.slice(0, length);
}

/**
 * In the page: opens `text` and waits until all is done. Resolves with the stretches, in ms, in which the page did not
 * answer: `opening` until `open` resolved, `reading` from then on. A message that the page sends to itself whenever it gets
 * it tells them: between two, one task ran, or a task and a frame. `control` are those of tasks that reckon for 6 ms where
 * nobody else uses the machine, before and after: what they take longer is the machine's, not the page's.
 */
export async function paceOfOpening(text) {
  const watch = () => {
    const { port1, port2 } = new MessageChannel();
    const stretches = [];
    let last = performance.now();
    let on = true;
    port1.onmessage = () => {
      const now = performance.now();
      if (now - last > 1) stretches.push([last, now - last]);
      last = now;
      if (on) port2.postMessage(0);
    };
    port2.postMessage(0);
    return { stretches, stop: () => (on = false) };
  };
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const work = (rounds) => {
    let x = 1;
    for (let i = 0; i < rounds; i += 1) x = (x * 1103515245 + 12345) & 0x7fffffff;
    return x;
  };
  const timed = (rounds) => {
    const start = performance.now();
    work(rounds);
    return performance.now() - start;
  };
  const ROUNDS = 200_000;
  timed(ROUNDS);
  const best = Math.min(...Array.from({ length: 60 }, () => timed(ROUNDS)));
  const control = async () => {
    const machine = watch();
    for (let i = 0; i < 50; i += 1) {
      work((ROUNDS * 6) / best);
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
    }
    machine.stop();
    return machine.stretches;
  };
  const before = await control();
  const page = watch();
  const begun = performance.now();
  await manchette.open({ text, title: "Longue lecture", save: false });
  const opened = performance.now();
  await manchette.settled();
  const over = performance.now();
  await rest(200);
  page.stop();
  await rest(50);
  const after = await control();
  const length = ([, ms]) => ms;
  return {
    opening: page.stretches.filter(([at]) => at < opened).map(length),
    reading: page.stretches.filter(([at]) => at >= opened - 1 && at < over + 200).map(length),
    control: [...before, ...after].filter(([, ms]) => ms > 4).map(length),
    opened: opened - begun,
    settled: over - begun,
  };
}

/** The length below which `share` of the stretches stay. */
export function quantile(stretches, share) {
  const sorted = [...stretches].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

/** All of them together. */
export const sum = (stretches) => stretches.reduce((all, ms) => all + ms, 0);
