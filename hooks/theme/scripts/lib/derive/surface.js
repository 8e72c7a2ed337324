// The substitution surface, as the core counts it (skillsdivide/derive/surface.py); shared vectors hold the two together. Values in, values out.

/** @typedef {{low: number, high: number, total: number}} Surface */

export const STANCES = ["substitutable", "augmented", "human"];

/**
 * The surface of [stance, weight] pairs; weights are tasks or hours, none below 0.
 * @param {[string, number][]} weighed
 * @returns {Surface}
 */
export function surface(weighed) {
  const weights = [0, 0, 0];
  for (const [stance, weight] of weighed) {
    const place = STANCES.indexOf(stance);
    if (place < 0 || !(weight >= 0)) throw new RangeError(`${stance} ${weight}`);
    weights[place] += weight;
  }
  const low = weights[0];
  const high = low + weights[1];
  return { low, high, total: high + weights[2] };
}
