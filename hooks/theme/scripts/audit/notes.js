// Tasks out of notes: a task a line, with hours if the line says so. A line is never cut at a sign that may belong to its words.

import { latinDigits } from "../lib/digits.js";
import { MEASURED, readHours } from "../lib/hours.js";
import { HOURS_A_WEEK, MAX_LETTERS, WEEKS } from "../lib/records/audits.js";
import { clean, unmarked } from "./clean-text.js";
import { isDayAlone } from "./day-headings.js";
import { isSum } from "./headings.js";
import { inDigits } from "./hour-words.js";
import { Ledger } from "./reading.js";
import { rangeIn } from "./time-ranges.js";
import { noteTotals } from "./totals.js";
import { spread } from "./weeks.js";

/**
 * @typedef {{start: number, end: number, kind: "measured" | "clock" | "bare"}} Amount  a place in a line; clock: a colon and no unit
 * @typedef {"clock" | "number" | "start" | "inside"} Doubt  which numbers nobody can tell from a part of the words; each is asked for once
 * @typedef {{task: string, written: string, doubt?: Doubt}} Parted  task: the words without the hours
 */

const MARK = /^\s*(?:(?:[-*•–+·◦▪‣○●☐☑☒✅✔✓□■]\ufe0f?|\p{Nd}{1,3}[.)]|\[[ x✓✔]?\])\s+)+/iu;
const HEADING = /^\s*#{1,6}\s/;
/** Letters of a line with a task and its hours; patterns would read a longer one slowly. */
const LONGEST = 2 * MAX_LETTERS;
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{Sc}.,/#+–-]|\\d:|\\p{Sc} )[-−]?(?:${MEASURED}|\\d[\\d.,]*)(?![\\p{L}\\p{N}/%–-]|:(?!\\s))`,
  "giu",
);
/** More than this is no number of hours, but a year or a count. */
const MOST_HOURS = HOURS_A_WEEK * WEEKS;
/** What says that hours come several times. */
const TIMES =
  "(?:[x×*]\\s?\\d|/|(?:per|each|every|a day|a week|daily|weekly|pro|je|par|täglich|wöchentlich)(?!\\p{L}))";
const EACH =
  "(?:every|each|per|chaque|par|pro|jeden|jede|كل) (?:day|week|month|jour|semaine|mois|tag|woche|monat|يوم|[أا]سبوع)";
/** Hours that may be fewer or more, a fraction, and hours that come several times. */
const UNCLEAR = new RegExp(
  `\\d\\s?[-–/x×*]\\s?${MEASURED}(?![\\p{L}\\p{N}])|${MEASURED}\\s?${TIMES}|(?<!\\p{L})${EACH}(?!\\p{L}).*?${MEASURED}`,
  "iu",
);
/** Words before a time of the day. */
const AT =
  /(?:^|\s)(?:at|@|um|ab|à|a|as|las|alle|ore|from|von|de|until|till|bis|by|before|vor|after|nach|since|seit|vers|dès|kl|klo|o|الساعة|في)\.?\s*$/iu;
