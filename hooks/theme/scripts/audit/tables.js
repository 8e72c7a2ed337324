// Tasks out of a table: any separator, headings in several languages, the layouts of time trackers.

import { STANCES } from "../lib/derive/surface.js";
import { sum } from "../lib/records/audits.js";
import { chosenLayout, findHeadings, guessColumns, kindsOf, namedLayout, plainLayout, signatureOf } from "./columns.js";
import { readPastDates } from "./date-columns.js";
import { between, lessBreak } from "./day-times.js";
import { groupSums, pivotSums } from "./group-rows.js";
import { isSum, mondayIn } from "./headings.js";
import { Ledger } from "./reading.js";
import { oneLineEnd, rowsIn } from "./rows.js";
import { noteLayout } from "./table-notes.js";
import { tasksDown } from "./tasks-across.js";
import { noteTotals } from "./totals.js";
import { hoursIn, unitOf } from "./units.js";
import { inTheirWeek, monthOf, weekOfHeading } from "./week-columns.js";
import { none, spread, weekOf, weeksOf } from "./weeks.js";

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
  const rows = rowsIn(text, papaparse);
  const headingRow = findHeadings(rows, today);
  const isHead = headingRow.index >= 0 || (!plainLayout(cellsOf(rows)) && !isData(rows));
  const begins = isHead ? Math.max(headingRow.index, 0) : -1;
  const above = rows.slice(0, Math.max(begins, 0));
  const { head, meanings, body } = tasksDown({ ...headingRow, head: rows[begins], body: rows.slice(begins + 1) });
  const isTurned = head !== rows[begins];
  const headings = head?.cells ?? [];
  const signature = signatureOf(headings);
  const pointed = columns ?? (Object.hasOwn(remembered, signature) ? remembered[signature] : undefined);
  const layout = pointed
    ? chosenLayout(pointed, headings, cellsOf(body))
    : head
      ? namedLayout(headings, meanings, cellsOf(body))
      : plainLayout(cellsOf(body));
  for (const row of above) ledger.leave(row.line, "before-headings", row.cells.join(" "));
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
  const dates =
    layout.week < 0
      ? readPastDates([...inColumn(layout.date), ...inColumn(layout.endDate)], today, answers.dates)
      : { days: inColumn(layout.week).map((each) => mondayIn(each, today)), orders: [] };
  if (dates.orders.length > 0)
    return ledger.ask({
      id: "dates",
      choices: dates.orders.map((order) => ({
        value: order,
        rows: shown(inColumn(layout.date), (texts) => readPastDates(texts, today, order).days),
      })),
    });
  const filled = [layout.hours, ...layout.weekdays, ...layout.weeks.map(({ column }) => column)];
  const unit = unitOf(filled.flatMap(inColumn), layout.unit, answers.unit);
  if (typeof unit !== "string") return ledger.ask({ id: "unit", choices: unit });
  const days = new Map(sound.map((row, index) => [row, layout.date < 0 && layout.week < 0 ? "" : dates.days[index]]));
  const ends = new Map(sound.map((row, index) => [row, layout.endDate < 0 ? "" : dates.days[sound.length + index]]));
  const month = monthOf(layout, [...above, ...(head ? [head] : [])], sound, { first, today, month: answers.month });
  if (typeof month !== "string") return ledger.ask({ id: "month", choices: month });
  inTheirWeek(layout, above, today);
  const weeks = layout.weeks.map(({ column, meaning }) => ({ column, ...weekOfHeading(meaning, month, today) }));
  const dated = [
    ...[...days.values()].filter((day) => day),
    ...weeks
      .filter(({ day, column }) => day !== "" && sound.some((row) => cell(row, column) !== ""))
      .map(({ day }) => day),
  ];
  const start = startOf(/** @type {string[]} */ (dated), first, chosen);
  const amount = (/** @type {Row} */ row) => sum(filled.map((column) => hoursIn(cell(row, column), unit).hours ?? 0));
  const totals = body.filter((row) => !row.broken && isSum(row.cells.find(Boolean) ?? ""));
  const sums = groupSums(sound, layout.task, amount);
  for (const row of totals.length === 1 && sums.size === 0 ? pivotSums(sound, amount, amount(totals[0])) : [])
    sums.add(row);
  const reader = {
    bare: [],
    ledger,
    layout,
    unit,
    width: headings.length,
    start,
    weeks: weeks.map((each) => ({ ...each, week: each.day === "" ? each.week : weekOf(each.day, start ?? each.day) })),
    cell,
    ends,
    sums,
  };
  for (const row of body) readRow(reader, row, days.get(row) ?? "", days.get(row) === null, headings);
  noteLayout(reader, rows, head, sound, dates.days);
  noteTotals(
    ledger,
    body.map((row) => ({
      line: row.line,
      hours: sums.has(row) ? 0 : amount(row),
      isTotal: totals.includes(row),
    })),
  );
  const across = rows[begins]?.cells.filter((cell) => cell !== "" && cell !== headings[0] && !isSum(cell));
  if (isTurned) ledger.notice(rows[begins].line, "tasks-across", across.join(", "));
  return ledger.close(start === undefined ? {} : { first: start });
}

