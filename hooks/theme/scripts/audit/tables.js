// Tasks out of a table: any separator, headings in several languages, the layouts of time trackers.

import { STANCES } from "../lib/derive/surface.js";
import { sum } from "../lib/records/audits.js";
import { chosenLayout, findHeadings, guessColumns, namedLayout, plainLayout, signatureOf } from "./columns.js";
import { readDates } from "./date-columns.js";
import { between, lessBreak } from "./day-times.js";
import { groupSums } from "./group-rows.js";
import { isSum, mondayOfWeek } from "./headings.js";
import { Ledger } from "./reading.js";
import { oneLineEnd, separatorOf, splitRows } from "./rows.js";
import { hoursIn, unitOf } from "./units.js";
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
const YES = /^(?:true|yes|y|on|1|x|wahr|ja|ein|vrai|oui|activé|نعم|صحيح)$/i;

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
  const { index, meanings } = findHeadings(rows, today);
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
  const inColumn = (/** @type {number} */ column) => (column < 0 ? [] : sound.map((row) => cell(row, column)));
  const dates = readDates([...inColumn(layout.date), ...inColumn(layout.endDate)], answers.dates);
  if (dates.orders.length > 0)
    return ledger.ask({
      id: "dates",
      choices: dates.orders.map((order) => ({
        value: order,
        rows: shown(inColumn(layout.date), (texts) => readDates(texts, order).days),
      })),
    });
  const filled = [layout.hours, ...layout.weekdays, ...layout.weeks.map(({ column }) => column)];
  const unit = unitOf(filled.flatMap(inColumn), layout.unit, answers.unit);
  if (typeof unit !== "string") return ledger.ask({ id: "unit", choices: unit });
  const days = new Map(sound.map((row, index) => [row, layout.date < 0 ? "" : dates.days[index]]));
  const ends = new Map(sound.map((row, index) => [row, layout.endDate < 0 ? "" : dates.days[sound.length + index]]));
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
  const dated = [
    ...[...days.values()].filter((day) => day),
    ...weeks
      .filter(({ day, column }) => day !== "" && sound.some((row) => cell(row, column) !== ""))
      .map(({ day }) => day),
  ];
  const start = startOf(/** @type {string[]} */ (dated), first, chosen);
  const reader = {
    ledger,
    layout,
    unit,
    width: headings.length,
    start,
    weeks: weeks.map((each) => ({ ...each, week: each.day === "" ? each.week : weekOf(each.day, start ?? each.day) })),
    cell,
    ends,
    sums: groupSums(sound, layout.task, (row) => hoursIn(cell(row, layout.hours), unit).hours ?? 0),
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

/** Counts a row, leaves it out or refuses it. @param {any} reader @param {Row} row @param {string} day @param {boolean} noDay @param {string[]} headings */
function readRow({ ledger, layout, unit, width, start, weeks, cell, ends, sums }, row, day, noDay, headings) {
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
  if (layout.start >= 0) {
    const end = ends.get(row);
    const apart = day && end ? (Date.parse(end) - Date.parse(day)) / 86_400_000 : 0;
    amounts[0] = lessBreak(between(cell(row, layout.start), cell(row, layout.end), apart), cell(row, layout.pause));
  }
  if (layout.weekdays.length > 0)
    amounts[0] = together(
      layout.weekdays.map((/** @type {number} */ column) => cell(row, column)),
      unit,
    );
  const [whole, ...parts] = amounts.map(({ hours }) => hours ?? 0);
  const total = sum(parts) > 0 ? sum(parts) : whole;
  if (isSum(cells.find(Boolean) ?? "") || sums.has(row)) return ledger.leave(line, "sum", words);
  if (YES.test(cell(row, layout.allDay))) return ledger.leave(line, "all-day", text);
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

/** The hours of several cells. @param {string[]} cells @param {import("./units.js").CountedUnit} unit @returns {{written: string, hours?: number, problem?: string}} */
function together(cells, unit) {
  const amounts = cells.map((written) => ({ written, ...hoursIn(written, unit) }));
  return (
    amounts.find(({ problem, hours = 0 }) => problem !== undefined || hours < 0) ?? {
      written: cells.join(" "),
      hours: sum(amounts.map(({ hours }) => hours ?? 0)),
    }
  );
}

/** Says what was guessed or is missing about the table as a whole. @param {any} reader @param {Row[]} rows @param {Row | undefined} head @param {Row[]} sound @param {(string | null)[]} days */
function noteLayout({ ledger, layout, weeks, width, cell }, rows, head, sound, days) {
  const line = head?.line ?? rows[0]?.line ?? 1;
  if (!head && rows.length > 0) ledger.notice(line, "no-headings", rows[0].cells.join(" | "));
  if (layout.hours < 0 && layout.start < 0 && weeks.length + layout.weekdays.length === 0 && width > 1)
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

/** The stance that a word means or begins, "" for none, undefined for another word. @param {string} word */
function stanceOf(word) {
  const plain = word.toLowerCase();
  return plain === "" ? "" : STANCES.find((stance) => stance.startsWith(plain) || plain.startsWith(stance));
}
