// Fetches what the build wrote for plans.

/** @param {string} url @returns {Promise<any>} */
async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new TypeError(url);
  return answer.json();
}

/** What every plan is laid out from. @param {(path: string) => string} address @returns {Promise<import("./plans.js").Data>} */
export async function planData(address) {
  const [{ roles, skills: titles }, told] = await Promise.all([
    json(address("tools/roles.json")),
    json(address("tools/plan.json")),
  ]);
  return { ...told, roles, titles };
}

/** What was written about the ways from a role, by target. @param {(path: string) => string} address @param {string} role @returns {Promise<Record<string, import("./plans.js").Way>>} */
export const waysOf = async (address, role) => (await json(address(`tools/roles/${role}.json`))).ways;
