// Numbers that look random and come again: the seed is printed, and SEED=… gives the same run.

/** A source of numbers: {seed, below(n)}, the latter whole and under n. */
export function random(seed = Number(process.env.SEED) || Date.now() % 1_000_000) {
  let state = seed >>> 0;
  // Mulberry32.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, below: (n) => Math.floor(next() * n) };
}