/** A time of the day with the letter that hours have too, behind such a word; `de` and `by` stand before lengths as well. */
const AT_HOUR = /(?:^|\s)(?:at|@|um|ab|à|las|vers|dès|kl|bis|till|until|before|after|since|seit|vor|nach)\.?\s*$/iu;
const HOUR_OF_DAY = /^\d{1,2} ?h(?: ?\d\d)?$/i;
/** Signs that part words from hours: a colon, an equals sign, a bar, a semicolon, or a dash between spaces. */
const PARTING = /(?:(?<!\d)[:=|;]|(?<=\d)[:=|;](?=\s)|\s[-–—])\s*$/u;
/** What stands between words and hours: signs, or dots up to the margin. */
const LEADING = /(?:[\s([:=|;,~≈]|\s?(?:\.{3,}|…+|_{3,}|-{3,})|\s[-–—]\s)+$/iu;
/** A number with an abbreviation behind it, which may be a unit that nobody knows here. */
const UNKNOWN_UNIT = /\p{Nd}\s?\p{L}{1,6}\.\s*$/u;
/** Longer appointments than this are seldom written with a colon, and earlier times of the day seldom at all. */
const LONGEST_CLOCK = 6;

/**
 * The tasks of some notes. Hours are those of all five weeks; five cells of a spreadsheet are one each.
 * @param {string} text
 * @param {Record<string, string>} [answers]  to the questions: hours or words
 * @returns {import("./reading.js").Reading}
 */
export function readNotes(text, answers = {}) {
  const ledger = new Ledger();
  /** @type {Map<Doubt, import("./reading.js").Choice[]>} */
  const doubts = new Map();
  /** @type {number[]} lines without hours */
  const bare = [];
  /** @type {{line: number, hours: number, isTotal: boolean}[]} */
  const totals = [];
  let timed = 0;
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = index + 1;
    const written = clean(raw.replaceAll("\t", "\u0001")).replaceAll("\u0001", "\t");
    if (written.trim() === "") return;
    if (HEADING.test(written)) return ledger.leave(line, "heading", written);
    const note = unmarked(written.replace(MARK, ""));
    if (!/[\p{L}\p{N}]/u.test(note)) return ledger.leave(line, "no-words", note);
    if (isDayAlone(note)) return ledger.leave(line, "heading", note);
    if (note.length > LONGEST) return ledger.refuse(line, "long", note);
    const [head, ...cells] = note.split("\t").map(clean);
    if (cells.length > 0)
      return isSum(head) ? ledger.leave(line, "sum", note) : readCells(ledger, line, [head, ...cells]);
    const parted = partLine(inDigits(note));
    if (parted === null) return ledger.refuse(line, "two-amounts", note);
    if (parted.written !== "" && isSum(parted.task)) {
      const sum = readHours(parted.written);
      totals.push({ line, hours: "hours" in sum ? sum.hours : 0, isTotal: true });
      return ledger.leave(line, "sum", note);
    }
    const answer = parted.doubt && answers[`notes-${parted.doubt}`];
    if (parted.doubt && answer === undefined) return void noteDoubt(doubts, parted.doubt, note, parted);
    if (parted.written === "") bare.push(line);
    if (parted.written === "" || answer === "words") return ledger.count(line, note, spread(0));
    timed++;
    const amount = readHours(parted.written);
    if ("problem" in amount) return ledger.refuse(line, amount.problem, parted.written);
    totals.push({ line, hours: amount.hours, isTotal: false });
    ledger.count(line, parted.task, spread(amount.hours));
  });
  noteTotals(ledger, totals);
  const [doubt] = doubts;
  // where others have hours, those of a line may be written in a way that nobody knows here
  if (timed > 0 && bare.length > 0) ledger.notice(bare[0], "without-hours", bare.join(", "));
  return doubt ? ledger.ask({ id: `notes-${doubt[0]}`, choices: doubt[1] }) : ledger.close();
}

/** @param {Map<Doubt, import("./reading.js").Choice[]>} doubts @param {Doubt} doubt @param {string} note @param {Parted} parted */
function noteDoubt(doubts, doubt, note, parted) {
  const amount = readHours(parted.written);
  const choices = doubts.get(doubt) ?? [
    { value: "hours", rows: [] },
    { value: "words", rows: [] },
  ];
  doubts.set(doubt, choices);
  if (choices[0].rows.length === 3) return;
  choices[0].rows.push({ text: parted.task, reading: "hours" in amount ? amount.hours : null });
  choices[1].rows.push({ text: note, reading: null });
}

/** A line of a spreadsheet: a task and five cells with hours, or one. @param {Ledger} ledger @param {number} line @param {string[]} cells */
function readCells(ledger, line, [task, ...cells]) {
  while (cells.length > 1 && cells.at(-1) === "") cells.pop();
  if (cells.length !== 1 && cells.length > WEEKS) return ledger.refuse(line, "cells", [task, ...cells].join(" "));
  const hours = cells.map((each) => (each === "" ? { hours: 0 } : readHours(inDigits(each))));
  const wrong = hours.findIndex((each) => "problem" in each);
  if (wrong >= 0) return ledger.refuse(line, /** @type {{problem: string}} */ (hours[wrong]).problem, cells[wrong]);
  const known = hours.map((each) => ("hours" in each ? each.hours : 0));
  ledger.count(
    line,
    task,
    known.length === 1 ? spread(known[0]) : Array.from({ length: WEEKS }, (_, week) => known[week] ?? 0),
  );
}

