// Our own words in the languages of the site, fetched where an audit began in another than the page's.

import { all } from "./dom.js";
import { inWording, wordingOf } from "./records/audit-words.js";

/** @typedef {import("./records/audits.js").Audit} Audit */
/** @typedef {import("./records/audit-words.js").Wording} Wording */

const SITE = new URL("../..", import.meta.url);
const SOURCE = "en";

/** @type {Map<string, Promise<Wording | undefined>>} */
const asked = new Map();

export const pageLanguage = () => document.documentElement.lang;

/** The codes of all languages of the site, that of the page first; the page's alone where there are no others. */
export const siteLanguages = () => [
  ...new Set([pageLanguage(), ...all(document, ".sd-languages a").map(({ lang }) => lang)]),
];

/** Our words in some languages, without those that cannot be fetched; without the first of them none. @param {string[]} codes @returns {Promise<Wording[]>} */
export async function fetchWordings(codes) {
  const found = await Promise.all(codes.map(fetchWording));
  return found[0] ? found.flatMap((each) => each ?? []) : [];
}

/** @param {string} code */
function fetchWording(code) {
  const folder = new URL(code === SOURCE ? "tools/" : `${code}/tools/`, SITE);
  const file = (/** @type {string} */ name) => fetch(new URL(name, folder)).then((answer) => answer.json());
  const wording =
    asked.get(code) ??
    Promise.all([file("tasks.json"), file("roles.json")])
      .then(([tasks, overview]) => wordingOf(code, tasks, overview))
      .catch(() => void asked.delete(code));
  asked.set(code, wording);
  return wording;
}

/** What it takes to show audits in the page's language: nothing where they began in it. @param {Audit[]} audits */
export function wordingsFor(audits) {
  const page = pageLanguage();
  const texts = audits.flatMap((audit) => [audit, ...audit.tasks]);
  // what does not say its language was written by the reader, or by an earlier release, which spoke English alone
  const isOld = page !== SOURCE && texts.some(({ language }) => !language);
  const isOther = texts.some(({ language = page }) => language !== page);
  return fetchWordings(isOld ? [page, SOURCE] : isOther ? [page] : []);
}

/** Audits by their ids, with our words in the page's language. @param {[string, Audit][]} audits @returns {Promise<[string, Audit][]>} */
export async function inPageWords(audits) {
  const wordings = await wordingsFor(audits.map(([, audit]) => audit));
  return audits.map(([id, audit]) => [id, inWording(audit, wordings)]);
}
