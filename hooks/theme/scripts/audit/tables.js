// Tasks out of a table: any separator, headings in several languages, the layouts of time trackers.

import { STANCES } from "../lib/derive/surface.js";
import { readHours } from "../lib/hours.js";
import { readNumber } from "../lib/numbers.js";
import { HOURS_A_WEEK, sum } from "../lib/records/audits.js";
import { chosenLayout, findHeadings, guessColumns, namedLayout, plainLayout, signatureOf } from "./columns.js";
import { readDates } from "./date-columns.js";
import { isSum, mondayOfWeek } from "./headings.js";
import { Ledger } from "./reading.js";
import { oneLineEnd, separatorOf, splitRows } from "./rows.js";
import { none, rounded, spread, weekOf, weeksOf } from "./weeks.js";

/**
 * @typedef {import("./columns.js").Layout} Layout
 * @typedef {import("./rows.js").Row} Row
 * @typedef {object} TableOptions
 * @property {string} [first]      the first of the five weeks, an ISO date; where dates lie outside them, others that the dates suggest
 * @property {boolean} [chosen]    whether the reader chose that day, so that no date suggests another
 * @property {string} today        an ISO date
 * @property {Record<string, string>} [answers]  to the questions
 * @property {import("./reading.js").Columns} [columns]  which the reader pointed out
 * @property {Record<string, import("./reading.js").Columns>} [remembered]  which were pointed out before, by the headings
 */

const SHOWN = 3;
const MINUTES = { hours: 60, duration: 60, minutes: 1, seconds: 1 / 60 };
/** Days of work are seldom longer in hours, and pieces of it seldom shorter in minutes. */
const LONG_DAY = 12;

/**
 * @param {string} source
 * @param {any} papaparse  the library
 * @param {TableOptions} options
 * @returns {import("./reading.js").Reading}
 */
export function readTable(source, papaparse, { first, chosen = false, today, answers = {}, columns, remembered = {} }) {
  const text = oneLineEnd(source);
  const ledger = new Ledger();
  const rows = splitRows(text, separatorOf(text) ?? { separator: ",", named: false, markdown: false }, papaparse);
  const { index, meanings } = findHeadings(rows);
  const isHead = index >= 0 || !plainLayout(cellsOf(rows));
  const head = isHead ? rows[Math.max(index, 0)] : undefined;
  const body = head ? rows.slice(rows.indexOf(head) + 1) : rows;
  const headings = head?.cells ?? [];
  const signature = signatureOf(headings);
  const pointed = columns ?? (Object.hasOwn(remembered, signature) ? remembered[signature] : undefined);
  const layout = pointed
    ? chosenLayout(pointed, headings, cellsOf(body))
    : head
      ? namedLayout(headings, meanings, cellsOf(body))
      : plainLayout(cellsOf(body));
  if (!layout && body.length === 0) return ledger.close(); // nothing to show a reader who points at columns
  if (!layout)
    return ledger.ask({
      id: "columns",
      columns: {
        headings,
        rows: cellsOf(body).slice(0, SHOWN),
        guess: guessColumns(meanings, cellsOf(body)),
        signature,
      },
    });
  const cell = (/** @type {Row} */ row, /** @type {number} */ column) => row.cells[column] ?? "";
  const sound = body.filter((row) => !row.broken && !isSum(row.cells.find(Boolean) ?? ""));
  const dates = readDates(layout.date < 0 ? [] : sound.map((row) => cell(row, layout.date)), answers.dates);
  if (dates.orders.length > 0)
    return ledger.ask({
      id: "dates",
      choices: dates.orders.map((order) => ({
        value: order,
        rows: shown(
          sound.map((row) => cell(row, layout.date)),
          (texts) => readDates(texts, order).days,
        ),
      })),
    });
  const unit = unitOf(
    sound.map((row) => cell(row, layout.hours)),
    layout.unit,
    answers.unit,
  );
  if (typeof unit !== "string") return ledger.ask({ id: "unit", choices: unit });
  const days = new Map(sound.map((row, index) => [row, layout.date < 0 ? "" : dates.days[index]]));
  const weeks = layout.weeks.map(({ column, meaning }) => ({
    column,
    ...("week" in meaning
      ? { week: meaning.week, day: "" }
      : {
          week: -1,
          day:
            "day" in meaning
              ? meaning.day
              : "calendarWeek" in meaning
                ? mondayOfWeek(meaning.calendarWeek, today, meaning.year)
                : "",
        }),
  }));
  const known = [
    ...[...days.values()].filter((day) => day),
    ...weeks
      .filter(({ day, column }) => day !== "" && sound.some((row) => cell(row, column) !== ""))
      .map(({ day }) => day),
  ];
  const start = startOf(/** @type {string[]} */ (known), first, chosen);
  const reader = {
    ledger,
    layout,
    unit,
    width: headings.length,
    start,
    weeks: weeks.map((each) => ({ ...each, week: each.day === "" ? each.week : weekOf(each.day, start ?? each.day) })),
    cell,
  };
  for (const row of rows.slice(0, head ? rows.indexOf(head) : 0))
    ledger.leave(row.line, "before-headings", row.cells.join(" "));
  for (const row of body) readRow(reader, row, days.get(row) ?? "", days.get(row) === null, headings);
  noteLayout(reader, rows, head, sound, dates.days);
  return ledger.close(start === undefined ? {} : { first: start });
}

