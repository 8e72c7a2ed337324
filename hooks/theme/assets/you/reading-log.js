// Which chapters were read, and when.

/** The record: seconds since 1970, by the chapter's address below the site's root. */
export const READ = "read";
const MOST = 2000;

/** The record out of foreign data, or null where it is none. @param {Record<string, any>} data @returns {Record<string, number> | null} */
export function readings(data) {
  const entries = Object.entries(data);
  return entries.length <= MOST && entries.every(([page, when]) => /^[\w/-]{1,200}$/.test(page) && Number.isFinite(when)) ? Object.fromEntries(entries) : null;
}
