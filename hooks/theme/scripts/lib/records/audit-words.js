// Our own words in a reader's audit, from one language to another: of tasks that came from us, and of a role as a title. Values in, values out.

import { fold } from "../items/score.js";

/**
 * @typedef {import("./audits.js").Audit} Audit
 * @typedef {{task: string, language: string}} Origin  the task of ours whose words a text is, and in which language
 * @typedef {{id: string, title: string}[]} Titled
 * @typedef {object} Wording  our words in one language, by id
 * @property {string} language
 * @property {Map<string, string>} tasks
 * @property {Map<string, string>} ids    of tasks, by what is the same in texts that read alike
 * @property {Map<string, string>} roles
 * @property {Map<string, string>} domains
 */

/** Our words in a language, out of what the build wrote. @param {string} language @param {{id: string, text: string}[]} tasks @param {{roles: Titled, domains: Titled}} overview @returns {Wording} */
export const wordingOf = (language, tasks, { roles, domains }) => ({
  language,
  tasks: new Map(tasks.map(({ id, text }) => [id, text])),
  ids: new Map(tasks.map(({ id, text }) => [fold(text), id])),
  roles: new Map(roles.map(({ id, title }) => [id, title])),
  domains: new Map(domains.map(({ id, title }) => [id, title])),
});

/** Whose words a text is, if they are ours in one of some languages; the task that it began as comes before others of the same words. @param {string} text @param {Wording[]} wordings @param {string} [own]  id of that task @returns {Origin | undefined} */
export function originOf(text, wordings, own = "") {
  for (const { language, tasks, ids } of wordings) {
    const task = tasks.get(own) === text ? own : ids.get(fold(text));
    if (task) return { task, language };
  }
}

/**
 * An audit with our words in the language of the first wording, and what the reader wrote as it stands.
 * Audits of an earlier release do not say which words are ours; those of any of the wordings are known again.
 * @param {Audit} audit @param {Wording[]} wordings @returns {Audit}
 */
export function inWording(audit, wordings) {
  const [here] = wordings;
  if (!here) return audit;
  const said = audit.language ?? wordings.find(({ roles }) => roles.get(audit.role) === audit.title)?.language;
  const title = said !== here.language ? said && here.roles.get(audit.role) : audit.title;
  const tasks = audit.tasks.map((row) => {
    const { task = "", language } = row.language ? row : { ...originOf(row.text, wordings, row.task) };
    const text = language === here.language ? row.text : here.tasks.get(task);
    return language && text ? { ...row, text, task, language: here.language } : row;
  });
  return { ...audit, tasks, ...(said && title && { title, language: here.language }) };
}
