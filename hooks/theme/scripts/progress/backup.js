// Everything of a reader's in one file, and what of such a file may come in. Values in, values out.

import { isBetween } from "../lib/checks.js";
import { ANSWERS, mergeAnswers, parseAnswers } from "../lib/records/answers.js";
import { ATTEMPT_ANSWERS, ATTEMPTS, mergeAttempts, parseAttempt } from "../lib/records/attempts.js";
import { AUDITS, parseAudit } from "../lib/records/audits.js";
import { CLASSES, mergeClasses, parseClass } from "../lib/records/classes.js";
import { COLUMNS, parseColumns } from "../lib/records/columns.js";
import { PLANS, parsePlan } from "../lib/records/plans.js";
import { parseReadings, READINGS } from "../lib/records/readings.js";
import { parseStops, STOPS } from "../lib/records/stops.js";

/** @typedef {Record<string, any>} Data  of a record */
/** @typedef {Record<string, {type: string}>} Items  those of this site: a response to another is left out */
/** @typedef {"large" | "foreign" | "later" | "damaged"} Fault */

/**
 * A kind of record.
 * @typedef {object} Kind
 * @property {(name: string) => boolean} is
 * @property {(data: Data, items: Items) => any} parse  what is sound of foreign data; null or an error where they are damaged
 * @property {(own: Data, incoming: any) => void} merge  takes what parse() gave into the record
 */

export const KIND = "skills-divide-backup";
export const LARGEST_FILE = 5_000_000;
const MAX_ENTRIES = 500;
const MAX_RECORDS = 1000;
const MAX_SEED = 2 ** 32 - 1;

/** @type {Kind[]} */
const KINDS = [
  { is: (name) => name === ANSWERS || ATTEMPT_ANSWERS.test(name), parse: parseAnswers, merge: mergeAnswers },
  { is: (name) => name === READINGS, parse: parseReadings, merge: takeNewer((when) => when) },
  { is: (name) => name === STOPS, parse: parseStops, merge: takeNewer((stop) => stop?.when) },
  { is: (name) => name === AUDITS, parse: parseEach(parseAudit), merge: takeNewer((audit) => audit?.changed) },
  { is: (name) => name === PLANS, parse: parseEach(parsePlan), merge: takeNewer((plan) => plan?.changed) },
  { is: (name) => name === COLUMNS, parse: parseEach(parseColumns), merge: takeNewer(() => 0) },
  { is: (name) => name === CLASSES, parse: parseEach(parseClass), merge: mergeClasses },
  { is: (name) => name === "sittings", parse: parseEach(parseSeed), merge: takeNewer(() => 0) },
  {
    is: (name) => name === ATTEMPTS,
    parse: parseEach(parseAttempt),
    merge(own, incoming) {
      for (const [id, attempt] of Object.entries(incoming)) own[id] = mergeAttempts(own[id], attempt);
    },
  },
];

/** @param {string} name */
const kindOf = (name) => KINDS.find(({ is }) => is(name));

/**
 * The text of a file with everything that another device could take in; what is damaged is left out.
 * @param {string[]} names  of records
 * @param {(name: string) => Data} read
 * @param {number} format
 * @param {string} made  an ISO date
 */
export function packBackup(names, read, format, made) {
  const records = names.flatMap((name) => {
    const kind = kindOf(name);
    return kind ? [[name, soundEntries(kind, read(name))]] : [];
  });
  return JSON.stringify({ kind: KIND, format, made, records: Object.fromEntries(records) });
}

/**
 * What a file holds, each record parsed, or why nothing of it comes in.
 * @param {string} text
 * @param {(name: string, record: any) => Data} migrate  brings a record to today's format; throws a RangeError for a later one
 * @param {Items} items
 * @returns {{records: Map<string, any>} | {fault: Fault}}
 */
export function openBackup(text, migrate, items) {
  if (text.length > LARGEST_FILE) return { fault: "large" };
  try {
    const file = JSON.parse(text);
    if (file?.kind !== KIND) return { fault: "foreign" };
    const entries = Object.entries(file.records);
    if (entries.length > MAX_RECORDS) return { fault: "damaged" };
    const records = new Map();
    for (const [name, data] of entries) {
      const record = kindOf(name)?.parse(migrate(name, { format: file.format, data }), items);
      if (!record) return { fault: "damaged" };
      records.set(name, record);
    }
    return { records };
  } catch (error) {
    if (error instanceof RangeError) return { fault: "later" };
    return { fault: text.includes(KIND) ? "damaged" : "foreign" };
  }
}

/**
 * Takes what a file holds of a record into the record.
 * @param {string} name
 * @param {Data} own
 * @param {any} incoming  from openBackup()
 */
export const mergeRecord = (name, own, incoming) => kindOf(name)?.merge(own, incoming);

/** @param {Kind} kind @param {Data} data */
function soundEntries(kind, data) {
  const isSound = (/** @type {Data} */ part) => {
    try {
      return kind.parse(part, {}) !== null;
    } catch {
      return false;
    }
  };
  return Object.fromEntries(Object.entries(data).filter(([id, value]) => isSound({ [id]: value })));
}

/** @param {(value: any, items: Items) => any} parse  throws for what is damaged @returns {Kind["parse"]} */
function parseEach(parse) {
  return (data, items) => {
    const entries = Object.entries(data);
    if (entries.length > MAX_ENTRIES || !entries.every(([id]) => /^[a-z0-9:-]{1,200}$/.test(id))) return null;
    return Object.fromEntries(entries.map(([id, value]) => [id, parse(value, items)]));
  };
}

/** @param {any} value */
function parseSeed(value) {
  if (!Number.isInteger(value) || !isBetween(value, 0, MAX_SEED)) throw new TypeError();
  return value;
}

/** Takes what is new, and what is younger than the record's own. @param {(value: any) => number} age @returns {Kind["merge"]} */
function takeNewer(age) {
  return (own, incoming) => {
    for (const [id, value] of Object.entries(incoming))
      if (!Object.hasOwn(own, id) || !(age(value) <= age(own[id]))) own[id] = value;
  };
}
