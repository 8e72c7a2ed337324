// Dates as readers write them; British where the page only says English.

/** Formats made so far: making one takes a slow phone longer than drawing what it says. @type {Map<string, Intl.DateTimeFormat>} */
const made = new Map();

/** @param {Date | number} date @param {Intl.DateTimeFormatOptions} options */
export function dated(date, options) {
  const { lang } = document.documentElement;
  const key = JSON.stringify([lang, options]);
  const format = made.get(key) ?? new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options);
  made.set(key, format);
  return format.format(date);
}

/** Whether a value is a day of the calendar, such as 2026-12-01. @param {unknown} value @returns {value is string} */
export function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isFinite(date.getTime()) && date.toISOString().startsWith(value);
}
