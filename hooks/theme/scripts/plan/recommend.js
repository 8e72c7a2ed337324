// Which domain, which brief and which skills come first for what a reader can do. Values in, values out.

import { nearestRole, skillGap } from "../lib/derive/skill-gaps.js";

/**
 * The domain with the role of whose skills the largest share is held, ties in the order of the domains; undefined for who is known to hold none.
 * @param {string[]} held  ids of skills
 * @param {string} role    the reader's own, to which no way leads; "" for none
 * @param {import("./build.js").PlanData} data
 * @returns {{domain: import("./build.js").Domain, target: import("./build.js").Role, shared: number} | undefined}
 */
export function recommend(held, role, data) {
  const others = data.roles.filter(({ id }) => id !== role && data.domains.some(({ toward }) => toward.includes(id)));
  const target = nearestRole(held, others);
  const domain = target && data.domains.find(({ toward }) => toward.includes(target.id));
  const shared = skillGap(held, target?.skills ?? []).shared.length;
  return domain && shared > 0 ? { domain, target, shared } : undefined;
}

/** How many missing skills one plan takes on; the others are for later. */
const AT_ONCE = 3;

/**
 * The brief of a domain that exercises most of the missing skills, as the core finds it: ties by hours, then by id.
 * @template {{id: string, domain: string, hours: number, skills: string[]}} B
 * @param {string[]} missing
 * @param {string} domain
 * @param {B[]} briefs
 * @returns {B | undefined}
 */
export function nearestBrief(missing, domain, briefs) {
  const closed = (/** @type {B} */ brief) => missing.filter((skill) => brief.skills.includes(skill)).length;
  const own = briefs.filter((each) => each.domain === domain);
  return own.sort((a, b) => closed(b) - closed(a) || a.hours - b.hours || (a.id < b.id ? -1 : 1))[0];
}

/** @typedef {{hours?: number, basic?: boolean}} SkillLink  hours of a resource that begins a skill, and whether a beginner can take it */

/**
 * The missing skills that a plan takes on, three at most: those that its brief exercises before the others, then in the order of the target.
 * Of these the one that is begun most easily comes first.
 * @param {string[]} missing
 * @param {{skills: string[]} | undefined} brief
 * @param {Record<string, SkillLink[]>} links  behind each skill
 * @param {number} years  of technical work
 */
export function skillsAtOnce(missing, brief, links, years) {
  const used = missing.filter((skill) => brief?.skills.includes(skill));
  const chosen = [...used, ...missing.filter((skill) => !used.includes(skill))].slice(0, AT_ONCE);
  const hours = (/** @type {string} */ skill) =>
    Math.min(
      Number.MAX_VALUE,
      ...(links[skill] ?? []).flatMap((link) => (suits(link, years) ? (link.hours ?? 0) : [])),
    );
  return missing.filter((skill) => chosen.includes(skill)).sort((a, b) => hours(a) - hours(b));
}

/** Whether a link is a resource with which somebody of so many years of technical work begins. @param {SkillLink} link @param {number} years */
const suits = ({ hours, basic }, years) => hours !== undefined && (years > 0 || basic === true);

/**
 * Links behind a skill, the one to begin with first.
 * @template {SkillLink} L
 * @param {L[]} links
 * @param {number} years  of technical work
 */
export const beginningFirst = (links, years) =>
  [...links].sort((a, b) => Number(suits(b, years)) - Number(suits(a, years)));
