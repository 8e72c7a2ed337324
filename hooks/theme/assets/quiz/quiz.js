// <quiz-section>: turns a readable list of items into a self-check. Without this script each item
// still shows its answer in a disclosure.

import { read, update } from "../store.js";
import { say } from "../words.js";
import { all, clear, itemOf, one, responseOf, restore, show, shuffle } from "./item.js";
import { answered, grade, score } from "./score.js";

const RECORD = "answers";
const LONGEST_LOG = 60;

class QuizSection extends HTMLElement {
  /** @type {DOMStringMap} */
  words = {};
  /** @type {HTMLElement[]} */
  items = [];

  /** Whether these are items of other pages, answered again in a review: then today's try counts. */
  get #session() {
    return this.items.some((node) => "anew" in node.dataset);
  }

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.words = one(this, "template[data-part=words]").dataset;
    this.items = all(this, ".sd-item");
    this.addEventListener("submit", (event) => this.#check(event));
    this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    this.items.forEach((node, index) => this.#open(node, seed + index));
    one(this, ".sd-quiz__bar").hidden = false;
    this.#count();
  }

  /** @param {HTMLElement} node @param {number} seed */
  #open(node, seed) {
    one(node, ".sd-answer").hidden = true;
    for (const part of all(node, ".sd-actions, .sd-sure, .sd-step__moves")) part.hidden = false;
    shuffle(node, seed);
    const known = this.#known(node);
    if (!known || "anew" in node.dataset) return;
    restore(node, known.response);
    this.#finish(node, known.response, known.last);
  }

  /** What the device remembers of an item whose text has not changed since. @param {HTMLElement} node */
  #known(node) {
    const found = read(RECORD)[node.dataset.item ?? ""];
    return found?.version === node.dataset.version ? found : null;
  }

  /** @param {SubmitEvent} event */
  #check(event) {
    event.preventDefault();
    if (!("exam" in this.dataset)) this.#answer(/** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.target).closest(".sd-item")));
  }

  /** Scores one item, keeps it, and explains it. @param {HTMLElement} node */
  #answer(node) {
    if ("done" in node.dataset) return;
    const response = responseOf(node);
    const result = one(node, ".sd-result");
    if (!answered(response)) {
      result.textContent = this.words.choose ?? "";
      return;
    }
    const earned = score(itemOf(node), response);
    const sure = /** @type {HTMLInputElement | null} */ (node.querySelector("[name=sure]:checked"))?.value;
    update(RECORD, (data) => {
      const before = data[node.dataset.item ?? ""];
      const same = before?.version === node.dataset.version;
      data[node.dataset.item ?? ""] = {
        version: node.dataset.version,
        first: same ? before.first : earned,
        sure: same ? before.sure : Number(sure ?? 0),
        tries: (same ? before.tries : 0) + 1,
        last: earned,
        response,
        log: [...(same ? (before.log ?? []) : []), [Date.now(), grade(earned, Number(sure ?? 0))]].slice(-LONGEST_LOG),
      };
    });
    const onButton = document.activeElement === one(node, "[type=submit]");
    this.#finish(node, response, earned);
    if (onButton) result.focus();
    this.#count();
    this.dispatchEvent(new CustomEvent("quiz:answered", { bubbles: true, detail: { item: node.dataset.item, score: earned } }));
  }

  /** @param {HTMLElement} node @param {string | string[]} response @param {number} earned */
  #finish(node, response, earned) {
    node.dataset.done = "";
    show(node, response, earned, this.words);
    one(node, "[type=submit]").setAttribute("aria-disabled", "true");
    one(node, "[data-action=again]").hidden = earned > 0.999;
  }

  /** @param {HTMLElement} target */
  #act(target) {
    const node = /** @type {HTMLElement | null} */ (target.closest(".sd-item"));
    const move = target.dataset.move;
    if (node && move) return this.#move(target, Number(move));
    if (target.dataset.action === "again" && node) this.#again(node);
    if (target.dataset.action === "hint" && node) {
      const hint = all(node, "[data-hint]").find((each) => each.hidden);
      if (hint) hint.hidden = false;
      target.hidden = all(node, "[data-hint]").every((each) => !each.hidden);
    }
    if (target.dataset.action === "exam") this.#exam(target);
    if (target.dataset.action === "missed") this.#missed();
    if (target.dataset.action === "restart") this.#restart();
  }

  /** @param {HTMLElement} button @param {number} by */
  #move(button, by) {
    const step = /** @type {HTMLElement} */ (button.closest(".sd-step"));
    if ("done" in (/** @type {HTMLElement} */ (step.closest(".sd-item"))).dataset) return;
    const other = by < 0 ? step.previousElementSibling : step.nextElementSibling;
    if (other) by < 0 ? other.before(step) : other.after(step);
    /** @type {HTMLElement} */ (step.closest(".sd-item")).dataset.moved = "";
    button.focus();
  }

  /** @param {HTMLElement} node */
  #again(node) {
    delete node.dataset.done;
    clear(node);
    one(node, "[type=submit]").removeAttribute("aria-disabled");
    one(node, "[data-action=again]").hidden = true;
    /** @type {HTMLElement | null} */ (node.querySelector("input, select, button"))?.focus();
  }

  /** Missed items come back, the wrong-but-sure first in line for the reader's eye. */
  #missed() {
    const missed = this.items.filter((node) => (this.#known(node)?.last ?? 1) < 0.999);
    for (const node of missed) this.#again(node);
    missed.sort((a, b) => (this.#known(b)?.sure ?? 0) - (this.#known(a)?.sure ?? 0));
    one(missed[0], "input, select, button").focus();
    one(this, ".sd-score").hidden = true;
  }

  /** @param {HTMLElement} button */
  async #exam(button) {
    const { begin } = await import("./exam.js");
    this.#restart();
    button.hidden = true;
    begin(this, this.items, (node) => this.#answer(node), () => {
      button.hidden = false;
      this.#count(true);
      one(this, ".sd-score").scrollIntoView();
    });
  }

  #restart() {
    update(RECORD, (data) => {
      for (const node of this.items) delete data[node.dataset.item ?? ""];
    });
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    this.items.forEach((node, index) => {
      this.#again(node);
      shuffle(node, seed + index);
    });
    this.#count();
    one(this.items[0], "input, select, button").focus();
  }

  /** @param {boolean} [final] whether to show the result although items are left without an answer */
  #count(final = false) {
    const known = this.items.map((node) => ("done" in node.dataset ? this.#known(node) : null));
    const done = known.filter(Boolean);
    const bar = /** @type {HTMLProgressElement} */ (one(this, "progress"));
    bar.max = this.items.length;
    bar.value = done.length;
    say(one(this, "[data-part=count]"), { done: done.length, total: this.items.length });
    const end = one(this, ".sd-score");
    end.hidden = done.length < this.items.length && !(final && done.length > 0);
    if (end.hidden) return;
    const sum = (/** @type {any[]} */ list) => Math.round(list.reduce((all, each) => all + ((this.#session ? each?.last : each?.first) ?? 0), 0) * 10) / 10;
    say(one(end, "[data-part=score]"), { score: sum(done), total: this.items.length });
    const sure = done.filter((each) => each.sure === 3);
    const calibration = one(end, "[data-part=calibration]");
    calibration.hidden = sure.length === 0;
    say(calibration, { sure: sure.length, right: sure.filter((each) => each.first > 0.999).length });
    for (const line of all(end, "li[data-objective]")) {
      const own = known.filter((_, index) => this.items[index].dataset.objective === line.dataset.objective);
      line.hidden = own.length === 0;
      say(one(line, "[data-part=share]"), { score: sum(own), total: own.length });
    }
    one(end, "[data-action=missed]").hidden = done.every((each) => each.last > 0.999);
  }
}

if (!customElements.get("quiz-section")) customElements.define("quiz-section", QuizSection);
