// Everything of a reader's in one file, and what of such a file may come in. Values in, values out.

import { ANSWERS, unite } from "../review/answers.js";
import { sound } from "../review/file.js";
import { AUDITS, audit } from "./audits.js";
import { PLANS, plan } from "./plans.js";
import { READ, readings } from "./reading-log.js";

/** @typedef {Record<string, any>} Data */
/** @typedef {Record<string, {type: string}>} Items */

export const KIND = "skills-divide-backup";
export const LARGEST_FILE = 5_000_000;
const MOST = 500;

/** Each record's check, which gives what is sound or null, and how it joins what is there. @type {Record<string, {check: (data: Data, items: Items) => any, join: (own: Data, found: any) => void}>} */
const RECORDS = {
  [ANSWERS]: { check: sound, join: unite },
  [READ]: { check: readings, join: (own, found) => newer(own, found, (when) => when) },
  [AUDITS]: { check: (data) => each(data, audit), join: (own, found) => newer(own, found, ({ changed }) => changed) },
  [PLANS]: { check: (data) => each(data, plan), join: (own, found) => newer(own, found, ({ changed }) => changed) },
};

export const NAMES = Object.keys(RECORDS);

/** @param {(name: string) => Data} read @param {number} format @param {string} made  an ISO date */
export const pack = (read, format, made) => JSON.stringify({ kind: KIND, format, made, records: Object.fromEntries(NAMES.map((name) => [name, read(name)])) });

/**
 * What a file holds, each record checked; null where it is no such file or any record in it is damaged.
 * @param {string} text
 * @param {(name: string, found: any) => Data} current  brings a record to today's format, or throws
 * @param {Items} items  those of this site
 * @returns {Map<string, any> | null}
 */
export function open(text, current, items) {
  try {
    const file = JSON.parse(text);
    if (file.kind !== KIND) return null;
    const found = new Map(NAMES.filter((name) => Object.hasOwn(file.records, name)).map((name) => [name, RECORDS[name].check(current(name, { format: file.format, data: file.records[name] }), items)]));
    return [...found.values()].includes(null) ? null : found;
  } catch {
    return null;
  }
}

/** @param {string} name @param {Data} own @param {any} found */
export const join = (name, own, found) => RECORDS[name].join(own, found);

/** @param {Data} data @param {(found: any) => any} check  throws for what is damaged */
function each(data, check) {
  const entries = Object.entries(data);
  if (entries.length > MOST || !entries.every(([id]) => /^[a-z0-9:-]{1,200}$/.test(id))) return null;
  return Object.fromEntries(entries.map(([id, found]) => [id, check(found)]));
}

/** @param {Data} own @param {Data} found @param {(value: any) => number} age */
function newer(own, found, age) {
  for (const [id, value] of Object.entries(found)) if (!Object.hasOwn(own, id) || age(value) > age(own[id])) own[id] = value;
}
