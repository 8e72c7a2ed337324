// Rows of a report that sum up the rows of their group. Values in, values out.

import { names, sumOf } from "./headings.js";

/** @typedef {import("./rows.js").Row} Row */

const SAME = 0.02;

/**
 * The rows that sum up others: those that name a group in a column of their own and have the hours of all rows below,
 * up to the next group, and those called "Site Total" with the hours of the rows above or the name of a group.
 * @param {Row[]} rows
 * @param {number[]} task  columns that name a task, the most telling first
 * @param {(row: Row) => number} hoursOf
 * @returns {Set<Row>}
 */
export function groupSums(rows, task, hoursOf) {
  const first = (/** @type {Row} */ row) => task.find((column) => (row.cells[column] ?? "") !== "") ?? -1;
  const isTotal = (/** @type {Row[]} */ group, /** @type {Row} */ row) => {
    const total = group.reduce((sum, each) => sum + hoursOf(each), 0);
    return group.length > 0 && total > 0 && Math.abs(total - hoursOf(row)) < SAME * group.length;
  };
  /** @type {Set<Row>} */
  const sums = new Set();
  let begins = 0;
  for (const [index, row] of rows.entries()) {
    const column = first(row);
    const of = sumOf(row.cells.find(Boolean) ?? "");
    const isNamed = () =>
      rows.slice(0, index).some(({ cells }) => cells.some((cell) => cell !== "" && names(cell, of)));
    const above = () => rows.slice(begins, index).filter((each) => !sums.has(each));
    if (of !== "" && (isNamed() || isTotal(above(), row))) {
      sums.add(row);
      begins = index + 1;
      continue;
    }
    if (column === -1 || column === task[0]) continue;
    const next = rows.findIndex((each, at) => at > index && (each.cells[column] ?? "") !== "");
    if (isTotal(rows.slice(index + 1, next < 0 ? rows.length : next), row)) sums.add(row);
  }
  return sums;
}

/**
 * The rows of groups whose parts stand below them in the same column, as a pivot table saves them: a sum at the end has
 * half of what all rows have, and each group what the rows below it have.
 * @param {Row[]} rows @param {(row: Row) => number} hoursOf @param {number} total  what the sum at the end says
 * @returns {Row[]}
 */
export function pivotSums(rows, hoursOf, total) {
  const near = (/** @type {number} */ one, /** @type {number} */ other) => Math.abs(one - other) < SAME * rows.length;
  const hours = rows.map(hoursOf);
  if (
    total <= 0 ||
    !near(
      hours.reduce((sum, each) => sum + each, 0),
      2 * total,
    )
  )
    return [];
  const groups = [];
  for (let at = 0; at < rows.length; ) {
    let [end, parts] = [at + 1, 0];
    while (end < rows.length && parts < hours[at] - SAME) parts += hours[end++];
    if (end === at + 1 || !near(parts, hours[at])) return [];
    groups.push(rows[at]);
    at = end;
  }
  return groups;
}
