// When an item is due: the log of its answers, replayed through FSRS. Values in, values out.

import { localDay } from "../dates.js";

/**
 * @typedef {[when: number, grade: number]} LoggedAnswer  in milliseconds since 1970; 1 again, 2 hard, 3 good
 * @typedef {{due: number, stability: number, difficulty: number}} Schedule
 */

/**
 * The schedule after a log of answers; null for an empty one. Days are counted whole, without fuzz
 * and without steps within a day, so that the same log gives the same day on every device. Answers of
 * a time to come, from when the clock went wrong, do not count; where there are no others, it is due now.
 * @param {any} library  the module ts-fsrs
 * @param {LoggedAnswer[]} log
 * @param {number} [now]  milliseconds since 1970
 * @returns {Schedule | null}
 */
export function schedule(library, log, now = Infinity) {
  if (log.length === 0) return null;
  const past = log.filter(([when]) => when <= now).sort((a, b) => a[0] - b[0]);
  if (past.length === 0) return { due: now, stability: 0, difficulty: 0 };
  const scheduler = library.fsrs(library.generatorParameters({ enable_fuzz: false, enable_short_term: false }));
  let card = library.createEmptyCard(new Date(past[0][0]));
  for (const [when, grade] of past) card = scheduler.next(card, new Date(when), grade).card;
  return { due: card.due.getTime(), stability: card.stability, difficulty: card.difficulty };
}

/**
 * How many answers fell on each day where the reader is.
 * @param {LoggedAnswer[][]} logs
 * @returns {Map<string, number>} by ISO date
 */
export function answersPerDay(logs) {
  /** @type {Map<string, number>} */
  const days = new Map();
  for (const [when] of logs.flat()) {
    const day = localDay(new Date(when));
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}
