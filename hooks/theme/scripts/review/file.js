// Answers that come back in a file. Values in, values out; whatever the file holds, only what fits goes on.

import { ANSWERS, isStoredAnswer, isUpTo } from "../lib/records/answers.js";
import { migrate } from "../lib/storage.js";

export const KIND = "skills-divide-answers";

const MOST = 50_000;
const LONGEST_RESPONSE = 200;

/** @typedef {import("../lib/records/answers.js").StoredAnswer} Kept */

/** What the quiz may put back into its fields: letters and places, or what was typed. @param {unknown} response @param {string | undefined} type */
export function isResponse(response, type) {
  if (type === "numeric" || type === "text") return typeof response === "string" && response.length <= LONGEST_RESPONSE;
  const given = type === "choice" || type === "true-false" ? [response] : response;
  return (
    type !== undefined &&
    Array.isArray(given) &&
    given.length <= 20 &&
    given.every((each) => typeof each === "string" && /^[a-z0-9]{0,5}$/.test(each))
  );
}

/**
 * The answers in foreign data, or null where they are none.
 * @param {Record<string, any>} data
 * @param {Record<string, {type: string}>} items  those of this site; a response to another is left out
 * @returns {[string, Kept][] | null}
 */
export function sound(data, items) {
  const entries = Object.entries(data);
  if (entries.length > MOST || !entries.every(([id, kept]) => /^[a-z0-9-]{1,80}$/.test(id) && isStoredAnswer(kept)))
    return null;
  return entries.map(([id, kept]) => [id, whole(kept, Object.hasOwn(items, id) ? items[id].type : undefined)]);
}

/** The answers in an exported file, or null if it is none. @param {string} text @param {Record<string, {type: string}>} items @returns {[string, Kept][] | null} */
export function opened(text, items) {
  try {
    const file = JSON.parse(text);
    return file.kind === KIND ? sound(migrate(ANSWERS, file), items) : null;
  } catch {
    return null;
  }
}

/** @param {any} kept @param {string | undefined} type @returns {Kept} */
function whole({ version, first, last, sure, tries, log, response }, type) {
  const number = (/** @type {unknown} */ value, /** @type {number} */ high) => (isUpTo(value, high) ? value : 0);
  const found = { version, first: number(first, 1), last, sure: number(sure, 3), tries: number(tries, 999), log };
  return isResponse(response, type) ? { ...found, response } : found;
}
