// How many hours each line of a plan gets. Values in, values out.

import { DAY } from "../lib/dates.js";
import { sum } from "../lib/records/audits.js";

/** @typedef {import("./lines.js").PlanLine} PlanLine */
/** @typedef {{id: string, about: string, weight: number, hours?: number | null}} TimedStep  hours: where they do not depend on the reader's */

/** The part of a reader's hours that is laid out; the rest is for exams, feasts, illness and slow evenings. */
const LAID_OUT = 0.9;

/**
 * The hours of each line, to the half hour and at least a half. The project gets the hours of its brief and some steps their own;
 * what a month has left goes to its skills and its exam. Where a month is too short, all of it shrinks.
 * @param {PlanLine[]} lines
 * @param {TimedStep[]} steps
 * @param {number} brief  the hours of the brief; 0 for none
 * @param {number} week  hours a week
 * @param {string[]} starts  from monthStarts()
 * @returns {number[]}
 */
export function planHours(lines, steps, brief, week, starts) {
  const stepOf = (/** @type {PlanLine} */ line) => /** @type {TimedStep} */ (steps.find(({ id }) => id === line.step));
  const project = sum(lines.map((line) => (stepOf(line).about === "project" ? stepOf(line).weight : 0)));
  const own = lines.map((line) => {
    const { about, weight, hours } = stepOf(line);
    return about === "project" && brief > 0 ? (brief * weight) / project : (hours ?? 0);
  });
  return lines.map((line, place) => {
    const days = (Date.parse(starts[line.month]) - Date.parse(starts[line.month - 1])) / DAY;
    const room = (LAID_OUT * week * days) / 7;
    const asked = sum(own.filter((_, other) => lines[other].month === line.month));
    const open = sum(lines.map(({ month, share }, other) => (month === line.month && own[other] === 0 ? share : 0)));
    const hours = own[place] > 0 ? own[place] * Math.min(1, room / asked) : ((room - asked) * line.share) / open;
    return Math.max(0.5, Math.round(hours * 2) / 2);
  });
}
