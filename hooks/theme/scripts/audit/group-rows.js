// Rows of a report that sum up the rows of their group. Values in, values out.

/** @typedef {import("./rows.js").Row} Row */

const SAME = 0.02;

/**
 * The rows that name a group in a column of their own and have the hours of all rows below, up to the next group.
 * @param {Row[]} rows
 * @param {number[]} task  columns that name a task, the most telling first
 * @param {(row: Row) => number} hoursOf
 * @returns {Set<Row>}
 */
export function groupSums(rows, task, hoursOf) {
  const first = (/** @type {Row} */ row) => task.find((column) => (row.cells[column] ?? "") !== "") ?? -1;
  /** @type {Set<Row>} */
  const sums = new Set();
  for (const [index, row] of rows.entries()) {
    const column = first(row);
    if (column === -1 || column === task[0]) continue;
    const next = rows.findIndex((each, at) => at > index && (each.cells[column] ?? "") !== "");
    const group = rows.slice(index + 1, next < 0 ? rows.length : next);
    const total = group.reduce((sum, each) => sum + hoursOf(each), 0);
    if (group.length > 0 && total > 0 && Math.abs(total - hoursOf(row)) < SAME * group.length) sums.add(row);
  }
  return sums;
}
