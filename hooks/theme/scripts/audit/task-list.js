// The list of an audit's tasks on the page: one row a task, drawn anew only where something changed.

import { setText } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { readHours } from "../lib/hours.js";
import { HOURS_A_WEEK, sum } from "../lib/records/audits.js";
import { interpolate } from "../lib/text.js";
import { rounded, spread } from "./weeks.js";

/**
 * @typedef {import("../lib/records/audits.js").AuditTask} AuditTask
 * @typedef {import("./matching.js").Ours} Ours
 * @typedef {{task: AuditTask, change: Partial<AuditTask>, what: string}} Edit
 */

/** Where the slider ends; longer hours go in by number, and move its end. */
const SLIDER = 100;

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

  /** @param {AuditTask[]} tasks */
  draw(tasks) {
    const wanted = new Set(tasks.map((task) => task.id));
    for (const [id, { node }] of this.#rows) {
      if (wanted.has(id)) continue;
      node.remove();
      this.#rows.delete(id);
    }
    tasks.forEach((task, place) => {
      const row = this.#rows.get(task.id) ?? { node: this.#made(task.id), task: null, ours: null };
      this.#rows.set(task.id, row);
      if (this.list.children[place] !== row.node) this.list.insertBefore(row.node, this.list.children[place] ?? null);
      if (row.task !== task) this.#fill(row.node, row.task, task);
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
    if (field.type === "radio") return { task, change: { stance: field.value }, what: "" };
    if (field.name === "whole")
      return { task, change: { hours: spread(Number(field.value), task.hours) }, what: "whole" };
    if (field.name !== "week") return null;
    const value = hoursIn(field);
    // a time of which the minutes are still to come
    if (value === null && /^\s*\d{1,3}\s*[:h]\s*\d?$/i.test(field.value)) return null;
    const fault = value === null;
    mark(field, fault);
    part(node, ".sd-task-row__fault").hidden = node.querySelector("[aria-invalid]") === null;
    const week = [...node.querySelectorAll("[name=week]")].indexOf(field);
    return fault
      ? null
      : {
          task,
          change: { hours: task.hours.map((each, place) => (place === week ? value : each)) },
          what: `week${week}`,
        };
  }

  /** Writes hours as they were read once they are typed, and names what is none. @param {HTMLInputElement} field */
  settle(field) {
    if (field.name !== "week") return;
    const value = hoursIn(field);
    if (value !== null) field.value = shown(value);
    mark(field, value === null);
    const node = this.row(field)?.node;
    if (node) part(node, ".sd-task-row__fault").hidden = node.querySelector("[aria-invalid]") === null;
  }

  /** The row that something stands in. @param {Element} inside */
  row(inside) {
    return this.#rows.get(/** @type {HTMLElement | null} */ (inside.closest(".sd-task-row"))?.dataset.task ?? "");
  }

  /** @param {string} id @returns {HTMLElement} */
  #made(id) {
    const node = /** @type {HTMLElement} */ (
      /** @type {Element} */ (this.template.content.firstElementChild).cloneNode(true)
    );
    node.dataset.task = id;
    const radios = /** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll("[type=radio]"));
    for (const radio of radios) radio.name = `stance-${id}`;
    return node;
  }

  /** Writes what is new of a task into its row; the field that is being typed in is left alone. @param {HTMLElement} node @param {AuditTask | null} before @param {AuditTask} task */
  #fill(node, before, task) {
    if (before?.text !== task.text) {
      part(node, "[role=group]").setAttribute("aria-label", task.text);
      write(/** @type {HTMLInputElement} */ (part(node, "[name=text]")), task.text);
    }
    if (before?.hours !== task.hours) {
      node
        .querySelectorAll("[name=week]")
        .forEach((field, week) => write(/** @type {HTMLInputElement} */ (field), shown(task.hours[week])));
      if (!document.activeElement || !node.contains(document.activeElement))
        part(node, ".sd-task-row__fault").hidden = true;
      const total = rounded(sum(task.hours));
      const whole = /** @type {HTMLInputElement} */ (part(node, "[name=whole]"));
      if (Number(whole.max) < total) whole.max = String(Math.max(SLIDER, Math.ceil(total / 50) * 50));
      if (whole !== document.activeElement) whole.value = String(total);
      const output = part(node, "output");
      setText(output, { hours: formatNumber(total) });
      whole.setAttribute("aria-valuetext", output.textContent ?? "");
    }
    if (before?.stance !== task.stance)
      for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (node.querySelectorAll("[type=radio]")))
        radio.checked = radio.value === task.stance;
  }
}

/** Hours as a field shows them. @param {number} hours */
const shown = (hours) => (hours === 0 ? "" : String(hours));

/** The hours of one week that were typed, or null for what is none. @param {HTMLInputElement} field */
function hoursIn(field) {
  if (field.value.trim() === "") return 0;
  const found = readHours(field.value);
  return "hours" in found && found.hours <= HOURS_A_WEEK ? rounded(found.hours) : null;
}

/** @param {HTMLInputElement} field @param {string} value */
function write(field, value) {
  if (field === document.activeElement && (field.name === "text" || shown(hoursIn(field) ?? -1) === value)) return;
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
