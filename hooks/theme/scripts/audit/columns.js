// Which column of a table holds what: by its heading, by what stands in it, or as the reader says. Values in, values out.

import { readHours } from "../lib/hours.js";
import { WEEKS } from "../lib/records/audits.js";
import { readDates } from "./date-columns.js";
import { isWeekday, withDays } from "./day-headings.js";
import { meaningOf } from "./headings.js";

/**
 * @typedef {import("./headings.js").Meaning} Meaning
 * @typedef {import("./reading.js").Columns} Columns
 * @typedef {import("./rows.js").Row} Row
 * @typedef {"hours" | "duration" | "minutes" | "seconds" | "days"} Unit   duration: a number in it may count any of the others
 *
 * @typedef {object} Layout
 * @property {number[]} task      columns that name the task: the first that says something does
 * @property {number} date        -1 for none, as in the others
 * @property {number} week      a week of the year
 * @property {number} stance
 * @property {number} hours
 * @property {Unit} unit
 * @property {number} minutes     what comes to the hours beside it
 * @property {number} start       a time of the day, or a day and a time
 * @property {number} end
 * @property {number} endDate     the day of that time, where a column of its own has it
 * @property {{start: number, end: number}[]} again  later times of the same day
 * @property {number} pause       a break between the two times
 * @property {number} allDay      whether an event lasts all day
 * @property {number[]} weekdays  columns with the hours of a day of some week, which are added up
 * @property {{column: number, meaning: Meaning}[]} weeks   columns with the hours of one week
 * @property {string[]} unused    headings of columns that are not read, but say something
 */

const HEAD_WITHIN = 25;
const SAMPLE = 30;
const UNITS = /** @type {const} */ (["hours", "duration", "minutes", "seconds"]);

/** @param {Meaning | null} meaning */
const isAmount = (meaning) => !!meaning && "role" in meaning && ["hours", "duration", "minutes"].includes(meaning.role);

/** The index of the row with the headings, and what each means; -1 where none is known. @param {Row[]} rows @param {string} today  an ISO date @returns {{index: number, meanings: (Meaning | null)[]}} */
export function findHeadings(rows, today) {
  const known = (/** @type {(Meaning | null)[]} */ meanings) => meanings.filter((each) => each !== null);
  for (const [index, { cells, broken }] of rows.slice(0, HEAD_WITHIN).entries()) {
    const plain = cells.map(meaningOf);
    const named = known(plain).some((each) => "role" in each && (each.role === "task" || each.role === "activity"));
    if (broken) continue;
    const meanings = withDays(cells, plain, today);
    const days = (/** @type {string[]} */ row) =>
      row.filter((cell) => readDates([cell]).days[0] && /\d{4}/.test(cell)).length;
    const other = (rows[index + 1] ?? rows[index - 1])?.cells ?? [];
    // days in each row are no headings
    if (known(meanings).length === 0 || (days(cells) > 0 && days(other) >= days(cells))) continue;
    const above = cells.some(
      (cell, column) =>
        isAmount(plain[column]) && !("hours" in readHours(cell)) && "hours" in readHours(other[column] ?? ""),
    );
    const several = above || known(plain).length >= 2 || known(meanings).length >= known(plain).length + 2;
    if ((named || several) && known(meanings).length * 4 >= cells.filter(Boolean).length) return { index, meanings };
  }
  return { index: -1, meanings: [] };
}

/** What most cells of each column are, by the first rows. @param {string[][]} all @returns {("hours" | "date" | "text" | "empty")[]} */
export function kindsOf(all) {
  const rows = all.slice(0, SAMPLE);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? "").filter((cell) => cell !== "");
    if (cells.length === 0) return "empty";
    const most = (/** @type {number} */ count) => count * 4 >= cells.length * 3;
    if (most(cells.filter((cell) => "hours" in readHours(cell)).length) && !/^\d{5,}$/.test(cells[0])) return "hours";
    return most(readDates(cells).days.filter((day) => day !== null).length) ? "date" : "text";
  });
}

