// Files that a page makes for its reader.

import { csvSeparator, toCsv } from "./csv.js";

/**
 * Hands the reader a file.
 * @param {string} name
 * @param {string} type  such as text/plain
 * @param {string} text
 */
export function saveFile(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * Hands the reader a table as the spreadsheets of their language read it.
 * @param {string} name
 * @param {(string | number)[][]} rows
 */
export const saveTable = (name, rows) => saveFile(name, "text/csv", toCsv(rows, csvSeparator(navigator.language)));
