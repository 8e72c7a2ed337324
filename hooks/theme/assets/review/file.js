// Answers that come back in a file. Values in, values out; whatever the file holds, only what fits goes on.

import { current } from "../store.js";
import { ANSWERS } from "./answers.js";

export const KIND = "skills-divide-answers";

const MOST = 50_000;
const LONGEST_LOG = 60;
const LONGEST_RESPONSE = 200;
const LATEST = 1e13;

/** @typedef {import("./answers.js").Kept} Kept */

/** @param {unknown} value @param {number} low @param {number} high @returns {value is number} */
const isBetween = (value, low, high) => typeof value === "number" && value >= low && value <= high;

/** @param {unknown} answer  when, in milliseconds since 1970, and how well */
const isAnswer = (answer) => Array.isArray(answer) && answer.length === 2 && isBetween(answer[0], 0, LATEST) && [1, 2, 3].includes(answer[1]);

/** @param {string} id @param {any} kept */
const fits = (id, kept) =>
  /^[a-z0-9-]{1,80}$/.test(id) && typeof kept?.version === "string" && kept.version.length <= 8 && isBetween(kept.last, 0, 1) &&
  Array.isArray(kept.log) && kept.log.length <= LONGEST_LOG && kept.log.every(isAnswer);

/** What the quiz may put back into its fields: letters and places, or what was typed. @param {unknown} response @param {string | undefined} type */
function isResponse(response, type) {
  if (type === "numeric" || type === "text") return typeof response === "string" && response.length <= LONGEST_RESPONSE;
  const given = type === "choice" || type === "true-false" ? [response] : response;
  return type !== undefined && Array.isArray(given) && given.length <= 20 && given.every((each) => typeof each === "string" && /^[a-z0-9]{0,5}$/.test(each));
}

/**
 * The answers in foreign data, or null where they are none.
 * @param {Record<string, any>} data
 * @param {Record<string, {type: string}>} items  those of this site; a response to another is left out
 * @returns {[string, Kept][] | null}
 */
export function sound(data, items) {
  const entries = Object.entries(data);
  if (entries.length > MOST || !entries.every(([id, kept]) => fits(id, kept))) return null;
  return entries.map(([id, kept]) => [id, whole(kept, Object.hasOwn(items, id) ? items[id].type : undefined)]);
}

/** The answers in an exported file, or null if it is none. @param {string} text @param {Record<string, {type: string}>} items @returns {[string, Kept][] | null} */
export function opened(text, items) {
  try {
    const file = JSON.parse(text);
    return file.kind === KIND ? sound(current(ANSWERS, file), items) : null;
  } catch {
    return null;
  }
}

/** @param {any} kept @param {string | undefined} type @returns {Kept} */
function whole({ version, first, last, sure, tries, log, response }, type) {
  const number = (/** @type {unknown} */ value, /** @type {number} */ high) => (isBetween(value, 0, high) ? value : 0);
  const found = { version, first: number(first, 1), last, sure: number(sure, 3), tries: number(tries, 999), log };
  return isResponse(response, type) ? { ...found, response } : found;
}
