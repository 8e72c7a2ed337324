// The box that takes in notes, tables and calendars: it asks where something can be read in two ways, and names what did not come in.

import { setText } from "../lib/dom.js";
import { formatDate, formatNumber } from "../lib/format.js";
import { COLUMNS, validColumns } from "../lib/records/columns.js";
import { read, update } from "../lib/storage.js";
import { interpolate } from "../lib/text.js";
import { LARGEST_FILE, readInWorker, refusal } from "./read-in-worker.js";
import { lastWeeks } from "./weeks.js";

/**
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {import("./reading.js").Question} Question
 * @typedef {import("./bring.js").Source} Source
 */

export class ImportBox {
  /** What is being read: kept until the reader has answered all questions. @type {{source: Source, answers: Record<string, string>, columns?: import("../lib/records/columns.js").Columns, question?: Question} | null} */
  #pending = null;

  /**
   * @param {(name: string) => HTMLElement} part
   * @param {string} worker  where the script is that reads
   * @param {(reading: Reading) => Promise<import("./reading.js").Remark[]>} take  what to do with the tasks; gives those that were left out
   */
  constructor(part, worker, take) {
    this.part = part;
    this.worker = worker;
    this.take = take;
    this.day = /** @type {HTMLInputElement} */ (part("first-day"));
    this.text = /** @type {HTMLTextAreaElement} */ (part("text"));
  }

  /** Reads what was pasted. */
  pasted() {
    return this.#begin({ text: this.text.value, name: "" });
  }

  /** Reads a file, unless it is too large. @param {File} file */
  async file(file) {
    if (file.size > LARGEST_FILE) return this.#show(refusal("large", file.name), []);
    await this.#begin({ bytes: new Uint8Array(await file.arrayBuffer()), name: file.name });
  }

  /** Goes on with what the reader has answered. */
  answer() {
    const { question } = this.#pending ?? {};
    if (!this.#pending || !question) return;
    if (question.columns) {
      const [task, date, hours] = ["task", "date", "hours"].map((name) =>
        Number(/** @type {HTMLSelectElement} */ (this.part(`column-${name}`)).value),
      );
      this.#pending.columns = { task, date, hours };
      update(COLUMNS, (data) => (data[question.columns?.signature ?? ""] = { task, date, hours }));
    } else {
      const chosen = /** @type {HTMLInputElement | null} */ (this.part("choices").querySelector(":checked"));
      if (!chosen) return this.part("choices").querySelector("input")?.focus();
      this.#pending.answers[question.id] = chosen.value;
    }
    return this.#read();
  }

  /** Leaves what was to be read. */
  cancel() {
    this.#pending = null;
    this.part("question").hidden = true;
    this.text.focus();
  }

  /** @param {Source} source */
  #begin(source) {
    this.#pending = { source, answers: {} };
    return this.#read();
  }

  async #read() {
    const pending = this.#pending;
    if (!pending) return;
    const today = new Date();
    const options = {
      first: this.day.value || lastWeeks(today),
      chosen: this.day.value !== this.day.defaultValue,
      today: `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`,
      answers: pending.answers,
      columns: pending.columns,
      remembered: validColumns(read(COLUMNS)),
    };
    const start = () =>
      /** @type {import("./read-in-worker.js").Thread} */ (
        /** @type {unknown} */ (new Worker(new URL(this.worker, document.baseURI), { type: "module" }))
      );
    const reading = await readInWorker(pending.source, options, start);
    if (this.#pending !== pending) return;
    pending.question = reading.question;
    this.part("question").hidden = !reading.question;
    if (reading.question) {
      this.part("account").hidden = true;
      return this.#ask(reading.question);
    }
    this.#pending = null;
    const { refused } = reading;
    const left = await this.take(reading);
    if (pending.source.text !== undefined && refused.length === 0 && reading.tasks.length > 0) this.text.value = "";
    this.#show(reading, left);
  }