/** A line's words and its hours as they stand; null where it has hours twice. @param {string} note @returns {Parted | null} */
function partLine(note) {
  const whole = { task: note, written: "" };
  if (!/\p{N}/u.test(note)) return whole;
  const plain = likeForLike(note);
  const range = rangeIn(plain);
  const amounts = [...plain.matchAll(AMOUNT)].map((match) => asAmount(match));
  if (range && (range.sure || amounts.every(({ kind, start }) => kind !== "measured" || start >= range.start)))
    return partRange(note, range);
  const unclear = UNCLEAR.exec(plain);
  if (unclear) return { task: note, written: unclear[0] };
  const measured = amounts.filter(({ kind }) => kind === "measured");
  if (measured.length > 1) return null;
  const first = amounts[0];
  const last = amounts.at(-1);
  if (!first || !last) return whole;
  const cut = (/** @type {Amount} */ { start, end }) => ({
    task: clean(`${note.slice(0, start).replace(LEADING, "")} ${note.slice(end).replace(/^[\s)\].:;,–—-]+/u, "")}`),
    written: note.slice(start, end),
  });
  const isLast = /^\s*[)\]]?\s*[.;,]?$/.test(plain.slice(last.end));
  if (measured.length === 1) {
    const [only] = measured;
    const before = plain.slice(0, only.start);
    if (UNKNOWN_UNIT.test(before)) return null;
    if (AT_HOUR.test(before) && HOUR_OF_DAY.test(plain.slice(only.start, only.end)))
      return { ...cut(only), doubt: "clock" };
    const isFirst = /^\s*[([]?$/.test(before);
    return isFirst || (isLast && last === only) ? cut(only) : { ...cut(only), doubt: "inside" };
  }
  if (isLast) return partEnd(plain, last, cut(last), whole);
  if (/^\s*[([]?$/.test(plain.slice(0, first.start))) return { ...cut(first), doubt: "start" };
  return whole;
}

/** What the last number of a line says, which has no unit. @param {string} plain @param {Amount} amount @param {Parted} cut @param {Parted} whole @returns {Parted} */
function partEnd(plain, { start, end, kind }, cut, whole) {
  const before = plain.slice(0, start);
  const number = plain.slice(start, end);
  if (AT.test(before)) return whole;
  if (/^\s*$/.test(before)) return cut;
  const amount = readHours(number);
  if (
    kind === "bare" &&
    ("hours" in amount ? amount.hours > MOST_HOURS && !PARTING.test(before) : amount.problem !== "negative")
  )
    return whole;
  if (kind === "clock")
    return number.length > 2 && Number.parseInt(number, 10) >= LONGEST_CLOCK ? { ...cut, doubt: "clock" } : cut;
  // a decimal comma is no version and no chapter
  const decimal = /^[-−]?\d+,\d+$/.test(number) && !/[\d,]\s*$/.test(before);
  return PARTING.test(before) || (decimal && /[\s([]$/.test(before)) ? cut : { ...cut, doubt: "number" };
}

/** A time from when to when, as the hours between; null where other hours stand beside it. @param {string} note @param {import("./time-ranges.js").TimeRange} range @returns {Parted | null} */
function partRange(note, { start, end, hours, sure }) {
  const task = clean(
    `${note.slice(0, start).replace(/(?:[\s([:=|;,–—-]|(?<!\p{L})(?:from|von|de|من|الساعة)\s)+$/iu, "")} ${note.slice(end).replace(/^[\s)\].:;,–—-]+/u, "")}`,
  );
  if (hours < 0) return { task, written: note.slice(start, end) };
  const other = partLine(task);
  const same = other?.written && readHours(other.written);
  const isSame = same && "hours" in same && Math.abs(same.hours - hours) < 0.02;
  if (other === null || (other.written !== "" && !isSame && !other.doubt)) return null;
  return {
    task: isSame ? other.task : task,
    written: `${Math.round(hours * 60)} min`,
    ...(sure ? {} : { doubt: "clock" }),
  };
}

/** @param {RegExpExecArray} match @returns {Amount} */
function asAmount({ 0: text, index }) {
  const kind = /\p{L}/u.test(text) ? "measured" : text.includes(":") ? "clock" : "bare";
  return { start: index, end: index + text.length, kind };
}

/** A text of the same length in which digits and signs are plain ones. @param {string} text */
function likeForLike(text) {
  const plain = latinDigits(
    text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/٫/g, "."),
  );
  return plain.length === text.length ? plain : text;
}
