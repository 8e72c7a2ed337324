// The class in figures. Values in, values out.

import { scoreOf } from "./receipt.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */

/**
 * @typedef {object} ItemFigures
 * @property {string} id
 * @property {number} answered        how many students had the item in their draw
 * @property {number} difficulty      mean score at the first try, 0 to 1: the higher, the easier
 * @property {number | null} discrimination  correlation of the item's score with the score on the other items; null where it cannot be told
 * @property {Drawn[]} drew   each response with the students who gave it, as it was last
 */

/** @typedef {{version: string, response: string | string[], isRight: boolean, students: string[]}} Drawn  version: of the wording that was answered */

/** Figures for each item, from one receipt after another. */
export class Figures {
  /** @type {Map<string, ReturnType<typeof fresh>>} */
  #items = new Map();

  /** @param {Receipt} receipt @param {string} [name]  of the student, where it is not the one written */
  add({ items, student }, name = student) {
    const total = items.reduce((sum, each) => sum + each[2], 0);
    for (const [id, version, first, last, tries, , response] of items) {
      const item = this.#items.get(id) ?? fresh();
      this.#items.set(id, item);
      item.scores.push(first);
      item.rests.push(items.length > 1 ? (total - first) / (items.length - 1) : 0);
      const given = tries === 0 ? "" : response;
      const key = JSON.stringify([version, given]);
      const drawn = item.drew.get(key) ?? { version, response: given, isRight: last > 0.999, students: [] };
      item.drew.set(key, drawn);
      drawn.students.push(name);
    }
  }

  /** Hardest first. @returns {ItemFigures[]} */
  rows() {
    return [...this.#items]
      .map(([id, { scores, rests, drew }]) => ({
        id,
        answered: scores.length,
        difficulty: mean(scores),
        discrimination: correlation(scores, rests),
        drew: [...drew.values()],
      }))
      .sort((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1));
  }
}

/** @returns {{scores: number[], rests: number[], drew: Map<string, Drawn>}} */
const fresh = () => ({ scores: [], rests: [], drew: new Map() });

/** How many scores fall into each tenth: below 10 %, below 20 %, up to 90 % and more. @param {Receipt[]} receipts @returns {number[]} */
export function spread(receipts) {
  const tenths = Array(10).fill(0);
  for (const receipt of receipts) tenths[Math.min(9, Math.floor(scoreOf(receipt) * 10 + 1e-9))]++;
  return tenths;
}

/** @param {number[]} values */
export const mean = (values) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's correlation, or null where one side does not vary. @param {number[]} a @param {number[]} b @returns {number | null} */
export function correlation(a, b) {
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, index) => {
    ab += (value - ma) * (b[index] - mb);
    aa += (value - ma) ** 2;
    bb += (b[index] - mb) ** 2;
  });
  return aa < 1e-12 || bb < 1e-12 ? null : ab / Math.sqrt(aa * bb);
}
