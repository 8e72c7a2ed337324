// A reader's plans: what is stored of each, and what may come in from a file. Values in, values out.

import { isBetween, isId, isText, validEntries } from "../checks.js";
import { isDay } from "../dates.js";
import { MAX_LETTERS } from "./audits.js";

/**
 * @typedef {object} Plan
 * @property {string} audit       id of the audit that it starts from, or ""
 * @property {string} role        id of the role that it starts from, or ""
 * @property {string} title       of the audit or the role
 * @property {string} domain      id
 * @property {string} aim         title of the domain
 * @property {string[]} held      ids of skills
 * @property {string} credential  an id, NO_CREDENTIAL, or "" for the first that fits
 * @property {string | null} project  null for the pathway's own
 * @property {string} number      the number that the project should move
 * @property {string} agree       whom to agree it with
 * @property {number} week        hours a week
 * @property {string} start       an ISO date
 * @property {Record<string, string>} done  the title of each ticked line by its key
 * @property {number} total       how many lines it had
 * @property {number} changed     seconds since 1970
 */

/** The record of all plans, by planId(). */
export const PLANS = "plans";
/** The credential of a plan that does without. */
export const NO_CREDENTIAL = "none";
const MAX_ENTRIES = 200;

/** Where a plan starts, as the page's choice names it. @param {{audit: string, role: string}} plan */
export const startOf = ({ audit, role }) => (audit ? `audit:${audit}` : `role:${role}`);

/** The id of a plan: there is one for each start and domain. @param {{audit: string, role: string, domain: string}} plan */
export const planId = (plan) => `${startOf(plan)}:${plan.domain}`;

/** Whether a value can be the hours a week of a plan. @param {unknown} value */
export const isWeek = (value) => isBetween(value, 1, 40);

/** Whether a value can be the first day of a plan. A year that is being typed passes through the first centuries. @param {unknown} value */
export const isStart = (value) => isDay(value) && value.startsWith("2");

/**
 * A plan out of a foreign value, with nothing in it that is not known.
 * @param {any} value
 * @returns {Plan}
 * @throws {TypeError} for what is no plan
 */
export function parsePlan(value) {
  const { audit, role, title, domain, aim, held, credential, project, number, agree, week, start, total, changed } =
    value;
  const ticks = Object.entries(value.done);
  const isWords = (/** @type {unknown} */ text) => isText(text, MAX_LETTERS);
  const isSound =
    [audit, role, credential].every((id) => id === "" || isId(id)) &&
    isId(domain) &&
    [title, aim, number, agree, project ?? ""].every(isWords) &&
    Array.isArray(held) &&
    held.length <= MAX_ENTRIES &&
    held.every(isId) &&
    isWeek(week) &&
    isStart(start) &&
    ticks.length <= MAX_ENTRIES &&
    ticks.every(([key, words]) => isId(key) && isWords(words)) &&
    Number.isFinite(total) &&
    Number.isFinite(changed);
  if (!isSound) throw new TypeError();
  const [skills, done] = [[...held], Object.fromEntries(ticks)];
  // biome-ignore format: the fields in the order in which they are stored
  return { audit, role, title, domain, aim, held: skills, credential, project, number, agree, week, start, done, total, changed };
}

/** Every sound plan of the record, by its id, the one last changed first. @param {Record<string, any>} record */
export const validPlans = (record) => validEntries(record, parsePlan).sort(([, a], [, b]) => b.changed - a.changed);
