// The students of a class as a table: what its columns hold, the order, the search. Values in, values out.

import { fold } from "../lib/items/score.js";
import { scoreOf } from "./receipt.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */
/** @typedef {import("./people.js").Person} Person */
/** @typedef {{words: string, column: number, down: boolean}} Wanted  words: part of a name; column: sorted by this one */

/** @type {((person: Person) => string | number)[]} name, score from 0 to 1, answered, minutes, tries, seconds since 1970 */
const COLUMNS = [
  ({ label }) => label,
  ({ receipt }) => scoreOf(receipt),
  ({ receipt }) => receipt.items.filter((each) => each[4] > 0).length,
  ({ receipt }) => Math.round((receipt.ended - receipt.started) / 60),
  ({ receipt }) => receipt.items.reduce((sum, each) => sum + each[4], 0),
  ({ receipt }) => receipt.ended,
];

/** What the columns hold of a student. @param {Person} person */
export const valuesOf = (person) => COLUMNS.map((column) => column(person));

/** Those with the words in their name, in order; who is alike, by name. @param {Person[]} people @param {Wanted} wanted @param {string} language */
export function sought(people, { words, column, down }, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const part = fold(words);
  return people
    .filter(({ label, name }) => fold(`${label} ${name}`).includes(part))
    .map((person) => ({ person, value: COLUMNS[column](person) }))
    .sort(
      (a, b) =>
        (down ? -1 : 1) * (column === 0 ? 0 : Number(a.value) - Number(b.value)) ||
        (down && column === 0 ? -1 : 1) * compare(a.person.label, b.person.label),
    )
    .map(({ person }) => person);
}

/** How the class goes from a column to the next click on its head. @param {Wanted} wanted @param {number} column @returns {Wanted} */
export const turned = (wanted, column) => ({ ...wanted, column, down: wanted.column === column && !wanted.down });

/** The table of students for a spreadsheet; those of the list who are missing stand at its end. @param {Person[]} people @param {{label: string}[]} missing */
export const studentRows = (people, missing) => [
  ...people.map((person) => {
    const [label, score, answered, minutes, tries, ended] = valuesOf(person);
    const when = new Date(Number(ended) * 1000).toISOString();
    const { attempts, name } = person;
    return [label, Math.round(Number(score) * 100), answered, minutes, tries, when, attempts.length, name];
  }),
  ...missing.map(({ label }) => [label, "", "", "", "", "", 0, ""]),
];

/** Every answer of every student for a spreadsheet, in the words of the questions that are known. @param {Person[]} people @param {Map<string, import("./words.js").Offered>} items */
export const answerRows = (people, items) =>
  people.flatMap(({ label, receipt }) =>
    receipt.items.map(([id, version, first, last, tries, sure, response]) => {
      const item = items.get(id);
      const words = wordsOf(item?.version === version ? item : undefined, response);
      return [label, id, Math.round(first * 100), Math.round(last * 100), tries, sure, words];
    }),
  );