/** The layout of a table without headings: one column of words, one of hours or five, at most one of dates. @param {string[][]} rows @returns {Layout | null} */
export function plainLayout(rows) {
  const kinds = kindsOf(rows);
  const of = (/** @type {string} */ kind) => kinds.flatMap((each, column) => (each === kind ? [column] : []));
  const [task, date] = [of("text"), of("date")];
  const filled = of("hours");
  // a week without hours leaves its column empty
  const hours =
    filled.length > 1
      ? kinds.flatMap((each, column) => (each === "hours" || each === "empty" ? [column] : []))
      : filled;
  if (task.length !== 1 || date.length > 1 || (hours.length !== 1 && hours.length !== WEEKS)) return null;
  const one = hours.length === 1;
  return {
    ...empty(),
    task,
    date: date[0] ?? -1,
    hours: one ? hours[0] : -1,
    weeks: one ? [] : hours.map((column, week) => ({ column, meaning: { week } })),
  };
}

/** A check sum of some headings, under which a reader's choice is remembered: two of 32 bits. @param {string[]} headings */
export function signatureOf(headings) {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (const sign of headings.join("\n").toLowerCase()) {
    const code = /** @type {number} */ (sign.codePointAt(0));
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (a >>> 7), 0x85ebca6b);
  }
  return [a, b].map((each) => (each >>> 0).toString(16).padStart(8, "0")).join("");
}

/** @returns {Layout} */
const empty = () => ({
  task: [],
  date: -1,
  week: -1,
  stance: -1,
  hours: -1,
  unit: "hours",
  minutes: -1,
  again: [],
  start: -1,
  end: -1,
  endDate: -1,
  allDay: -1,
  pause: -1,
  weekdays: [],
  weeks: [],
  unused: [],
});

/** The layout that the reader pointed out. @param {Columns} chosen @param {string[]} headings @param {string[][]} rows @returns {Layout} */
export const chosenLayout = ({ task, date, hours }, headings, rows) => ({
  ...empty(),
  task: [task],
  date,
  hours,
  unit: "duration",
  unused: headings.filter(
    (heading, column) =>
      heading !== "" && ![task, date, hours].includes(column) && rows.some((row) => (row[column] ?? "") !== ""),
  ),
});

/**
 * The layout that the headings tell, or null where the reader must: no column names a task, two columns of hours
 * differ, or none is named and several may be meant.
 * @param {string[]} headings @param {(Meaning | null)[]} meanings @param {string[][]} rows @returns {Layout | null}
 */
export function namedLayout(headings, meanings, rows) {
  const filled = (/** @type {number} */ column) => rows.some((row) => (row[column] ?? "") !== "");
  const of = (/** @type {string} */ role) =>
    meanings.flatMap((each, column) => (each && "role" in each && each.role === role ? [column] : []));
  const named = ["task", "title", "activity", "description", "key", "project"].flatMap(of);
  const kinds = kindsOf(rows);
  // a pivot table has nothing in its corner
  const corner = named.length === 0 && headings[0] === "" && kinds[0] === "text" ? [0] : [];
  const task = named.some(filled) ? named.filter(filled) : [...named, ...corner];
  const weeks = meanings.flatMap((meaning, column) =>
    meaning && !("role" in meaning || "weekday" in meaning) ? [{ column, meaning }] : [],
  );
  const days = meanings.flatMap((meaning, column) => (meaning && "weekday" in meaning ? [column] : []));
  const [minutes = -1] = of("minutes").filter(
    (column) => filled(column) && isBeside(rows, of("hours").find(filled) ?? -1, column),
  );
  const hours = hoursColumn((role) => of(role).filter((column) => column !== minutes), filled, rows);
  if (task.length === 0 || hours === null) return null;
  const [stance = -1] = of("stance");
  const [start = of("date").find((column) => hasTimes(rows, column)) ?? -1] = of("start").filter(filled);
  const [date = hasDays(rows, start) ? start : -1] = of("date").filter(
    (column) => filled(column) && !isTimeOrWeekday(rows, column),
  );
  const [week = -1] = date < 0 ? of("week").filter((column) => filled(column) && kinds[column] !== "date") : [];
  const [end = of("end-date").find((column) => hasTimes(rows, column)) ?? -1] = of("end").filter(filled);
  const weekdays = hours.column < 0 && weeks.length === 0 ? days : [];
  // what no column of hours says may follow from two times
  const untold = rows.some((row) => !row[hours.column] && row[start] && row[end]);
  const timed = (hours.column < 0 || untold) && weeks.length + weekdays.length === 0 && start >= 0 && end >= 0;
  const [endDate = -1] = timed ? of("end-date").filter((column) => column !== end && filled(column)) : [];
  const [allDay = -1] = timed && hours.column < 0 ? of("all-day") : [];
  const [pause = -1] = timed ? of("break").filter(filled) : [];
  const ends = of("end").filter(filled);
  const again = timed
    ? of("start")
        .filter(filled)
        .slice(1)
        .flatMap((column, at) => (ends[at + 1] === undefined ? [] : [{ start: column, end: ends[at + 1] }]))
    : [];
  const used = new Set([
    ...task,
    date,
    week,
    stance,
    hours.column,
    minutes,
    ...again.flatMap((each) => [each.start, each.end]),
    ...weeks.map(({ column }) => column),
    ...weekdays,
    ...(timed ? [start, end, endDate, allDay, pause] : []),
    ...UNITS.flatMap(of).filter((column) => !filled(column)),
  ]);
  const rest = headings.map((_, column) => column).filter((column) => !used.has(column) && filled(column));
  // a column of numbers that nobody knows may hold the hours
  if (
    hours.column < 0 &&
    weeks.length + weekdays.length === 0 &&
    !timed &&
    rest.some((column) => kinds[column] === "hours" && meanings[column] === null)
  )
    return null;
  return {
    ...{ task, date, week, stance, hours: hours.column, unit: hours.unit, minutes, weeks, weekdays },
    ...{ again, endDate, allDay, pause },
    ...(timed ? { start, end } : { start: -1, end: -1 }),
    unused: rest
      .map((column) => headings[column] || (kinds[column] === "hours" ? `#${column + 1}` : ""))
      .filter(Boolean),
  };
}

