// <sortable-table>: filters a list or the rows of a table, sorts the table, and shows so many at a time. The order in the page is the default.

import { all, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { Pagination } from "../lib/pagination.js";
import { fetchEntries, pageEntry } from "./entries.js";

/** @typedef {import("./entries.js").Entry} Entry */

class SortableTable extends Tool {
  /** @type {Entry[]} in their order; of very many the first, until all have come */
  #entries = [];
  /** @type {Promise<Entry[]> | undefined} */
  #fetching;
  /** @type {(Entry | number)[]} the rows to be drawn; a number: the place of one that has not come */
  #wanted = [];
  /** @type {Pagination<Entry | number> | undefined} */
  #pages;

  start() {
    this.#entries = [...this.find("list").children].map(pageEntry);
    this.#pages = new Pagination(this.find("list-pages"), (rows) => this.#draw(rows));
    this.querySelector(".sd-filter")?.addEventListener("input", () => this.#filter());
    for (const head of all(this, "th[scope=col]")) this.#makeSortable(head);
    if (this.dataset.rows) this.addEventListener("focusin", () => this.#fetchAll());
    const total = Number(this.dataset.total ?? this.#entries.length);
    this.#pages.show(Array.from({ length: total }, (_, place) => this.#entries[place] ?? place));
  }

  /** Whether all entries have come; what is not in the page is fetched once. */
  async #fetchAll() {
    if (!this.dataset.rows) return true;
    this.#fetching ??= fetchEntries(this.dataset.rows).then((entries) => (this.#entries = entries));
    try {
      await this.#fetching;
      return true;
    } catch {
      this.#fetching = undefined;
      const count = this.find("count");
      count.textContent = count.dataset.lost ?? "";
      return false;
    }
  }

  /** @param {(Entry | number)[]} rows */
  async #draw(rows) {
    this.#wanted = rows;
    if (rows.some((row) => typeof row === "number") && !(await this.#fetchAll())) return;
    if (this.#wanted !== rows) return;
    const list = this.find("list");
    const nodes = rows.map((row) => (typeof row === "number" ? this.#entries[row] : row).element());
    const isDrawn =
      nodes.length === list.children.length && nodes.every((node, place) => node === list.children[place]);
    if (!isDrawn) list.replaceChildren(...nodes);
  }

  async #filter() {
    if (!(await this.#fetchAll())) return;
    const words = this.field("filter").value.trim().toLowerCase();
    const chosen = all(this, ".sd-filter select").map((select) => /** @type {HTMLSelectElement} */ (select).value);
    const tags = chosen.filter((tag) => tag !== "");
    const shown = this.#entries.filter(
      (entry) => tags.every((tag) => entry.tags.includes(tag)) && entry.words.includes(words),
    );
    setText(this.find("count"), { shown: shown.length, total: this.#entries.length });
    this.#pages?.show(shown);
  }

  /** @param {HTMLElement} head  of a column */
  #makeSortable(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => this.#sort(head));
  }

  /** @param {HTMLElement} head  of a column */
  async #sort(head) {
    if (!(await this.#fetchAll())) return;
    const isDescending = head.ariaSort === "ascending";
    for (const other of all(this, "th[aria-sort]")) other.ariaSort = null;
    head.ariaSort = isDescending ? "descending" : "ascending";
    const column = [...(head.parentElement?.children ?? [])].indexOf(head);
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const keyed = this.#entries.map((entry) => ({ entry, text: entry.key(column), number: Number(entry.key(column)) }));
    const isNumeric = keyed.every(({ number }) => !Number.isNaN(number));
    keyed.sort((a, b) => (isNumeric ? a.number - b.number : compare(a.text, b.text)) * (isDescending ? -1 : 1));
    this.#entries = keyed.map(({ entry }) => entry);
    await this.#filter();
  }
}

define("sortable-table", SortableTable);
