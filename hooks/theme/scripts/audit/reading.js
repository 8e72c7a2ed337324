// What was read of notes, a table or a calendar: each entry is counted, left out or refused, and nothing is lost between.

import { HOURS_A_WEEK, MAX_LETTERS, MAX_TASKS, sum } from "../lib/records/audits.js";
import { clean, short } from "./clean-text.js";
import { none, rounded } from "./weeks.js";

/**
 * @typedef {object} ReadTask
 * @property {number} line     where the first of its entries stands
 * @property {string} text
 * @property {number[]} hours  week by week
 * @property {string} stance   one of STANCES, or ""
 * @property {number} entries  lines, rows or events that it was put together from
 *
 * @typedef {object} Remark    an entry that is not counted, or something to know about one that is
 * @property {number} line
 * @property {string} reason   the name of a sentence in the tool's template
 * @property {string} value    the words or the figure that it is about
 * @property {number} [hours]  that are not counted
 * @property {number} [entries]  that it was put together from, where it was a task
 *
 * @typedef {object} Choice
 * @property {string} value
 * @property {{text: string, reading: string | number | null}[]} rows  up to three, as they stand and as they would be read: a day, hours, or null for no hours
 *
 * @typedef {object} Question  what the reader must decide before anything comes in
 * @property {string} id       the name of a sentence in the tool's template
 * @property {Choice[]} [choices]
 * @property {{headings: string[], rows: string[][], guess: Columns, signature: string}} [columns]
 *
 * @typedef {import("../lib/records/columns.js").Columns} Columns
 *
 * @typedef {object} Reading
 * @property {number} entries     lines, rows or events in all
 * @property {ReadTask[]} tasks
 * @property {Remark[]} left      entries left out, each with its reason
 * @property {Remark[]} refused   entries that could not be read
 * @property {Remark[]} notices   guesses, and what else to look at
 * @property {Question} [question]
 * @property {string} [first]     the first of the five weeks, an ISO date
 */

/** @param {string} text */
const keyOf = (text) => text.toLowerCase();

/** Takes entries one by one and sums them up. */
export class Ledger {
  entries = 0;
  /** @type {Remark[]} */
  left = [];
  /** @type {Remark[]} */
  refused = [];
  /** @type {Remark[]} */
  notices = [];
  /** @type {Omit<ReadTask, "entries">[]} */
  #tasks = [];

  /** Notes something to know, without an entry. @param {number} line @param {string} reason @param {string} [value] @param {number} [hours] */
  notice(line, reason, value = "", hours) {
    this.notices.push({ line, reason, value: short(value), hours });
  }

  /** @param {number} line @param {string} reason @param {string} value @param {number} [hours] */
  leave(line, reason, value, hours) {
    this.entries++;
    this.left.push({ line, reason, value: short(value), hours });
  }

  /** @param {number} line @param {string} reason @param {string} value @param {number} [hours] */
  refuse(line, reason, value, hours) {
    this.entries++;
    this.refused.push({ line, reason, value: short(value), hours });
  }

  /** Counts an entry, or refuses what no audit can hold. @param {number} line @param {string} text @param {number[]} hours @param {string} [stance] */
  count(line, text, hours, stance = "") {
    const name = clean(text);
    const written = String(rounded(sum(hours)));
    if (name === "") this.refuse(line, "no-task", written, sum(hours));
    else if (name.includes("\ufffd")) this.refuse(line, "lost-letters", name, sum(hours));
    else if (name.length > MAX_LETTERS) this.refuse(line, "long", name, sum(hours));
    else if (hours.some((each) => each > HOURS_A_WEEK)) this.refuse(line, "much", written, sum(hours));
    else {
      this.entries++;
      this.#tasks.push({ line, text: name, hours, stance });
    }
  }

  /** Everything that was taken in; the same words are one task, and the first stance holds. @param {{first?: string}} [more] @returns {Reading} */
  close(more = {}) {
    /** @type {Map<string, ReadTask>} */
    const tasks = new Map();
    const left = [...this.left];
    const refused = [...this.refused];
    for (const task of this.#tasks) {
      const own = tasks.get(keyOf(task.text));
      const hours = (own?.hours ?? none()).map((each, week) => each + task.hours[week]);
      const remark = { line: task.line, value: short(task.text), hours: rounded(sum(task.hours)) };
      if (hours.some((each) => each > HOURS_A_WEEK)) left.push({ ...remark, reason: "week-full" });
      else if (!own && tasks.size === MAX_TASKS) left.push({ ...remark, reason: "many" });
      else
        tasks.set(keyOf(task.text), {
          ...(own ?? task),
          hours,
          stance: own?.stance || task.stance,
          entries: (own?.entries ?? 0) + 1,
        });
    }
    const byLine = (/** @type {Remark} */ a, /** @type {Remark} */ b) => a.line - b.line;
    return {
      entries: this.entries,
      tasks: [...tasks.values()].map((task) => ({ ...task, hours: task.hours.map(rounded) })),
      left: left.sort(byLine),
      refused: refused.sort(byLine),
      notices: this.notices.sort(byLine),
      ...more,
    };
  }

  /** Nothing of it comes in before the reader has decided. @param {Question} question @returns {Reading} */
  ask(question) {
    return { entries: 0, tasks: [], left: [], refused: [], notices: [], question };
  }
}
