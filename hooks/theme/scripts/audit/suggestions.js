// What our data say of a reader's task: of its own role at once, of all roles once a task has need of it.

import { matcher } from "./matching.js";

/**
 * @typedef {import("./matching.js").Ours} Ours
 * @typedef {import("../lib/records/audits.js").AuditTask} AuditTask
 */

export class Suggestions {
  /** @type {Map<string, Ours>} */
  #known = new Map();
  /** @type {Set<string>} addresses that were asked for */
  #asked = new Set();
  /** Our task for one of the reader's, or null. Another function each time that more is known. @type {(task: AuditTask) => Ours | null} */
  nearest = () => null;

  /** @param {{tasks: string, folder: string}} addresses @param {() => void} more  called when more is known */
  constructor(addresses, more) {
    this.addresses = addresses;
    this.more = more;
  }

  /** A role's tasks and the ids of its skills. Throws where they cannot be fetched. @param {string} role @returns {Promise<{tasks: {id: string, text: string, stance: string}[], skills: string[]}>} */
  async ofRole(role) {
    const { tasks, skills } = await fetched(`${this.addresses.folder}${role}.json`);
    this.#learn(tasks.map((/** @type {Ours} */ task) => ({ ...task, role })));
    return { tasks, skills };
  }

  /** Fetches what some tasks have need of, once: their role's, or all if one without a stance is not from it. What cannot be fetched suggests nothing. @param {string} role @param {AuditTask[]} tasks */
  async need(role, tasks) {
    const open = tasks.filter((task) => task.stance === "" && task.text !== "");
    if (role !== "" && open.some((task) => task.task && !this.#known.has(task.task)) && !this.#again(role))
      await this.ofRole(role).catch(() => undefined);
    if (open.every((task) => this.#known.get(task.task ?? "")?.text === task.text) || this.#again("")) return;
    const all = /** @type {Ours[]} */ (await fetched(this.addresses.tasks).catch(() => []));
    this.#learn(all, matcher(all));
  }

  /** @param {string} name */
  #again(name) {
    return this.#asked.has(name) || !this.#asked.add(name);
  }

  /** @param {Ours[]} tasks @param {(text: string) => Ours | null} [near] */
  #learn(tasks, near) {
    for (const task of tasks) this.#known.set(task.id, task);
    this.near = near ?? this.near;
    this.nearest = (task) => {
      const own = this.#known.get(task.task ?? "");
      return own?.text === task.text ? own : (this.near?.(task.text) ?? null);
    };
    this.more();
  }
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(address);
  return answer.json();
}
