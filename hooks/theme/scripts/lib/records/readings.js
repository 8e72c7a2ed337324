// Which chapters were read, and when. Values in, values out.

/** The record: seconds since 1970, by the chapter's address below the site's root. */
export const READINGS = "read";
const MOST = 2000;
const LATEST = 1e11;

/** @param {[string, unknown]} entry */
const isReading = ([page, when]) =>
  /^[a-z0-9-]+(\/[a-z0-9-]+)*\/$/.test(page) &&
  page.length <= 200 &&
  typeof when === "number" &&
  when >= 0 &&
  when <= LATEST;

/** The record out of foreign data, or null where it is none. @param {Record<string, any>} data @returns {Record<string, number> | null} */
export function parseReadings(data) {
  const entries = Object.entries(data);
  return entries.length <= MOST && entries.every(isReading) ? Object.fromEntries(entries) : null;
}

/** What of the record can be read. @param {Record<string, any>} record @returns {Record<string, number>} */
export const validReadings = (record) => Object.fromEntries(Object.entries(record).filter(isReading));
