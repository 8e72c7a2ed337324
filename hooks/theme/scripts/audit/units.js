// What the plain numbers of a table's columns count: hours, minutes, seconds or parts of a day. Values in, values out.

import { readHours } from "../lib/hours.js";
import { readNumber } from "../lib/numbers.js";
import { HOURS_A_WEEK } from "../lib/records/audits.js";
import { inDigits } from "./hour-words.js";

/** @typedef {"hours" | "minutes" | "seconds" | "days" | "clock"} CountedUnit   clock: minutes behind the point of 1.30 */

const SHOWN = 3;
const MINUTES = { days: 1440, hours: 60, clock: 60, minutes: 1, seconds: 1 / 60 };
const UNITS = /** @type {const} */ (["days", "hours", "minutes", "seconds", "clock"]);
/** 1.30 may be an hour and a half, where no cell has other parts than quarters of 60. */
const CLOCK = /^\d{1,2}[.,](?:00|15|30|45)$/;
/** Days of work are seldom longer in hours, and pieces of it seldom shorter in minutes. */
const LONG_DAY = 12;
/** So many decimals are not typed: a spreadsheet has reckoned them, or shows a time as a part of a day. */
const RECKONED = /[.,]\d{5,}$/;

/** What the plain numbers of some columns count, or the choices where nobody can tell. @param {string[]} texts @param {import("./columns.js").Unit} unit @param {string} [answer] @returns {CountedUnit | import("./reading.js").Choice[]} */
export function unitOf(texts, unit, answer) {
  const numbers = texts.flatMap((text) => {
    const number = readNumber(text);
    return "value" in number ? [number.value] : [];
  });
  const most = Math.max(0, ...numbers.map(Math.abs));
  const partsOfDay =
    (unit === "hours" || unit === "duration") && most <= 1 && texts.some((text) => RECKONED.test(text));
  const written = texts.filter((text) => text !== "");
  const quarters = written.filter((text) => CLOCK.test(text) && !/00$/.test(text)).length;
  const isClock =
    (unit === "duration" ? quarters > 0 : unit === "hours" && quarters > 1) &&
    written.every((text) => CLOCK.test(text) || /^\d{1,2}$/.test(text));
  if (unit !== "duration" && !partsOfDay && !isClock) return unit;
  const chosen = UNITS.find((each) => each === answer);
  if (chosen) return chosen;
  const isTyped = most <= LONG_DAY || (most <= HOURS_A_WEEK && numbers.some((each) => !Number.isInteger(each)));
  if (!partsOfDay && isTyped && !isClock) return "hours";
  const open = partsOfDay
    ? /** @type {const} */ (["days", "hours"])
    : isClock
      ? /** @type {const} */ (["hours", "clock"])
      : /** @type {const} */ (["hours", "minutes", "seconds"]);
  const possible = open.filter((each) => numbers.every((number) => (number * MINUTES[each]) / 60 <= HOURS_A_WEEK));
  if (possible.length < 2) return possible[0] ?? "hours";
  const shown = written.slice(0, SHOWN);
  return possible.map((each) => ({
    value: each,
    rows: shown.map((text) => ({ text, reading: hoursIn(text, each).hours ?? null })),
  }));
}

/** The hours of a cell whose plain numbers count something. @param {string} text @param {CountedUnit} unit @returns {{hours?: number, problem?: string}} */
export function hoursIn(text, unit) {
  if (text === "") return { hours: 0 };
  if (unit === "hours") return readHours(inDigits(text));
  if (unit === "clock" && CLOCK.test(text)) return readHours(text.replace(/[.,]/, ":"));
  // 1.200 may be a thousand minutes or little more than one
  if (unit === "minutes" && /^[1-9]\d{0,2}\.\d{3}$/.test(text)) return { problem: "hours" };
  const number = readNumber(text);
  // of minutes there are thousands, of hours and days there are none
  const value = "value" in number ? number.value : number.readings?.[unit === "days" ? 1 : 0];
  return value === undefined ? readHours(inDigits(text)) : { hours: (value * MINUTES[unit]) / 60 };
}
