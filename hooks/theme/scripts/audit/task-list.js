// The list of an audit's tasks on the page: one row a task, drawn anew only where something changed.

import { readHours } from "../lib/hours.js";
import { HOURS_A_WEEK, sum } from "../lib/records/audits.js";
import { interpolate } from "../lib/text.js";
import { laid, rounded } from "./weeks.js";

/**
 * @typedef {import("../lib/records/audits.js").AuditTask} AuditTask
 * @typedef {import("./matching.js").Ours} Ours
 * @typedef {{task: AuditTask, change: Partial<AuditTask>, what: string}} Edit
 */

export class TaskList {
  /** @type {Map<string, {node: HTMLElement, task: AuditTask | null, ours: Ours | null}>} */
  #rows = new Map();
  /** @type {WeakMap<AuditTask, unknown>} what each task was last looked up by */
  #asked = new WeakMap();

  /** @param {HTMLElement} list @param {HTMLTemplateElement} template @param {Record<string, string>} words  labels of stances and titles of roles, by id */
  constructor(list, template, words) {
    this.list = list;
    this.template = template;
    this.words = words;
  }

  /** How many weeks the hours are from. */
  #span = 0;

  /** @param {AuditTask[]} tasks @param {number} span  1 or 5 */
  draw(tasks, span) {
    const isOther = span !== this.#span;
    this.#span = span;
    const wanted = new Set(tasks.map((task) => task.id));
    for (const [id, { node }] of this.#rows) {
      if (wanted.has(id)) continue;
      node.remove();
      this.#rows.delete(id);
    }
    tasks.forEach((task, place) => {
      const row = this.#rows.get(task.id) ?? { node: this.#made(task), task: null, ours: null };
      this.#rows.set(task.id, row);
      if (this.list.children[place] !== row.node) this.list.insertBefore(row.node, this.list.children[place] ?? null);
      if (row.task !== task || isOther) this.#fill(row.node, isOther ? null : row.task, task);
      row.task = task;
    });
  }

