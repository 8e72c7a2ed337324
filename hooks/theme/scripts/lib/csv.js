// Tables for spreadsheets: no cell is read as a formula, and the separator suits the reader's locale. Values in, values out.

const FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/** Where a decimal comma is usual, spreadsheets part columns by semicolons. A locale that is none, as "C" of a system without a language, counts as English. @param {string | undefined} locale */
export function csvSeparator(locale) {
  return decimals(locale).format(0.5).includes(",") ? ";" : ",";
}

/** @param {string | undefined} locale */
function decimals(locale) {
  try {
    return new Intl.NumberFormat(locale, { numberingSystem: "latn" });
  } catch {
    return new Intl.NumberFormat("en", { numberingSystem: "latn" });
  }
}

/**
 * Rows as a file, with a decimal comma where the separator is a semicolon, since a spreadsheet takes 1.5 for the first of May there: a byte order mark, so that accents and Arabic are read as such, and CRLF between rows (RFC 4180).
 * A text that begins like a formula, or with an apostrophe, gets one in front, as spreadsheets mark text; so the build does too (export/tables.py).
 * @param {(string | number)[][]} rows
 * @param {string} separator
 */
export function toCsv(rows, separator) {
  const cell = (/** @type {string | number} */ value) => {
    if (typeof value === "number") return separator === ";" ? String(value).replace(".", ",") : String(value);
    const text = FORMULA.test(value) ? `'${value}` : value;
    return /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
}
