// Where a reader stopped: the last chapter that was open, and the part of it. Values in, values out.

import { isChapter, isLanguage, isText, isTime } from "../checks.js";

/**
 * @typedef {{page: string, part: string, title: string, when: number, language?: string}} Stop
 *   page: its address below the site's root; part: the id of a heading, or ""; title: its words; language: of those words, English where it is not said
 */

/** The record, with the last stop alone. */
export const STOPS = "stopped";

/** The stop out of the record; undefined where none can be read. @param {Record<string, any>} record @returns {Stop | undefined} */
export function lastStop({ last }) {
  const isSound =
    isChapter(last?.page) &&
    isText(last.part, 200) &&
    isText(last.title, 300) &&
    isTime(last.when) &&
    (last.language === undefined || isLanguage(last.language));
  return isSound ? last : undefined;
}

/** The words of a stop if they are in this language, else an empty text. @param {Stop | undefined} stop @param {string} language */
export const titleIn = (stop, language) => (stop && (stop.language ?? "en") === language ? stop.title : "");

/** The record out of foreign data, or null where it is none. @param {Record<string, any>} data @returns {Record<string, Stop> | null} */
export function parseStops(data) {
  const stop = lastStop(data);
  if (!stop) return null;
  const { page, part, title, when, language } = stop;
  return { last: { page, part, title, when, ...(language && { language }) } };
}
