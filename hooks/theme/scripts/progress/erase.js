// <erase-all>: the reader's way to take everything back.

import { one } from "../lib/dom.js";
import { define } from "../lib/element.js";
import { clearOfflinePages, eraseEverything } from "../lib/storage-admin.js";

class EraseAll extends HTMLElement {
  connectedCallback() {
    const button = one(this, "button");
    const status = one(this, "[role=status]");
    one(this, "p").hidden = false;
    button.onclick = async () => {
      if (!confirm(button.dataset.ask)) return;
      const isEmpty = eraseEverything();
      await clearOfflinePages().catch(() => {});
      status.textContent = (isEmpty ? status.dataset.done : status.dataset.but) ?? "";
      this.dispatchEvent(new Event("erased", { bubbles: true }));
    };
  }
}

define("erase-all", EraseAll);
