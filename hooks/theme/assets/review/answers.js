// What a reader answered: which of it counts, how much is mastered, and what may come in from a file. Values in, values out.

/** The record of all answers, by item. */
export const ANSWERS = "answers";
const LONGEST_LOG = 60;

/**
 * @typedef {{version: string, last: number, sure?: number, log: [number, number][]}} Kept
 * @typedef {{page: string, group: string, version: string}} Known
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

/** The answers in foreign data, or null where they are none. @param {Record<string, any>} data @returns {[string, Kept][] | null} */
export function sound(data) {
  const fits = (/** @type {any} */ kept) => typeof kept?.version === "string" && typeof kept.last === "number" && Array.isArray(kept.log) && kept.log.every((/** @type {any} */ answer) => Array.isArray(answer) && Number.isFinite(answer[0]) && [1, 2, 3].includes(answer[1]));
  const entries = Object.entries(data);
  return entries.every(([id, kept]) => /^[a-z0-9-]{1,80}$/.test(id) && fits(kept)) ? entries : null;
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
