// Files that a page makes for its reader.

import { csvSeparator, toCsv } from "./csv.js";

const SITE = new URL("../..", import.meta.url);

/** The name of a file of this site among those of others: the last part of the site's address, and what the file holds. @param {string} end */
export const siteFile = (end) => `${SITE.pathname.split("/").at(-2) || SITE.hostname}${end}`;

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
