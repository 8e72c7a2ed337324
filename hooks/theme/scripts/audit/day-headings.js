// Columns of single days: by a date without a year, or by the day of the week. Values in, values out.

import { LANGUAGES, readDates } from "./date-columns.js";

/** @typedef {import("./headings.js").Meaning} Meaning */

const WORDS = /^(?:\p{L}+\.?,? )?(?:\d{1,2}\.? \p{L}{3,}\.?|\p{L}{3,}\.? \d{1,2})$/u;
const NUMBERS = /^(?:\p{L}+\.?,? )?\d{1,2}[./-]\d{1,2}\.?$/u;

/** @type {Set<string> | undefined} */
let weekdays;

/** The names of the days of a week and their short forms. */
function weekdayNames() {
  weekdays ??= new Set(
    LANGUAGES.flatMap((language) =>
      /** @type {const} */ (["long", "short"]).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
        return Array.from({ length: 7 }, (_, day) => folded(format.format(Date.UTC(2026, 10, 2 + day))));
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
const isWeekday = (text) => weekdayNames().has(folded(text.replace(/[ ,]+\d{1,2}\.?$/, "")));

/**
 * The meanings of headings, with those of days among them where there are several. A date without a year is the last
 * that has come by some day; which of day and month stands first follows from the days that lie closest together.
 * @param {string[]} headings @param {(Meaning | null)[]} meanings @param {string} today  an ISO date @returns {(Meaning | null)[]}
 */
export function withDays(headings, meanings, today) {
  const open = headings.map((heading, column) => (meanings[column] === null ? heading.trim() : ""));
  const dated = open.map((heading) => WORDS.test(heading) || NUMBERS.test(heading));
  if (dated.filter(Boolean).length > 1) {
    const days = daysOf(
      open.filter((_, column) => dated[column]),
      today,
    );
    if (days) return meanings.map((meaning, column) => (dated[column] ? { day: days.shift() ?? "" } : meaning));
  }
  const named = open.map((heading) => heading !== "" && isWeekday(heading));
  return named.filter(Boolean).length > 1
    ? meanings.map((meaning, column) => (named[column] ? { weekday: true } : meaning))
    : meanings;
}

/** @param {string[]} headings @param {string} today @returns {string[] | null} */
function daysOf(headings, today) {
  const year = Number(today.slice(0, 4));
  const readings = [year, year - 1].flatMap((each) =>
    /** @type {const} */ (["dmy", "mdy"]).flatMap((order) => {
      const texts = headings.map((heading) => {
        const plain = heading.replace(/^\p{L}+\.?,? (?=\d|\p{L}+\.? \d)/u, "").replace(/\.$/, "");
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
