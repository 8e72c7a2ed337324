// A list too long to be shown whole: so many rows at a time, and buttons to go on.

import { all, one, pressedButton, setText } from "./dom.js";

/** @template T */
export class Pagination {
  /** @type {T[]} */
  #rows = [];
  #from = 0;

  /**
   * @param {HTMLElement} bar  with data-size, buttons with data-step, and a line of words
   * @param {(rows: T[]) => void} draw  the rows of a page
   */
  constructor(bar, draw) {
    this.bar = bar;
    this.draw = draw;
    bar.addEventListener("click", (event) => {
      const step = pressedButton(event)?.dataset.step;
      if (step) this.#goTo(this.#from + Number(step) * this.#size);
    });
  }

  /** Shows a list from its start. @param {T[]} rows */
  show(rows) {
    this.#rows = rows;
    this.#goTo(0);
  }

  get #size() {
    return Number(this.bar.dataset.size);
  }

  /** @param {number} from  a place before the start or behind the end changes nothing */
  #goTo(from) {
    const total = this.#rows.length;
    if (from < 0 || (from > 0 && from >= total)) return;
    const to = Math.min(from + this.#size, total);
    this.#from = from;
    this.bar.hidden = total <= this.#size;
    setText(one(this.bar, "[data-text]"), { from: from + 1, to, total });
    for (const button of all(this.bar, "[data-step]"))
      button.ariaDisabled = String(button.dataset.step === "1" ? to === total : from === 0);
    this.draw(this.#rows.slice(from, to));
  }
}
