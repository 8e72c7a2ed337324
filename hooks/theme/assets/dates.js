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
