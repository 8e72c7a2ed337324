// Whatever a reader brings in, told apart and read. Runs in a worker; what a table or a calendar takes is fetched when one comes.

import { decodeText } from "../lib/encodings.js";
import { isCalendar, mendFolds } from "./calendar-text.js";
import { readCalendar } from "./calendars.js";
import { short } from "./clean-text.js";
import { plainLayout } from "./columns.js";
import { meaningOf } from "./headings.js";
import { readNotes } from "./notes.js";
import { Ledger } from "./reading.js";
import { oneLineEnd, separatorOf } from "./rows.js";
import { readTable } from "./tables.js";

/**
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {{bytes?: Uint8Array, text?: string, name: string}} Source   a file with its name, or a text that was pasted
 * @typedef {object} Options
 * @property {string} first       the first of the five weeks, an ISO date
 * @property {boolean} chosen     whether the reader chose that day, so that dates in a table cannot suggest another
 * @property {string} today       an ISO date
 * @property {string} [zone]      the reader's time zone
 * @property {Record<string, string>} [answers]  to the questions
 * @property {import("./reading.js").Columns} [columns]  which the reader pointed out
 * @property {Record<string, import("./reading.js").Columns>} [remembered]  which were pointed out before
 * @property {number[]} [skip]    lines of events that take too long
 * @typedef {(name: "chardet" | "papaparse" | "rrule" | "windows-zones") => Promise<any>} Load   fetches a library
 */

const TABLE = /\.(?:csv|tsv|tab)$/i;
const MARKUP = /^\s*(?:<!doctype\s|<(?:html|head|body|table)[\s>]|<\?xml|\{\\rtf)/i;
const ROWS = 3;
const MANY = 5;

/** @param {Source} source @param {Options} options @param {Load} load @param {(line: number) => void} [onEvent]  told before each event of a calendar @returns {Promise<Reading>} */
export async function bring(source, options, load, onEvent) {
  const decoded = source.bytes
    ? await decode(source.bytes, options.answers?.encoding, load)
    : { text: source.text ?? "", encoding: "utf-8" };
  const ledger = new Ledger();
  if ("problem" in decoded) {
    ledger.refuse(decoded.line, decoded.problem, source.name);
    return ledger.close();
  }
  if ("choices" in decoded)
    return ledger.ask({
      id: "encoding",
      choices: decoded.choices.map(({ encoding, text }) => ({ value: encoding, rows: telling(text) })),
    });
  const reading = await read(decoded.text, source.name, options, load, onEvent);
  if (!reading.question) {
    if (decoded.encoding !== "utf-8") reading.notices.unshift({ line: 0, reason: "encoding", value: decoded.encoding });
    reading.notices.unshift(...sumUp(reading));
  }
  return reading;
}

/** @param {Uint8Array} bytes @param {string | undefined} chosen @param {Load} load */
async function decode(bytes, chosen, load) {
  const mended = isCalendar(new TextDecoder("latin1").decode(bytes.slice(0, 40)).replace(/^ï»¿/, ""))
    ? mendFolds(bytes)
    : bytes;
  let needsGuesses = false;
  const noGuess = () => {
    needsGuesses = true;
    return [];
  };
  const decoded = decodeText(mended, noGuess, chosen);
  if (!needsGuesses) return decoded;
  const chardet = await load("chardet");
  return decodeText(mended, (/** @type {Uint8Array} */ each) => chardet.analyse(each), chosen);
}

/** The first lines that show in which encoding a text is. @param {string} text */
const telling = (text) =>
  text
    .split(/\r\n|\r|\n/)
    .filter((line) => /[^\0-\x7f]/.test(line))
    .slice(0, ROWS)
    .map((line) => ({ text: short(line), reading: null }));

/** @param {string} text @param {string} name @param {Options} options @param {Load} load @param {((line: number) => void) | undefined} onEvent @returns {Promise<Reading>} */
async function read(text, name, { first, chosen, today, zone, answers, columns, remembered, skip }, load, onEvent) {
  if (isCalendar(text)) {
    const [rrule, windowsZones] = await Promise.all([load("rrule"), load("windows-zones")]);
    return readCalendar(text, { rrule, windowsZones }, { first, zone, skip, onEvent });
  }
  if (isCode(text)) {
    const ledger = new Ledger();
    ledger.refuse(1, "code", name || text);
    return ledger.close();
  }
  if (TABLE.test(name) || isTable(text))
    return readTable(text, await load("papaparse"), {
      first,
      chosen,
      today,
      answers,
      columns,
      remembered,
    });
  return readNotes(text, answers);
}

/** Whether a text is one for programs: a page's source, XML, RTF or JSON. @param {string} text */
function isCode(text) {
  if (MARKUP.test(text)) return true;
  if (!/^\s*(?:\{|\[\s*[{[])/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // notes may begin with a bracket
  }
}

/** Whether a text looks like a table: it says so, has headings that are known, or as many cells in nearly every line. @param {string} source */
export function isTable(source) {
  const text = oneLineEnd(source);
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 40);
  const form = separatorOf(text);
  if (!form) {
    const meaning = meaningOf(lines[0] ?? "");
    return (
      lines.length > 1 &&
      meaning !== null &&
      "role" in meaning &&
      (meaning.role === "task" || meaning.role === "activity")
    );
  }
  if (form.named || form.markdown || form.known >= 2) return true;
  const cells = lines.map((line) => line.split(form.separator));
  if (form.known === 1 && form.even && cells[0].some((cell) => meaningOf(cell))) return true;
  const heads = cells.findIndex((line) => line.some((cell) => meaningOf(cell)));
  // below many headings the last cells of a row are often left away
  if (form.known === 1 && cells[heads]?.length >= MANY && cells.slice(heads + 1).every((line) => line.length > 1))
    return true;
  const least = form.separator === "," ? 3 : 2;
  const data = cells.map((line) => line.map((cell) => cell.trim().replace(/^"|"$/g, "")));
  // where each cell has words and a number, a line is a list of tasks
  if (data.every((line) => line.every((cell) => /\p{L}.*\p{N}|\p{N}.*\p{L}/u.test(cell)))) return false;
  return (
    form.even &&
    lines.length >= least &&
    (form.separator !== "," ||
      plainLayout(data) !== null ||
      (cells[0].length > 2 && plainLayout(data.slice(1)) !== null))
  );
}

/** What is to be said of a reading as a whole: one sentence for one cause. @param {Reading} reading @returns {import("./reading.js").Remark[]} */
function sumUp({ tasks, left, refused, entries }) {
  if (entries === 0) return [{ line: 0, reason: "nothing", value: "" }];
  if (tasks.length > 0 || refused.length > 0) return [];
  const all = (/** @type {string} */ reason) => left.every((each) => each.reason === reason);
  if (all("outside")) return [{ line: 0, reason: "all-outside", value: String(left.length) }];
  return all("all-day") ? [{ line: 0, reason: "all-all-day", value: String(left.length) }] : [];
}
