// <erase-all>: the reader's way to take everything back.

import { clearOfflinePages, eraseEverything } from "../lib/storage-admin.js";

class EraseAll extends HTMLElement {
  connectedCallback() {
    const line = /** @type {HTMLElement} */ (this.querySelector("p"));
    const button = /** @type {HTMLElement} */ (this.querySelector("button"));
    const status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    line.hidden = false;
    button.onclick = async () => {
      if (!confirm(button.dataset.ask)) return;
      const nothing = eraseEverything();
      await clearOfflinePages().catch(() => {});
      status.textContent = (nothing ? status.dataset.done : status.dataset.but) ?? "";
      this.dispatchEvent(new Event("erased", { bubbles: true }));
    };
  }
}

if (!customElements.get("erase-all")) customElements.define("erase-all", EraseAll);
