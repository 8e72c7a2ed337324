// Dates as readers write them; British where the page only says English.

/** @param {Date | number} date @param {Intl.DateTimeFormatOptions} options */
export function dated(date, options) {
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options).format(date);
}
