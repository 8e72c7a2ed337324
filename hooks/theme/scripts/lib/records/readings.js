// Which chapters were read, and when. Values in, values out.

import { isChapter, isTime } from "../checks.js";

/** The record: seconds since 1970, by the chapter's address below the site's root. */
export const READINGS = "read";
const MAX_READINGS = 2000;

/** @param {[string, unknown]} entry */
const isReading = ([page, when]) => isChapter(page) && isTime(when);

/**
 * The record out of foreign data, or null where it is none.
 * @param {Record<string, any>} data
 * @returns {Record<string, number> | null}
 */
export function parseReadings(data) {
  const entries = Object.entries(data);
  return entries.length <= MAX_READINGS && entries.every(isReading) ? Object.fromEntries(entries) : null;
}

/** What of the record can be read. @param {Record<string, any>} record @returns {Record<string, number>} */
export const validReadings = (record) => Object.fromEntries(Object.entries(record).filter(isReading));
