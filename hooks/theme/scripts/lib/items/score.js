// Scores responses, and compares what people type. Values in, values out.

import { latinDigits, UNSEEN } from "../digits.js";

/**
 * @typedef {object} Item
 * @property {string} type      choice, multiple, true-false, numeric, text, match or order
 * @property {string[]} [keys]  right choices; for match, the right answer of each prompt
 * @property {number} [size]    for multiple, how many choices there are
 * @property {number} [answer]
 * @property {number} [tolerance]
 * @property {string[]} [accept]
 */

/** @typedef {string | string[]} Response */

/** Whether the response is complete enough to be checked. @param {Response} response */
export function isComplete(response) {
  return Array.isArray(response)
    ? response.length > 0 && response.every((part) => part !== "")
    : response.trim() !== "";
}

/**
 * What a response earns, from 0 to 1.
 *
 * Multiple: right choices ticked less wrong ones ticked, over all right ones, never below 0.
 * Match: pairs right over all pairs. Order: neighbours kept over all neighbours. Others: 0 or 1.
 * A number is given as lib/numbers.js has read it.
 * @param {Item} item
 * @param {Response} response
 */
export function score(item, response) {
  const given = Array.isArray(response) ? response : [response];
  const keys = item.keys ?? [];
  switch (item.type) {
    case "multiple": {
      const right = given.filter((choice) => keys.includes(choice)).length;
      return Math.max(0, (2 * right - given.length) / keys.length);
    }
    case "match":
      return keys.filter((key, index) => given[index] === key).length / keys.length;
    case "order": {
      const kept = given.slice(1).filter((place, index) => Number(place) === Number(given[index]) + 1).length;
      return kept / (given.length - 1);
    }
    case "numeric": {
      const { answer = NaN, tolerance = 0 } = item;
      const slack = Math.max(Math.abs(answer), tolerance) * 1e-9; // of what is no whole number, a computer keeps so many digits
      return Math.abs(Number(given[0]) - answer) <= tolerance + slack ? 1 : 0;
    }
    case "text":
      return (item.accept ?? []).some((accepted) => isAccepted(given[0], accepted)) ? 1 : 0;
    default:
      return keys.includes(given[0]) ? 1 : 0;
  }
}

/**
 * A grade for the schedule of reviews: 1 again, 2 hard, 3 good.
 * @param {number} earned  0 to 1
 * @param {number} sure    3 sure, 2 think so, 1 guess, 0 not said
 */
export function grade(earned, sure) {
  if (earned < 0.999) return 1;
  return sure === 1 ? 2 : 3;
}

/** Marks that only help to read, by the letter they stand on. On letters of other scripts, such as Devanagari or kana, a mark makes another letter. */
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;
/** The stress on a vowel, and ё written as е. */
const STRESSED = /([аеиоуыэюя])[\u0300\u0301]|(е)\u0308/g;
/** A sign that people put around an answer or behind it, at either end. */
const OUTER = /^[\s\p{Pi}\p{Pf}"'`„‚¿¡]|[\s\p{Pi}\p{Pf}"'`.,;:!?…。、！？，।،؛؟]$/u;

/** A text as its letters are meant, whatever the keyboard: case, accents, spacing, script of digits, forms of dashes and apostrophes. @param {string} text */
const normalized = (text) =>
  latinDigits(text.replace(UNSEEN, "").replace(/[‘’‛ʼ′´]/g, "'"))
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ـ/g, "")
    .replace(ACCENTED, "$1")
    .replace(STRESSED, "$1$2")
    .replace(/[‐-―−]/g, "-")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, " ")
    .trim();

/** A text without what should not matter in a search: what `normalized` levels, and outer punctuation. @param {string} text */
export const fold = (text) => normalized(text).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "");

/**
 * Whether a typed answer is an accepted one. Signs count, for C is neither C# nor C++; but what people put around an
 * answer, such as quotation marks or a full stop, may be more than was asked for.
 * @param {string} typed
 * @param {string} accepted
 */
function isAccepted(typed, accepted) {
  const wanted = normalized(accepted);
  const unended = wanted.replace(/([\p{L}\p{N}])[.。]$/u, "$1");
  for (let rest = normalized(typed); rest !== ""; ) {
    if (rest === wanted || rest === unended) return true;
    const shorter = rest.replace(OUTER, "");
    if (shorter === rest) return false;
    rest = shorter;
  }
  return false;
}

/**
 * The list in an order that the seed alone decides (Fisher and Yates, fed by mulberry32).
 * @template T
 * @param {readonly T[]} list
 * @param {number} seed
 * @returns {T[]}
 */
export function shuffled(list, seed) {
  const order = [...list];
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
