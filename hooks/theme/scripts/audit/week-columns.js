// Columns of a table that hold the hours of a week or a day: which days they are. Values in, values out.

import { dayIn, monthIn, monthsNear, weeksMonths, withDays } from "./day-headings.js";
import { meaningOf, mondayOfWeek } from "./headings.js";

/**
 * @typedef {import("./columns.js").Layout} Layout
 * @typedef {import("./rows.js").Row} Row
 */

const SHOWN = 3;

/** The month whose days are columns, "" where none are, or the choices where nothing names it. @param {Layout} layout @param {Row[]} heads @param {Row[]} rows @param {{first?: string, today: string, month?: string}} options @returns {string | import("./reading.js").Choice[]} */
export function monthOf({ weeks }, heads, rows, { first = "", today, month }) {
  const days = weeks.flatMap(({ column, meaning }) => ("monthDay" in meaning ? [{ ...meaning, column }] : []));
  const filled = days.filter(({ column }) => rows.some(({ cells }) => (cells[column] ?? "") !== ""));
  if (filled.length === 0) return "";
  const found =
    month ??
    monthIn(
      heads.flatMap(({ cells }) => cells.filter((each) => each !== "")),
      today,
    );
  if (found !== "") return found;
  const near = monthsNear(first || today, today, filled);
  const possible = near.length > 0 ? near : monthsNear(first || today, today, []);
  const isTold = filled.every(({ on }) => on !== undefined);
  const inWeeks = near.filter((each) => weeksMonths(first || today).includes(each));
  if (isTold && (near.length === 1 || inWeeks.length === 1)) return inWeeks[0] ?? near[0];
  return possible.map((value) => ({
    value,
    rows: filled.slice(0, SHOWN).map((day) => ({ text: String(day.monthDay), reading: dayIn(value, day) || null })),
  }));
}

/** Lays the hours of weekdays in the week that a line above the headings names. @param {Layout} layout @param {Row[]} above @param {string} today */
export function inTheirWeek(layout, above, today) {
  if (layout.weekdays.length === 0 || layout.date >= 0 || layout.week >= 0) return;
  const meaning = above
    .flatMap(({ cells }) => cells.flatMap((each) => withDays([each, each], [meaningOf(each), null], today)[0] ?? []))
    .find((each) => "day" in each || "calendarWeek" in each);
  if (!meaning) return;
  layout.weeks = layout.weekdays.map((column) => ({ column, meaning }));
  layout.weekdays = [];
}

/** The week of a column: its place, or a day in it. @param {import("./headings.js").Meaning} meaning @param {string} month @param {string} today */
export function weekOfHeading(meaning, month, today) {
  if ("week" in meaning) return { week: meaning.week, day: "" };
  if ("day" in meaning) return { week: -1, day: meaning.day };
  if ("monthDay" in meaning) return { week: -1, day: dayIn(month, meaning) };
  return { week: -1, day: "calendarWeek" in meaning ? mondayOfWeek(meaning.calendarWeek, today, meaning.year) : "" };
}
