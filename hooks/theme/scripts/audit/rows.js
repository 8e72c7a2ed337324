// The rows of a table as they stand in a text: what parts the cells, which lines make a row, what is broken. Values in, values out.

import { clean, unmarked } from "./clean-text.js";
import { meaningOf } from "./headings.js";

/** @typedef {{line: number, cells: string[], broken?: boolean, lines: number}} Row  lines: how many it takes; broken: a quotation mark in it is not closed where it should be */

const SEPARATORS = [";", "\t", ",", "|"];
const LOOKED_AT = 40;
/** Columns that a table may have; more are taken where something stands in them. */
const WIDE = 500;
const NAMED = /^"?sep=(.)"?\s*$/i;
/** The line below the headings of a table in Markdown. */
const RULER = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
/** A spreadsheet's own mark for text that begins like a formula. */
const MARKED = /^'(?=[=+\-@\t\r])/;

/** A text as a formula, so that a spreadsheet leaves it as it is. */
const FORMULA = /^="(.*)"$/;

/** A text with one kind of line end. @param {string} text */
export const oneLineEnd = (text) => text.replace(/^\ufeff/, "").replace(/\r\n|\r/g, "\n");

/** What stands in a cell. @param {string} cell */
const cellText = (cell) => (cell === "" ? "" : clean(cell).replace(MARKED, "").replace(FORMULA, "$1"));

/**
 * What parts the cells of a text: what its first line names, else what leads to headings that are known, else what
 * stands equally often in most lines. Undefined where nothing does.
 * @param {string} text  with one kind of line end
 * @returns {{separator: string, named: boolean, markdown: boolean, known: number, even: boolean} | undefined}  known: headings that are known; even: whether nearly all lines have as many cells
 */
export function separatorOf(text) {
  const lines = firstLines(text);
  const named = NAMED.exec(lines[0] ?? "");
  if (named) return { separator: named[1], named: true, markdown: false, known: 0, even: true };
  const markdown = lines.some((line) => line.includes("|") && RULER.test(line));
  const plain = lines.map((line) => line.replace(/"[^"]*"/g, '""'));
  const choices = (markdown ? ["|"] : SEPARATORS).flatMap((separator) => {
    const counts = plain.map((line) => line.split(separator).length - 1);
    const usual = mode(counts.filter((count) => count > 0));
    if (usual === 0) return [];
    const known = Math.max(
      ...lines
        .slice(0, 25)
        .map((line) => line.split(separator).filter((cell) => cell.length < 80 && meaningOf(cell)).length),
    );
    return [
      {
        separator,
        named: false,
        markdown,
        known,
        share: counts.filter((count) => count === usual).length / counts.length,
        usual,
      },
    ];
  });
  choices.sort((a, b) => b.known - a.known || b.share - a.share || b.usual - a.usual);
  const [best] = choices;
  return best && { separator: best.separator, named: false, markdown, known: best.known, even: best.share >= 0.9 };
}

/** @param {string} text */
const firstLines = (text) =>
  text
    .slice(0, 100_000)
    .split("\n", 10 * LOOKED_AT)
    .filter((line) => line.trim() !== "")
    .slice(0, LOOKED_AT)
    .map((line) => line.slice(0, 4000));

/** The value that stands most often, 0 for none. @param {number[]} values */
function mode(values) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/**
 * The rows of a text with the line that each begins on; rows without a word are passed over.
 * @param {string} text  with one kind of line end
 * @param {{separator: string, named: boolean, markdown: boolean}} form
 * @param {any} papaparse  the library
 * @returns {Row[]}
 */
function splitRows(text, { separator, named, markdown }, papaparse) {
  const begin = named ? text.indexOf("\n") + 1 : 0;
  const rows = markdown ? markdownRows(text) : quotedRows(text.slice(begin), named ? 2 : 1, separator, papaparse);
  return rows
    .map((row) =>
      row.cells.length > WIDE && row.cells.slice(WIDE).every((cell) => cell === "")
        ? { ...row, cells: row.cells.slice(0, WIDE) }
        : row,
    )
    .filter(({ cells, broken }) => broken || cells.some((cell) => cell !== ""));
}

/** @param {string} text @returns {Row[]} */
const markdownRows = (text) =>
  text.split("\n").flatMap((line, index) => {
    if (RULER.test(line)) return [];
    const inner = line
      .trim()
      .replace(/^\|/, "")
      .replace(/(?<!\\)\|$/, "");
    return [
      {
        line: index + 1,
        lines: 1,
        cells: inner.split(/(?<!\\)\|/).map((cell) => cellText(unmarked(cell.replaceAll("\\|", "|")))),
      },
    ];
  });

/**
 * Rows whose cells can be quoted. Where a quotation mark is not closed, its line is broken, and from there on each line is a row.
 * @param {string} text @param {number} line  the number of its first line @param {string} separator @param {any} papaparse @returns {Row[]}
 */
function quotedRows(text, line, separator, papaparse) {
  /** @type {Row[]} */
  const rows = [];
  let from = 0;
  let broken = false;
  const options = { delimiter: separator, newline: "\n" };
  papaparse.parse(text, {
    ...options,
    step: (
      /** @type {{data: string[], errors: unknown[], meta: {cursor: number}}} */ { data, errors, meta },
      /** @type {{abort: () => void}} */ parser,
    ) => {
      broken = errors.length > 0;
      if (broken) return parser.abort();
      const raw = text.slice(from, meta.cursor);
      const lines = raw.split("\n").length - (raw.endsWith("\n") ? 1 : 0);
      rows.push({ line, lines, cells: data.map(cellText) });
      line += lines;
      from = meta.cursor;
    },
  });
  if (!broken) return rows;
  for (const each of text.slice(from).split("\n")) {
    const { data, errors } = papaparse.parse(each, options);
    rows.push({
      line: line++,
      lines: 1,
      cells: (data[0] ?? []).map(cellText),
      ...(errors.length > 0 ? { broken: true, cells: [cellText(each)] } : {}),
    });
  }
  return rows;
}

/** @param {string} text */
const formOf = (text) => separatorOf(text) ?? { separator: ",", named: false, markdown: false };

/** The rows of a table; of one that was saved twice, so that each of its lines stands in one cell, those that it had before. @param {string} text  with one kind of line end @param {any} papaparse  the library @returns {Row[]} */
export function rowsIn(text, papaparse) {
  const rows = splitRows(text, formOf(text), papaparse);
  const isPacked =
    rows.length > 1 && rows.every(({ cells, lines }) => cells.length === 1 && lines === 1 && /[;,\t]/.test(cells[0]));
  const inner = isPacked
    ? splitRows(rows.map(({ cells }) => cells[0]).join("\n"), formOf(rows[0].cells[0]), papaparse)
    : [];
  return inner.length === rows.length ? inner.map((row, index) => ({ ...row, line: rows[index].line })) : rows;
}
