// <chapter-read>: the reader's own tick at the end of a chapter.

import { setText } from "../lib/dom.js";
import { formatDate } from "../lib/format.js";
import { READINGS, validReadings } from "../lib/records/readings.js";
import { read } from "../lib/storage.js";
import { onStorageChange, showIfUnsaved } from "../lib/storage-admin.js";
import { markRead } from "./mark-read.js";

class ChapterRead extends HTMLElement {
  connectedCallback() {
    const box = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    const page = location.pathname.slice(new URL(this.dataset.site ?? "", document.baseURI).pathname.length);
    this.leaving = new AbortController();
    onStorageChange(READINGS, () => this.#show(box, page), this.leaving.signal);
    box.disabled = false;
    box.onchange = () => {
      showIfUnsaved(this, markRead(page, box.checked));
      this.#show(box, page);
    };
    this.#show(box, page);
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  /** @param {HTMLInputElement} box @param {string} page */
  #show(box, page) {
    const when = validReadings(read(READINGS))[page];
    const line = /** @type {HTMLElement} */ (this.querySelector("[data-part=when]"));
    box.checked = when !== undefined;
    if (when === undefined) line.textContent = "";
    else setText(line, { day: formatDate(when * 1000, { dateStyle: "long" }) });
  }
}

if (!customElements.get("chapter-read")) customElements.define("chapter-read", ChapterRead);
