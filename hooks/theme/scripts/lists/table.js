// <sortable-table>: filters a list or the rows of a table, sorts the table, and shows so many at a time. The order in the page is the default.

import { setText } from "../lib/dom.js";
import { Pagination } from "../lib/pagination.js";
import { fetched, standing } from "./entries.js";

/** @typedef {import("./entries.js").Entry} Entry */

class SortableTable extends HTMLElement {
  /** @type {Entry[]} in their order; of very many the first, until all have come */
  entries = [];
  /** @type {Promise<Entry[]> | undefined} */
  coming;
  /** @type {(Entry | number)[]} what was asked for last; a number: the place of what has not come */
  asked = [];

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.entries = [...this.#part("list").children].map(standing);
    this.pages = new Pagination(this.#part("list-pages"), (/** @type {(Entry | number)[]} */ rows) => this.#draw(rows));
    this.querySelector(".sd-filter")?.addEventListener("input", () => this.#filter());
    for (const head of this.querySelectorAll("th[scope=col]")) this.#sortableBy(/** @type {HTMLElement} */ (head));
    if (this.dataset.rows) this.addEventListener("focusin", () => this.#all());
    const total = Number(this.dataset.total ?? this.entries.length);
    this.pages.show(Array.from({ length: total }, (_, place) => this.entries[place] ?? place));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  /** Whether all entries have come; what is not in the page is fetched once. */
  async #all() {
    const { rows } = this.dataset;
    if (!rows) return true;
    this.coming ??= fetched(rows).then((entries) => (this.entries = entries));
    try {
      await this.coming;
      return true;
    } catch {
      this.coming = undefined;
      const count = this.#part("count");
      count.textContent = count.dataset.lost ?? "";
      return false;
    }
  }

  /** @param {(Entry | number)[]} rows */
  async #draw(rows) {
    this.asked = rows;
    if (rows.some((row) => typeof row === "number") && !(await this.#all())) return;
    if (this.asked !== rows) return;
    const list = this.#part("list");
    const nodes = rows.map((row) => (typeof row === "number" ? this.entries[row] : row).element());
    if (nodes.length !== list.children.length || nodes.some((node, place) => node !== list.children[place]))
      list.replaceChildren(...nodes);
  }

  async #filter() {
    if (!(await this.#all())) return;
    const wanted = this.#part("filter").value.trim().toLowerCase();
    const side = this.#part("side")?.value ?? "";
    const shown = this.entries.filter((entry) => (side === "" || entry.side === side) && entry.words.includes(wanted));
    setText(this.#part("count"), { shown: shown.length, total: this.entries.length });
    this.pages?.show(shown);
  }

  /** @param {HTMLElement} head */
  #sortableBy(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => this.#sort(head));
  }

  /** @param {HTMLElement} head */
  async #sort(head) {
    if (!(await this.#all())) return;
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of this.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = [...(head.parentElement?.children ?? [])].indexOf(head);
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const found = this.entries.map((entry) => ({ entry, text: entry.key(column), number: Number(entry.key(column)) }));
    const isNumbers = found.every(({ number }) => !Number.isNaN(number));
    found.sort((a, b) => (isNumbers ? a.number - b.number : order.compare(a.text, b.text)) * (down ? -1 : 1));
    this.entries = found.map(({ entry }) => entry);
    await this.#filter();
  }
}

if (!customElements.get("sortable-table")) customElements.define("sortable-table", SortableTable);
