// <chapter-read>: the reader's own tick at the end of a chapter.

import { dated } from "../dates.js";
import { read, update } from "../store.js";
import { say } from "../words.js";
import { READ } from "../you/reading-log.js";

class ChapterRead extends HTMLElement {
  connectedCallback() {
    const box = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    const page = location.pathname.slice(new URL(this.dataset.site ?? "", document.baseURI).pathname.length);
    box.disabled = false;
    box.checked = Object.hasOwn(read(READ), page);
    this.#tell(read(READ)[page]);
    box.onchange = () => {
      const now = Math.floor(Date.now() / 1000);
      update(READ, (data) => (box.checked ? (data[page] = now) : delete data[page]));
      this.#tell(box.checked ? now : undefined);
    };
  }

  /** @param {number | undefined} when  seconds since 1970 */
  #tell(when) {
    const line = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    if (when === undefined) line.textContent = "";
    else say(line, { day: dated(when * 1000, { dateStyle: "long" }) });
  }
}

if (!customElements.get("chapter-read")) customElements.define("chapter-read", ChapterRead);