  /** @param {Question} question */
  #ask(question) {
    const words = this.part("question-words");
    words.textContent = words.getAttribute(`data-question-${question.id}`);
    this.part("choices").hidden = !question.choices;
    this.part("columns").hidden = !question.columns;
    if (question.choices)
      this.part("choices").replaceChildren(...question.choices.map((choice) => this.#choice(choice)));
    if (question.columns) this.#columns(question.columns);
    this.part("question").focus();
  }

  /** @param {import("./reading.js").Choice} choice */
  #choice({ value, rows }) {
    const node = copy(this.part("choice"));
    const [label, list] = ["[data-part=label]", "ul"].map(
      (each) => /** @type {HTMLElement} */ (node.querySelector(each)),
    );
    /** @type {HTMLInputElement} */ (node.querySelector("input")).value = value;
    label.textContent = label.getAttribute(`data-choice-${value}`) ?? monthOf(value) ?? value;
    list.replaceChildren(
      ...rows.map(({ text, reading }) => {
        const kind = typeof reading === "number" ? "hours" : reading === null ? "none" : "day";
        const shown =
          typeof reading === "number"
            ? formatNumber(reading, 2)
            : reading && formatDate(Date.parse(reading), { dateStyle: "full", timeZone: "UTC" });
        return element("li", interpolate(list.getAttribute(`data-${kind}`) ?? "", { text, reading: shown ?? "" }));
      }),
    );
    return node;
  }

  /** @param {NonNullable<Question["columns"]>} columns */
  #columns({ headings, rows, guess }) {
    const width = Math.max(headings.length, ...rows.map((row) => row.length));
    const number = this.part("preview").dataset.column;
    const names = Array.from(
      { length: width },
      (_, column) => headings[column] || interpolate(number, { number: column + 1 }),
    );
    for (const name of /** @type {const} */ (["task", "date", "hours"])) {
      const select = /** @type {HTMLSelectElement} */ (this.part(`column-${name}`));
      const none = select.dataset.none ? [new Option(select.dataset.none, "-1")] : [];
      select.replaceChildren(...none, ...names.map((each, column) => new Option(each, String(column))));
      select.value = String(guess[name]);
    }
    const line = (/** @type {string[]} */ cells, /** @type {string} */ kind) => {
      const row = document.createElement("tr");
      row.append(...names.map((_, column) => element(kind, cells[column] ?? "")));
      return row;
    };
    this.part("preview").replaceChildren(line(names, "th"), ...rows.map((row) => line(row, "td")));
  }

  /** Says what became of everything that was read. @param {Reading} reading @param {import("./reading.js").Remark[]} more  left out by the audit */
  #show({ entries, tasks, left, refused, notices }, more) {
    const out = [...left, ...more];
    const lost = more.reduce((sum, each) => sum + (each.entries ?? 1), 0);
    const counted = tasks.reduce((sum, task) => sum + task.entries, 0) - lost;
    const values = { entries, counted, left: left.length + lost, refused: refused.length };
    setText(
      this.part("account-words"),
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, formatNumber(value, 0)])),
    );
    this.part("account-words").hidden = entries === 0;
    for (const [name, remarks] of /** @type {[string, import("./reading.js").Remark[]][]} */ ([
      ["refused", refused],
      ["left", out],
      ["notices", notices],
    ])) {
      const list = this.part(name);
      list.replaceChildren(...remarks.map((remark) => this.#sentence(list, remark)));
      /** @type {HTMLElement} */ (list.closest("details, div")).hidden = remarks.length === 0;
    }
    const box = this.part("account");
    box.hidden = entries === 0 && notices.length === 0;
    if (refused.length > 0 || out.length > 0 || notices.length > 0) box.focus();
    else if (counted > 0) this.part("tasks-head").focus();
  }

  /** @param {HTMLElement} list @param {import("./reading.js").Remark} remark */
  #sentence(list, { line, reason, value, hours = 0 }) {
    const words = list.getAttribute(`data-${reason}`) ?? "";
    return element("li", interpolate(words, { line: formatNumber(line, 0), value, hours: formatNumber(hours, 2) }));
  }
}

/** A month in words, or null for another choice. @param {string} value  such as 2026-10 */
const monthOf = (value) =>
  /^\d{4}-\d\d$/.test(value)
    ? formatDate(Date.parse(`${value}-01`), { month: "long", year: "numeric", timeZone: "UTC" })
    : null;

/** @param {HTMLElement} template @returns {HTMLElement} */
const copy = (template) =>
  /** @type {HTMLElement} */ (
    /** @type {Element} */ (/** @type {HTMLTemplateElement} */ (template).content.firstElementChild).cloneNode(true)
  );

/** @param {string} kind @param {string} text */
const element = (kind, text) => Object.assign(document.createElement(kind), { textContent: text });
