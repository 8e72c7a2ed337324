// What can be done with the reader's audits: one lies open, the others on the shelf. Knows no page.

import { STANCES } from "../lib/derive/surface.js";
import { inWording } from "../lib/records/audit-words.js";
import { MAX_TASKS, WEEKS } from "../lib/records/audits.js";
import { fetchWordings, pageLanguage, siteLanguages } from "../lib/wordings.js";
import { news, unpacked } from "./exchange.js";
import { AuditStore } from "./store.js";
import { inSpan, none } from "./weeks.js";

/** @typedef {import("../lib/records/audits.js").Audit} Audit */
/** @typedef {import("../lib/records/audits.js").AuditTask} AuditTask */

export class AuditController extends AuditStore {
  /** @type {string} the id of the audit that lies open; "" for none */
  open = "";

  /** @returns {Audit | undefined} */
  get audit() {
    return this.audits[this.open];
  }

  /** Opens one, or the one changed last where it is not there. @param {string} id */
  choose(id) {
    this.open = this.audits[id] ? id : (this.ids[0] ?? "");
  }

  /** Changes the open audit. @param {Partial<Audit>} change @param {string} [key]  what is being edited */
  put(change, key) {
    if (this.audit) this.change([[this.open, { ...this.audit, ...change, changed: now() }]], key);
  }

  /** @param {string} id @param {Partial<AuditTask>} change  other words are the reader's own @param {string} [key] */
  edit(id, change, key) {
    const whole = "text" in change ? { ...change, language: undefined } : change;
    this.put({ tasks: this.#tasks.map((task) => (task.id === id ? { ...task, ...whole } : task)) }, key);
  }

  /** Counts the open audit in one usual week, or in five. @param {number} span */
  count(span) {
    if (this.audit) this.change([[this.open, { ...inSpan(this.audit, span), changed: now() }]]);
  }

  /** @param {string} text */
  add(text) {
    if (text !== "" && this.#tasks.length < MAX_TASKS) this.put({ tasks: [...this.#tasks, task(text)] });
  }

  /** @param {string} id */
  remove(id) {
    this.put({ tasks: this.#tasks.filter((each) => each.id !== id) });
  }

  /** Begins an audit of a usual week and opens it; a role's tasks come with the stances that the site gives them. @param {string} title @param {string} [role] @param {{id: string, text: string, stance: string}[]} [tasks]  of the role @param {string[]} [skills] */
  begin(title, role = "", tasks = [], skills = []) {
    this.#create({
      title,
      role,
      changed: now(),
      tasks: tasks.map(({ id, text, stance }) => ({
        ...task(text),
        stance: STANCES.includes(stance) ? stance : "",
        task: id,
        language: pageLanguage(),
      })),
      skills,
      weeks: 1,
      ...(role && { language: pageLanguage() }),
    });
  }

  /** A copy of the open one, opened. @param {string} title */
  duplicate(title) {
    if (this.audit) this.#create({ ...this.audit, title, language: undefined, changed: now() });
  }

  /** Takes the open one away and opens the next. */
  discard() {
    this.change([[this.open, undefined]]);
    this.choose("");
  }

  /**
   * Puts what was read to the open audit, or into one that it begins; what is there already stays once, and of too many the first have room.
   * Words of ours, such as those of a table that was saved in another language, come in as the page has them.
   * @param {import("./reading.js").ReadTask[]} tasks @param {string} [title]  of an audit to begin
   * @returns {Promise<{count: number, left: import("./reading.js").Remark[]}>} how many came in, and what was left out
   */
  async bring(tasks, title) {
    const languages = siteLanguages();
    const wordings = languages.length > 1 ? await fetchWordings(languages) : [];
    const read = tasks.map(({ text, hours, stance }) => ({ ...task(text), stance, hours }));
    const empty = { title: title ?? "", role: "", changed: 0, tasks: [], skills: [] };
    const rows = inWording({ ...empty, tasks: read }, wordings).tasks;
    const base = title === undefined && this.audit ? inSpan(this.audit, WEEKS) : empty;
    const here = new Set(base.tasks.map(({ text, hours }) => `${text} ${hours}`));
    const fresh = rows.filter(({ text, hours }) => !here.has(`${text} ${hours}`));
    const room = fresh.slice(0, MAX_TASKS - base.tasks.length);
    const left = rows.flatMap((row, place) => {
      const reason = !fresh.includes(row) ? "same" : !room.includes(row) ? "many" : "";
      const { line, entries } = tasks[place];
      return reason === "" ? [] : [{ line, reason, value: row.text, entries }];
    });
    const whole = { ...base, changed: now(), tasks: [...base.tasks, ...room] };
    if (title !== undefined) this.#create(whole);
    else if (room.length > 0) this.change([[this.open, whole]]);
    return { count: room.length, left };
  }

  /** Takes in a file of audits and opens the first; how many were new, or why none came in. @param {string} text @param {boolean} [isOurs]  whether it is a worked example @returns {Promise<number | string>} */
  async takeIn(text, isOurs) {
    const file = unpacked(text);
    if ("fault" in file) return file.fault;
    await this.learn(Object.values(file.audits));
    const spoken = Object.entries(file.audits).map(([id, each]) => [id, this.spoken(each)]);
    const incoming = news(Object.fromEntries(spoken), this.audits, name, isOurs);
    if (incoming.length === 0) return "same";
    this.change(incoming);
    this.choose(incoming[0][0]);
    return incoming.length;
  }

  get #tasks() {
    return this.audit?.tasks ?? [];
  }

  /** @param {Audit} audit */
  #create(audit) {
    const id = name();
    this.change([[id, audit]]);
    this.open = id;
  }
}

/** A new id of an audit or a task. */
const name = () => [...crypto.getRandomValues(new Uint32Array(2))].map((each) => each.toString(36)).join("");
const now = () => Math.floor(Date.now() / 1000);
/** @param {string} text @returns {AuditTask} */
const task = (text) => ({ id: name(), text, stance: "", hours: none() });
