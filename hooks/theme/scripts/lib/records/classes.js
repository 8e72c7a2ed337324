// Classes that a teacher keeps on this device: what was handed in, and the list of students. Values in, values out.

import { isText, isTime } from "../checks.js";
import { MARK } from "./attempts.js";

/** The record of all of them, by a name given by chance. */
export const CLASSES = "classes";
export const LONGEST_TITLE = 80;
const LONGEST_ROSTER = 200_000;
const MAX_CODES = 20_000;
const MAX_DECISIONS = 5000;

/**
 * @typedef {object} KeptClass
 * @property {string} title
 * @property {string} roster     the list of students as it was pasted
 * @property {string[]} codes    of results
 * @property {Record<string, string>} decisions  who is who, as the teacher said
 * @property {"first" | "last" | "best"} counting  which attempt counts
 * @property {number} changed    seconds since 1970
 */

/** @param {any} value */
const isDecisions = (value) =>
  Object(value) === value &&
  Object.keys(value).length <= MAX_DECISIONS &&
  Object.entries(value).every(([key, each]) => MARK.test(key) && isText(each, 300));

/**
 * A class out of a foreign value, with nothing in it that is not known.
 * @param {any} value
 * @returns {KeptClass}
 * @throws {TypeError} for what is no class
 */
export function parseClass({ title, roster, codes, decisions, counting, changed }) {
  const isSound =
    isText(title, LONGEST_TITLE) &&
    isText(roster, LONGEST_ROSTER) &&
    Array.isArray(codes) &&
    codes.length <= MAX_CODES &&
    codes.every((each) => isText(each, 60_000)) &&
    isDecisions(decisions) &&
    ["first", "last", "best"].includes(counting) &&
    isTime(changed);
  if (!isSound) throw new TypeError();
  return { title, roster, codes, decisions, counting, changed };
}

/**
 * Takes classes of another device into those of this one: what was decided last stands, and no result is lost.
 * @param {Record<string, any>} own
 * @param {Record<string, KeptClass>} incoming
 */
export function mergeClasses(own, incoming) {
  for (const [id, other] of Object.entries(incoming)) {
    const before = own[id]?.codes ? own[id] : other;
    const codes = [...new Set([...before.codes, ...other.codes])].slice(0, MAX_CODES);
    own[id] = { ...(before.changed >= other.changed ? before : other), codes };
  }
}
