// What can stand side by side: roles, and the reader's own audits. Values in, values out.

import { skillGap } from "../lib/derive/skill-gaps.js";
import { STANCES, surface } from "../lib/derive/surface.js";
import { sum, surfaceOf } from "../lib/records/audits.js";

/**
 * @typedef {{id: string, title: string}} Skill
 * @typedef {{text: string, weight: number}} Weighed  weight: 1 for a role's task, hours for one of an audit
 * @typedef {{key: string, own: boolean, title: string, tasks: Record<string, Weighed[]>, open: number, surface: import("../lib/derive/surface.js").Surface, skills: Skill[], rows: string}} Subject
 *   key: a role's id, or audit:<id>; tasks: by stance; open: how many have none yet; rows: HTML that the build wrote of a role
 * @typedef {{title: string, tasks: {text: string, stance: string}[], skills: Skill[], rows: string}} Piece
 * @typedef {{holders: Subject[], skills: Skill[]}} Group
 */

/** The names of the places in the address, which are also how many can be compared. */
export const PLACES = ["a", "b", "c"];
const KEY = /^(audit:)?[a-z0-9]+(-[a-z0-9]+)*$/;
const OWN = "audit:";
const OFFERED = 20;

/** What an address asks for: one key a place, "" where it names nothing that could be one, or one twice. @param {URLSearchParams} asked */
export function keysIn(asked) {
  const keys = PLACES.map((place) => asked.get(place) ?? "").map((key) =>
    KEY.test(key) && key.length <= 90 ? key : "",
  );
  return keys.map((key, place) => (keys.indexOf(key) === place ? key : ""));
}

/** The query that asks for those keys, with none for none. @param {string[]} keys */
export function queryOf(keys) {
  const named = PLACES.filter((_, place) => keys[place]).map((place) => `${place}=${keys[PLACES.indexOf(place)]}`);
  return named.length > 0 ? `?${named.join("&")}` : "";
}

/** The id of the audit that a key names, or undefined for a role's. @param {string} key */
export const auditIn = (key) => (key.startsWith(OWN) ? key.slice(OWN.length) : undefined);

/** @param {string} id */
export const keyOfAudit = (id) => OWN + id;

/** @template T @param {T[]} tasks @param {(task: T) => string} stance @param {(task: T) => Weighed} weighed */
const sorted = (tasks, stance, weighed) =>
  Object.fromEntries(STANCES.map((name) => [name, tasks.filter((task) => stance(task) === name).map(weighed)]));

/** @param {string} key @param {Piece} piece @returns {Subject} */
export function ofRole(key, piece) {
  const tasks = sorted(
    piece.tasks,
    (task) => task.stance,
    ({ text }) => ({ text, weight: 1 }),
  );
  return { ...piece, key, own: false, tasks, open: 0, surface: surface(piece.tasks.map(({ stance }) => [stance, 1])) };
}

/** @param {string} key @param {import("../lib/records/audits.js").Audit} audit @param {Record<string, string>} titles of skills, by id @returns {Subject} */
export function ofAudit(key, audit, titles) {
  const tasks = sorted(
    audit.tasks,
    (task) => task.stance,
    ({ text, hours }) => ({ text, weight: sum(hours) }),
  );
  const skills = audit.skills.map((id) => ({ id, title: Object.hasOwn(titles, id) ? titles[id] : id }));
  const open = audit.tasks.filter((task) => task.stance === "").length;
  return { key, own: true, title: audit.title, tasks, open, surface: surfaceOf(audit), skills, rows: "" };
}

/** Every way in which some subjects can share a skill, all of them first, each with the skills that just they list. @param {Subject[]} subjects @returns {Group[]} */
export function groups(subjects) {
  const ways = Array.from({ length: 2 ** subjects.length - 1 }, (_, way) =>
    subjects.filter((_, place) => (way + 1) & (1 << place)),
  );
  ways.sort((a, b) => b.length - a.length);
  const lists = (/** @type {Subject} */ subject, /** @type {Skill} */ skill) =>
    subject.skills.some(({ id }) => id === skill.id);
  return ways.map((holders) => ({
    holders,
    skills: holders[0].skills.filter((skill) =>
      subjects.every((each) => lists(each, skill) === holders.includes(each)),
    ),
  }));
}

/** Each two subjects, with how many listed skills carry over; none of a subject without skills. @param {Subject[]} subjects */
export function pairs(subjects) {
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

/** The first names that hold what was typed: a list to choose from, short enough to be redrawn at every key. @param {string} typed @param {Iterable<string>} names */
export function offered(typed, names) {
  const wanted = typed.trim().toLowerCase();
  return [...names].filter((name) => name.toLowerCase().includes(wanted)).slice(0, OFFERED);
}

/**
 * The key of what a reader typed: the name itself, or the only name that holds it; undefined if none or several do.
 * @param {string} typed
 * @param {Map<string, string>} names  keys by name
 */
export function keyOf(typed, names) {
  const wanted = typed.trim().toLowerCase();
  const all = [...names].map(([name, key]) => /** @type {const} */ ([name.toLowerCase(), key]));
  const whole = all.find(([name]) => name === wanted);
  if (whole) return whole[1];
  const holding = all.filter(([name]) => wanted !== "" && name.includes(wanted));
  return holding.length === 1 ? holding[0][1] : undefined;
}
