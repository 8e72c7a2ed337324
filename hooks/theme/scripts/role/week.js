// Three days for the three things of a week. Values in, values out.

import { DAY, utcDay } from "../lib/dates.js";

/** How many days lie between two of them. */
const APART = 2;

/** @typedef {{kind: string, summary: string, description: string}} Step */

/**
 * The events of a week: one a step, on the first day and on every second one after it.
 * The same role on the same site keeps its UIDs, so that a later import moves the earlier one.
 * @param {Step[]} steps
 * @param {string} first  an ISO date
 * @param {{role: string, url: string}} page
 */
export function weekEvents(steps, first, { role, url }) {
  const { host, pathname } = new URL(url);
  const start = Date.parse(first);
  return steps.map(({ kind, summary, description }, index) => ({
    uid: `week.${role}.${kind}@${host}${pathname}`,
    day: utcDay(start + index * APART * DAY),
    summary,
    description: `${description}\n${url}`,
  }));
}
