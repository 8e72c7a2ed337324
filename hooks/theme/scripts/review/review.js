// <review-due>: what is due today, brought over from its own page; mastery, the year, export and import.

import { setText } from "../lib/dom.js";
import { formatDate } from "../lib/format.js";
import { fetchItems } from "../lib/items/fetch.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { drawMastery } from "../lib/items/mastery.js";
import { answersPerDay, localDay, schedule } from "../lib/items/schedule.js";
import { ANSWERS, currentAnswers, masteryByGroup, mergeAnswers } from "../lib/records/answers.js";
import { FORMAT, read, update } from "../lib/storage.js";
import { KIND, opened } from "./file.js";

const AT_ONCE = 10;
const LARGEST_FILE = 5_000_000;

class ReviewDue extends HTMLElement {
  async connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
    this.#part("file").addEventListener("change", (event) =>
      this.#import(/** @type {HTMLInputElement} */ (event.target)),
    );
    if (Object.keys(read(ANSWERS)).length > 0) await this.#load();
    this.#show();
  }

  /** Who has answered nothing needs neither the list of items nor the library of schedules. */
  async #load() {
    const [library, items] = await Promise.all([
      import(new URL("../packages/ts-fsrs.js", import.meta.url).href),
      fetchItemIndex(this.dataset.items),
    ]);
    this.library = library;
    this.items = items;
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  #show() {
    const now = Date.now();
    const found = currentAnswers(read(ANSWERS), this.items ?? {});
    const planned = found.map(([id, kept]) => ({ id, kept, plan: schedule(this.library, kept.log, now) }));
    this.due = planned
      .filter((each) => each.plan !== null && each.plan.due <= now)
      .sort(
        (a, b) =>
          Number(wrongButSure(b.kept)) - Number(wrongButSure(a.kept)) || (a.plan?.due ?? 0) - (b.plan?.due ?? 0),
      )
      .map((each) => each.id);
    const next = Math.min(...planned.map((each) => each.plan?.due ?? Infinity).filter((due) => due > now));
    setText(this.#part("due"), { due: this.due.length, answered: planned.length });
    const later = this.#part("next");
    later.hidden = this.due.length > 0 || !Number.isFinite(next);
    if (!later.hidden) setText(later, { day: formatDate(next, { dateStyle: "long" }) });
    /** @type {HTMLElement} */ (this.querySelector("[data-action=start]")).hidden = this.due.length === 0;
    drawMastery(this, masteryByGroup(found, this.items ?? {}));
    this.#year(answersPerDay(planned.map((each) => each.kept.log)));
  }

  /** @param {Map<string, number>} days */
  #year(days) {
    const box = this.#part("year");
    const template = box.dataset.text ?? "";
    const today = new Date();
    const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 364 - today.getDay());
    const cells = [];
    for (const date = new Date(first); date <= today; date.setDate(date.getDate() + 1)) {
      const count = days.get(localDay(date)) ?? 0;
      const cell = document.createElement("span");
      cell.dataset.level = String(Math.min(4, Math.ceil(count / 5)));
      if (count)
        cell.title = template
          .replace("{count}", String(count))
          .replace("{day}", formatDate(date, { dateStyle: "medium" }));
      cells.push(cell);
    }
    box.replaceChildren(...cells);
    setText(this.#part("total"), { count: [...days.values()].reduce((sum, count) => sum + count, 0), days: days.size });
  }

  /** @param {HTMLElement} target */
  #act(target) {
    if (target.dataset.action === "start") this.#start();
    if (target.dataset.action === "export") this.#export();
    if (target.dataset.action === "import") this.#part("file").click();
  }

  /** Fetches the pages of the due items and shows the items in a section of their own. */
  async #start() {
    const borrowed = await fetchItems((this.due ?? []).slice(0, AT_ONCE), this.items ?? {}, this.dataset.root ?? "");
    for (const { item } of borrowed) item.dataset.anew = "";
    const section = this.#part("session");
    const quiz = /** @type {HTMLElement} */ (section.querySelector("template"));
    const shell = /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (quiz).content.cloneNode(true));
    /** @type {HTMLElement} */ (shell.querySelector(".sd-items")).append(...borrowed.map(({ item }) => item));
    section.querySelector("quiz-section")?.remove();
    section.append(shell);
    /** @type {HTMLElement} */ (section.querySelector("input, select")).focus();
    this.addEventListener("quiz:answered", () => this.#show());
  }

  #export() {
    const text = JSON.stringify({ kind: KIND, format: FORMAT, data: read(ANSWERS) });
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(new Blob([text], { type: "application/json" })),
      download: "skills-divide-answers.json",
    });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const status = this.#part("status");
    const file = input.files?.[0];
    if (!file) return;
    await this.#load();
    const found = file.size <= LARGEST_FILE ? opened(await file.text(), this.items ?? {}) : null;
    input.value = "";
    if (!found) {
      status.textContent = status.dataset.refused ?? "";
      return;
    }
    update(ANSWERS, (data) => mergeAnswers(data, found));
    setText(status, { count: found.length });
    this.#show();
  }
}

/** @param {any} kept */
const wrongButSure = (kept) => kept.sure === 3 && kept.last < 0.999;

if (!customElements.get("review-due")) customElements.define("review-due", ReviewDue);
