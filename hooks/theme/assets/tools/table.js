// <sortable-table>: filters its rows or list entries and sorts its table. The order in the page is the default.

import { say } from "../words.js";

class SortableTable extends HTMLElement {
  /** @type {HTMLElement[]} */
  rows = [];

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.rows = [...this.querySelectorAll("tbody tr, .sd-claim-list > li")].map((row) => /** @type {HTMLElement} */ (row));
    const tools = /** @type {HTMLElement} */ (this.querySelector(".sd-filter"));
    tools.hidden = false;
    tools.addEventListener("input", () => this.#filter());
    for (const head of this.querySelectorAll("th[scope=col]")) this.#sortableBy(/** @type {HTMLElement} */ (head));
    this.#filter();
  }

  #filter() {
    const part = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (this.querySelector(`[data-part=${name}]`));
    const wanted = part("filter").value.trim().toLowerCase();
    const side = part("side").value;
    for (const row of this.rows) row.hidden = (side !== "" && row.dataset.side !== side) || !row.textContent?.toLowerCase().includes(wanted);
    const count = part("count");
    const shown = this.rows.filter((row) => !row.hidden).length;
    say(count, { shown, total: this.rows.length });
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
    const compare = (/** @type {string} */ a, /** @type {string} */ b) => (Number.isNaN(Number(a)) || Number.isNaN(Number(b)) ? order.compare(a, b) : Number(a) - Number(b));
    this.rows.sort((a, b) => compare(value(a), value(b)) * (down ? -1 : 1));
    this.querySelector("tbody")?.append(...this.rows);
  }
}

if (!customElements.get("sortable-table")) customElements.define("sortable-table", SortableTable);
