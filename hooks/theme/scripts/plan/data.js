// Fetches what the build wrote for plans, and leaves out what is past its time.

import { localDay } from "../lib/dates.js";

/** @param {string} url @returns {Promise<any>} */
async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new TypeError(url);
  return answer.json();
}

/**
 * What every plan is built from.
 * @param {(path: string) => string} siteUrl  an address below the site's root in full
 * @returns {Promise<import("./build.js").PlanData>}
 */
export async function fetchPlanData(siteUrl) {
  const files = [siteUrl("tools/roles.json"), siteUrl("tools/plan.json")];
  const [{ roles, skills: titles }, plan] = await Promise.all(files.map(fetchJson));
  return inDate({ ...plan, roles, titles }, localDay(new Date()));
}

/**
 * The data without credentials, briefs and resources whose checks no longer count, as the core leaves them out of plans on paper.
 * @param {import("./build.js").PlanData} data
 * @param {string} today  an ISO date
 * @returns {import("./build.js").PlanData}
 */
export function inDate(data, today) {
  /** @param {{until?: string}} each */
  const counts = ({ until }) => !until || until >= today;
  const skills = Object.entries(data.skills).map(([id, links]) => [id, links.filter(counts)]);
  const [credentials, briefs] = [data.credentials.filter(counts), data.briefs.filter(counts)];
  return { ...data, credentials, briefs, skills: Object.fromEntries(skills) };
}

/**
 * The pathways from a role, by target.
 * @param {(path: string) => string} siteUrl
 * @param {string} role
 * @returns {Promise<Record<string, import("./build.js").Pathway>>}
 */
export const fetchPathways = async (siteUrl, role) => (await fetchJson(siteUrl(`tools/roles/${role}.json`))).ways;
