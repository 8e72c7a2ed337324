// Tasks out of a spreadsheet's file: columns in any order, parted by commas, semicolons or tabs.

import { STANCES } from "../lib/derive/surface.js";
import { sum } from "../lib/records/audits.js";
import { add, hoursOf, merged } from "./reading.js";
import { none, rounded, spread, weekOf, weeksOf } from "./weeks.js";

/** @typedef {{line: number, cells: Record<string, string>}} Row  cells by the column's name in lower case */

const WEEKLY = none().map((_, week) => `week${week + 1}`);
/** The columns that are read; a table may have any others. */
const READ = new Set(["task", "stance", "date", "hours", ...WEEKLY]);
const SEPARATORS = ["\t", ";", ","];
/** A spreadsheet's own mark for text that begins like a formula. */
const QUOTED = /^'(?=[=+\-@\t\r])/;

/** The columns that the first line names, in lower case; none if it names no task. @param {string} text */
export function columns(text) {
  const head = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/, 1)[0];
  const names = head.split(separator(head)).map((name) => nameOf(name));
  return names.includes("task") ? names : [];
}

/** @param {string} head */
const separator = (head) =>
  SEPARATORS.reduce((best, each) => (head.split(each).length > head.split(best).length ? each : best));
/** @param {string} name  "Week 1", "W1" and "week1" are one */
const nameOf = (name) =>
  name
    .trim()
    .replace(/^"|"$/g, "")
    .trim()
    .toLowerCase()
    .replace(/^w(?:eek)?[\s_-]*(\d)$/, "week$1");

/**
 * The tasks of a table. Hours stand in week1 to week5, or in one column that goes to the week of its date, or over all.
 * @param {string} text
 * @param {any} papaparse  the library
 * @param {string} [first]  the first of the five weeks, an ISO date; without one, that which the dates suggest
 * @returns {import("./reading.js").Reading & {first?: string}}
 */
export function table(text, papaparse, first) {
  const { rows, faults } = read(text, papaparse);
  const dates = rows.map(({ cells }) => dateOf(cells.date ?? ""));
  const known = dates.filter((day) => day !== null && day !== "");
  const start = first ?? (known.length > 0 ? weeksOf(/** @type {string[]} */ (known)) : undefined);
  /** @type {import("./reading.js").Reading} */
  const found = { tasks: [], faults };
  rows.forEach(({ line, cells }, place) => {
    const day = dates[place];
    if (day === null) return void found.faults.push({ line, fault: "date", value: cells.date });
    if (day !== "" && weekOf(day, start ?? day) < 0)
      return void found.faults.push({ line, fault: "outside", value: cells.date });
    const stance = stanceOf(cells.stance ?? "");
    if (stance === undefined) return void found.faults.push({ line, fault: "stance", value: cells.stance });
    const written = ["hours", ...WEEKLY].map((name) => cells[name] ?? "");
    const wrong = written.find((each) => each !== "" && !((hoursOf(each) ?? -1) >= 0));
    if (wrong !== undefined) return void found.faults.push({ line, fault: "hours", value: wrong });
    const [total, ...weeks] = written.map((each) => (each === "" ? 0 : /** @type {number} */ (hoursOf(each))));
    add(
      found,
      {
        line,
        text: (cells.task ?? "").replace(QUOTED, ""),
        hours: laid(total, weeks, day === "" ? -1 : weekOf(day, start ?? day)),
        stance,
      },
      written.filter(Boolean).join(" "),
    );
  });
  return { ...merged(found), ...(start === undefined ? {} : { first: start }) };
}

/** @param {number} total @param {number[]} weeks @param {number} week  the date's, or -1 */
function laid(total, weeks, week) {
  if (sum(weeks) > 0) return weeks;
  return week < 0 ? spread(total) : none().map((_, place) => (place === week ? rounded(total) : 0));
}

/** Rows with the line that each begins on, which is not its place: a quoted cell can hold line breaks. @param {string} text @param {any} papaparse */
function read(text, papaparse) {
  const names = columns(text);
  /** @type {{rows: Row[], faults: import("./reading.js").Fault[]}} */
  const found = { rows: [], faults: [] };
  if (names.length === 0)
    return { ...found, faults: [{ line: 1, fault: "columns", value: text.split(/\r\n|\r|\n/, 1)[0].slice(0, 60) }] };
  const plain = text.replace(/^\ufeff/, "");
  const places = [...names.entries()].filter(([, name]) => READ.has(name));
  let line = 1;
  let from = 0;
  papaparse.parse(plain, {
    delimiter: separator(plain.split(/\r\n|\r|\n/, 1)[0]),
    step: (
      /** @type {{data: string[], errors: {code: string}[], meta: {cursor: number}}} */ { data, errors, meta },
    ) => {
      const begun = line;
      line += plain.slice(from, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      from = meta.cursor;
      if (begun === 1 || data.every((cell) => cell.trim() === "")) return;
      if (errors.length > 0) found.faults.push({ line: begun, fault: "quotes", value: data.join(" ").slice(0, 40) });
      else
        found.rows.push({
          line: begun,
          cells: Object.fromEntries(
            places.map(([place, name]) => [name, (data[place] ?? "").trim().replace(/\s+/g, " ")]),
          ),
        });
    },
  });
  return found;
}

/** A date as ISO: 2026-11-23, 23.11.2026 and 23/11/2026, in any digits; "" for none, null for what is no date. @param {string} text */
export function dateOf(text) {
  if (text === "") return "";
  const parts = text.split(/[-/.]/).map((part) => (/^[\d٠-٩۰-۹]+$/.test(part) ? Number(hoursOf(part)) : Number.NaN));
  if (parts.length !== 3) return null;
  const [year, month, day] = parts[0] > 999 ? parts : parts.reverse();
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}

/** The stance that a word means or begins, "" for none, undefined for another word. @param {string} word */
function stanceOf(word) {
  const plain = word.toLowerCase();
  return plain === "" ? "" : STANCES.find((stance) => stance.startsWith(plain) || plain.startsWith(stance));
}
