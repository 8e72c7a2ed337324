// What follows from the data for a reader's plan. Values in, values out.

import { obstacle } from "../lib/derive/credential-fit.js";
import { nearestRole, skillGap } from "../lib/derive/skill-gaps.js";
import { parseAudit } from "../lib/records/audits.js";
import { interpolate } from "../lib/text.js";
import { planHours } from "./hours.js";
import { credentialChoices, dayBefore, monthStarts, planLines, startDates } from "./lines.js";
import { beginningFirst, nearestBrief, skillsAtOnce } from "./recommend.js";

/**
 * @typedef {import("../lib/records/plans.js").Plan} Plan
 * @typedef {import("./lines.js").PlanLine} PlanLine
 * @typedef {Record<string, string | undefined>} Phrases  texts of the page's template
 * @typedef {{title: string, url: string, until?: string, hours?: number, basic?: boolean}} Link  url below the site's root; until: the last day on which a plan offers it; hours: of a resource that begins a skill, basic: for beginners too
 * @typedef {{id: string, title: string, skills: string[], years: number}} Role  years of technical work that it brings
 * @typedef {{id: string, about: string, months: number[], weight: number, hours: number | null, title: string, text: string, chapter: string, quiz: string | null, sources: Link[]}} Step
 * @typedef {{id: string, title: string, domain: string, skills: string[], status: string, checked: string, until?: string, sources: Link[]} & import("../lib/derive/credential-fit.js").Wanted} Credential
 * @typedef {{credential: Credential, reason: "unread" | "first" | "it" | "field"}} Later  one that does not fit, and why
 * @typedef {{id: string, title: string, domain: string, hours: number, skills: string[], url: string, until?: string}} Brief
 * @typedef {{project: string, caution: string, credentials: string[]}} Pathway
 * @typedef {{id: string, title: string, roles: string[], toward: string[]}} Domain  roles: who works in it; toward: those to which its plans lead
 * @typedef {{key: string, about: string, title: string, text: string, day: string, hours: number, done: boolean, links: Link[]}} Line
 * @typedef {{month: number, from: string, to: string, hours: number, lines: Line[]}} Month
 */

/**
 * What every plan is built from.
 * @typedef {object} PlanData
 * @property {Role[]} roles
 * @property {Record<string, string>} titles  of skills, by id
 * @property {Step[]} steps
 * @property {Domain[]} domains
 * @property {Credential[]} credentials  current ones
 * @property {Brief[]} briefs
 * @property {Record<string, Link[]>} skills  what stands behind each skill, by id
 */

/**
 * @typedef {object} BuiltPlan
 * @property {Role} target        the nearest role of the domain
 * @property {number} years      of technical work that the start brings; an audit without a role brings none
 * @property {string[]} wanted    every skill of the roles to which the domain's plans lead
 * @property {string[]} shared    of the target's skills, those that are held
 * @property {string[]} missing   the others
 * @property {string[]} atOnce    of the missing ones, those that the plan takes on
 * @property {Brief | undefined} brief  of the domain, the nearest to what is missing
 * @property {Credential[]} options
 * @property {Later[]} later      those of the domain that do not fit the start, three at most
 * @property {Credential | undefined} credential  the one that the reader chose
 * @property {Pathway | undefined} pathway
 * @property {PlanLine[]} lines
 */

/**
 * What a plan takes from its start.
 * @param {string} start  as startOf() names it
 * @param {Record<string, any>} audits  the record
 * @param {Role[]} roles
 */
export function fieldsOfStart(start, audits, roles) {
  const [kind, id] = start.split(":");
  const audit = kind === "audit" ? parseAudit(audits[id]) : undefined;
  const role = roles.find((each) => each.id === (audit ? audit.role : id));
  return {
    audit: audit ? id : "",
    role: role?.id ?? "",
    title: audit?.title ?? role?.title ?? "",
    held: audit?.skills ?? role?.skills ?? [],
  };
}

/**
 * A plan as a reader first finds it.
 * @param {Pick<Plan, "audit" | "role" | "title" | "held" | "domain" | "aim">} start
 * @param {string} today  an ISO date
 * @returns {Plan}
 */
export const newPlan = (start, today) => ({
  ...start,
  credential: "",
  project: null,
  number: "",
  agree: "",
  week: 5,
  start: today,
  done: {},
  total: 0,
  changed: 0,
});

/**
 * Builds a plan from the data; undefined where the domain or its roles are not in them.
 * @param {Plan} plan
 * @param {PlanData} data
 * @param {Record<string, Pathway>} pathways  from the plan's role, by target
 * @returns {BuiltPlan | undefined}
 */
