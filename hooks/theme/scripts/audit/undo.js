// What can be undone: changes to audits, each as it was before and is after. Values in, values out.

/**
 * @typedef {import("../lib/records/audits.js").Audit} Audit
 * @typedef {{id: string, before: Audit | undefined, after: Audit | undefined}} Change  undefined: there is none
 * @typedef {{changes: Change[], key: string}} Step  key: what was edited, while it still is; "" once that is over
 * @typedef {{past: Step[], future: Step[]}} History
 */

/** How many steps back are kept. */
export const MOST_STEPS = 200;

/** @returns {History} */
export const fresh = () => ({ past: [], future: [] });

/** A history with changes that were just made; under the key of the last step they lengthen it, as letters typed one by one do. @param {History} history @param {Change[]} changes @param {string} [key] @returns {History} */
export function did({ past }, changes, key = "") {
  const last = past[past.length - 1];
  if (key === "" || last?.key !== key) return { past: [...past, { changes, key }].slice(-MOST_STEPS), future: [] };
  const longer = changes.map((change, place) => ({ ...change, before: last.changes[place].before }));
  return { past: [...past.slice(0, -1), { changes: longer, key }], future: [] };
}

/** The edit that was going on is over; the next one is a step of its own. @param {History} history @returns {History} */
export const closed = (history) => ({
  ...history,
  past: history.past.map((step) => (step.key === "" ? step : { ...step, key: "" })),
});

/** One step back: the history and the changes to make; null where there is none. @param {History} history @returns {{history: History, changes: Change[]} | null} */
export function undone({ past, future }) {
  const step = past[past.length - 1];
  if (!step) return null;
  const changes = step.changes.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse();
  return { history: { past: past.slice(0, -1), future: [{ ...step, key: "" }, ...future] }, changes };
}

/** One step forth again. @param {History} history @returns {{history: History, changes: Change[]} | null} */
export function redone({ past, future }) {
  const [step, ...rest] = future;
  return step ? { history: { past: [...past, step], future: rest }, changes: step.changes } : null;
}

/** A history without what touches an audit that somebody else has changed since. @param {History} history @param {string} id @returns {History} */
export function without({ past, future }, id) {
  const keep = (/** @type {Step} */ step) => step.changes.every((change) => change.id !== id);
  return { past: past.filter(keep), future: future.filter(keep) };
}
