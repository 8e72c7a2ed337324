// The students of a class as a table: what its columns hold, the order, the search. Values in, values out.

import { fold } from "../lib/items/score.js";
import { scoreOf } from "./receipt.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */
/** @typedef {{words: string, column: number, down: boolean}} Wanted  words: part of a name; column: sorted by this one */

/** @type {((receipt: Receipt) => string | number)[]} name, score from 0 to 1, answered, minutes, tries, seconds since 1970 */
const COLUMNS = [
  ({ student }) => student,
  scoreOf,
  ({ items }) => items.filter((each) => each[4] > 0).length,
  ({ started, ended }) => Math.round((ended - started) / 60),
  ({ items }) => items.reduce((sum, each) => sum + each[4], 0),
  ({ ended }) => ended,
];

/** What the columns hold of a student. @param {Receipt} receipt */
export const valuesOf = (receipt) => COLUMNS.map((column) => column(receipt));

/** Those with the words in their name, in order; who is alike, by name. @param {Receipt[]} receipts @param {Wanted} wanted @param {string} language */
export function sought(receipts, { words, column, down }, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const part = fold(words);
  return receipts
    .filter(({ student }) => fold(student).includes(part))
    .map((receipt) => ({ receipt, value: COLUMNS[column](receipt) }))
    .sort(
      (a, b) =>
        (down ? -1 : 1) * (column === 0 ? 0 : Number(a.value) - Number(b.value)) ||
        (down && column === 0 ? -1 : 1) * compare(a.receipt.student, b.receipt.student),
    )
    .map(({ receipt }) => receipt);
}

/** How the class goes from a column to the next click on its head. @param {Wanted} wanted @param {number} column @returns {Wanted} */
export const turned = (wanted, column) => ({ ...wanted, column, down: wanted.column === column && !wanted.down });

/** The table of students for a spreadsheet. @param {Receipt[]} receipts */
export const studentRows = (receipts) =>
  receipts.map((receipt) => {
    const [student, score, answered, minutes, tries, ended] = valuesOf(receipt);
    return [
      student,
      Math.round(Number(score) * 100),
      answered,
      minutes,
      tries,
      new Date(Number(ended) * 1000).toISOString(),
    ];
  });

/** Every answer of every student for a spreadsheet. @param {Receipt[]} receipts */
export const answerRows = (receipts) =>
  receipts.flatMap(({ student, items }) =>
    items.map(([id, , first, last, tries, sure, response]) => [
      student,
      id,
      Math.round(first * 100),
      Math.round(last * 100),
      tries,
      sure,
      [response].flat().join(" | "),
    ]),
  );