export function buildPlan(plan, data, pathways) {
  const domain = data.domains.find(({ id }) => id === plan.domain);
  const all = data.roles.filter(({ id }) => domain?.toward.includes(id));
  const others = all.filter(({ id }) => id !== plan.role);
  const roles = others.length > 0 ? others : all;
  const target = nearestRole(plan.held, roles);
  if (!target) return undefined;
  const pathway = pathways[target.id];
  const { shared, missing } = skillGap(plan.held, target.skills);
  const years = data.roles.find(({ id }) => id === plan.role)?.years ?? 0;
  const { fitting, later } = partByFit(plan, domain, data, years);
  const options = credentialChoices(missing, plan.domain, fitting, pathway?.credentials ?? []);
  const chosen = data.credentials.find(({ id, domain }) => id === plan.credential && domain === plan.domain);
  // what the reader chose stays on offer when other skills move it out of the first three
  if (chosen && !options.includes(chosen)) options.splice(2, 1, chosen);
  const wanted = [...new Set(roles.flatMap(({ skills }) => skills))];
  const brief = nearestBrief(missing, plan.domain, data.briefs);
  const atOnce = skillsAtOnce(missing, brief, data.skills, years);
  const lines = planLines(atOnce, data.steps, chosen !== undefined);
  return { target, years, wanted, shared, missing, atOnce, brief, options, later, credential: chosen, pathway, lines };
}

/**
 * Parts the credentials of the plan's domain by whether they fit its start.
 * @param {Plan} plan
 * @param {Domain | undefined} domain
 * @param {PlanData} data
 * @param {number} years  of technical work
 */
function partByFit(plan, domain, data, years) {
  const inField = domain?.roles.includes(plan.role) ? years : 0;
  const judged = data.credentials
    .filter((each) => each.domain === plan.domain)
    .map((credential) => ({ credential, reason: obstacle(credential, years, inField) }));
  return {
    fitting: judged.filter(({ reason }) => reason === null).map(({ credential }) => credential),
    later: /** @type {Later[]} */ (judged.filter(({ reason }) => reason !== null)).slice(0, 3),
  };
}

/**
 * The months of a plan with dates, hours and everything that a line says.
 * @param {Plan} plan
 * @param {BuiltPlan} built
 * @param {PlanData} data
 * @param {Phrases} phrases
 * @returns {Month[]}
 */
export function planMonths(plan, built, data, phrases) {
  const starts = monthStarts(plan.start);
  const hours = planHours(built.lines, data.steps, built.brief?.hours ?? 0, plan.week, starts);
  const days = startDates(built.lines, starts);
  const lines = built.lines.map((line, place) => {
    const step = /** @type {Step} */ (data.steps.find(({ id }) => id === line.step));
    return {
      month: line.month,
      key: line.key,
      about: step.about,
      title: line.skill === null ? stepTitle(step, built.credential, phrases) : capitalize(data.titles[line.skill]),
      text: step.text,
      day: days[place],
      hours: hours[place],
      done: line.key in plan.done,
      links: lineLinks(step, line.skill, built, data, phrases),
    };
  });
  return starts.slice(1).map((end, place) => {
    const own = lines.filter(({ month }) => month === place + 1);
    const hours = own.reduce((sum, line) => sum + line.hours, 0);
    return { month: place + 1, from: starts[place], to: dayBefore(end), hours, lines: own };
  });
}

/**
 * The titles of lines that were ticked and are no longer in the plan.
 * @param {Plan} plan
 * @param {BuiltPlan | undefined} built
 * @param {PlanData} data
 * @param {Phrases} phrases
 */
export function removedLines(plan, built, data, phrases) {
  const keys = new Set(built?.lines.map(({ key }) => key));
  return Object.entries(plan.done).flatMap(([key, title]) =>
    keys.has(key) ? [] : [titleOf(key, title, data, phrases)],
  );
}

/** The title of a line that was ticked, which may have been in another language, from its key; the stored one where the data do not have it. @param {string} key @param {string} title  stored @param {PlanData} data @param {Phrases} phrases */
function titleOf(key, title, { steps, titles, credentials }, phrases) {
  for (const step of steps.filter(({ id }) => key.startsWith(`${id}-`))) {
    const rest = key.slice(step.id.length + 1);
    if (step.about === "skill" && Object.hasOwn(titles, rest)) return capitalize(titles[rest]);
    if (step.about === "skill" || !/^\d+$/.test(rest)) continue;
    const credential = credentials.find((each) => title.includes(each.title));
    if (step.about !== "credential" || credential) return stepTitle(step, credential, phrases);
  }
  return title;
}

/** @param {Step} step @param {Credential | undefined} credential @param {Phrases} phrases */
const stepTitle = (step, credential, phrases) =>
  step.about === "credential" && credential
    ? interpolate(phrases.exam, { title: step.title, credential: credential.title })
    : step.title;

/** @param {string} text */
const capitalize = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** @param {Step} step @param {string | null} skill @param {BuiltPlan} built @param {PlanData} data @param {Phrases} phrases @returns {Link[]} */
function lineLinks(step, skill, { target, years, credential, brief }, data, phrases) {
  const links = [{ title: interpolate(phrases.chapter, {}), url: step.chapter }];
  if (step.about === "project" && brief)
    links.push({ title: interpolate(phrases.brief, { brief: brief.title }), url: brief.url });
  if (step.quiz) links.push({ title: interpolate(phrases.quiz, {}), url: step.quiz });
  if (skill !== null) {
    links.push({ title: interpolate(phrases.role, { role: target.title }), url: `roles/${target.id}/#skills` });
    links.push(...beginningFirst(data.skills[skill] ?? [], years));
  }
  if (step.about === "credential" && credential) {
    links.push({ title: interpolate(phrases.card, {}), url: `credentials/#credential-${credential.id}` });
    links.push(...credential.sources);
  }
  return [...links, ...step.sources.map(({ title, url }) => ({ title: interpolate(phrases.claim, { title }), url }))];
}
