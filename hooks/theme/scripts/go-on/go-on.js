// <go-on>: what comes next, how much of the course is left, and how many questions are due; on the home page, after a chapter and after a quiz.

import { pageUrl, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { formatNumber } from "../lib/format.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { schedule } from "../lib/items/schedule.js";
import { ANSWERS, currentAnswers } from "../lib/records/answers.js";
import { READINGS, validReadings } from "../lib/records/readings.js";
import { lastStop, STOPS, titleIn } from "../lib/records/stops.js";
import { read } from "../lib/storage.js";
import { onStorageChange } from "../lib/storage-admin.js";
import { interpolate } from "../lib/text.js";
import { standing } from "./course.js";

class GoOn extends Tool {
  connectedCallback() {
    super.connectedCallback();
    this.leaving = new AbortController();
    onStorageChange(READINGS, () => this.#draw(), this.leaving.signal);
    document.addEventListener("chapter:read", () => this.#draw(), { signal: this.leaving.signal });
    this.#draw();
    this.#drawDue();
    const plan = /** @type {HTMLElement | null} */ (this.querySelector("[data-part=own-plan]"));
    const { signal } = this.leaving;
    if (plan) import("./own-plan.js").then(({ showPlan }) => showPlan(plan, signal)).catch(() => {}); // the rest stands without it
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  #draw() {
    const root = pageUrl(this.dataset.site);
    const here = location.pathname.slice(root.pathname.length);
    const chapters = JSON.parse(this.dataset.chapters ?? "[]");
    const stop = lastStop(read(STOPS));
    const { next, isStopped, read: count, minutes } = standing(chapters, validReadings(read(READINGS)), stop, here);
    const link = /** @type {HTMLAnchorElement} */ (this.find("next"));
    link.hidden = next === undefined;
    if (next) {
      const [page, title] = next;
      const isFirst = count === 0 && !isStopped && page === chapters[0][0];
      link.dataset.step = title;
      link.textContent = interpolate(isFirst ? link.dataset.first : link.dataset.text, { title });
      link.href = new URL(page + (isStopped && stop?.part ? `#${stop.part}` : ""), root).href;
    }
    const where = this.find("where");
    const title = isStopped ? titleIn(stop, document.documentElement.lang) : "";
    where.hidden = !title;
    setText(where, { title });
    const left = this.find("left");
    const name = !next ? "done" : minutes > 0 ? "text" : "untimed";
    left.textContent = interpolate(left.dataset[name], {
      read: count,
      total: chapters.length,
      hours: formatNumber(Math.ceil(minutes / 60)),
    });
  }

  /** Counts what is due; who has answered nothing needs neither the list of items nor the library of schedules. */
  async #drawDue() {
    const record = read(ANSWERS);
    if (Object.keys(record).length === 0) return;
    const library = import(new URL("../packages/ts-fsrs.js", import.meta.url).href);
    const loaded = await Promise.all([library, fetchItemIndex(this.dataset.items)]).catch(() => undefined);
    if (!loaded) return;
    const now = Date.now();
    const answers = currentAnswers(record, loaded[1]);
    const due = answers.filter(([, { log }]) => (schedule(loaded[0], log, now)?.due ?? Infinity) <= now).length;
    const link = this.find("due");
    if (answers.length > 0) link.textContent = interpolate(due > 0 ? link.dataset.text : link.dataset.none, { due });
  }
}

define("go-on", GoOn);
