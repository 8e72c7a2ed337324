// A reader's audits: their shape, their surface, and what may come in from a file.

import { STANCES, surface } from "../derive/surface.js";

/**
 * @typedef {{id: string, text: string, stance: string, hours: number[], task?: string}} AuditTask
 *   stance: one of STANCES, or "" while open; hours: one number a week; task: the dataset's task that it began as
 * @typedef {{title: string, role: string, changed: number, tasks: AuditTask[], skills: string[]}} Audit
 *   role: a role's id, or "" for an audit from nothing; changed: seconds since 1970; skills: ids of skills the reader holds
 */

/** The record of all audits, by id. */
export const AUDITS = "audits";
export const WEEKS = 5;
export const MAX_TASKS = 500;
export const MAX_LETTERS = 300;
export const HOURS_A_WEEK = 168;

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** The surface of an audit in hours, of one week or of all; tasks without a stance are left out. @param {Audit} audit @param {number} [week] */
export function surfaceOf(audit, week) {
  const weight = (/** @type {AuditTask} */ task) => (week === undefined ? sum(task.hours) : task.hours[week]);
  return surface(audit.tasks.filter((task) => task.stance !== "").map((task) => [task.stance, weight(task)]));
}

/** An audit out of something foreign, with nothing in it that is not known. Throws a TypeError for what is none. @param {any} found @returns {Audit} */
export function parseAudit(found) {
  const { title, role, changed, tasks, skills } = found;
  if (
    !isText(title) ||
    !isId(role, true) ||
    !Number.isFinite(changed) ||
    !Array.isArray(tasks) ||
    tasks.length > MAX_TASKS
  )
    throw new TypeError();
  if (!Array.isArray(skills) || skills.length > MAX_TASKS || !skills.every((skill) => isId(skill, false)))
    throw new TypeError();
  return { title, role, changed, tasks: tasks.map(parseTask), skills: [...skills] };
}

/** @param {any} found @returns {AuditTask} */
function parseTask({ id, text, stance, hours, task }) {
  const sound =
    isId(id, false) &&
    isText(text) &&
    (stance === "" || STANCES.includes(stance)) &&
    (task === undefined || isId(task, false));
  if (
    !sound ||
    !Array.isArray(hours) ||
    hours.length !== WEEKS ||
    !hours.every((each) => Number.isFinite(each) && each >= 0 && each <= HOURS_A_WEEK)
  )
    throw new TypeError();
  return { id, text, stance, hours: [...hours], ...(task === undefined ? {} : { task }) };
}

/** @param {unknown} value */
export const isText = (value) => typeof value === "string" && value.length <= MAX_LETTERS;
/** @param {unknown} value @param {boolean} empty whether nothing will do */
export const isId = (value, empty) =>
  typeof value === "string" && (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? value.length <= 80 : empty && value === "");
