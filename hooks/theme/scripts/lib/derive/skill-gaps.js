// What lies between held skills and a role, as the core counts it (skillsdivide/derive/skill_gaps.py). Values in, values out.

/** @typedef {{shared: string[], missing: string[]}} Gap  skill ids in the target's order */
/** @typedef {{id: string, skills: string[]}} Skilled */

/**
 * Parts the skills of a role into those that somebody holds and those that are missing.
 * @param {Iterable<string>} held
 * @param {string[]} wanted
 * @returns {Gap}
 */
export function skillGap(held, wanted) {
  const has = new Set(held);
  return { shared: wanted.filter((skill) => has.has(skill)), missing: wanted.filter((skill) => !has.has(skill)) };
}

/**
 * The role whose skills are held for the largest share, ties by id; undefined where there is none.
 * @template {Skilled} R
 * @param {Iterable<string>} held
 * @param {R[]} roles
 * @returns {R | undefined}
 */
export function nearestRole(held, roles) {
  const overlap = (/** @type {R} */ role) => skillGap(held, role.skills).shared.length / role.skills.length;
  return [...roles].sort((a, b) => overlap(b) - overlap(a) || (a.id < b.id ? -1 : 1))[0];
}
