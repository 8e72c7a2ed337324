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
export const MOST_TASKS = 500;
export const MOST_LETTERS = 300;
export const HOURS_A_WEEK = 168;

/** @param {number[]} numbers */
export const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** The surface of an audit in hours, of one week or of all; tasks without a stance are left out. @param {Audit} audit @param {number} [week] */
export function surfaceOf(audit, week) {
  const weight = (/** @type {AuditTask} */ task) => (week === undefined ? sum(task.hours) : task.hours[week]);
  return surface(audit.tasks.filter((task) => task.stance !== "").map((task) => [task.stance, weight(task)]));
}

/** An audit out of something foreign, with nothing in it that is not known. Throws a TypeError for what is none. @param {any} found @returns {Audit} */
export function audit(found) {
  const { title, role, changed, tasks, skills } = found;
  if (
    !isText(title) ||
    !isName(role, true) ||
    !Number.isFinite(changed) ||
    !Array.isArray(tasks) ||
    tasks.length > MOST_TASKS
  )
    throw new TypeError();
  if (!Array.isArray(skills) || skills.length > MOST_TASKS || !skills.every((skill) => isName(skill, false)))
    throw new TypeError();
  return { title, role, changed, tasks: tasks.map(taskOf), skills: [...skills] };
}

/** @param {any} found @returns {AuditTask} */
function taskOf({ id, text, stance, hours, task }) {
  const sound =
    isName(id, false) &&
    isText(text) &&
    (stance === "" || STANCES.includes(stance)) &&
    (task === undefined || isName(task, false));
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
export const isText = (value) => typeof value === "string" && value.length <= MOST_LETTERS;
/** @param {unknown} value @param {boolean} empty whether nothing will do */
export const isName = (value, empty) =>
  typeof value === "string" && (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? value.length <= 80 : empty && value === "");
