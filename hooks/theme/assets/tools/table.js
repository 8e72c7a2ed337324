// <sortable-table>: filters a list or the rows of a table, sorts the table, and shows so many at a time. The order in the page is the default.

import { Paged } from "../paged.js";
import { say } from "../words.js";

class SortableTable extends HTMLElement {
  /** @type {{row: HTMLElement, words: string}[]} */
  rows = [];

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    const list = this.#part("list");
    this.rows = [...list.children].map((row) => ({ row: /** @type {HTMLElement} */ (row), words: row.textContent?.toLowerCase() ?? "" }));
    this.pages = new Paged(this.#part("list-pages"), (/** @type {HTMLElement[]} */ rows) => list.replaceChildren(...rows));
    this.querySelector(".sd-filter")?.addEventListener("input", () => this.#filter());
    for (const head of this.querySelectorAll("th[scope=col]")) this.#sortableBy(/** @type {HTMLElement} */ (head));
    this.#filter();
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  #filter() {
    const wanted = this.#part("filter").value.trim().toLowerCase();
    const side = this.#part("side")?.value ?? "";
    const shown = this.rows.filter(({ row, words }) => (side === "" || row.dataset.side === side) && words.includes(wanted)).map(({ row }) => row);
    say(this.#part("count"), { shown: shown.length, total: this.rows.length });
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
  #sort(head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of this.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const column = [...(head.parentElement?.children ?? [])].indexOf(head);
    const value = (/** @type {HTMLElement} */ row) => /** @type {HTMLElement} */ (row.children[column]).dataset.sort ?? row.children[column].textContent?.trim() ?? "";
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const found = this.rows.map((row) => ({ row, text: value(row.row), number: Number(value(row.row)) }));
    const isNumbers = found.every(({ number }) => !Number.isNaN(number));
    found.sort((a, b) => (isNumbers ? a.number - b.number : order.compare(a.text, b.text)) * (down ? -1 : 1));
    this.rows = found.map(({ row }) => row);
    this.#filter();
  }
}

if (!customElements.get("sortable-table")) customElements.define("sortable-table", SortableTable);
