// Numbers as readers write them; British where the page only says English.

/** @type {Map<string, Intl.NumberFormat>} one is slow to make and quick to use */
const made = new Map();

/** @param {number} value @param {number} [digits]  after the point, at most */
export function numbered(value, digits = 1) {
  const { lang } = document.documentElement;
  const key = `${lang} ${digits}`;
  const format = made.get(key) ?? new Intl.NumberFormat(lang === "en" ? "en-GB" : lang, { maximumFractionDigits: digits });
  made.set(key, format);
  return format.format(value);
}
