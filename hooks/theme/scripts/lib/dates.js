// Days of the calendar, as ISO dates such as 2026-12-01. Values in, values out.

/** A day in milliseconds. */
export const DAY = 86_400_000;

/** Whether a value is a day of the calendar. @param {unknown} value @returns {value is string} */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isFinite(date.getTime()) && date.toISOString().startsWith(value);
}

/** The day of a moment in UTC. @param {number | Date} moment */
export const utcDay = (moment) => new Date(moment).toISOString().slice(0, 10);

/** The day of a moment where the reader is. @param {Date} date */
export const localDay = (date) => utcDay(date.getTime() - date.getTimezoneOffset() * 60_000);

/** The first day after another that falls on a day of the week. @param {string} day  an ISO date @param {number} weekday  0 for Sunday */
export function nextWeekday(day, weekday) {
  const from = Date.parse(day) + DAY;
  return utcDay(from + ((weekday - new Date(from).getUTCDay() + 7) % 7) * DAY);
}
