// A table with a column for each task and a row for each day, turned into one with a row for each. Values in, values out.

import { readHours } from "../lib/hours.js";
import { sum } from "../lib/records/audits.js";
import { kindsOf } from "./columns.js";
import { isSum, meaningOf } from "./headings.js";

/**
 * @typedef {import("./headings.js").Meaning} Meaning
 * @typedef {import("./rows.js").Row} Row
 * @typedef {{head: Row | undefined, meanings: (Meaning | null)[], body: Row[]}} Table
 */

const HOURS_A_DAY = 24;

/**
 * The table as rows of day, task and hours, where one known column has days, none is known to have tasks or hours,
 * and all others hold hours below headings of their own; any other table as it is. A row without hours stands once.
 * @param {Table} table @returns {Table}
 */
export function tasksDown(table) {
  const { head, body } = table;
  if (!head) return table;
  const means = head.cells.map((cell, column) => table.meanings[column] ?? meaningOf(cell));
  const isTotal = (/** @type {Row} */ { cells }) => isSum(cells.find(Boolean) ?? "");
  const rows = body.filter((row) => !row.broken && !isTotal(row)).map(({ cells }) => cells);
  const filled = kindsOf(rows).flatMap((kind, column) => (kind === "empty" ? [] : [{ kind, column }]));
  const isDay = (/** @type {Meaning | null} */ meaning) => !!meaning && "role" in meaning && meaning.role === "date";
  const days = filled.filter(({ column }) => isDay(means[column]));
  const others = filled.filter(({ column }) => !isDay(means[column]) && !isSum(head.cells[column] ?? ""));
  const isAcross = others.every(({ kind, column }) => kind === "hours" && head.cells[column] && !means[column]);
  const hoursOf = (/** @type {string[]} */ cells) =>
    sum(others.map(({ column }) => /** @type {{hours?: number}} */ (readHours(cells[column] || "0")).hours ?? 0));
  if (days.length !== 1 || others.length < 2 || !isAcross || rows.some((cells) => hoursOf(cells) > HOURS_A_DAY))
    return table;
  const split = (/** @type {Row} */ row) => {
    if (row.broken || isTotal(row)) return [{ ...row, cells: [row.cells.find(Boolean) ?? ""] }];
    const said = others.filter(({ column }) => (row.cells[column] ?? "") !== "");
    return (said.length > 0 ? said : others.slice(0, 1)).map(({ column }) => ({
      ...row,
      cells: [row.cells[days[0].column] ?? "", head.cells[column], row.cells[column] ?? ""],
    }));
  };
  return {
    head: { ...head, cells: [head.cells[days[0].column], "Task", "Hours"] },
    meanings: [{ role: "date" }, { role: "task" }, { role: "hours" }],
    body: body.flatMap(split),
  };
}
