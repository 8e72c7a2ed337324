// Attempts at assignments that students have begun on this device. Values in, values out.

import { isText, isTime } from "../checks.js";
import { isResponse } from "./answers.js";

/** The record of all of them, by the name of the record with the answers. */
export const ATTEMPTS = "works";
/** What names the record with the answers of one student to one assignment: check sums of both. Namesakes on one device have a number behind the name. */
export const ATTEMPT_ANSWERS = /^work-[0-9a-f]{8}-[0-9a-f]{8}$/;
/** What tells one beginning of an assignment from another, whatever the name. */
export const MARK = /^[0-9a-f]{8}$/;

const MAX_DRAFTS = 500;

/**
 * @typedef {object} Attempt
 * @property {string} work     check sum of the assignment's code
 * @property {string} student
 * @property {string} title    of the assignment
 * @property {string} code     the assignment's
 * @property {string} [mark]   eight hex digits by chance, which tell students of one name apart
 * @property {number} started  seconds since 1970
 * @property {number} [ended]
 * @property {Record<string, string | string[]>} drafts  responses that are not checked yet, by item
 */

/**
 * An attempt out of a foreign value, with nothing in it that is not known.
 * @param {any} value
 * @param {Record<string, {type: string}>} items  those of this site; a draft for another is left out
 * @returns {Attempt}
 * @throws {TypeError} for what is no attempt
 */
export function parseAttempt(value, items) {
  const { work, student, title = "", code = "", mark, started, ended, drafts } = value;
  const isSound =
    /^[0-9a-f]{8}$/.test(work) &&
    isText(student, 60) &&
    isText(title, 120) &&
    isText(code, 60_000) &&
    /^[\w.-]*$/.test(code) &&
    (mark === undefined || MARK.test(mark)) &&
    isTime(started) &&
    (ended === undefined || isTime(ended));
  if (!isSound) throw new TypeError();
  const own = Object.entries(drafts).filter(
    ([id, response]) => Object.hasOwn(items, id) && isResponse(response, items[id].type),
  );
  const more = { ...(mark !== undefined && { mark }), ...(ended !== undefined && { ended }) };
  return { work, student, title, code, started, ...more, drafts: Object.fromEntries(own.slice(0, MAX_DRAFTS)) };
}

/**
 * Two states of one attempt as one: handed in stays handed in, and no draft is lost.
 * @param {Attempt | undefined} own
 * @param {Attempt} other
 * @returns {Attempt}
 */
export const mergeAttempts = (own, other) => ({ ...other, ...own, drafts: { ...other.drafts, ...own?.drafts } });
