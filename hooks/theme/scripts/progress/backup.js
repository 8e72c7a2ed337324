// Everything of a reader's in one file, and what of such a file may come in. Values in, values out.

import { ANSWERS, mergeAnswers } from "../lib/records/answers.js";
import { ATTEMPT_ANSWERS, ATTEMPTS, mergeAttempts, parseAttempt } from "../lib/records/attempts.js";
import { AUDITS, parseAudit } from "../lib/records/audits.js";
import { COLUMNS, parseColumns } from "../lib/records/columns.js";
import { parseReadings, READINGS } from "../lib/records/readings.js";
import { PLANS, plan } from "../plan/plans.js";
import { sound } from "../review/file.js";

/** @typedef {Record<string, any>} Data */
/** @typedef {Record<string, {type: string}>} Items  those of this site: a response to another is left out */
/** @typedef {"large" | "foreign" | "later" | "damaged"} Fault */
/** @typedef {{is: (name: string) => boolean, check: (data: Data, items: Items) => any, join: (own: Data, found: any) => void}} Kind */

export const KIND = "skills-divide-backup";
export const LARGEST_FILE = 5_000_000;
const MOST = 500;
const SEED = 2 ** 32;

/** @param {string} name */
const called = (name) => (/** @type {string} */ other) => other === name;

/** Each kind of record: its names, its check, which gives what is sound or null, and how it joins what is there. @type {Kind[]} */
const KINDS = [
  { is: (name) => name === ANSWERS || ATTEMPT_ANSWERS.test(name), check: sound, join: mergeAnswers },
  { is: called("sittings"), check: (data) => each(data, seed), join: (own, found) => newer(own, found, () => 0) },
  { is: called(READINGS), check: parseReadings, join: (own, found) => newer(own, found, (when) => when) },
  {
    is: called(AUDITS),
    check: (data) => each(data, parseAudit),
    join: (own, found) => newer(own, found, (each) => each?.changed),
  },
  { is: called(COLUMNS), check: (data) => each(data, parseColumns), join: (own, found) => newer(own, found, () => 0) },
  {
    is: called(PLANS),
    check: (data) => each(data, plan),
    join: (own, found) => newer(own, found, (each) => each?.changed),
  },
  {
    is: called(ATTEMPTS),
    check: (data, items) => each(data, (found) => parseAttempt(found, items)),
    join: (own, found) => Object.entries(found).forEach(([id, other]) => (own[id] = mergeAttempts(own[id], other))),
  },
];

/** @param {string} name */
const kindOf = (name) => KINDS.find(({ is }) => is(name));

/** A file of everything that another device could take in: what is damaged stays behind. @param {string[]} names of records @param {(name: string) => Data} read @param {number} format @param {string} made  an ISO date */
export function pack(names, read, format, made) {
  const records = names.flatMap((name) => {
    const check = kindOf(name)?.check;
    return check
      ? [
          [
            name,
            Object.fromEntries(Object.entries(read(name)).filter(([id, found]) => isSound(check, { [id]: found }))),
          ],
        ]
      : [];
  });
  return JSON.stringify({ kind: KIND, format, made, records: Object.fromEntries(records) });
}

/**
 * What a file holds, each record checked, or why nothing of it comes in.
 * @param {string} text
 * @param {(name: string, found: any) => Data} current  brings a record to today's format; throws a RangeError for a later one
 * @param {Items} items
 * @returns {{records: Map<string, any>} | {fault: Fault}}
 */
export function open(text, current, items) {
  if (text.length > LARGEST_FILE) return { fault: "large" };
  try {
    const file = JSON.parse(text);
    if (file?.kind !== KIND) return { fault: "foreign" };
    const entries = Object.entries(file.records);
    if (entries.length > 2 * MOST) return { fault: "damaged" };
    const records = new Map(
      entries.map(([name, data]) => [
        name,
        kindOf(name)?.check(current(name, { format: file.format, data }), items) ?? null,
      ]),
    );
    return [...records.values()].includes(null) ? { fault: "damaged" } : { records };
  } catch (fault) {
    if (fault instanceof RangeError) return { fault: "later" };
    return { fault: text.includes(KIND) ? "damaged" : "foreign" };
  }
}

/** @param {string} name @param {Data} own @param {any} found */
export const join = (name, own, found) => kindOf(name)?.join(own, found);

/** @param {(data: Data, items: Items) => any} check @param {Data} data */
function isSound(check, data) {
  try {
    return check(data, {}) !== null;
  } catch {
    return false;
  }
}

/** @param {Data} data @param {(found: any) => any} check  throws for what is damaged */
function each(data, check) {
  const entries = Object.entries(data);
  if (entries.length > MOST || !entries.every(([id]) => /^[a-z0-9:-]{1,200}$/.test(id))) return null;
  return Object.fromEntries(entries.map(([id, found]) => [id, check(found)]));
}

/** @param {any} found */
function seed(found) {
  if (!Number.isInteger(found) || found < 0 || found >= SEED) throw new TypeError();
  return found;
}

/** @param {Data} own @param {Data} found @param {(value: any) => number} age */
function newer(own, found, age) {
  for (const [id, value] of Object.entries(found))
    if (!Object.hasOwn(own, id) || !(age(value) <= age(own[id]))) own[id] = value;
}
