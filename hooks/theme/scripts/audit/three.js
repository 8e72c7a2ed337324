// The three tasks of an audit to look at first. Values in, values out.

import { STANCES } from "../lib/derive/surface.js";
import { sum } from "../lib/records/audits.js";

/** @typedef {import("../lib/records/audits.js").AuditTask} AuditTask */

const MOST = 3;

/**
 * Of each stance the task with the most hours; where a stance has none, the next of the others, the first stances first.
 * @param {AuditTask[]} tasks
 * @returns {{task: AuditTask, hours: number}[]} those with hours alone, in the order of the stances
 */
export function threeToLookAt(tasks) {
  const ranked = tasks
    .map((task) => ({ task, hours: sum(task.hours) }))
    .filter(({ hours }) => hours > 0)
    .sort((a, b) => b.hours - a.hours);
  const groups = STANCES.map((stance) => ranked.filter(({ task }) => task.stance === stance));
  const chosen = groups.flatMap((group) => group.slice(0, 1));
  const next = groups.flatMap((group) => group.slice(1)).slice(0, MOST - chosen.length);
  return [...chosen, ...next].sort((a, b) => STANCES.indexOf(a.task.stance) - STANCES.indexOf(b.task.stance));
}
