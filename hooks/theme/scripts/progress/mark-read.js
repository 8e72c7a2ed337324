// The reader's log of chapters read, on this device.

import { READINGS } from "../lib/records/readings.js";
import { update } from "../lib/storage.js";

/** Notes that a chapter was read just now, or was not. @param {string} page  its address below the site's root @param {boolean} isRead @returns {boolean} whether the note will outlive the page */
export const markRead = (page, isRead) =>
  update(READINGS, (data) => {
    if (isRead) data[page] = Math.floor(Date.now() / 1000);
    else delete data[page];
  });
