// <assign-quiz>: a teacher chooses, and out comes a link that carries everything.

import { pressedButton, setText } from "../lib/dom.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { readNumber } from "../lib/numbers.js";
import { bankOf, isAssignment, pool } from "./assignment.js";
import { encode } from "./code.js";
import { drawn } from "./qr.js";

class AssignQuiz extends HTMLElement {
  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    const form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    const seed = /** @type {HTMLInputElement} */ (form.elements.namedItem("seed"));
    if (seed.value === "") seed.value = String(crypto.getRandomValues(new Uint16Array(1))[0]);
    form.addEventListener("input", () => this.#show(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("click", (event) => this.#act(pressedButton(event)?.dataset ?? {}, form));
    this.#show(form);
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  /** What the form says. @param {HTMLFormElement} form */
  #assignment(form) {
    const data = new FormData(form);
    const text = (/** @type {string} */ name) => String(data.get(name) ?? "").trim();
    const number = (/** @type {string} */ name) => {
      const found = readNumber(text(name));
      return "value" in found ? found.value : NaN;
    };
    return {
      title: text("title"),
      message: text("message"),
      sections: data.getAll("section").map(String),
      types: data.getAll("type").map(String),
      count: number("count"),
      seed: number("seed"),
      own: text("draw") === "own",
      attempts: Number(text("attempts")),
      feedback: text("feedback"),
      closes: text("closes"),
      bank: "",
    };
  }

  /** @param {HTMLFormElement} form */
  async #show(form) {
    const index = new FormData(form).has("section") ? await fetchItemIndex(this.dataset.items) : {};
    const draft = /** @type {any} */ (this.#assignment(form)); // as the form is by now
    const size = pool(draft, index).length;
    setText(this.#part("pool"), { size });
    draft.count = Math.min(draft.count, size);
    draft.bank = bankOf(draft, index);
    const whole = isAssignment(draft);
    this.#part("made").hidden = !whole;
    this.#part("missing").hidden = whole;
    if (!whole) return;
    const address = new URL(this.dataset.work ?? "", document.baseURI);
    address.hash = encode("A", draft);
    /** @type {HTMLInputElement} */ (this.#part("link")).value = address.href;
    /** @type {HTMLAnchorElement} */ (this.#part("open")).href = address.href;
    const sheet = new URL(address);
    sheet.search = "?sheet";
    /** @type {HTMLAnchorElement} */ (this.#part("sheet")).href = sheet.href;
    this.#part("copied").textContent = "";
    const picture = await drawn(this.dataset.qr ?? "", address.href).catch(() => "");
    this.#part("qr").innerHTML = picture;
    this.#part("too-long").hidden = picture !== "";
  }

  /** @param {DOMStringMap} button  what it says of itself @param {HTMLFormElement} form */
  #act({ action, of }, form) {
    if (action === "copy") {
      const link = /** @type {HTMLInputElement} */ (this.#part("link"));
      link.select();
      navigator.clipboard?.writeText(link.value).then(() => setText(this.#part("copied"), {}));
    }
    if (action === "all" || action === "none") {
      for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll(`[data-group=${of}] input`)))
        box.checked = action === "all";
      this.#show(form);
    }
  }
}

if (!customElements.get("assign-quiz")) customElements.define("assign-quiz", AssignQuiz);
