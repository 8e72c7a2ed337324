// The five weeks of an audit: where they begin, which of them a day falls in, and hours laid over them. Values in, values out.

import { spanOf, sum, WEEKS } from "../lib/records/audits.js";

/** @typedef {import("../lib/records/audits.js").Audit} Audit */

const DAY = 86_400_000;

/** Hours to the hundredth. @param {number} value */
export const rounded = (value) => Math.round(value * 100) / 100;

/** No hours, week by week. @returns {number[]} */
export const none = () => Array(WEEKS).fill(0);

/** The Monday of a day's week, so many weeks later. @param {string} day  an ISO date @param {number} later */
export function monday(day, later = 0) {
  const time = Date.parse(day);
  return new Date(time + (7 * later - ((new Date(time).getUTCDay() + 6) % 7)) * DAY).toISOString().slice(0, 10);
}

/** Where the five whole weeks before today begin. @param {Date} today  on the reader's clock */
export const lastWeeks = (today) =>
  monday(
    `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`,
    -WEEKS,
  );

/** The five weeks that hold the latest of some days, and the earliest if they can. @param {string[]} days  ISO dates, at least one */
export function weeksOf(days) {
  const sorted = [...days].sort();
  const late = monday(sorted[sorted.length - 1], 1 - WEEKS);
  const early = monday(sorted[0]);
  return [early, late].sort()[1];
}

/** The place of a day's week, or -1 outside the five. @param {string} day @param {string} first  both ISO dates */
export function weekOf(day, first) {
  const week = Math.floor((Date.parse(day) - Date.parse(first)) / (7 * DAY));
  return week >= 0 && week < WEEKS ? week : -1;
}

/** A total as it lies in an audit: in its one week, or over the five. @param {number} total @param {number} span  1 or 5 @param {number[]} [hours]  as they lie now @returns {number[]} */
export const laid = (total, span, hours = none()) =>
  span === 1 ? [rounded(total), ...none().slice(1)] : spread(total, hours);

/** An audit of one usual week, or of five: a usual week counts five times, and of five weeks it is a fifth. @param {Audit} audit @param {number} span  1 or 5 @returns {Audit} */
export function inSpan(audit, span) {
  if (spanOf(audit) === span) return audit;
  const { weeks: _, ...same } = audit;
  const tasks = audit.tasks.map((task) => ({
    ...task,
    hours: span === 1 ? laid(sum(task.hours) / WEEKS, 1) : none().fill(task.hours[0]),
  }));
  return span === 1 ? { ...same, tasks, weeks: 1 } : { ...same, tasks };
}

/** A total over the weeks as the hours lie now, evenly where there are none, to the hundredth and without a loss. @param {number} total @param {number[]} [hours] @returns {number[]} */
export function spread(total, hours = none()) {
  const now = sum(hours);
  const exact = hours.map((each) => (total * 100 * (now > 0 ? each : 1)) / (now > 0 ? now : WEEKS));
  const parts = exact.map(Math.floor);
  const left = Math.round(total * 100) - sum(parts);
  const order = exact
    .map((each, week) => ({ rest: each - parts[week], week }))
    .sort((a, b) => b.rest - a.rest || a.week - b.week);
  for (const { week } of order.slice(0, left)) parts[week] += 1;
  return parts.map((each) => each / 100);
}
