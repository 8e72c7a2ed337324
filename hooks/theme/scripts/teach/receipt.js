// What a student hands in. Values in, values out.

import { isBetween, isText } from "../lib/checks.js";
import { isDay } from "../lib/dates.js";
import { MARK } from "../lib/records/attempts.js";
import { beginningOf, checksum, codesIn, decode, endsIn, lost, loweredIn } from "./code.js";

/** @typedef {[id: string, version: string, first: number, last: number, tries: number, sure: number, response: string | string[]]} Answer */

/**
 * @typedef {object} Receipt
 * @property {string} work     check sum of the assignment's code
 * @property {string} title
 * @property {string} closes
 * @property {string} student
 * @property {string} [mark]   what tells this beginning from another, whatever the name; earlier releases wrote none
 * @property {string} bank
 * @property {number} started  seconds since 1970
 * @property {number} ended
 * @property {Answer[]} items  every item of the draw; one without an answer has no tries
 */

const LONGEST_ANSWER = 80;
export const MOST_CODES = 20_000;
export const AT_ONCE = 25;

/** Whether a value from outside is a receipt, in every field and bound. @param {any} value @returns {value is Receipt} */
export function isReceipt(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    isText(value.work, 8) &&
    isText(value.title, 120) &&
    (value.closes === "" || isDay(value.closes)) &&
    isText(value.student, 60) &&
    value.student !== "" &&
    isText(value.bank, 8) &&
    (value.mark === undefined || (isText(value.mark, 8) && MARK.test(value.mark))) &&
    isBetween(value.started, 0, 1e11) &&
    isBetween(value.ended, value.started, 1e11) &&
    Array.isArray(value.items) &&
    value.items.length <= 500 &&
    value.items.every(isAnswer)
  );
}

/** @param {any} value */
function isAnswer(value) {
  if (!Array.isArray(value) || value.length !== 7) return false;
  const [id, version, first, last, tries, sure, response] = value;
  const given = Array.isArray(response) ? response : [response];
  return (
    isText(id, 80) &&
    /^[a-z0-9-]+$/.test(id) &&
    isText(version, 8) &&
    isBetween(first, 0, 1) &&
    isBetween(last, 0, 1) &&
    isBetween(tries, 0, 999) &&
    isBetween(sure, 0, 3) &&
    given.length <= 20 &&
    given.every((each) => isText(each, LONGEST_ANSWER))
  );
}

/** An answer as a receipt holds it. @param {string} id @param {string} version @param {any} kept  what the quiz keeps, or nothing @returns {Answer} */
export function answerOf(id, version, kept) {
  if (!kept) return [id, version, 0, 0, 0, 0, ""];
  const short = (/** @type {string} */ text) => text.slice(0, LONGEST_ANSWER);
  const round = (/** @type {number} */ score) => Math.round(score * 1000) / 1000;
  return [
    id,
    version,
    round(kept.first),
    round(kept.last),
    kept.tries,
    kept.sure,
    Array.isArray(kept.response) ? kept.response.map(short) : short(kept.response),
  ];
}

/** The score of a receipt, from 0 to 1: the mean of the first tries. @param {Receipt} receipt */
export function scoreOf(receipt) {
  return receipt.items.length === 0 ? 0 : receipt.items.reduce((sum, each) => sum + each[2], 0) / receipt.items.length;
}

/**
 * @typedef {object} Handed
 * @property {Receipt[]} receipts  the earliest first
 * @property {number} again        codes that came twice
 * @property {{code: string, fault: string}[]} refused
 */

const NAMED = /"student":"(?:[^"\\]|\\.)*"/;

/** Everything that a teacher pasted, dropped or scanned; each code is opened once. Of more codes than any course hands in, the first count. */
export class ReceiptSet {
  /** @type {Map<string, {receipt: Receipt} | {fault: string}>} by code */
  #opened = new Map();
  /** @type {Set<string>} */
  #cut = new Set();
  /** @type {Map<string, string>} by what each ends with */
  #ends = new Map();
  #again = 0;
  #taken = 0;
  /** Whether something had to be left out. */
  full = false;

  get size() {
    return this.#opened.size + this.#cut.size;
  }

  /** The codes that hold a receipt. */
  get codes() {
    return [...this.#opened].flatMap(([code, each]) => ("receipt" in each ? [code] : []));
  }

  /** Opens the codes of a text. It stops after every few, so that a page can draw and answer in between. @param {string} text @returns {Generator<number>} how many codes there are by then */
  *take(text) {
    for (const { code, whole } of codesIn("R", text)) {
      if (this.size >= MOST_CODES) this.full = true;
      if (this.full) return;
      if (!whole) this.#cut.add(code);
      else if (this.#opened.has(code)) this.#again++;
      else this.#opened.set(code, opened(code));
      if (++this.#taken % AT_ONCE === 0) yield this.size;
    }
    for (const code of loweredIn("R", text)) if (this.size < MOST_CODES) this.#opened.set(code, { fault: "damaged" });
    for (const end of endsIn(text)) if (this.#ends.size < MOST_CODES) this.#ends.set(ending(end), end);
  }

  /** The ends of codes that did not come whole. */
  #headless() {
    const known = new Set([...this.#opened.keys()].map(ending));
    return [...this.#ends].flatMap(([key, end]) => (known.has(key) ? [] : [end]));
  }

  /** Codes that are cut off, but for the beginnings of whole ones; one that ends before the name may be anybody's. */
  #lost() {
    const cut = [...this.#cut];
    const nameless = cut.filter((code) => !NAMED.test(beginningOf(code)));
    return [...new Set([...lost(cut, [...this.#opened.keys()]), ...nameless])];
  }

  /** @returns {Handed} */
  handed() {
    /** @type {Handed} */
    const handed = {
      receipts: [],
      again: this.#again,
      refused: [
        ...this.#lost().map((code) => ({ code, fault: "cut" })),
        ...this.#headless().map((code) => ({ code, fault: "headless" })),
      ],
    };
    for (const [code, each] of this.#opened) {
      if ("receipt" in each) handed.receipts.push(each.receipt);
      else handed.refused.push({ code, fault: each.fault });
    }
    handed.receipts.sort((a, b) => a.ended - b.ended);
    return handed;
  }
}

/** @param {string} code */
const ending = (code) => code.slice(-30);

/** @param {string} code @returns {{receipt: Receipt} | {fault: string}} */
function opened(code) {
  const decoded = decode("R", code);
  if ("fault" in decoded) return decoded;
  return isReceipt(decoded.value) ? { receipt: decoded.value } : { fault: "foreign" };
}

/** What names an assignment in receipts. @param {string} code */
export const workOf = (code) => checksum(code);
