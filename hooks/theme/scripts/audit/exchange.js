// Audits as files: what goes out, and what may come in. A file that is damaged anywhere is refused whole.

import { AUDITS, parseAudit } from "../lib/records/audits.js";
import { FORMAT, migrate } from "../lib/storage.js";

/** @typedef {import("../lib/records/audits.js").Audit} Audit */

export const LARGEST_FILE = 5_000_000;
const KIND = "skills-divide-audits";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @param {Record<string, Audit>} audits */
export const packed = (audits) => JSON.stringify({ kind: KIND, format: FORMAT, data: audits }, null, 1);

/** The audits in a file, or why there are none: foreign, later or damaged. @param {string} text @returns {{audits: Record<string, Audit>} | {fault: string}} */
export function unpacked(text) {
  const file = parsed(text);
  if (file?.kind !== KIND) return { fault: text.includes(KIND) ? "damaged" : "foreign" };
  try {
    if (file.format > FORMAT) return { fault: "later" };
    const entries = Object.entries(migrate(AUDITS, file)).map(([id, each]) => {
      if (!ID.test(id) || id.length > 80) throw new TypeError();
      return [id, parseAudit(each)];
    });
    return entries.length > 0 ? { audits: Object.fromEntries(entries) } : { fault: "empty" };
  } catch {
    return { fault: "damaged" };
  }
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * What of a file is new here: an audit that is here with other hours or stances gets another id, so that both stay.
 * One that differs by our own words alone and was changed at the same second is the same in another language, and takes its place.
 * @param {Record<string, Audit>} incoming @param {Record<string, Audit>} own @param {() => string} name  makes an id
 * @param {boolean} [isOurs]  whether all words of the file are ours, as those of a worked example are @returns {[string, Audit][]}
 */
export function news(incoming, own, name, isOurs = false) {
  const text = (/** @type {Audit | undefined} */ audit) => JSON.stringify(audit);
  const rest = (/** @type {Audit} */ audit) => text(withoutOurWords(audit, isOurs));
  return Object.entries(incoming)
    .filter(([id, each]) => text(each) !== text(own[id]))
    .map(([id, each]) => [Object.hasOwn(own, id) && rest(each) !== rest(own[id]) ? name() : id, each]);
}

/** @param {Audit} audit @param {boolean} isOurs @returns {Audit} */
function withoutOurWords(audit, isOurs) {
  const tasks = audit.tasks.map((task) =>
    isOurs || task.language ? { ...task, text: "", language: undefined } : task,
  );
  return { ...audit, tasks, ...((isOurs || audit.language) && { title: "", language: undefined }) };
}

/** The rows of a spreadsheet, which tables.js reads again. @param {Audit} audit @param {string[]} heads @returns {(string | number)[][]} */
export const rowsOf = ({ tasks }, heads) => [
  heads,
  ...tasks.map(({ text, stance, hours }) => [text, stance, ...hours]),
];
