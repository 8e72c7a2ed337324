// Which task of the dataset a reader's own is nearest to, by the stems that both share; a rare stem says more.

import { fold } from "../lib/items/score.js";

/** @typedef {{id: string, role: string, text: string, stance: string}} Ours */

/** How much of both texts must be shared; by trial on tasks of people outside our dataset. */
const ENOUGH = 0.3;
const EMPTY = new Set(
  "a an and are as at be by for from has have in into is it its of on or our so that the their them they this to up was what when which who with without".split(
    " ",
  ),
);

/** The stems of a text, each once. English endings go; other languages keep their words. @param {string} text @returns {string[]} */
export function stems(text) {
  const words = fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 1 && !EMPTY.has(word)).map(stem))];
}

/** @param {string} word */
function stem(word) {
  const short = word.replace(/(?<=.{3})(?:ations?|ings?|ments?|ions?|ers?|ors?|ies|ed|es|s)$/, "");
  return short.replace(/(?<=.{3})(?:e|y|i)$/, "").replace(/(?<=.{2})([^aeiou])\1$/, "$1");
}

/**
 * What finds the nearest of some tasks to a text, or null where none is near.
 * @param {Ours[]} tasks
 * @returns {(text: string) => Ours | null}
 */
export function matcher(tasks) {
  const known = tasks.map((task) => stems(task.text));
  /** @type {Map<string, number[]>} */
  const holders = new Map();
  known.forEach((own, place) => own.forEach((each) => holders.set(each, [...(holders.get(each) ?? []), place])));
  const rarity = (/** @type {string} */ each) => Math.log(1 + tasks.length / (holders.get(each)?.length ?? 1));
  const weight = (/** @type {string[]} */ own) => own.reduce((total, each) => total + rarity(each), 0);
  const weights = known.map(weight);
  return (text) => {
    const wanted = stems(text);
    /** @type {Map<number, number>} */
    const shared = new Map();
    for (const each of wanted)
      for (const place of holders.get(each) ?? []) shared.set(place, (shared.get(place) ?? 0) + rarity(each));
    const whole = weight(wanted);
    const ranked = [...shared].map(([place, common]) => ({
      place,
      likeness: common / Math.sqrt(whole * weights[place]),
    }));
    ranked.sort((a, b) => b.likeness - a.likeness || a.place - b.place);
    return ranked.length > 0 && ranked[0].likeness >= ENOUGH ? tasks[ranked[0].place] : null;
  };
}
