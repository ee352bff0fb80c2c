// How often, and how long.

/** A text is read this often, or until it has taken this many milliseconds. */
export const ROUNDS = 15;
export const PATIENCE = 1500;

/** A reading that takes longer than this is given up. */
export const LIMIT = 75_000;

/** Whether a text would be read in two thirds of that, seen from the one before it. */
export function worthTrying(texts, bytes) {
  const last = texts.at(-1);
  if (!last) return true;
  return !last.error && (last.ms * bytes) / last.bytes < (LIMIT * 2) / 3;
}

/** The middle one. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
