// The lines of a plan over six months, as the core lays them out (skillsdivide/derive/plans.py), with the dates
// of a reader's own. Values in, values out.

import { DAY, utcDay } from "../lib/dates.js";

/** @typedef {{id: string, about: string, months: number[], weight: number}} Step */
/** @typedef {{key: string, month: number, step: string, skill: string | null, share: number}} PlanLine  share: of the month's time */
/** @typedef {{id: string, domain: string, skills: string[]}} Credential */

export const MONTHS = 6;

/**
 * The lines of a plan in order: each step in its months, and a step about skills once for each missing skill.
 * @param {string[]} missing  skills
 * @param {Step[]} steps
 * @param {boolean} hasCredential  whether steps about a credential take part
 * @returns {PlanLine[]}
 */
export function planLines(missing, steps, hasCredential) {
  /** @param {Step} step @returns {{month: number, step: Step, skill: string | null}[]} */
  const linesOf = (step) => {
    if (step.about === "credential" && !hasCredential) return [];
    if (step.about !== "skill") return step.months.map((month) => ({ month, step, skill: null }));
    return missing.map((skill, place) => {
      const month = step.months[Math.floor((place * step.months.length) / missing.length)];
      return { month, step, skill };
    });
  };
  const lines = steps.flatMap(linesOf);
  /** @type {Map<number, number>} */
  const weights = new Map();
  for (const { month, step } of lines) weights.set(month, (weights.get(month) ?? 0) + step.weight);
  return lines
    .sort((a, b) => a.month - b.month)
    .map(({ month, step, skill }) => ({
      key: `${step.id}-${skill ?? month}`,
      month,
      step: step.id,
      skill,
      share: step.weight / (weights.get(month) ?? 1),
    }));
}

/**
 * The credentials of a domain on offer, the best first, three at most: those that a pathway names, then by missing skills exercised.
 * @template {Credential} C
 * @param {string[]} missing  skills
 * @param {string} domain
 * @param {C[]} credentials  current ones
 * @param {string[]} named  by the pathway
 * @returns {C[]}
 */
export function credentialChoices(missing, domain, credentials, named) {
  const own = credentials.filter((each) => each.domain === domain);
  const covered = (/** @type {C} */ each) => missing.filter((skill) => each.skills.includes(skill)).length;
  const rank = (/** @type {C} */ each) => (named.includes(each.id) ? 0 : 1);
  const fit = own.filter((each) => covered(each) > 0 || rank(each) === 0);
  fit.sort((a, b) => rank(a) - rank(b) || covered(b) - covered(a) || (a.id < b.id ? -1 : 1));
  return (fit.length > 0 ? fit : own).slice(0, 3);
}

/**
 * The first day of each month of a plan, and the day after its last. A day that a month lacks becomes its last.
 * @param {string} start  an ISO date, such as 2026-12-31
 * @returns {string[]} ISO dates
 */
export function monthStarts(start) {
  const [year, month, day] = start.split("-").map(Number);
  return Array.from({ length: MONTHS + 1 }, (_, count) => {
    const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
    return utcDay(Date.UTC(year, month - 1 + count, Math.min(day, last)));
  });
}

/**
 * The day on which each line begins: a month's lines one after the other, by their shares.
 * @param {PlanLine[]} lines  in order
 * @param {string[]} starts  from monthStarts()
 * @returns {string[]} ISO dates
 */
export function startDates(lines, starts) {
  let [month, share] = [0, 0]; // what of the month the lines before take up
  return lines.map((line) => {
    if (line.month !== month) [month, share] = [line.month, 0];
    const [from, to] = [Date.parse(starts[month - 1]), Date.parse(starts[month])];
    const day = from + Math.floor((share * (to - from)) / DAY + 1e-6) * DAY;
    share += line.share;
    return utcDay(day);
  });
}

/** The day before. @param {string} day  an ISO date */
export const dayBefore = (day) => utcDay(Date.parse(day) - DAY);
