// Which domain is nearest to what a reader can do. Values in, values out.

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