/** Whether the first row says no headings, but has hours or a day where the others have. @param {Row[]} rows */
function isData(rows) {
  const kinds = kindsOf(cellsOf(rows.slice(1)));
  const [first] = rows.length > 1 ? cellsOf(rows) : [];
  return (
    !!first &&
    kinds.some((kind, column) => kind !== "text" && kind !== "empty" && kindsOf([[first[column] ?? ""]])[0] === kind)
  );
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
function readRow({ bare, ledger, layout, unit, width, start, weeks, cell, ends, sums }, row, day, noDay, headings) {
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
  if (layout.start >= 0 && amounts[0].written === "") {
    const end = ends.get(row);
    const apart = day && end ? (Date.parse(end) - Date.parse(day)) / 86_400_000 : 0;
    const times = [layout, ...layout.again].map((each) => between(cell(row, each.start), cell(row, each.end), apart));
    const whole = times.find(({ problem }) => problem) ?? {
      ...times[0],
      hours: sum(times.map(({ hours = 0 }) => hours)),
    };
    amounts[0] = lessBreak(whole, cell(row, layout.pause));
  }
  if (layout.minutes >= 0 && amounts[0].problem === undefined)
    amounts[0] = { ...amounts[0], hours: (amounts[0].hours ?? 0) + Number(cell(row, layout.minutes) || 0) / 60 };
  if (layout.weekdays.length > 0)
    amounts[0] = together(
      layout.weekdays.map((/** @type {number} */ column) => cell(row, column)),
      unit,
    );
  const [whole, ...parts] = amounts.map(({ hours }) => hours ?? 0);
  const total = sum(parts) > 0 ? sum(parts) : whole;
  if (isSum(cells.find(Boolean) ?? "") || sums.has(row)) return ledger.leave(line, "sum", words);
  if (YES.test(cell(row, layout.allDay))) return ledger.leave(line, "all-day", text);
  if (noDay) return ledger.refuse(line, "date", cell(row, layout.week < 0 ? layout.date : layout.week), total);
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
  if (amounts.every(({ written }) => written.trim() === "")) bare.push(line);
  const week = day === "" ? -1 : weekOf(day, start ?? day);
  if (day !== "" && week < 0)
    return ledger.leave(line, "outside", `${text} ${cell(row, layout.week < 0 ? layout.date : layout.week)}`, total);
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

/** The stance that a word means or begins, "" for none, undefined for another word. @param {string} word */
function stanceOf(word) {
  const plain = word.toLowerCase();
  return plain === "" ? "" : STANCES.find((stance) => stance.startsWith(plain) || plain.startsWith(stance));
}
