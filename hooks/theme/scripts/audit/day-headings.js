// Columns of single days: by a date, by the day of the week, or by the day of a month. Values in, values out.

import { isDay } from "../lib/dates.js";
import { LANGUAGES, monthOf, readDates } from "./date-columns.js";

/** @typedef {import("./headings.js").Meaning} Meaning */

const WORDS = /^(?:\p{L}+\.?,? )?(?:\d{1,2}\.? \p{L}{3,}\.?|\p{L}{3,}\.? \d{1,2})$/u;
const NUMBERS = /^(?:\p{L}+\.?,? )?\d{1,2}[./-]\d{1,2}\.?$/u;
/** What stands before the day with which a week begins or ends. */
const WEEK_OF =
  /^(?:week (?:of|starting|beginning|commencing|ending|from|van)|w\/[ceb]|wc(?!\p{L})|(?:semaine|sem\.?) du|(?:woche|kw) (?:vom|ab)|semana del?|settimana del)[\s:,]*/iu;
/** A day of a month alone, with its weekday or without. */
const OF_MONTH = /^(?:(\p{L}+)[. ]*)?(\d{1,2})\.?(?:[ ,]*(\p{L}+)\.?)?$/u;
/** So many of them without their weekdays make a sheet for a month. */
const MANY = 15;
const MOST_CHOICES = 5;

/** @type {Map<string, number> | undefined} */
let weekdays;

/** The names of the days of a week and their short forms, from 0 for Monday. */
function weekdayNames() {
  weekdays ??= new Map(
    LANGUAGES.flatMap((language) =>
      /** @type {const} */ (["long", "short"]).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
        return Array.from(
          { length: 7 },
          (_, day) => /** @type {[string, number]} */ ([folded(format.format(Date.UTC(2026, 10, 2 + day))), day]),
        );
      }),
    ),
  );
  return weekdays;
}

/** @param {string} text */
const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase()
    .trim();

/** Whether a heading is a day of the week, with its number in a month or without. @param {string} text */
export const isWeekday = (text) => weekdayNames().has(folded(text.replace(/[ ,]+\d{1,2}\.?$/, "")));

/** Whether some words are a day and nothing else: Monday, Mon 19 Oct, 20.10.2026. @param {string} text */
export function isDayAlone(text) {
  const plain = text.replace(/[:\s]+$/, "");
  if (plain.length > 40) return false;
  const [lead = "", word = ""] = /^(\p{L}+)\.?,?(?:\s|$)/u.exec(plain) ?? [];
  const isNamed = weekdayNames().has(folded(word));
  const rest = isNamed ? plain.slice(lead.length).trim() : plain;
  if (rest === "" || /^\d{1,2}\.?$/.test(rest)) return isNamed;
  const words = rest.match(/\p{L}+/gu) ?? [];
  if (!words.every((each) => monthOf(each) !== undefined || /^(?:de|of|st|nd|rd|th|er)$/i.test(each))) return false;
  const isWhole = /\d{4}/.test(rest) || !/\d/.test(rest);
  const sign = /\p{L}/u.test(rest) ? " " : isNamed || rest.endsWith(".") ? (rest.match(/[./-]/)?.[0] ?? "") : "";
  return !!readDates([isWhole || sign === "" ? rest : `${rest.replace(/\.$/, "")}${sign}2024`]).days[0];
}

/** The day that a heading names, of a range the first: "Week of Oct 19", "19.–25.10.", "Oct 19 - Oct 25". @param {string} heading */
const firstDay = (heading) =>
  heading
    .trim()
    .replace(WEEK_OF, "")
    .replace(/^(\d{1,2})\.?\s?[-–—]\s?\d{1,2}(?=\.?\s\p{L}|[./]\s?\d)/u, "$1")
    .replace(/^(\d{1,2}[./]\d{1,2}\.?)\s?[-–—]\s?\d{1,2}[./]\d{1,2}\.?$/, "$1")
    .replace(/^(\p{L}+\.? \d{1,2})\s?[-–—]\s?\d{1,2}(?=$|,)/u, "$1")
    .replace(/\s(?:[-–—]|to|au|bis)\s.*$/u, "");

/**
 * The meanings of headings, with those of days among them where there are several. A date without a year is the last
 * that has come by some day; which of day and month stands first follows from the days that lie closest together.
 * @param {string[]} headings @param {(Meaning | null)[]} meanings @param {string} today  an ISO date @returns {(Meaning | null)[]}
 */
