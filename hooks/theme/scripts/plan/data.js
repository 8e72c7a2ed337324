// Fetches what the build wrote for plans.

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
  return { ...plan, roles, titles };
}

/**
 * The pathways from a role, by target.
 * @param {(path: string) => string} siteUrl
 * @param {string} role
 * @returns {Promise<Record<string, import("./build.js").Pathway>>}
 */
export const fetchPathways = async (siteUrl, role) => (await fetchJson(siteUrl(`tools/roles/${role}.json`))).ways;
