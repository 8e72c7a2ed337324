// A reader's audits: their shape, their surface, and what may come in from a file. Values in, values out.

import { isBetween, isId, isLanguage, isText } from "../checks.js";
import { STANCES, surface } from "../derive/surface.js";

/**
 * @typedef {{id: string, text: string, stance: string, hours: number[], task?: string, language?: string}} AuditTask
 *   stance: one of STANCES, or "" while open; hours: one number a week; task: the dataset's task that it began as;
 *   language: in which the text is that task's own, until the reader changes it
 * @typedef {{title: string, role: string, changed: number, tasks: AuditTask[], skills: string[], weeks?: 1, language?: string}} Audit
 *   title: "" for one without a name yet; role: a role's id, or "" for an audit from nothing; changed: seconds since 1970;
 *   skills: ids of skills the reader holds; weeks: 1 where the hours are those of one usual week, which then lie in the first;
 *   else they are of five; language: in which the title is the role's own, until the reader changes it
 */

/** The record of all audits, by id. */
export const AUDITS = "audits";
export const WEEKS = 5;
export const MAX_TASKS = 500;
export const MAX_LETTERS = 300;
export const HOURS_A_WEEK = 168;

/** How many weeks the hours of an audit are from: one or five. @param {{weeks?: number}} audit */
export const spanOf = ({ weeks }) => (weeks === 1 ? 1 : WEEKS);

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/**
 * The surface of an audit in hours; tasks without a stance are left out.
 * @param {Audit} audit
 * @param {number} [week]  by its place; without it, of all weeks
 */
export function surfaceOf(audit, week) {
  const weight = (/** @type {AuditTask} */ task) => (week === undefined ? sum(task.hours) : task.hours[week]);
  return surface(audit.tasks.filter((task) => task.stance !== "").map((task) => [task.stance, weight(task)]));
}

/**
 * An audit out of a foreign value, with nothing in it that is not known.
 * @param {any} value
 * @returns {Audit}
 * @throws {TypeError} for what is no audit
 */
export function parseAudit(value) {
  const { title, role, changed, tasks, skills, weeks, language } = value;
  const isSound =
    isText(title, MAX_LETTERS) &&
    (role === "" || isId(role)) &&
    Number.isFinite(changed) &&
    isList(tasks) &&
    isList(skills) &&
    skills.every(isId) &&
    (weeks === undefined || weeks === 1) &&
    (language === undefined || isLanguage(language));
  if (!isSound) throw new TypeError();
  const audit = { title, role, changed, tasks: tasks.map(parseTask), skills: [...skills] };
  return { ...audit, ...(weeks && { weeks }), ...(language && { language }) };
}

/** @param {any} value */
const isList = (value) => Array.isArray(value) && value.length <= MAX_TASKS;

/** @param {any} value @returns {AuditTask} */
function parseTask({ id, text, stance, hours, task, language }) {
  const isSound =
    isId(id) &&
    isText(text, MAX_LETTERS) &&
    (stance === "" || STANCES.includes(stance)) &&
    (task === undefined || isId(task)) &&
    (language === undefined || isLanguage(language)) &&
    Array.isArray(hours) &&
    hours.length === WEEKS &&
    hours.every((each) => isBetween(each, 0, HOURS_A_WEEK));
  if (!isSound) throw new TypeError();
  return { id, text, stance, hours: [...hours], ...(task && { task }), ...(language && { language }) };
}
