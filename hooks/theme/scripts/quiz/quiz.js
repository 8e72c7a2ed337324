// <quiz-section>: turns a readable list of items into a self-check. Without this script each item
// still shows its answer in a disclosure.
//
// data-draw: how many of the items one sitting shows. data-seed: fixes draw and shuffle, as does
// ?seed= in the address. data-record: where answers are kept. data-attempts: how often an item may be tried.

import { all, isComposing, one, pressedButton, setText } from "../lib/dom.js";
import {
  clearFeedback,
  readItem,
  readResponse,
  restoreResponse,
  showFeedback,
  shuffleChoices,
} from "../lib/items/item.js";
import { grade, isComplete, score, shuffled } from "../lib/items/score.js";
import { read, update } from "../lib/storage.js";
import { interpolate } from "../lib/text.js";

const LONGEST_LOG = 60;
const AT_ONCE = 8;

class QuizSection extends HTMLElement {
  /** @type {DOMStringMap} */
  words = {};
  /** @type {HTMLElement[]} every item of the section */
  pool = [];
  /** @type {HTMLElement[]} those that this sitting shows */
  items = [];
  seed = 0;
  /** Makes a question the one that is shown, where one is shown at a time. @type {((node: HTMLElement) => void) | undefined} */
  show;

  get #record() {
    return this.dataset.record ?? "answers";
  }

  connectedCallback() {
    if ("ready" in this.dataset) return;
    this.words = one(this, "template[data-part=words]").dataset;
    this.pool = all(this, ".sd-item");
    this.reading = this.#fetchReader();
    this.addEventListener("keydown", (event) => this.#type(event));
    this.addEventListener("click", (event) => this.#act(pressedButton(event)));
    this.#sit(this.#fixed() ?? read("sittings")[this.id] ?? fresh()).then(() => this.#arrive());
    if (this.querySelector("[data-part=turn]")) import("./turns.js").then(({ begin }) => begin(this));
    this.dataset.ready = "";
  }

  #fixed() {
    const seed = this.dataset.seed ?? new URLSearchParams(location.search).get("seed");
    return seed === null || !/^\d{1,10}$/.test(seed) ? null : Number(seed);
  }

  /** The item that the address names. */
  get #linked() {
    return this.pool.find((node) => location.hash === `#${node.id}`);
  }

  /** Draws and shuffles by a seed, and puts back what was answered. @param {number} seed */
  async #sit(seed) {
    this.seed = seed;
    const size = Number(this.dataset.draw ?? this.pool.length);
    const linked = this.#linked;
    const order = shuffled(this.pool, seed).sort((a, b) => Number(b === linked) - Number(a === linked));
    const drawn = new Set(order.slice(0, size));
    const keys = all(this, ".sd-key > ol > li");
    this.pool.forEach((node, index) => {
      node.hidden = !drawn.has(node);
      if (keys[index]) keys[index].hidden = node.hidden;
    });
    this.items = this.pool.filter((node) => drawn.has(node));
    this.#count();
    const kept = read(this.#record);
    for (const [index, node] of this.items.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
      if ("open" in node.dataset) continue;
      node.dataset.open = "";
      shuffleChoices(node, seed + index);
      const known = this.#known(node, kept);
      if (!known) continue;
      restoreResponse(node, known.response);
      this.#finish(node, known);
    }
    this.#count();
  }

  /** Leads to the question that the address names: where the page came by instant navigation, the style that moves it comes after the jump. */
  async #arrive() {
    const linked = this.#linked;
    if (!linked) return;
    const style = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[href*='quiz/quiz.css']"));
    if (style?.sheet === null) await new Promise((resolve) => style.addEventListener("load", resolve));
    linked.scrollIntoView();
  }

  /** What the device remembers of an item whose text has not changed since. @param {HTMLElement} node */
  #known(node, kept = read(this.#record)) {
    const stored = "anew" in node.dataset ? null : kept[node.dataset.item ?? ""];
    return stored?.version === node.dataset.version && stored.response !== undefined ? stored : null;
  }

  /** Enter in a field checks its item. There is no form: a browser spends a second of a slow phone on two hundred of them. @param {KeyboardEvent} event */
  #type(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "Enter" || isComposing(event) || !target.matches(".sd-item input")) return;
    event.preventDefault();
    this.#answer(/** @type {HTMLElement} */ (target.closest(".sd-item")));
  }

  /** The number that was answered, or why it is none; null for other questions. @param {HTMLElement} node @param {import("../lib/items/score.js").Response} response */
  #number(node, response) {
    if (node.dataset.type !== "numeric") return null;
    /** @type {{value: number} | {problem: string, readings?: [number, number]}} */
    const unfetched = { problem: "unfetched" };
    return this.readNumber ? this.readNumber(String(response)) : unfetched;
  }

  /** Until what reads numbers has come, or cannot come. @type {Promise<void> | undefined} */
  reading;

  /** Fetches what reads numbers, where a question asks for one. */
  async #fetchReader() {
    const isAsked = this.querySelector("[data-type=numeric]") !== null;
    const numbers = isAsked ? await import("../lib/numbers.js").catch(() => undefined) : undefined;
    this.readNumber = numbers?.readNumber;
    this.reading = undefined;
  }

  /** Scores one item, keeps it, and explains it. @param {HTMLElement} node */
  #answer(node) {
    if ("done" in node.dataset || "exam" in this.dataset) return;
    const response = readResponse(node);
    const result = one(node, ".sd-result");
    if (!isComplete(response)) {
      result.textContent = this.words.choose ?? "";
      return;
    }
    const number = this.#number(node, response);
    if (this.reading && node.dataset.type === "numeric") return void this.reading.then(() => this.#answer(node));
    if (number && "problem" in number) {
      const [first, second] = number.readings ?? [0, 0];
      result.textContent = interpolate(this.words[number.readings ? "either" : number.problem], { first, second });
      return;
    }
    const { item: id = "", version } = node.dataset;
    const last = score(readItem(node), number ? String(number.value) : response);
    const sure = Number(/** @type {HTMLInputElement | null} */ (node.querySelector(".sd-sure :checked"))?.value ?? 0);
    update("sittings", (data) => (data[this.id] = this.seed));
    const isStored = update(this.#record, (data) => {
      const before = data[id]?.version === version ? data[id] : { log: [] };
      const first =
        before.response === undefined || "anew" in node.dataset
          ? { first: last, sure, tries: 1 }
          : { first: before.first, sure: before.sure, tries: before.tries + 1 };
      data[id] = {
        version,
        ...first,
        last,
        response,
        log: [...before.log, [Date.now(), grade(last, sure)]].slice(-LONGEST_LOG),
      };
    });
    const promise = /** @type {HTMLElement | null} */ (this.querySelector("[data-part=promise]"));
    if (promise && !isStored) promise.textContent = promise.dataset.broken ?? "";
    delete node.dataset.anew;
    const onButton = document.activeElement === one(node, "[data-action=check]");
    this.#finish(node, read(this.#record)[id]);
    if (onButton) result.focus();
    this.#count();
    this.dispatchEvent(new CustomEvent("quiz:answered", { bubbles: true }));
  }

  /** @param {HTMLElement} node @param {any} kept */
  #finish(node, kept) {
    node.dataset.done = "";
    showFeedback(node, kept.response, kept.last, this.words);
    one(node, "[data-action=again]").hidden =
      kept.last > 0.999 || kept.tries >= Number(this.dataset.attempts ?? Infinity);
  }

  /** @param {HTMLElement | null} button */
  #act(button) {
    if (!button) return;
    const node = /** @type {HTMLElement} */ (button.closest(".sd-item"));
    const { action, move } = button.dataset;
    if (move) this.#move(button, Number(move));
    if (action === "check") this.#answer(node);
    if (action === "again") this.#again(node, true);
    if (action === "exam") this.#exam(button);
    if (action === "missed") this.#missed();
    if (action === "restart") this.#restart();
  }

  /** @param {HTMLElement} button @param {number} by */
  #move(button, by) {
    const step = /** @type {HTMLElement} */ (button.closest(".sd-step"));
    const node = /** @type {HTMLElement} */ (step.closest(".sd-item"));
    if ("done" in node.dataset) return;
    const other = by < 0 ? step.previousElementSibling : step.nextElementSibling;
    other?.[by < 0 ? "before" : "after"](step);
    node.dataset.moved = "";
    button.focus();
  }

  /** @param {HTMLElement} node @param {boolean} [focus] */
  #again(node, focus) {
    delete node.dataset.done;
    clearFeedback(node);
    if (focus) this.show?.(node);
    if (focus) /** @type {HTMLElement | null} */ (node.querySelector("input, select, button"))?.focus();
  }

  /** Missed items come back, and the reader is led to the one that they were surest of. */
  #missed() {
    const kept = read(this.#record);
    const missed = this.items.filter((node) => (this.#known(node, kept)?.last ?? 1) < 0.999);
    missed.sort((a, b) => kept[b.dataset.item ?? ""].sure - kept[a.dataset.item ?? ""].sure);
    for (const node of missed) this.#again(node, node === missed[0]);
    one(this, ".sd-score").hidden = true;
  }

  /** @param {HTMLElement} button */
  async #exam(button) {
    this.inert = true; // what is answered before it begins would be lost
    const [{ begin }] = await Promise.all([import("./exam.js"), this.reading]).finally(() => (this.inert = false));
    this.#restart();
    button.hidden = true;
    const isOpen = (/** @type {HTMLElement} */ node) => {
      const response = readResponse(node);
      return !isComplete(response) || "problem" in (this.#number(node, response) ?? {});
    };
    begin(
      this,
      this.items,
      isOpen,
      (node) => this.#answer(node),
      () => {
        button.hidden = false;
        this.#count(true);
        one(this, ".sd-score").scrollIntoView();
      },
    );
  }

  /** A new sitting; what was answered stays in the log that reviews are planned by. */
  #restart() {
    update(this.#record, (data) => {
      for (const {
        dataset: { item = "" },
      } of this.items)
        if (data[item]) delete data[item].response;
    });
    for (const node of this.items) {
      this.#again(node);
      delete node.dataset.open;
    }
    this.#sit(this.#fixed() ?? fresh());
    this.show?.(this.items[0]);
    update("sittings", (data) => (data[this.id] = this.seed));
    one(this.items[0], "input, select, button").focus();
  }

  /** @param {boolean} [final] whether to show the result although items are left without an answer */
  #count(final = false) {
    const kept = read(this.#record);
    const known = this.items.map((node) => ("done" in node.dataset ? this.#known(node, kept) : null));
    const done = known.filter(Boolean);
    const total = this.items.length;
    Object.assign(one(this, "progress"), { max: total, value: done.length });
    setText(one(this, "[data-part=count]"), { done: done.length, total });
    const end = one(this, ".sd-score");
    end.hidden = done.length < total && !(final && done.length > 0);
    if (end.hidden) return;
    import("../lib/items/result.js").then(({ showResult }) => showResult(end, this.items, known));
    one(end, "[data-action=missed]").hidden = done.every((each) => each.last > 0.999);
  }
}

const fresh = () => crypto.getRandomValues(new Uint32Array(1))[0];

if (!customElements.get("quiz-section")) customElements.define("quiz-section", QuizSection);
