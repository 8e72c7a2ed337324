// What students have begun on one device, and under which name each is kept. Values in, values out.

import { fold } from "../lib/items/score.js";
import { checksum } from "./code.js";

/** @typedef {import("../lib/records/attempts.js").Attempt} Attempt */

/**
 * What was begun of an assignment by anybody whose name reads like this one, the earliest first.
 * @param {Record<string, any>} attempts  by the name of the record with the answers
 * @param {string} work
 * @param {string} student
 * @returns {[record: string, attempt: Attempt][]}
 */
export const begunBy = (attempts, work, student) =>
  Object.entries(attempts)
    .filter(([, each]) => each?.work === work && each.drafts && fold(String(each.student)) === fold(student))
    .sort(([, a], [, b]) => a.started - b.started);

/**
 * The name of a record that is free for a student's answers: namesakes have one each.
 * @param {Record<string, any>} attempts
 * @param {string} work
 * @param {string} student
 */
export function freeRecord(attempts, work, student) {
  const name = student.normalize("NFC");
  for (let place = 1; ; place++) {
    const record = `work-${work}-${checksum(place === 1 ? name : `${name} ${place}`)}`;
    if (!Object.hasOwn(attempts, record)) return record;
  }
}
