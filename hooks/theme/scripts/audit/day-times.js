// Two times of the day in a table as the hours between them. Values in, values out.

import { readHours } from "../lib/hours.js";
import { readDates } from "./date-columns.js";

/**
 * The hours from one time to another; past midnight where the second is earlier and no day stands with it.
 * @param {string} start @param {string} end @param {number} [days]  from the day of the first to that of the second, where other columns have them
 * @returns {{written: string, hours?: number, problem?: string}}
 */
export function between(start, end, days = 0) {
  const written = `${start} ${end}`.trim();
  if (written === "") return { written, hours: 0 };
  const [from, to] = [start, end].map(minutesOf);
  if (from === null || to === null) return { written, problem: "time" };
  const minutes = to.minutes - from.minutes + (to.day - from.day + days) * 1440;
  const later = minutes < 0 && !to.day && days === 0 ? minutes + 1440 : minutes;
  return later < 0 ? { written, problem: "time" } : { written, hours: later / 60 };
}

/**
 * The hours without a break in them, of which a number without a sign counts minutes from two up.
 * @param {{written: string, hours?: number, problem?: string}} time @param {string} pause
 * @returns {{written: string, hours?: number, problem?: string}}
 */
export function lessBreak(time, pause) {
  if (pause === "" || time.hours === undefined || time.hours === 0) return time;
  const amount = readHours(pause);
  const written = `${time.written} ${pause}`;
  if ("problem" in amount) return { written, problem: amount.problem };
  const hours = time.hours - (/^\d+$/.test(pause) && amount.hours >= 2 ? amount.hours / 60 : amount.hours);
  return hours < 0 ? { written, problem: "time" } : { written, hours };
}

/** @param {string} text @returns {{day: number, minutes: number} | null}  day: since 1970, 0 for none */
function minutesOf(text) {
  const clock = /(\d{1,2})[:h.](\d\d)(?:[:.]\d\d(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?$/i.exec(
    text,
  );
  const [hour, minute] = clock ? clock.slice(1, 3).map(Number) : [99, 0];
  if (!clock || hour > 24 || minute > 59 || (clock[3] && (hour > 12 || hour === 0))) return null;
  const half = clock[3]?.toLowerCase();
  const [day] = readDates([text.slice(0, clock.index).replace(/[T, ]+$/, "")]).days;
  return {
    day: day ? Date.parse(day) / 86_400_000 : 0,
    minutes: (half ? (hour % 12) + (half === "p" ? 12 : 0) : hour) * 60 + minute,
  };
}
