// <review-due>: what is due today, brought over from its own page; mastery, the year, export and import.

import { localDay } from "../lib/dates.js";
import { one, pressedButton, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { saveFile, siteFile } from "../lib/files.js";
import { formatDate } from "../lib/format.js";
import { fetchItems } from "../lib/items/fetch.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { drawMastery } from "../lib/items/mastery.js";
import { answersPerDay, schedule } from "../lib/items/schedule.js";
import { ANSWERS, currentAnswers, masteryByGroup, mergeAnswers } from "../lib/records/answers.js";
import { FORMAT, migrate, read, update } from "../lib/storage.js";
import { interpolate } from "../lib/text.js";
import { KIND, openAnswers } from "./file.js";
import { firstNew } from "./new-items.js";

const AT_ONCE = 10;
const NEW = 5;
const LARGEST_FILE = 5_000_000;

class ReviewDue extends Tool {
  /** @type {import("../lib/items/index.js").ItemIndex} */
  #items = {};
  /** The module ts-fsrs. @type {any} */
  #library;
  /** @type {string[]} ids of what is due */
  #due = [];

  async start() {
    this.addEventListener("click", (event) => this.#onClick(pressedButton(event)?.dataset.action));
    const input = this.field("file");
    input.addEventListener("change", () => this.#import(input));
    if (Object.keys(read(ANSWERS)).length > 0) await this.#load();
    this.#draw();
  }

  /** Who has answered nothing needs neither the list of items nor the library of schedules. */
  async #load() {
    const library = import(new URL("../packages/ts-fsrs.js", import.meta.url).href);
    [this.#library, this.#items] = await Promise.all([library, fetchItemIndex(this.dataset.items)]);
  }

  #draw() {
    const now = Date.now();
    const answers = currentAnswers(read(ANSWERS), this.#items);
    const scheduled = answers.map(([id, answer]) => {
      const due = schedule(this.#library, answer.log, now)?.due ?? Infinity;
      return { id, due, isWrongButSure: answer.sure === 3 && answer.last < 0.999 };
    });
    this.#due = scheduled
      .filter(({ due }) => due <= now)
      .sort((a, b) => Number(b.isWrongButSure) - Number(a.isWrongButSure) || a.due - b.due)
      .map(({ id }) => id);
    const next = Math.min(...scheduled.map(({ due }) => due).filter((due) => due > now));
    setText(this.find("due"), { due: this.#due.length, answered: answers.length });
    const line = this.find("next");
    line.hidden = this.#due.length > 0 || !Number.isFinite(next);
    if (!line.hidden) setText(line, { day: formatDate(next, { dateStyle: "long" }) });
    one(this, "[data-action=start]").hidden = this.#due.length === 0;
    this.find("ahead").hidden = this.#due.length > 0;
    drawMastery(this, masteryByGroup(answers, this.#items));
    this.#drawYear(answersPerDay(answers.map(([, answer]) => answer.log)));
  }

  /** @param {Map<string, number>} days  how many answers fell on each */
  #drawYear(days) {
    const box = this.find("year");
    const today = new Date();
    const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 364 - today.getDay());
    const cells = [];
    for (const date = new Date(first); date <= today; date.setDate(date.getDate() + 1)) {
      const count = days.get(localDay(date)) ?? 0;
      const cell = document.createElement("span");
      cell.dataset.level = String(Math.min(4, Math.ceil(count / 5)));
      if (count) cell.title = interpolate(box.dataset.text, { count, day: formatDate(date, { dateStyle: "medium" }) });
      cells.push(cell);
    }
    box.replaceChildren(...cells);
    const count = [...days.values()].reduce((sum, each) => sum + each, 0);
    setText(this.find("total"), { count, days: days.size });
  }

  /** @param {string | undefined} action */
  #onClick(action) {
    if (action === "start") this.#begin(this.#due.slice(0, AT_ONCE));
    if (action === "ahead") this.#goAhead();
    if (action === "export") this.#export();
    if (action === "import") this.find("file").click();
  }

  /** Shows a few items that were never answered, of the first chapter that has some. */
  async #goAhead() {
    await this.#load();
    await this.#begin(firstNew(this.#items, new Set(Object.keys(read(ANSWERS))), NEW));
  }

  /** Fetches items from their pages and shows them in a section of their own. @param {string[]} ids */
  async #begin(ids) {
    const fetched = await fetchItems(ids, this.#items, this.dataset.root ?? "");
    const items = fetched.flatMap((each) => each?.item ?? []);
    for (const item of items) item.dataset.anew = "";
    const session = this.find("session");
    const template = /** @type {HTMLTemplateElement} */ (one(session, "template"));
    const section = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    one(section, ".sd-items").append(...items);
    session.querySelector("quiz-section")?.remove();
    session.append(section);
    one(session, "input, select").focus();
    this.addEventListener("quiz:answered", () => this.#draw());
  }

  #export() {
    const text = JSON.stringify({ kind: KIND, format: FORMAT, data: read(ANSWERS) });
    saveFile(siteFile("-answers.json"), "application/json", text);
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const status = this.find("status");
    const file = input.files?.[0];
    if (!file) return;
    await this.#load();
    const answers = file.size <= LARGEST_FILE ? openAnswers(await file.text(), migrate, this.#items) : null;
    input.value = "";
    if (!answers) {
      status.textContent = status.dataset.refused ?? "";
      return;
    }
    update(ANSWERS, (data) => mergeAnswers(data, answers));
    setText(status, { count: answers.length });
    this.#draw();
  }
}

define("review-due", ReviewDue);
