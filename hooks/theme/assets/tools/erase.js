// <erase-all>: the reader's way to take everything back.

import { erase } from "../kept.js";

class EraseAll extends HTMLElement {
  connectedCallback() {
    const line = /** @type {HTMLElement} */ (this.querySelector("p"));
    const button = /** @type {HTMLElement} */ (this.querySelector("button"));
    const status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    line.hidden = false;
    button.onclick = () => {
      if (!confirm(button.dataset.ask)) return;
      erase();
      status.textContent = status.dataset.done ?? "";
      this.dispatchEvent(new Event("erased", { bubbles: true }));
    };
  }
}

if (!customElements.get("erase-all")) customElements.define("erase-all", EraseAll);