/** Where the five weeks of some days begin; undefined where there is none. @param {string[]} days @param {string | undefined} first @param {boolean} chosen */
const startOf = (days, first, chosen) =>
  days.length === 0
    ? undefined
    : first && (chosen || days.every((day) => weekOf(day, first) >= 0))
      ? first
      : weeksOf(days);

/** The cells of rows that are not broken. @param {Row[]} rows */
const cellsOf = (rows) => rows.filter(({ broken }) => !broken).map(({ cells }) => cells);

/** The first texts of a column in a reading. @param {string[]} texts @param {(texts: string[]) => (string | number | null)[]} read */
function shown(texts, read) {
  const readings = read(texts);
  return texts
    .map((text, index) => ({ text, reading: readings[index] }))
    .filter(({ text }) => text !== "")
    .slice(0, SHOWN);
}

/** What the plain numbers of a column count, or the choices where nobody can tell. @param {string[]} texts @param {import("./columns.js").Unit} unit @param {string} [answer] @returns {"hours" | "minutes" | "seconds" | import("./reading.js").Choice[]} */
function unitOf(texts, unit, answer) {
  if (unit !== "duration") return unit;
  if (answer === "hours" || answer === "minutes" || answer === "seconds") return answer;
  const numbers = texts.flatMap((text) => {
    const number = readNumber(text);
    return "value" in number ? [number.value] : [];
  });
  if (
    numbers.length === 0 ||
    Math.max(...numbers.map(Math.abs)) <= LONG_DAY ||
    numbers.some((each) => !Number.isInteger(each))
  )
    return "hours";
  const units = /** @type {const} */ (["hours", "minutes", "seconds"]);
  const possible = units.filter((each) => numbers.every((number) => (number * MINUTES[each]) / 60 <= HOURS_A_WEEK));
  if (possible.length < 2) return possible[0] ?? "hours";
  return possible.map((each) => ({
    value: each,
    rows: shown(texts, (all) => all.map((text) => hoursIn(text, each).hours ?? null)),
  }));
}

/** The hours of a cell whose plain numbers count something. @param {string} text @param {"hours" | "minutes" | "seconds"} unit @returns {{hours?: number, problem?: string}} */
function hoursIn(text, unit) {
  if (text === "") return { hours: 0 };
  const plain = readNumber(text);
  const amount = readHours(text);
  return unit === "hours" || !("value" in plain) || !("hours" in amount)
    ? amount
    : { hours: (amount.hours * MINUTES[unit]) / 60 };
}

