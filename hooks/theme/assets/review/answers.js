// What a reader answered: which of it counts and how much is mastered. Values in, values out.

/** The record of all answers, by item. */
export const ANSWERS = "answers";
const LONGEST_LOG = 60;

/**
 * @typedef {{version: string, first: number, last: number, sure: number, tries: number, log: [number, number][], response?: string | string[]}} Kept
 * @typedef {{page: string, group: string, version: string, type: string}} Known
 */

/** Answers to items that still exist in the wording that was answered. @param {Record<string, any>} record @param {Record<string, Known>} items @returns {[string, Kept][]} */
export function answered(record, items) {
  return Object.entries(record).filter(([id, kept]) => Object.hasOwn(items, id) && items[id].version === kept.version && Array.isArray(kept.log));
}

/** How many items of each group were right when last answered, out of how many. @param {[string, Kept][]} found @param {Record<string, Known>} items @returns {Map<string, {right: number, total: number}>} */
export function mastery(found, items) {
  const last = new Map(found.map(([id, kept]) => [id, kept.last]));
  /** @type {Map<string, {right: number, total: number}>} */
  const groups = new Map();
  for (const [id, { group }] of Object.entries(items)) {
    const own = groups.get(group) ?? { right: 0, total: 0 };
    own.total += 1;
    if ((last.get(id) ?? 0) > 0.999) own.right += 1;
    groups.set(group, own);
  }
  return groups;
}

/** Takes answers over: logs are united, and the younger of two answers to one wording stands. @param {Record<string, any>} record @param {[string, Kept][]} found */
export function unite(record, found) {
  for (const [id, kept] of found) {
    const own = record[id]?.version === kept.version ? (record[id].log ?? []) : [];
    const log = [...new Map([...own, ...kept.log].map((answer) => [answer[0], answer])).values()].sort((a, b) => a[0] - b[0]).slice(-LONGEST_LOG);
    const newer = (kept.log.at(-1)?.[0] ?? 0) >= (own.at(-1)?.[0] ?? 0);
    record[id] = { ...(newer ? kept : record[id]), log };
  }
}
