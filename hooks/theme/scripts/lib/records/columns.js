// Which columns of a table a reader pointed out, by a check sum of its headings. Values in, values out.

import { validEntries } from "../checks.js";

/** The record, by a check sum of the headings. */
export const COLUMNS = "columns";
const MOST = 500;

/** @typedef {{task: number, date: number, hours: number}} Columns  places from 0; -1 for none */

/** @param {unknown} value */
const isPlace = (value) => Number.isInteger(value) && Number(value) >= -1 && Number(value) < MOST;

/** The columns out of something foreign. Throws a TypeError for what is none. @param {any} foreign @returns {Columns} */
export function parseColumns({ task, date, hours }) {
  if (!(isPlace(task) && task >= 0 && isPlace(date) && isPlace(hours))) throw new TypeError();
  return { task, date, hours };
}

/** What of the record can be read. @param {Record<string, any>} record @returns {Record<string, Columns>} */
export const validColumns = (record) => Object.fromEntries(validEntries(record, parseColumns));
