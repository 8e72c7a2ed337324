// A study day that comes back each week. Values in, values out.

import { utcDay } from "../lib/dates.js";

const DAY = 86_400_000;

/** How many weeks it comes back: half a year. */
export const WEEKS = 26;

/** The first day after today that falls on a day of the week. @param {string} today  an ISO date @param {number} weekday  0 for Sunday */
export function nextDay(today, weekday) {
  const from = Date.parse(today) + DAY;
  return utcDay(from + ((weekday - new Date(from).getUTCDay() + 7) % 7) * DAY);
}

/**
 * The event of a study day. The same site keeps its UID, so that a later import moves the earlier one.
 * @param {{day: string, time: string}} when  an ISO date, and hours and minutes on the reader's own clock
 * @param {{summary: string, description: string, home: string}} words  home: the address that it leads to
 * @returns {import("../lib/calendar.js").Event}
 */
export function studyEvent({ day, time }, { summary, description, home }) {
  const { host, pathname } = new URL(home);
  return { uid: `study@${host}${pathname}`, day, summary, description, weekly: { time, minutes: 60, weeks: WEEKS } };
}
