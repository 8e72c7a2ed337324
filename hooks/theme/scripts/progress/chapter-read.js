// <chapter-read>: the reader's own tick at the end of a chapter.

import { one, pageUrl, part, setText } from "../lib/dom.js";
import { define } from "../lib/element.js";
import { formatDate } from "../lib/format.js";
import { READINGS, validReadings } from "../lib/records/readings.js";
import { read } from "../lib/storage.js";
import { onStorageChange, showIfUnsaved } from "../lib/storage-admin.js";
import { markRead } from "./mark-read.js";

class ChapterRead extends HTMLElement {
  connectedCallback() {
    const box = /** @type {HTMLInputElement} */ (one(this, "input"));
    const page = location.pathname.slice(pageUrl(this.dataset.site).pathname.length);
    this.leaving = new AbortController();
    onStorageChange(READINGS, () => this.#draw(box, page), this.leaving.signal);
    box.disabled = false;
    box.onchange = () => {
      showIfUnsaved(this, markRead(page, box.checked));
      this.#draw(box, page);
    };
    this.#draw(box, page);
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  /** @param {HTMLInputElement} box @param {string} page  its address below the site's root */
  #draw(box, page) {
    const when = validReadings(read(READINGS))[page];
    const line = part(this, "when");
    box.checked = when !== undefined;
    if (when === undefined) line.textContent = "";
    else setText(line, { day: formatDate(when * 1000, { dateStyle: "long" }) });
  }
}

define("chapter-read", ChapterRead);
