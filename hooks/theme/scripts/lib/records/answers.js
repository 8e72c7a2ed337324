// What a reader answered: which of it counts, how much is mastered, and what may come in from a file. Values in, values out.

/** The record of all answers, by item. */
export const ANSWERS = "answers";
const LONGEST_LOG = 60;
const LATEST = 1e13;

/**
 * @typedef {{version: string, first: number, last: number, sure: number, tries: number, log: [number, number][], response?: string | string[]}} StoredAnswer
 * @typedef {import("../items/index.js").IndexedItem} Known
 */

/** @param {unknown} value @param {number} high @returns {value is number} */
export const isUpTo = (value, high) => typeof value === "number" && value >= 0 && value <= high;

/** @param {any} answer  when, in milliseconds since 1970, and how well */
const isAnswer = (answer) =>
  Array.isArray(answer) && answer.length === 2 && isUpTo(answer[0], LATEST) && [1, 2, 3].includes(answer[1]);

/** What a schedule and the mastery are reckoned by. @param {any} kept @returns {kept is StoredAnswer} */
export const isStoredAnswer = (kept) =>
  typeof kept?.version === "string" &&
  kept.version.length <= 8 &&
  isUpTo(kept.last, 1) &&
  Array.isArray(kept.log) &&
  kept.log.length <= LONGEST_LOG &&
  kept.log.every(isAnswer);

/** Answers to items that still exist in the wording that was answered. @param {Record<string, any>} record @param {Record<string, Known>} items @returns {[string, StoredAnswer][]} */
export function currentAnswers(record, items) {
  return Object.entries(record).filter(
    ([id, kept]) => Object.hasOwn(items, id) && isStoredAnswer(kept) && items[id].version === kept.version,
  );
}

/** How many items of each group were right when last answered; a group of which none was answered is left out. @param {[string, StoredAnswer][]} found @param {Record<string, Known>} items @returns {Map<string, number>} */
export function masteryByGroup(found, items) {
  const groups = new Map();
  for (const [id, { last }] of found)
    groups.set(items[id].group, (groups.get(items[id].group) ?? 0) + Number(last > 0.999));
  return groups;
}

/** Takes answers over: logs are united, and the younger of two answers to one wording stands. @param {Record<string, any>} record @param {[string, StoredAnswer][]} found */
export function mergeAnswers(record, found) {
  for (const [id, kept] of found) {
    const own = record[id]?.version === kept.version ? (record[id].log ?? []) : [];
    const log = [...new Map([...own, ...kept.log].map((answer) => [answer[0], answer])).values()]
      .sort((a, b) => a[0] - b[0])
      .slice(-LONGEST_LOG);
    const newer = (kept.log.at(-1)?.[0] ?? 0) >= (own.at(-1)?.[0] ?? 0);
    record[id] = { ...(newer ? kept : record[id]), log };
  }
}