/** Counts a row, leaves it out or refuses it. @param {any} reader @param {Row} row @param {string} day @param {boolean} noDay @param {string[]} headings */
function readRow({ ledger, layout, unit, width, start, weeks, cell }, row, day, noDay, headings) {
  const { line, cells } = row;
  const words = cells.filter(Boolean).join(" ");
  if (row.broken) return ledger.refuse(line, "quotes", words);
  if (width > 0 && cells.join("\n") === headings.join("\n")) return ledger.leave(line, "headings-again", words);
  if (width > 0 && cells.slice(width).some((/** @type {string} */ each) => each !== ""))
    return ledger.refuse(line, "cells", words);
  const text = layout.task.map((/** @type {number} */ column) => cell(row, column)).find(Boolean) ?? "";
  const amounts = [layout.hours, ...weeks.map((/** @type {{column: number}} */ { column }) => column)].map(
    (column) => ({ written: cell(row, column), ...hoursIn(cell(row, column), unit) }),
  );
  if (layout.start >= 0) amounts[0] = between(cell(row, layout.start), cell(row, layout.end));
  const [whole, ...parts] = amounts.map(({ hours }) => hours ?? 0);
  const total = sum(parts) > 0 ? sum(parts) : whole;
  if (isSum(cells.find(Boolean) ?? "")) return ledger.leave(line, "sum", words);
  if (noDay) return ledger.refuse(line, "date", cell(row, layout.date), total);
  const stance = stanceOf(cell(row, layout.stance));
  if (stance === undefined) return ledger.refuse(line, "stance", cell(row, layout.stance), total);
  const wrong = amounts.find(({ problem }) => problem !== undefined) ?? amounts.find(({ hours }) => (hours ?? 0) < 0);
  if (wrong) return ledger.refuse(line, wrong.problem ?? "negative", wrong.written);
  if (parts.length > 0 && sum(parts) > 0) {
    const inside = none().map((_, week) => sum(parts.filter((_, column) => weeks[column].week === week)));
    if (sum(inside) === 0) return ledger.leave(line, "outside", words, total);
    if (whole > 0 && Math.abs(whole - sum(parts)) > 0.02) ledger.notice(line, "sum-differs", text, whole);
    return ledger.count(line, text, inside, stance);
  }
  const week = day === "" ? -1 : weekOf(day, start ?? day);
  if (day !== "" && week < 0) return ledger.leave(line, "outside", `${text} ${cell(row, layout.date)}`, total);
  ledger.count(line, text, week < 0 ? spread(whole) : none().map((_, index) => (index === week ? whole : 0)), stance);
}

/** Says what was guessed or is missing about the table as a whole. @param {any} reader @param {Row[]} rows @param {Row | undefined} head @param {Row[]} sound @param {(string | null)[]} days */
function noteLayout({ ledger, layout, weeks, width, cell }, rows, head, sound, days) {
  const line = head?.line ?? rows[0]?.line ?? 1;
  if (!head && rows.length > 0) ledger.notice(line, "no-headings", rows[0].cells.join(" | "));
  if (layout.hours < 0 && layout.start < 0 && weeks.length === 0 && width > 1)
    ledger.notice(line, "no-hours", head?.cells.join(", ") ?? "");
  if (layout.unused.length > 0) ledger.notice(line, "unused", layout.unused.join(", "));
  if (days.some((day) => day) && days.includes(""))
    ledger.notice(sound[days.indexOf("")].line, "undated", String(days.filter((day) => day === "").length));
  for (const { column, week, day } of weeks) {
    const hours = sum(sound.map((row) => hoursIn(cell(row, column), "hours").hours ?? 0));
    if (day !== "" && hours > 0)
      ledger.notice(
        line,
        week < 0 ? "outside-column" : "calendar-week",
        `${head?.cells[column]}: ${day}`,
        rounded(hours),
      );
  }
  const last = Math.max(
    layout.hours,
    layout.date,
    ...layout.task.slice(0, 1),
    ...weeks.map((/** @type {{column: number}} */ { column }) => column),
  );
  for (const row of sound) {
    if (row.cells.length <= last && row.cells.length < width) ledger.notice(row.line, "short", row.cells.join(" "));
    if (row.lines > 1) ledger.notice(row.line, "joined", row.cells.filter(Boolean).join(" "), row.lines);
  }
}

/** The hours from one time to another; past midnight where the second is earlier and no day stands with it. @param {string} start @param {string} end @returns {{written: string, hours?: number, problem?: string}} */
function between(start, end) {
  const written = `${start} ${end}`.trim();
  if (written === "") return { written, hours: 0 };
  const [from, to] = [start, end].map(minutesOf);
  if (from === null || to === null) return { written, problem: "time" };
  const minutes = to.minutes - from.minutes + (to.day - from.day) * 1440;
  const later = minutes < 0 && !to.day ? minutes + 1440 : minutes;
  return later < 0 ? { written, problem: "time" } : { written, hours: later / 60 };
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

/** The stance that a word means or begins, "" for none, undefined for another word. @param {string} word */
function stanceOf(word) {
  const plain = word.toLowerCase();
  return plain === "" ? "" : STANCES.find((stance) => stance.startsWith(plain) || plain.startsWith(stance));
}
