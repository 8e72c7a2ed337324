// Dates of a whole column: which of day and month stands first is decided by all of them, else asked. Values in, values out.

import { isDay } from "../lib/dates.js";
import { plainText } from "../lib/numbers.js";

/** @typedef {"dmy" | "mdy" | "ymd"} Order   which comes first, second and last */

export const LANGUAGES = ["en", "fr", "de", "ar", "es", "it", "pt", "nl", "tr", "pl", "ru"];
/** Serial numbers of spreadsheets count days from here. */
const FIRST_SERIAL = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** What may stand behind a date: a time and a zone. */
const FRAME =
  /^(.*?)(?:(?:,? |T)\d{1,2}[:h]\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?$/iu;
const WEEKDAY = /^\p{L}{2,}\.?,? (?=\d)/u;
/** A year of two digits is none before this one. */
const EARLIEST = 15;
const NUMERIC = /^(\d{1,4})(?: ?([-/.]) ?|年|월)(\d{1,2})(?: ?[-/.] ?|月)(\d{1,4})(?:\.|日)?$/;

/** @type {Map<string, number> | undefined} */
let months;

/** The months by their names and short names, in the languages above. */
function monthNames() {
  months ??= new Map(
    LANGUAGES.flatMap((language) =>
      ["long", "short"].flatMap((length) => {
        const format = new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
          month: /** @type {"long"} */ (length),
          day: "numeric",
          timeZone: "UTC",
        });
        return Array.from({ length: 12 }, (_, month) => {
          const name =
            format.formatToParts(Date.UTC(2026, month, 15)).find(({ type }) => type === "month")?.value ?? "";
          return /** @type {[string, number]} */ ([fold(name), month + 1]);
        });
      }),
    ),
  );
  return months;
}

/** @param {string} name */
const fold = (name) =>
  name
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();

/** The month that a word names, from 1, or undefined. @param {string} word */
export const monthOf = (word) => monthNames().get(fold(word));

/** The three numbers of a date as they stand, and the orders in which they may be read. @param {string} text @returns {{parts: number[], orders: Order[]} | null} */
function partsOf(text) {
  const plain = FRAME.exec(plainText(text))?.[1].trim() ?? "";
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (compact) return { parts: compact.slice(1).map(Number), orders: ["ymd"] };
  const numeric = NUMERIC.exec(plain.replace(WEEKDAY, ""));
  if (numeric) {
    const [, first, sign, second, third] = numeric;
    const parts = [first, second, third].map(Number);
    if (first.length > 2) return { parts, orders: ["ymd"] };
    if (sign === ".") return { parts, orders: ["dmy"] };
    return { parts, orders: third.length > 2 ? ["dmy", "mdy"] : ["dmy", "mdy", "ymd"] };
  }
  const words = plain.match(/\p{L}[\p{L}\p{M}.]*|\d+/gu) ?? [];
  const month = words.map(monthOf).find((number) => number !== undefined);
  const numbers = words.filter((word) => /^\d/.test(word)).map(Number);
  if (month === undefined || numbers.length !== 2) return null;
  return numbers[0] > 31
    ? { parts: [numbers[0], month, numbers[1]], orders: ["ymd"] }
    : { parts: [numbers[0], month, numbers[1]], orders: ["dmy"] };
}

/** A day as an ISO date, or null for none. @param {number[]} parts @param {Order} order */
function dayOf(parts, order) {
  const [year, month, day] = [..."ymd"].map((each) => parts[order.indexOf(each)]);
  const whole = year < 100 && year >= EARLIEST ? 2000 + year : year;
  const text = `${String(whole).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return whole > 1900 && isDay(text) ? text : null;
}

/**
 * The days of a column as ISO dates, "" for an empty cell and null for what is no date. Where several orders fit all
 * of it and give other days, `orders` has them and nothing is decided.
 * @param {string[]} texts
 * @param {string} [chosen]  the order that the reader chose
 * @returns {{days: (string | null)[], orders: Order[]}}
 */
export function readDates(texts, chosen) {
  if (
    texts.some((text) => text !== "") &&
    texts.every((text) => text === "" || /^[345]\d{4}(?:[.,]\d+)?$/.test(plainText(text)))
  )
    return {
      days: texts.map((text) =>
        text === ""
          ? ""
          : new Date(FIRST_SERIAL + Number.parseInt(plainText(text), 10) * DAY).toISOString().slice(0, 10),
      ),
      orders: [],
    };
  const dates = texts.map((text) => (text === "" ? undefined : partsOf(text)));
  /** @type {Order[]} */
  const all = ["dmy", "mdy", "ymd"];
  const read = (/** @type {Order} */ order) =>
    dates.map((date) =>
      date === undefined ? "" : date && dayOf(date.parts, date.orders.includes(order) ? order : date.orders[0]),
    );
  const dayFirst = dates.some((date) => date?.orders.join() === "dmy");
  const open = all.filter(
    (order) =>
      (order === "dmy" || !dayFirst) &&
      dates.some((date) => date && date.orders.length > 1 && date.orders.includes(order)),
  );
  const wrong = (/** @type {(string | null)[]} */ days) => days.filter((day) => day === null).length;
  const readings = (open.length > 0 ? open : all.slice(0, 1)).map((order) => ({ order, days: read(order) }));
  const least = Math.min(...readings.map(({ days }) => wrong(days)));
  const fitting = readings.filter(
    ({ days, order }) => order === chosen || (chosen === undefined && wrong(days) === least),
  );
  const distinct = fitting.filter(
    ({ days }, index) => fitting.findIndex((each) => each.days.join() === days.join()) === index,
  );
  const [{ days }] = distinct.length > 0 ? distinct : readings;
  return { days, orders: distinct.length > 1 ? distinct.map(({ order }) => order) : [] };
}

/** A day of a month without its year. */
const YEARLESS = /^(?:\p{L}{2,}\.?,? )?(?:\d{1,2}([./-]) ?\d{1,2}\.?|\d{1,2}\.? \p{L}{3,}\.?|\p{L}{3,}\.? \d{1,2})$/u;

/**
 * The days of a column, of which those without a year are the last that have come by some day.
 * @param {string[]} texts @param {string} today  an ISO date @param {string} [chosen]
 */
export function readPastDates(texts, today, chosen) {
  const filled = texts.filter((text) => text !== "");
  if (filled.length === 0 || !filled.every((text) => YEARLESS.test(text))) return readDates(texts, chosen);
  const year = Number(today.slice(0, 4));
  const { days, orders } = readDates(
    texts.map((text) => (text === "" ? "" : `${text.replace(/\.$/, "")}${YEARLESS.exec(text)?.[1] ?? " "}${year}`)),
    chosen,
  );
  return { days: days.map((day) => (day && day > today ? `${year - 1}${day.slice(4)}` : day)), orders };
}
