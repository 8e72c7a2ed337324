// Scores responses, and compares what people type. Values in, values out.

import { latinDigits } from "../digits.js";

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
      return Math.abs(Number(given[0]) - (item.answer ?? NaN)) <= (item.tolerance ?? 0) + 1e-9 ? 1 : 0;
    }
    case "text":
      return (item.accept ?? []).some((text) => fold(text) === fold(given[0])) ? 1 : 0;
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

/** A text without what should not matter: case, accents, spacing, outer punctuation, script of digits. @param {string} text */
export function fold(text) {
  return latinDigits(text)
    .normalize("NFKD")
    .replace(/[\p{M}ـ]/gu, "")
    .toLowerCase()
    .replace(/[‐-―]/g, "-")
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "")
    .replace(/\s+/g, " ");
}

/**
 * The list in an order that the seed alone decides (Fisher and Yates, fed by mulberry32).
 * @template T
 * @param {readonly T[]} list
 * @param {number} seed
 * @returns {T[]}
 */
export function shuffled(list, seed) {
  const found = [...list];
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = found.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [found[i], found[j]] = [found[j], found[i]];
  }
  return found;
}
