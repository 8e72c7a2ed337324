// <chapter-read>: the reader's own tick at the end of a chapter.

import { all, one, pageUrl, part, setText } from "../lib/dom.js";
import { define } from "../lib/element.js";
import { formatDate } from "../lib/format.js";
import { READINGS, validReadings } from "../lib/records/readings.js";
import { STOPS } from "../lib/records/stops.js";
import { read, update } from "../lib/storage.js";
import { onStorageChange, showIfUnsaved } from "../lib/storage-admin.js";
import { markRead } from "./mark-read.js";

class ChapterRead extends HTMLElement {
  /** @type {HTMLElement | undefined} the heading that was seen last; who has come to none has not begun the chapter */
  #heading;
  #page = "";

  connectedCallback() {
    const box = /** @type {HTMLInputElement} */ (one(this, "input"));
    const page = location.pathname.slice(pageUrl(this.dataset.site).pathname.length);
    this.leaving = new AbortController();
    onStorageChange(READINGS, () => this.#draw(box, page), this.leaving.signal);
    this.#page = page;
    this.#watch(this.leaving.signal);
    box.disabled = false;
    box.onchange = () => {
      showIfUnsaved(this, markRead(page, box.checked));
      this.#draw(box, page);
      this.dispatchEvent(new CustomEvent("chapter:read", { bubbles: true }));
    };
    this.#draw(box, page);
  }

  disconnectedCallback() {
    this.#stop();
    this.leaving?.abort();
  }

  /** Watches which heading comes into the upper half of the window, and notes it when the page is left. @param {AbortSignal} until */
  #watch(until) {
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) this.#heading = /** @type {HTMLElement} */ (target);
      },
      { rootMargin: "0px 0px -50% 0px" },
    );
    for (const heading of all(document, "article h2[id]")) seen.observe(heading);
    until.addEventListener("abort", () => seen.disconnect());
    document.addEventListener("visibilitychange", () => document.hidden && this.#stop(), { signal: until });
  }

  /** Notes where the reader stopped. */
  #stop() {
    if (!this.#heading) return;
    const title = (this.#heading.textContent ?? "").replace(/#$/, "").trim();
    const { lang: language } = document.documentElement;
    const last = { page: this.#page, part: this.#heading.id, title, when: Math.floor(Date.now() / 1000), language };
    update(STOPS, (data) => Object.assign(data, { last }));
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
