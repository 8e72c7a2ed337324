// What a reader answered: which answers count, how much is mastered, and what may come in from a file. Values in, values out.

import { isBetween, isText } from "../checks.js";

/** @typedef {import("../items/index.js").ItemIndex} ItemIndex */
/** @typedef {import("../items/schedule.js").LoggedAnswer} LoggedAnswer */
/** @typedef {import("../items/score.js").Response} Response */

/**
 * @typedef {object} StoredAnswer
 * @property {string} version  of the item's wording
 * @property {number} first    what the first try earned, 0 to 1
 * @property {number} last     what the last try earned
 * @property {number} sure     the reader's confidence at the first try: 3 sure, 2 think so, 1 guess, 0 not said
 * @property {number} tries
 * @property {LoggedAnswer[]} log
 * @property {Response} [response]
 */

/** The record of all answers, by item. */
export const ANSWERS = "answers";
export const LONGEST_LOG = 60;
const MAX_ANSWERS = 50_000;
const LONGEST_RESPONSE = 200;
const LATEST = 1e13;

/** @param {any} entry  of a log */
const isLogged = (entry) =>
  Array.isArray(entry) && entry.length === 2 && isBetween(entry[0], 0, LATEST) && [1, 2, 3].includes(entry[1]);

/** Whether a value has what schedule and mastery need. @param {any} value @returns {value is StoredAnswer} */
const isStoredAnswer = (value) =>
  isText(value?.version, 8) &&
  isBetween(value.last, 0, 1) &&
  Array.isArray(value.log) &&
  value.log.length <= LONGEST_LOG &&
  value.log.every(isLogged);

/**
 * Whether the quiz may put a value back into an item's fields: letters and places, or what was typed.
 * @param {unknown} value
 * @param {string | undefined} type  of the item
 */
export function isResponse(value, type) {
  if (type === "numeric" || type === "text") return isText(value, LONGEST_RESPONSE);
  const parts = type === "choice" || type === "true-false" ? [value] : value;
  return (
    type !== undefined &&
    Array.isArray(parts) &&
    parts.length <= 20 &&
    parts.every((each) => isText(each, 5) && /^[a-z0-9]*$/.test(each))
  );
}

/**
 * The answers in foreign data, or null where they are none.
 * @param {Record<string, any>} data
 * @param {Record<string, {type: string}>} items  those of this site; a response to another is left out
 * @returns {[string, StoredAnswer][] | null}
 */
export function parseAnswers(data, items) {
  const entries = Object.entries(data);
  const isSound = entries.every(([id, value]) => /^[a-z0-9-]{1,80}$/.test(id) && isStoredAnswer(value));
  if (entries.length > MAX_ANSWERS || !isSound) return null;
  return entries.map(([id, value]) => [id, knownFields(value, Object.hasOwn(items, id) ? items[id].type : undefined)]);
}

/** @param {any} value @param {string | undefined} type @returns {StoredAnswer} */
function knownFields({ version, first, last, sure, tries, log, response }, type) {
  const bounded = (/** @type {unknown} */ number, /** @type {number} */ high) =>
    isBetween(number, 0, high) ? number : 0;
  const answer = { version, first: bounded(first, 1), last, sure: bounded(sure, 3), tries: bounded(tries, 999), log };
  return isResponse(response, type) ? { ...answer, response } : answer;
}

/**
 * The answers to items that still exist in the wording that was answered.
 * @param {Record<string, any>} record
 * @param {ItemIndex} items
 * @returns {[string, StoredAnswer][]}
 */
export const currentAnswers = (record, items) =>
  Object.entries(record).filter(
    ([id, value]) => Object.hasOwn(items, id) && isStoredAnswer(value) && items[id].version === value.version,
  );

/**
 * How many items of each group were right when last answered; a group of which none was answered is left out.
 * @param {[string, StoredAnswer][]} answers  of items in the index
 * @param {ItemIndex} items
 * @returns {Map<string, number>}
 */
export function masteryByGroup(answers, items) {
  const groups = new Map();
  for (const [id, { last }] of answers) {
    const { group } = items[id];
    groups.set(group, (groups.get(group) ?? 0) + Number(last > 0.999));
  }
  return groups;
}

/**
 * Takes answers into the record: logs are united, and the younger of two answers to one wording stands.
 * @param {Record<string, any>} record
 * @param {[string, StoredAnswer][]} incoming
 */
export function mergeAnswers(record, incoming) {
  for (const [id, answer] of incoming) {
    const own = record[id]?.version === answer.version ? (record[id].log ?? []) : [];
    const byTime = new Map([...own, ...answer.log].map((entry) => [entry[0], entry]));
    const log = [...byTime.values()].sort((a, b) => a[0] - b[0]).slice(-LONGEST_LOG);
    const isNewer = (answer.log.at(-1)?.[0] ?? 0) >= (own.at(-1)?.[0] ?? 0);
    record[id] = { ...(isNewer ? answer : record[id]), log };
  }
}
