// Numbers and dates in the page's language; British where the page only says English.

/** Formats made so far, by language and options: making one takes a slow phone longer than using it. @type {Map<string, Intl.DateTimeFormat | Intl.NumberFormat>} */
const formats = new Map();

/** The conventions of the page's language, as CLDR names them; a page in another language than English names its own. */
const locale = () =>
  /** @type {HTMLMetaElement | null} */ (document.querySelector("[name=formats]"))?.content ??
  (document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang);

/** @template {Intl.DateTimeFormat | Intl.NumberFormat} F @param {string} key @param {() => F} make @returns {F} */
function once(key, make) {
  const format = /** @type {F | undefined} */ (formats.get(key)) ?? make();
  formats.set(key, format);
  return format;
}

/** A date or a time in words. @param {Date | number} date @param {Intl.DateTimeFormatOptions} options */
export const formatDate = (date, options) =>
  once(JSON.stringify([locale(), options]), () => new Intl.DateTimeFormat(locale(), options)).format(date);

/** A number in figures. @param {number} value @param {number} [digits]  after the point, at most @param {number} [least]  at least */
export const formatNumber = (value, digits = 1, least = 0) =>
  once(
    `${locale()} ${digits} ${least}`,
    () => new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, minimumFractionDigits: least }),
  ).format(value);

/** A number to the hundredth, such as 0.50. @param {number} value */
export const formatHundredths = (value) => formatNumber(value, 2, 2);
