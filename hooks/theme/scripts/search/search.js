// <site-search>: Material's search box with Pagefind behind it. Nothing of the index is fetched before somebody searches.
//
// Keys as in Material: / s f open it, arrows walk through what was found, Enter takes the first, Escape closes;
// ?q= in an address asks at once. The header outlives instant navigation, and so does this element.

import { setText } from "../lib/dom.js";

/** @typedef {{ url: string, title: string, excerpt: string }} Found a page or a section of one; the excerpt is escaped HTML with <mark>s */
/** @typedef {Found & { weighted_locations: { balanced_score: number }[] }} Section */
/** @typedef {Found & { meta: { title: string }, sub_results: Section[] }} FoundPage */
/** @typedef {{ data: () => Promise<FoundPage> }} Result */

const ROOT = new URL("../..", import.meta.url);
const AT_ONCE = 8; // pages
const SECTIONS = 3; // of each page
const PAUSE = 120; // ms without a key before anything is asked

class SiteSearch extends HTMLElement {
  /** @type {Promise<any> | undefined} */
  #index;
  /** @type {Result[]} */
  #left = [];
  #asked = 0;
  #input = /** @type {HTMLInputElement} */ (this.querySelector("input"));
  #list = /** @type {HTMLElement} */ (this.querySelector("ol"));
  #status = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
  #more = /** @type {HTMLElement} */ (this.querySelector(".sd-found__more"));
  #open = /** @type {HTMLInputElement} */ (document.getElementById("__search"));

  connectedCallback() {
    document.addEventListener("keydown", (event) => this.#summon(event));
    this.addEventListener("keydown", (event) => this.#walk(event));
    this.addEventListener(
      "focusout",
      ({ relatedTarget }) => relatedTarget && !this.contains(/** @type {Node} */ (relatedTarget)) && this.#close(),
    );
    this.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("a") && this.#close());
    this.#input.addEventListener("focus", () => this.#show());
    this.#input.addEventListener("input", () => this.#ask());
    this.#input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#links()[0]?.click();
    });
    this.#input.form?.addEventListener("reset", () =>
      setTimeout(() => {
        this.#input.focus();
        this.#ask();
      }),
    );
    this.#open.addEventListener("change", () => (this.#open.checked ? this.#input.focus() : this.#forget()));
    this.#more.addEventListener("click", () => this.#add(true));
    this.#linked();
  }

  /** Asks what the address asks. */
  #linked() {
    const asked = new URLSearchParams(location.search).get("q");
    if (asked === null) return;
    this.#input.value = asked;
    this.#input.focus();
    this.#ask();
  }

  /** The address asks no more once the search is closed. */
  #forget() {
    const here = new URL(location.href);
    if (!here.searchParams.has("q")) return;
    here.searchParams.delete("q");
    history.replaceState(history.state, "", here);
  }

  #show() {
    if (!this.#open.checked) this.#open.click();
    this.#loaded().catch(() => {});
  }

  #close() {
    if (this.#open.checked) this.#open.click();
  }

  /** Opens the search for / s f, unless they are typed somewhere. @param {KeyboardEvent} event */
  #summon(event) {
    const typed = /** @type {HTMLElement} */ (event.target).closest(
      "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]",
    );
    if (
      typed ||
      this.#open.checked ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      !["/", "s", "f"].includes(event.key)
    )
      return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const stops = [this.#input, ...this.#links()];
      stops[(stops.indexOf(/** @type {any} */ (document.activeElement)) + step + stops.length) % stops.length].focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.#close();
      /** @type {HTMLElement} */ (document.activeElement)?.blur();
    } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.#input.focus(); // what is typed on a result goes into the box
    }
  }

  /** @returns {HTMLElement[]} */
  #links() {
    return [...this.querySelectorAll("ol a, .sd-found__more:not([hidden]) button")].map(
      (link) => /** @type {HTMLElement} */ (link),
    );
  }

  /** Pagefind, fetched once; a failure is forgotten, so that the next try may succeed. @returns {Promise<any>} */
  #loaded() {
    this.#index ??= import(new URL("search/pagefind.js", ROOT).href).then(async (pagefind) => {
      await pagefind.options({ baseUrl: ROOT.pathname });
      await pagefind.init();
      return pagefind;
    });
    this.#index.catch(() => (this.#index = undefined));
    return this.#index;
  }

  async #ask() {
    const asked = ++this.#asked;
    const words = this.#input.value.trim();
    await new Promise((resolve) => setTimeout(resolve, words ? PAUSE : 0));
    if (asked !== this.#asked) return;
    try {
      const found = words ? (await (await this.#loaded()).search(words)).results : [];
      if (asked !== this.#asked) return;
      this.#left = [...found];
      await this.#add(false);
      this.#tell(words ? (["none", "one"][found.length] ?? "other") : "nothing", found.length);
    } catch {
      if (asked === this.#asked) this.#tell("lost", 0);
    }
  }

  /** @param {string} name @param {number} count */
  #tell(name, count) {
    this.#status.dataset.text = this.#status.dataset[name];
    setText(this.#status, { count: count.toLocaleString(document.documentElement.lang) });
  }

  /** Shows the next pages, in place of the last ones or below them. @param {boolean} below */
  async #add(below) {
    const asked = this.#asked;
    const pages = await Promise.all(this.#left.splice(0, AT_ONCE).map((result) => result.data()));
    if (asked !== this.#asked) return;
    const items = pages.map((page) => this.#item(page));
    if (below) this.#list.append(...items);
    else this.#list.replaceChildren(...items);
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#more.hidden = this.#left.length === 0;
    if (below) items[0].querySelector("a")?.focus();
  }

  /** @param {FoundPage} page @returns {Element} */
  #item(page) {
    const weight = (/** @type {Section} */ section) =>
      section.weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0);
    const sections = page.sub_results.filter(({ url }) => url.includes("#")).sort((a, b) => weight(b) - weight(a));
    const own = page.sub_results.find(({ url }) => !url.includes("#"));
    const item = this.#link("page", {
      ...page,
      title: page.meta.title,
      excerpt: own || sections.length === 0 ? (own ?? page).excerpt : "",
    });
    item.append(...sections.slice(0, SECTIONS).map((section) => this.#link("section", section)));
    return item;
  }

  /** @param {string} part @param {Found} found @returns {Element} */
  #link(part, { url, title, excerpt }) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector(`[data-part=${part}]`));
    const made = /** @type {Element} */ (document.importNode(template.content, true).firstElementChild);
    /** @type {HTMLAnchorElement} */ (made.matches("a") ? made : made.querySelector("a")).href = url;
    /** @type {Element} */ (made.querySelector("b")).textContent = title;
    /** @type {Element} */ (made.querySelector(".sd-found__text")).innerHTML = excerpt;
    return made;
  }
}

if (!customElements.get("site-search")) customElements.define("site-search", SiteSearch);
