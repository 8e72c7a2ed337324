// Assignments that a student has begun on this device. Values in, values out.

import { isResponse } from "../../review/file.js";

/** The record of all of them, by the name of the record with the answers. */
export const ATTEMPTS = "works";
/** What names the answers of one student to one assignment: check sums of both. */
export const ATTEMPT_ANSWERS = /^work-[0-9a-f]{8}-[0-9a-f]{8}$/;

const LATEST = 1e11;

/**
 * @typedef {{work: string, student: string, title: string, code: string, started: number, ended?: number, drafts: Record<string, string | string[]>}} Attempt
 *   work: check sum of the assignment's code; code: the code itself; started, ended: seconds since 1970; drafts: what is not checked yet, by item
 */

/** @param {any} value @param {number} longest */
const isText = (value, longest) => typeof value === "string" && value.length <= longest;
/** @param {any} value */
const isTime = (value) => typeof value === "number" && value >= 0 && value <= LATEST;

/** One out of something foreign, with nothing in it that is not known. Throws a TypeError for what is none. @param {any} found @param {Record<string, {type: string}>} items  of this site: a draft for another is left out @returns {Attempt} */
export function parseAttempt(found, items) {
  const { work, student, title = "", code = "", started, ended, drafts } = found;
  if (
    !/^[0-9a-f]{8}$/.test(work) ||
    !isText(student, 60) ||
    !isText(title, 120) ||
    !isText(code, 60_000) ||
    !/^[\w.-]*$/.test(code) ||
    !isTime(started)
  )
    throw new TypeError();
  if (!(ended === undefined || isTime(ended))) throw new TypeError();
  const own = Object.entries(drafts).filter(
    ([id, response]) => Object.hasOwn(items, id) && isResponse(response, items[id].type),
  );
  return {
    work,
    student,
    title,
    code,
    started,
    ...(ended === undefined ? {} : { ended }),
    drafts: Object.fromEntries(own.slice(0, 500)),
  };
}

/** Two states of one work as one: handed in stays handed in, and no draft is lost. @param {Attempt | undefined} own @param {Attempt} found @returns {Attempt} */
export const mergeAttempts = (own, found) => ({ ...found, ...own, drafts: { ...found.drafts, ...own?.drafts } });