export function withDays(headings, meanings, today) {
  const open = headings.map((heading, column) => {
    const meaning = meanings[column];
    return meaning === null || "day" in meaning ? firstDay(heading) : "";
  });
  const dated = open.map(
    (heading) =>
      WORDS.test(heading) || NUMBERS.test(heading) || (/\d{4}/.test(heading) && !!readDates([heading]).days[0]),
  );
  if (dated.filter(Boolean).length > 1) {
    const days = daysOf(
      open.filter((_, column) => dated[column]),
      today,
    );
    if (days) return meanings.map((meaning, column) => (dated[column] ? { day: days.shift() ?? "" } : meaning));
  }
  const ofMonth = open.map(dayOfMonth);
  const inOrder = ofMonth.filter((each) => each !== null);
  if (
    (inOrder.length >= MANY || (inOrder.length > 1 && inOrder.every(({ on }) => on !== undefined))) &&
    inOrder.every(({ monthDay }, at) => at === 0 || monthDay > inOrder[at - 1].monthDay)
  )
    return meanings.map((meaning, column) => ofMonth[column] ?? meaning);
  const named = open.map((heading) => heading !== "" && isWeekday(heading));
  return named.filter(Boolean).length > 1
    ? meanings.map((meaning, column) => (named[column] ? { weekday: true } : meaning))
    : meanings;
}

/** @param {string} heading @returns {{monthDay: number, on?: number} | null} */
function dayOfMonth(heading) {
  const [, before, number, behind] = OF_MONTH.exec(heading) ?? [];
  const name = before ?? behind;
  const on = name && weekdayNames().get(folded(name));
  const fits = Number(number) >= 1 && Number(number) <= 31 && (!name || typeof on === "number");
  return fits ? { monthDay: Number(number), ...(typeof on === "number" ? { on } : {}) } : null;
}

/** The month that some words name, as 2026-10, or "": one without a year is the last that has begun by some day. @param {string[]} texts @param {string} today  an ISO date */
export function monthIn(texts, today) {
  const year = texts.map((text) => /(?<!\d)20\d\d(?!\d)/.exec(text)?.[0]).find(Boolean);
  for (const text of texts) {
    const { days } = readDates(text.match(/\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g) ?? []);
    if (days[0] && days.every((day) => day?.slice(0, 7) === days[0]?.slice(0, 7))) return days[0].slice(0, 7);
    const [, first, second, third, fourth] =
      /(?<!\d)(?:(20\d\d)[-/. ](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/. ](20\d\d))(?!\d)/.exec(text) ?? [];
    if (first || fourth) return `${first ?? fourth}-${(second ?? third).padStart(2, "0")}`;
    const month = (text.match(/\p{L}[\p{L}\p{M}.]{2,}/gu) ?? []).map(monthOf).find((each) => each !== undefined);
    const number = String(month).padStart(2, "0");
    if (month !== undefined)
      return `${year ?? Number(today.slice(0, 4)) - Number(number > today.slice(5, 7))}-${number}`;
  }
  return "";
}

/** The day of a month as an ISO date, or "" where it has none, or another weekday stands with it. @param {string} month @param {{monthDay: number, on?: number}} day */
export function dayIn(month, { monthDay, on }) {
  const text = `${month}-${String(monthDay).padStart(2, "0")}`;
  return isDay(text) && (on === undefined || (new Date(text).getUTCDay() + 6) % 7 === on) ? text : "";
}

/** The month of a day, or so many before. @param {string} day  an ISO date @param {number} [back] */
const monthBefore = (day, back = 0) =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 - back, 1)).toISOString().slice(0, 7);

/** The months of five weeks. @param {string} first  an ISO date */
export const weeksMonths = (first) => [monthBefore(first), monthBefore(first, -1)];

/** The months that a sheet may be for: those of the weeks that are counted, then those before some day. @param {string} first  an ISO date @param {string} today @param {{monthDay: number, on?: number}[]} days  which the month must have */
export function monthsNear(first, today, days) {
  const near = [...weeksMonths(first), ...Array.from({ length: 12 }, (_, back) => monthBefore(today, back))];
  return [...new Set(near)].filter((each) => days.every((day) => dayIn(each, day) !== "")).slice(0, MOST_CHOICES);
}

/** @param {string[]} headings @param {string} today @returns {string[] | null} */
function daysOf(headings, today) {
  const year = Number(today.slice(0, 4));
  const readings = [year, year - 1].flatMap((each) =>
    /** @type {const} */ (["dmy", "mdy"]).flatMap((order) => {
      const texts = headings.map((heading) => {
        if (/\d{4}/.test(heading)) return heading;
        const plain = heading
          .replace(/^(\p{L}+)\.?,? (?=\d|\p{L}+\.? \d)/u, (lead, word) => (monthOf(word) ? lead : ""))
          .replace(/\.$/, "");
        return `${plain}${/\p{L}/u.test(plain) ? " " : (plain.match(/[./-]/)?.[0] ?? "/")}${each}`;
      });
      const { days } = readDates(texts, order);
      return days.every((day) => day) ? [/** @type {string[]} */ (days)] : [];
    }),
  );
  const past = readings.filter((days) => [...days].sort()[0] <= today);
  const span = (/** @type {string[]} */ days) => {
    const sorted = [...days].sort();
    return Date.parse(sorted[sorted.length - 1]) - Date.parse(sorted[0]);
  };
  return past.sort((a, b) => span(a) - span(b))[0] ?? null;
}
