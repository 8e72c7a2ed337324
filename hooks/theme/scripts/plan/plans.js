// A reader's plans: what is kept of each, what may come in, and what follows from the data for one.

import { nearestRole, skillGap } from "../lib/derive/skill-gaps.js";
import { isId, isText, parseAudit } from "../lib/records/audits.js";
import { interpolate } from "../lib/text.js";
import { before, choices, days, hours, plan as planned, turns } from "./lines.js";

/**
 * @typedef {{
 *   audit: string, role: string, title: string, domain: string, aim: string, held: string[], credential: string,
 *   project: string | null, number: string, agree: string, week: number, start: string,
 *   done: Record<string, string>, total: number, changed: number,
 * }} Plan
 *   audit, role: ids of where it starts, "" for none; title, aim: the start's and the domain's titles; held: ids of skills;
 *   credential: an id, NONE, or "" for the first that fits; project: null for the way's own; week: hours; start: an ISO date;
 *   done: each ticked line's title by its key; total: how many lines it had; changed: seconds since 1970
 * @typedef {{title: string, url: string}} Link  url below the site's root
 * @typedef {{id: string, title: string, skills: string[]}} Role
 * @typedef {{id: string, about: string, months: number[], weight: number, title: string, text: string, chapter: string, quiz: string | null, sources: Link[]}} Step
 * @typedef {{id: string, title: string, domain: string, skills: string[], status: string, checked: string, sources: Link[]}} Credential
 * @typedef {{project: string, caution: string, credentials: string[]}} Way
 * @typedef {{roles: Role[], titles: Record<string, string>, steps: Step[], domains: {id: string, title: string, roles: string[]}[], credentials: Credential[], skills: Record<string, Link[]>}} Data
 * @typedef {{target: Role, wanted: string[], shared: string[], missing: string[], options: Credential[], credential: Credential | undefined, way: Way | undefined, lines: import("./lines.js").Planned[]}} Laid
 * @typedef {{key: string, title: string, text: string, day: string, hours: number, done: boolean, links: Link[]}} Line
 * @typedef {{month: number, from: string, to: string, hours: number, lines: Line[]}} Month
 */

/** The record of all plans, by idOf(). */
export const PLANS = "plans";
/** The credential of a plan that does without. */
export const NONE = "none";
export const WEEK = { least: 1, most: 40, usual: 6 };
const MOST = 200;

/** Where a plan starts, as the page's choice names it. @param {{audit: string, role: string}} plan */
export const fromOf = ({ audit, role }) => (audit ? `audit:${audit}` : `role:${role}`);

/** @param {{audit: string, role: string, domain: string}} plan  one for each start and domain */
export const idOf = (plan) => `${fromOf(plan)}:${plan.domain}`;

/** What a plan takes from its start. @param {string} from  see fromOf() @param {Record<string, any>} audits @param {Role[]} roles */
export function started(from, audits, roles) {
  const [kind, id] = from.split(":");
  const own = kind === "audit" ? parseAudit(audits[id]) : undefined;
  const role = roles.find((each) => each.id === (own ? own.role : id));
  return {
    audit: own ? id : "",
    role: role?.id ?? "",
    title: own?.title ?? role?.title ?? "",
    held: own?.skills ?? role?.skills ?? [],
  };
}

/** @param {unknown} value */
export const isWeek = (value) => Number.isFinite(value) && Number(value) >= WEEK.least && Number(value) <= WEEK.most;
/** @param {unknown} value */
export const isDay = (value) =>
  typeof value === "string" &&
  /^2\d{3}-\d\d-\d\d$/.test(value) &&
  new Date(`${value}T00:00Z`).toJSON()?.startsWith(value) === true;

/** A plan out of something foreign, with nothing in it that is not known. Throws a TypeError for what is none. @param {any} found @returns {Plan} */
export function plan(found) {
  const {
    audit: from,
    role,
    title,
    domain,
    aim,
    held,
    credential,
    project,
    number,
    agree,
    week,
    start,
    done,
    total,
    changed,
  } = found;
  const ticks = Object.entries(done);
  const sound =
    [from, role, credential].every((each) => isId(each, true)) &&
    isId(domain, false) &&
    [title, aim, number, agree, project ?? ""].every(isText) &&
    Array.isArray(held) &&
    held.length <= MOST &&
    held.every((skill) => isId(skill, false)) &&
    isWeek(week) &&
    isDay(start) &&
    ticks.length <= MOST &&
    ticks.every(([key, words]) => isId(key, false) && isText(words)) &&
    Number.isFinite(total) &&
    Number.isFinite(changed);
  if (!sound) throw new TypeError();
  return {
    audit: from,
    role,
    title,
    domain,
    aim,
    held: [...held],
    credential,
    project,
    number,
    agree,
    week,
    start,
    done: Object.fromEntries(ticks),
    total,
    changed,
  };
}