/** The column of hours, -1 for none, null where two differ. @param {(role: string) => number[]} of @param {(column: number) => boolean} filled @param {string[][]} rows @returns {{column: number, unit: Unit} | null} */
function hoursColumn(of, filled, rows) {
  for (const unit of UNITS) {
    const [first, ...others] = of(unit).filter(filled);
    if (first === undefined) continue;
    const differs = others.some((column) =>
      rows.some((row) => (row[column] ?? "") !== "" && row[column] !== row[first]),
    );
    return differs ? null : { column: first, unit };
  }
  return { column: of("hours")[0] ?? of("duration")[0] ?? -1, unit: "hours" };
}

/** Whether minutes come to the hours of another column: fewer than 60, and not the same in another unit. @param {string[][]} rows @param {number} hours @param {number} minutes */
function isBeside(rows, hours, minutes) {
  const pairs = rows.map((row) => [row[hours], row[minutes]].map((cell) => Number(cell || 0)));
  return (
    hours >= 0 &&
    pairs.every(([whole, part]) => Number.isInteger(whole) && part >= 0 && part < 60) &&
    pairs.some(([whole, part]) => Math.abs(whole * 60 - part) > 1)
  );
}

/** Whether a column called a day or a start tells no date. @param {string[][]} rows @param {number} column */
const isTimeOrWeekday = (rows, column) =>
  rows.every(
    (row) => /^(?:\d{1,2}[:h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?)?$/i.test(row[column] ?? "") || isWeekday(row[column]),
  );

/** @param {string[][]} rows @param {number} column */
const hasTimes = (rows, column) => rows.some((row) => /\d[:h]\d\d/.test(row[column] ?? ""));

/** Whether the times of a column stand with their days. @param {string[][]} rows @param {number} column */
const hasDays = (rows, column) =>
  column >= 0 && readDates(rows.slice(0, SAMPLE).map((row) => row[column] ?? "")).days.some((day) => day);

/** What a reader is offered to begin with. @param {(Meaning | null)[]} meanings @param {string[][]} rows @returns {Columns} */
export function guessColumns(meanings, rows) {
  const kinds = kindsOf(rows);
  const named = (/** @type {string[]} */ ...roles) =>
    meanings.findIndex((each) => each && "role" in each && roles.includes(each.role));
  const or = (/** @type {number} */ column, /** @type {string} */ kind) =>
    column >= 0 ? column : kinds.findIndex((each, at) => each === kind && !meanings[at]);
  return {
    task: Math.max(0, or(named("task", "title", "activity", "description"), "text")),
    date: or(named("date"), "date"),
    hours: or(named("hours", "duration", "minutes"), "hours"),
  };
}
