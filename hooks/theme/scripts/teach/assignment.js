// What a teacher gives to a class: which items, how they are drawn and tried. Values in, values out.

import { isText } from "../lib/checks.js";
import { isDay } from "../lib/dates.js";
import { fold, shuffled } from "../lib/items/score.js";
import { checksum } from "./code.js";

/**
 * @typedef {object} Assignment
 * @property {string} title
 * @property {string} message
 * @property {string[]} sections
 * @property {string[]} types
 * @property {number} count     how many items a student gets
 * @property {number} seed
 * @property {boolean} own      whether each student gets a draw of their own
 * @property {number} attempts  tries for each item; 0 for as many as one likes
 * @property {"once" | "end"} feedback  after each answer, or when all was handed in
 * @property {string} closes    a date such as 2026-12-01, or empty
 * @property {string} bank      check sum of the items to draw from, as they were when the link was made
 * @property {string} [send]    where the teacher wants the result, in words; links made before it was asked for have none
 */

/** @typedef {Record<string, {page: string, section: string, type: string, version: string}>} Index   items by id */

export const TYPES = ["choice", "multiple", "true-false", "numeric", "text", "match", "order"];
export const MOST = 200;
const LONGEST_LINE = 200;

/** Minutes that a question of a type takes, read, thought about and answered: a rule of thumb. @type {Record<string, number>} */
const MINUTES = { choice: 1.5, multiple: 2, "true-false": 1, numeric: 2, text: 1.5, match: 2.5, order: 2.5 };

const ID = /^[a-z0-9-]{1,80}$/;

/** @param {unknown} value @param {number} low @param {number} high */
const isWhole = (value, low, high) => Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
/** @param {unknown} value @param {number} most @param {(each: unknown) => boolean} fits */
const isList = (value, most, fits) =>
  Array.isArray(value) && value.length > 0 && value.length <= most && value.every(fits);

/** Whether a value from outside is an assignment, in every field and bound. @param {any} value @returns {value is Assignment} */
export function isAssignment(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    isText(value.title, 120) &&
    value.title !== "" &&
    isText(value.message, 1000) &&
    isList(value.sections, 500, (each) => isText(each, 80) && ID.test(each)) &&
    isList(value.types, TYPES.length, (each) => TYPES.includes(/** @type {string} */ (each))) &&
    isWhole(value.count, 1, MOST) &&
    isWhole(value.seed, 0, 4294967295) &&
    isWhole(value.attempts, 0, 9) &&
    typeof value.own === "boolean" &&
    ["once", "end"].includes(value.feedback) &&
    (value.closes === "" || isDay(value.closes)) &&
    isText(value.bank, 8) &&
    (value.send === undefined || isText(value.send, LONGEST_LINE))
  );
}

/** The items that an assignment draws from. @param {Assignment} assignment @param {Index} index @returns {string[]} */
export function pool(assignment, index) {
  const sections = new Set(assignment.sections);
  return Object.keys(index)
    .filter((id) => sections.has(index[id].section) && assignment.types.includes(index[id].type))
    .sort();
}

/** What tells whether the items are still those that the teacher chose from. @param {Assignment} assignment @param {Index} index */
export function bankOf(assignment, index) {
  return checksum(
    pool(assignment, index)
      .map((id) => `${id} ${index[id].version}`)
      .join("\n"),
  );
}

/** The seed of a student: the class's, or one that follows from the name. @param {Assignment} assignment @param {string} student */
export function seedOf(assignment, student) {
  return assignment.own ? Number.parseInt(checksum(`${assignment.seed} ${fold(student)}`), 16) : assignment.seed;
}

/** The items that a student gets, in order. @param {Assignment} assignment @param {Index} index @param {string} student @returns {string[]} */
export function draw(assignment, index, student) {
  return shuffled(pool(assignment, index), seedOf(assignment, student)).slice(0, assignment.count);
}

/** About how many minutes questions take, in steps of five above ten. @param {string[]} types */
export function minutesFor(types) {
  const sum = types.reduce((minutes, type) => minutes + (MINUTES[type] ?? 2), 0);
  return sum > 10 ? Math.ceil(sum / 5) * 5 : Math.ceil(sum);
}

/** The rules of an assignment that its page tells, by their names there. @param {Assignment} assignment */
export function rulesOf({ feedback, attempts, closes }) {
  return [
    feedback,
    feedback === "once" && attempts === 1 && "one-try",
    feedback === "once" && attempts > 1 && "tries",
    closes !== "" && "closes",
  ];
}