/** Every sound plan of the record, by its key, the one last changed first. @param {Record<string, any>} record @returns {[string, Plan][]} */
export function kept(record) {
  /** @type {[string, Plan][]} */
  const found = [];
  for (const [id, each] of Object.entries(record)) {
    try {
      found.push([id, plan(each)]);
    } catch {
      // written by something else; it stays where it is
    }
  }
  return found.sort(([, a], [, b]) => b.changed - a.changed);
}

/** A plan as a reader first finds it. @param {Pick<Plan, "audit" | "role" | "title" | "held" | "domain" | "aim">} from @param {string} today @returns {Plan} */
export const fresh = (from, today) => ({
  ...from,
  credential: "",
  project: null,
  number: "",
  agree: "",
  week: WEEK.usual,
  start: today,
  done: {},
  total: 0,
  changed: 0,
});

/** What follows from the data; undefined where the domain or its roles are not in them. @param {Plan} plan @param {Data} data @param {Record<string, Way>} ways  from the plan's role, by target @returns {Laid | undefined} */
export function laid(plan, data, ways) {
  const domain = data.domains.find(({ id }) => id === plan.domain);
  const all = data.roles.filter(({ id }) => domain?.roles.includes(id));
  const others = all.filter(({ id }) => id !== plan.role);
  const roles = others.length > 0 ? others : all;
  const target = nearestRole(plan.held, roles);
  if (!target) return undefined;
  const way = ways[target.id];
  const { shared, missing } = skillGap(plan.held, target.skills);
  const options = choices(missing, plan.domain, data.credentials, way?.credentials ?? []);
  const chosen = data.credentials.find(({ id, domain }) => id === plan.credential && domain === plan.domain);
  // what the reader chose stays on offer when other skills move it out of the first three
  if (chosen && !options.includes(chosen)) options.splice(2, 1, chosen);
  const credential = plan.credential === NONE ? undefined : (chosen ?? options[0]);
  const wanted = [...new Set(roles.flatMap(({ skills }) => skills))];
  return {
    target,
    wanted,
    shared,
    missing,
    options,
    credential,
    way,
    lines: planned(missing, data.steps, credential !== undefined),
  };
}

/** The months with dates, hours and everything that a line says. @param {Plan} plan @param {Laid} found @param {Data} data @param {Record<string, string | undefined>} words @returns {Month[]} */
export function months(plan, found, data, words) {
  const dates = days(plan.start);
  const begins = turns(found.lines, dates);
  const lines = found.lines.map((line, place) => {
    const step = /** @type {Step} */ (data.steps.find(({ id }) => id === line.step));
    const title = line.skill === null ? titleOf(step, found.credential, words) : capital(data.titles[line.skill]);
    const links = linksOf(step, line.skill, found, data, words);
    return {
      month: line.month,
      key: line.key,
      title,
      text: step.text,
      day: begins[place],
      hours: hours(line, plan.week, dates),
      done: line.key in plan.done,
      links,
    };
  });
  return dates.slice(1).map((end, place) => {
    const own = lines.filter(({ month }) => month === place + 1);
    return {
      month: place + 1,
      from: dates[place],
      to: before(end),
      hours: own.reduce((sum, line) => sum + line.hours, 0),
      lines: own,
    };
  });
}

/** What was ticked and is no longer in the plan, by title. @param {Plan} plan @param {Laid | undefined} found @returns {string[]} */
export function gone(plan, found) {
  const keys = new Set(found?.lines.map(({ key }) => key));
  return Object.entries(plan.done).flatMap(([key, title]) => (keys.has(key) ? [] : [title]));
}

/** @param {Step} step @param {Credential | undefined} credential @param {Record<string, string | undefined>} words */
const titleOf = (step, credential, words) =>
  step.about === "credential" && credential
    ? interpolate(words.exam, { title: step.title, credential: credential.title })
    : step.title;

/** @param {string} text */
const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** @param {Step} step @param {string | null} skill @param {Laid} found @param {Data} data @param {Record<string, string | undefined>} words @returns {Link[]} */
function linksOf(step, skill, { target, credential }, data, words) {
  const links = [{ title: interpolate(words.chapter, {}), url: step.chapter }];
  if (step.quiz) links.push({ title: interpolate(words.quiz, {}), url: step.quiz });
  if (skill !== null)
    links.push(
      { title: interpolate(words.role, { role: target.title }), url: `roles/${target.id}/#skills` },
      ...(data.skills[skill] ?? []),
    );
  if (step.about === "credential" && credential)
    links.push(
      { title: interpolate(words.card, {}), url: `credentials/#credential-${credential.id}` },
      ...credential.sources,
    );
  return [...links, ...step.sources.map(({ title, url }) => ({ title: interpolate(words.claim, { title }), url }))];
}
