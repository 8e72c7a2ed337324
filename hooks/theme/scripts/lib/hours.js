// Hours as people write them. Values in, values out.

import { plainText, readNumber } from "./numbers.js";

/** @typedef {"hours" | "time" | "negative" | "days"} HoursProblem  why a text has no hours: the name of a sentence in a template */

const HOUR =
  "h|hrs?|hours?|heures?|std|stunden?|horas?|or[ae]|uur|uren|ч|час(?:а|ов)?|saat|ساعات|ساعة|ساعه|سا|س|小时|時間";
const MINUTE = "m|mns?|mins?|minutes?|minuten?|minutos?|minut[oi]|мин|минуты?|dk|دقائق|دقيقة|دقيقه|د|分钟|分";
const SECOND = "s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|ثانية|秒";
const DAY = "d|days?|tage?|jours?|w|weeks?|wochen?|semaines?|يوم|أيام|天|日";
const NUMBER = "(?:\\d[\\d.,]*|[.,]\\d+)";
const FRACTION = `(?:${NUMBER}[½¼¾]?|[½¼¾])`;
const END = "(?![\\p{L}\\p{N}])\\.?";
/** A number with a unit right behind it; of a number without one nobody knows what it counts. */
const PART = new RegExp(
  `(${NUMBER}) ?(?:(${HOUR})|(${MINUTE})|(${SECOND})|(${DAY}))(?:${END}|(?=\\d))\\s*(?:,|and|et|und|و)?\\s*`,
  "iuy",
);
const CLOCK = /^(\d*)(?::|\s?h\s?)(\d{1,2})(?::(\d\d)(?:[.,]0+)?)?(?:\s?(?:h|hrs?|hours?|std|min)\.?)?$/i;
const FRACTIONS = { "½": ".5", "¼": ".25", "¾": ".75" };
const NONE = /^[-–—]$/;

/**
 * A pattern of what can be hours with a unit or a colon, for a text around it: `1h30`, `3h 30m`, `90 min`, `1:30`, `:30`.
 * It is bounded by spaces, brackets or the ends of the text.
 */
export const MEASURED = `(?:(?:${FRACTION} ?[dw]\\s*)?${FRACTION} ?(?:${HOUR}|${MINUTE}|[dw])\\.?(?:[\\s,]*(?:and|et|und|و)?\\s*${NUMBER} ?(?:${MINUTE})\\.?|\\s?\\d{1,2}(?!\\d))?|\\d{0,3}:\\d\\d(?::\\d\\d)?(?: ?h)?)`;

/**
 * Hours as people write them: 1.5, 1,5 h, 0,125, 1h30, 3h 30m, 1:30, 01:30:00, :30, 90 min, PT1H30M, ٤ ساعات, 1½; a hyphen for none.
 *
 * No cell holds a thousand hours, so a comma or a point always parts decimals.
 * @param {string} text
 * @returns {{hours: number} | {problem: HoursProblem}}
 */
export function readHours(text) {
  const plain = plainText(text.replace(/[½¼¾]/g, (sign) => FRACTIONS[/** @type {"½"} */ (sign)]).replaceAll("٫", "."));
  if (NONE.test(plain)) return { hours: 0 };
  const minus = /^[-−–]\s?/.exec(plain);
  const amount = readAmount(minus ? plain.slice(minus[0].length) : plain);
  return minus && "hours" in amount && amount.hours > 0 ? { problem: "negative" } : amount;
}

/** @param {string} plain @returns {{hours: number} | {problem: HoursProblem}} */
function readAmount(plain) {
  const clock = CLOCK.exec(plain);
  if (clock && (clock[1] !== "" || plain.startsWith(":"))) {
    const [hours, minutes, seconds] = [clock[1], clock[2], clock[3] ?? "0"].map(Number);
    const sound = minutes < 60 && seconds < 60 && (clock[2].length === 2 || /h/i.test(plain.slice(clock[1].length)));
    return sound ? { hours: hours + minutes / 60 + seconds / 3600 } : { problem: "time" };
  }
  const period = /^PT(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(plain);
  if (period) return { hours: total(period[1], period[2], period[3]) };
  const number = readDecimal(plain);
  return number === null ? readParts(plain) : { hours: number };
}

/** Numbers with units, each unit once and the larger first. @param {string} plain @returns {{hours: number} | {problem: HoursProblem}} */
function readParts(plain) {
  /** @type {(number | undefined)[]} hours, minutes, seconds */
  const amounts = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < plain.length) {
    const rest = plain.slice(PART.lastIndex);
    const part = PART.exec(plain);
    // 1 heure 30: minutes behind hours need no unit
    if (!part && amounts.length === 1 && /^[0-5]\d$/.test(rest)) return { hours: total(amounts[0], rest, 0) };
    if (!part) return { problem: "hours" };
    if (part[5]) return { problem: "days" };
    const unit = [part[2], part[3], part[4]].findIndex((each) => each !== undefined);
    const value = readDecimal(part[1]);
    if (unit < amounts.length || value === null) return { problem: "hours" };
    if (amounts.length > 0 && value >= 60) return { problem: "time" };
    amounts[unit] = value;
  }
  return amounts.length === 0 ? { problem: "hours" } : { hours: total(amounts[0], amounts[1], amounts[2]) };
}

/** @param {number | string | undefined} hours @param {number | string | undefined} minutes @param {number | string | undefined} seconds */
const total = (hours, minutes, seconds) => Number(hours ?? 0) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;

/** @param {string} text @returns {number | null} */
function readDecimal(text) {
  const number = readNumber(text);
  return "value" in number ? number.value : (number.readings?.[1] ?? null);
}
