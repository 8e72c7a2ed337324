// A study day that comes back each week. Values in, values out.

import { DAY, isDay } from "../lib/dates.js";

/** How many weeks it comes back: half a year. */
export const WEEKS = 26;

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

/**
 * The reminder that is kept, as long as it comes back; undefined for none, for one that has ended, and for what is no reminder.
 * @param {any} kept
 * @param {string} today  an ISO date
 * @returns {{day: string, time: string} | undefined} day: the first one
 */
export function reminderOf(kept, today) {
  const { day, time } = kept ?? {};
  if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  return Date.parse(today) < Date.parse(day) + WEEKS * 7 * DAY ? { day, time } : undefined;
}
