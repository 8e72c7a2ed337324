// What can stand side by side: roles, and the reader's own audits. Values in, values out.

import { skillGap } from "../lib/derive/skill-gaps.js";
import { STANCES, surface } from "../lib/derive/surface.js";
import { sum, surfaceOf } from "../lib/records/audits.js";

/**
 * @typedef {{id: string, title: string}} Skill
 * @typedef {{text: string, weight: number}} WeightedTask  weight: 1 for a role's task, hours for one of an audit
 * @typedef {{title: string, tasks: {text: string, stance: string}[], skills: Skill[], rows: string}} RoleFile  what the build wrote of a role
 * @typedef {{holders: Subject[], skills: Skill[]}} SkillGroup
 */

/**
 * @typedef {object} Subject
 * @property {string} key     a role's id, or audit:<id>
 * @property {boolean} own    whether it is an audit of the reader's
 * @property {string} title
 * @property {Record<string, WeightedTask[]>} tasks  by stance
 * @property {number} open    how many tasks have no stance yet
 * @property {import("../lib/derive/surface.js").Surface} surface
 * @property {Skill[]} skills
 * @property {string} rows    HTML that the build wrote of a role
 */

/** The names of the places in the address, which are also how many can be compared. */
export const PLACES = ["a", "b", "c"];
const KEY = /^(audit:)?[a-z0-9]+(-[a-z0-9]+)*$/;
const AUDIT = "audit:";
const MAX_OFFERED = 20;

/**
 * The keys in an address: one for each place, "" where it names nothing that could be one, or one twice.
 * @param {URLSearchParams} query
 */
export function readKeys(query) {
  const keys = PLACES.map((place) => query.get(place) ?? "").map((key) =>
    KEY.test(key) && key.length <= 90 ? key : "",
  );
  return keys.map((key, place) => (keys.indexOf(key) === place ? key : ""));
}

/** The query that names those keys; empty for none. @param {string[]} keys */
export function keysQuery(keys) {
  const named = PLACES.filter((_, place) => keys[place]).map((place) => `${place}=${keys[PLACES.indexOf(place)]}`);
  return named.length > 0 ? `?${named.join("&")}` : "";
}

/** The id of the audit that a key names, or undefined for a role's. @param {string} key */
export const auditId = (key) => (key.startsWith(AUDIT) ? key.slice(AUDIT.length) : undefined);

/** The key of an audit. @param {string} id */
export const auditKey = (id) => AUDIT + id;

/** @template {{text: string, stance: string}} T @param {T[]} tasks @param {(task: T) => number} weight @returns {Record<string, WeightedTask[]>} */
const tasksByStance = (tasks, weight) =>
  Object.fromEntries(
    STANCES.map((stance) => {
      const own = tasks.filter((task) => task.stance === stance);
      return [stance, own.map((task) => ({ text: task.text, weight: weight(task) }))];
    }),
  );

/** A role to be compared. @param {string} key @param {RoleFile} role @returns {Subject} */
export function roleSubject(key, role) {
  const tasks = tasksByStance(role.tasks, () => 1);
  return { ...role, key, own: false, tasks, open: 0, surface: surface(role.tasks.map(({ stance }) => [stance, 1])) };
}

/**
 * An audit to be compared.
 * @param {string} key
 * @param {import("../lib/records/audits.js").Audit} audit
 * @param {Record<string, string>} titles  of skills, by id
 * @returns {Subject}
 */
export function auditSubject(key, audit, titles) {
  const tasks = tasksByStance(audit.tasks, ({ hours }) => sum(hours));
  const skills = audit.skills.map((id) => ({ id, title: Object.hasOwn(titles, id) ? titles[id] : id }));
  const open = audit.tasks.filter((task) => task.stance === "").length;
  return { key, own: true, title: audit.title, tasks, open, surface: surfaceOf(audit), skills, rows: "" };
}

/**
 * Every way in which some subjects can share a skill, all of them first, each with the skills that just they list.
 * @param {Subject[]} subjects
 * @returns {SkillGroup[]}
 */
export function skillGroups(subjects) {
  const subsets = Array.from({ length: 2 ** subjects.length - 1 }, (_, number) =>
    subjects.filter((_, place) => (number + 1) & (1 << place)),
  );
  subsets.sort((a, b) => b.length - a.length);
  const lists = (/** @type {Subject} */ subject, /** @type {Skill} */ skill) =>
    subject.skills.some(({ id }) => id === skill.id);
  return subsets.map((holders) => ({
    holders,
    skills: holders[0].skills.filter((skill) =>
      subjects.every((each) => lists(each, skill) === holders.includes(each)),
    ),
  }));
}

/** Each two subjects that list skills, with how many carry over. @param {Subject[]} subjects */
export function skillOverlaps(subjects) {
  const skilled = subjects.filter((subject) => subject.skills.length > 0);
  const ids = (/** @type {Subject} */ subject) => subject.skills.map(({ id }) => id);
  return skilled.flatMap((a, place) =>
    skilled.slice(place + 1).map((b) => ({
      a: a.title,
      b: b.title,
      shared: skillGap(ids(a), ids(b)).shared.length,
      wanted: b.skills.length,
      held: a.skills.length,
    })),
  );
}

/**
 * The first names that hold what was typed: a list to choose from, short enough to be redrawn at every key.
 * @param {string} typed
 * @param {Iterable<string>} names
 */
export function matchingNames(typed, names) {
  const wanted = typed.trim().toLowerCase();
  return [...names].filter((name) => name.toLowerCase().includes(wanted)).slice(0, MAX_OFFERED);
}

/**
 * The key of what a reader typed: the name itself, or the only name that holds it; undefined if none or several do.
 * @param {string} typed
 * @param {Map<string, string>} names  keys by name
 */
export function findKey(typed, names) {
  const wanted = typed.trim().toLowerCase();
  const all = [...names].map(([name, key]) => /** @type {const} */ ([name.toLowerCase(), key]));
  const whole = all.find(([name]) => name === wanted);
  if (whole) return whole[1];
  const holding = all.filter(([name]) => wanted !== "" && name.includes(wanted));
  return holding.length === 1 ? holding[0][1] : undefined;
}
