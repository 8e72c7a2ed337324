// Whatever a reader brings in, told apart and read; what a calendar or a table takes is fetched when one comes.

import { notes } from "./reading.js";
import { columns, table } from "./rows.js";

/** @typedef {import("./reading.js").Reading & {left?: number, first?: string}} Brought */

export const LARGEST_FILE = 5_000_000;
const CALENDAR = /^\ufeff?\s*BEGIN:VCALENDAR/i;

/**
 * @param {string} text
 * @param {{ical: string, papaparse: string}} libraries  where they are
 * @param {string} first  the first of the five weeks, an ISO date
 * @param {boolean} chosen  whether the reader chose that day, so that dates in a table cannot suggest another
 * @param {boolean} isTable  whether its name says that it is a table
 * @returns {Promise<Brought>}
 */
export async function brought(text, libraries, first, chosen, isTable) {
  const library = async (/** @type {string} */ path) => (await import(new URL(path, document.baseURI).href)).default;
  if (CALENDAR.test(text)) {
    const { events } = await import("./calendar-in.js");
    const reading = events(text, await library(libraries.ical), first);
    let portion = reading.next();
    for (; !portion.done; portion = reading.next()) await new Promise((resolve) => setTimeout(resolve));
    return { ...portion.value, first };
  }
  if (isTable || columns(text).length > 0)
    return table(text, await library(libraries.papaparse), chosen ? first : undefined);
  return notes(text);
}