  /** Shows what we say of each task, where anything is known. @param {(task: AuditTask) => Ours | null} nearest */
  suggest(nearest) {
    for (const row of this.#rows.values()) {
      if (!row.task || this.#asked.get(row.task) === nearest) continue;
      this.#asked.set(row.task, nearest);
      const ours = nearest(row.task);
      row.ours = ours;
      const line = part(row.node, ".sd-task-row__ours");
      line.hidden = ours === null;
      if (ours === null) continue;
      const words = part(line, "span");
      const own = row.task.text === ours.text;
      const text = interpolate(own ? words.dataset.own : words.dataset.near, {
        text: ours.text,
        role: this.words[ours.role] ?? "",
        stance: this.words[ours.stance],
      });
      if (words.textContent !== text) words.textContent = text;
      part(line, "button").hidden = row.task.stance === ours.stance;
    }
  }

  /** What an event in a row asks for; null for nothing. @param {Event} event @returns {Edit | null} */
  edit(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const row = this.row(field);
    if (!row?.task) return null;
    const { task, node } = row;
    if (field.name === "text") return { task, change: { text: field.value.replace(/\s+/g, " ").trim() }, what: "text" };
    if (field.name.startsWith("stance")) return { task, change: { stance: field.value }, what: "" };
    if (field.name.startsWith("often")) return this.#total(row.task, rounded(Number(field.value) * this.#span));
    if (field.name !== "week" && field.name !== "total") return null;
    const value = hoursIn(field, this.#most(field));
    // a time of which the minutes are still to come
    if (value === null && /^\s*\d{1,3}\s*[:h]\s*\d?$/i.test(field.value)) return null;
    this.#mark(field, value === null);
    if (value === null) return null;
    if (field.name === "total") return this.#total(task, value);
    const week = [...node.querySelectorAll("[name=week]")].indexOf(field);
    return {
      task,
      change: { hours: task.hours.map((each, place) => (place === week ? value : each)) },
      what: `week${week}`,
    };
  }

  /** @param {AuditTask} task @param {number} total @returns {Edit} */
  #total = (task, total) => ({ task, change: { hours: laid(total, this.#span, task.hours) }, what: "total" });

  /** As many hours as a field takes. @param {HTMLInputElement} field */
  #most = ({ name }) => (name === "total" ? HOURS_A_WEEK * this.#span : HOURS_A_WEEK);

  /** Marks a field whose hours are none, and says so in its row. @param {HTMLInputElement} field @param {boolean} fault */
  #mark(field, fault) {
    mark(field, fault);
    const node = this.row(field)?.node;
    if (node) part(node, ".sd-task-row__fault").hidden = node.querySelector("[aria-invalid]") === null;
  }

  /** Writes hours as they were read once they are typed, and names what is none. @param {HTMLInputElement} field */
  settle(field) {
    if (field.name !== "week" && field.name !== "total") return;
    const value = hoursIn(field, this.#most(field));
    if (value !== null) field.value = shown(value);
    this.#mark(field, value === null);
  }

  /** The row that something stands in. @param {Element} inside */
  row(inside) {
    return this.#rows.get(/** @type {HTMLElement | null} */ (inside.closest(".sd-task-row"))?.dataset.task ?? "");
  }

  /** A row; what is not marked yet opens with the question for its stance. @param {AuditTask} task @returns {HTMLElement} */
  #made({ id, stance }) {
    const node = /** @type {HTMLElement} */ (
      /** @type {Element} */ (this.template.content.firstElementChild).cloneNode(true)
    );
    node.dataset.task = id;
    for (const name of ["often", "stance"]) for (const radio of radios(node, name)) radio.name = `${name}-${id}`;
    /** @type {HTMLDetailsElement} */ (part(node, "details")).open = stance === "";
    return node;
  }

  /** Writes what is new of a task into its row; the field that is being typed in is left alone. @param {HTMLElement} node @param {AuditTask | null} before @param {AuditTask} task */
  #fill(node, before, task) {
    if (before?.text !== task.text) {
      part(node, "[role=group]").setAttribute("aria-label", task.text);
      part(node, "[data-part=task]").textContent = task.text;
      write(/** @type {HTMLInputElement} */ (part(node, "[name=text]")), task.text);
    }
    if (before?.hours !== task.hours) {
      node
        .querySelectorAll("[name=week]")
        .forEach((field, week) => write(/** @type {HTMLInputElement} */ (field), shown(task.hours[week])));
      if (!document.activeElement || !node.contains(document.activeElement))
        part(node, ".sd-task-row__fault").hidden = true;
      const total = rounded(sum(task.hours));
      write(/** @type {HTMLInputElement} */ (part(node, "[name=total]")), shown(total));
      const isCounted = before !== null || total > 0;
      for (const radio of radios(node, "often"))
        radio.checked = isCounted && rounded(Number(radio.value) * this.#span) === total;
    }
    if (before?.stance !== task.stance) {
      for (const radio of radios(node, "stance")) radio.checked = radio.value === task.stance;
      const said = part(node, "[data-part=stance]");
      said.textContent = this.words[task.stance] ?? said.dataset.open ?? "";
    }
  }
}

/** The radio buttons of a question in a row. @param {HTMLElement} node @param {string} name  how theirs begins */
const radios = (node, name) =>
  /** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll(`[type=radio][name^="${name}"]`));

/** Hours as a field shows them. @param {number} hours */
const shown = (hours) => (hours === 0 ? "" : String(hours));

/** The hours that were typed, or null for what is none. @param {HTMLInputElement} field @param {number} most */
function hoursIn(field, most) {
  if (field.value.trim() === "") return 0;
  const found = readHours(field.value);
  return "hours" in found && found.hours <= most ? rounded(found.hours) : null;
}

/** @param {HTMLInputElement} field @param {string} value */
function write(field, value) {
  if (field === document.activeElement && (field.name === "text" || shown(hoursIn(field, Infinity) ?? -1) === value))
    return;
  field.value = value;
  mark(field, false);
}

/** @param {HTMLElement} field @param {boolean} fault */
function mark(field, fault) {
  if (fault) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/** @param {HTMLElement} node @param {string} selector */
const part = (node, selector) => /** @type {HTMLElement} */ (node.querySelector(selector));
