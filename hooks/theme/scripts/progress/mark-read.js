// The log of the chapters that a reader has read.

import { READINGS } from "../lib/records/readings.js";
import { update } from "../lib/storage.js";

/**
 * Notes that a chapter was read just now, or was not.
 * @param {string} page  its address below the site's root
 * @param {boolean} isRead
 * @returns {boolean} whether the note outlives the page
 */
export const markRead = (page, isRead) =>
  update(READINGS, (data) => {
    if (isRead) data[page] = Math.floor(Date.now() / 1000);
    else delete data[page];
  });
