// Tables for spreadsheets: no cell is read as a formula, and the separator suits the reader's locale. Values in, values out.

const FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/** Where a decimal comma is usual, spreadsheets part columns by semicolons. @param {string | undefined} locale */
export function csvSeparator(locale) {
  return new Intl.NumberFormat(locale, { numberingSystem: "latn" }).format(0.5).includes(",") ? ";" : ",";
}

/**
 * Rows as a file: a byte order mark, so that accents and Arabic are read as such, and CRLF between rows (RFC 4180).
 * A text that begins like a formula, or with an apostrophe, gets one in front, as spreadsheets mark text; so the build does too (export/tables.py).
 * @param {(string | number)[][]} rows
 * @param {string} separator
 */
export function toCsv(rows, separator) {
  const cell = (/** @type {string | number} */ value) => {
    const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
    return /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
}
