// Where a reader stopped: the last chapter that was open, and the part of it. Values in, values out.

import { isChapter, isText, isTime } from "../checks.js";

/** @typedef {{page: string, part: string, title: string, when: number}} Stop  page: its address below the site's root; part: the id of a heading, or ""; title: its words */

/** The record, with the last stop alone. */
export const STOPS = "stopped";

/** The stop out of the record; undefined where none can be read. @param {Record<string, any>} record @returns {Stop | undefined} */
export function lastStop({ last }) {
  const isSound = isChapter(last?.page) && isText(last.part, 200) && isText(last.title, 300) && isTime(last.when);
  return isSound ? last : undefined;
}

/** The record out of foreign data, or null where it is none. @param {Record<string, any>} data @returns {Record<string, Stop> | null} */
export function parseStops(data) {
  const stop = lastStop(data);
  return stop ? { last: { page: stop.page, part: stop.part, title: stop.title, when: stop.when } } : null;
}
