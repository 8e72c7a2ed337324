// <site-search>: Material's search box with Pagefind behind it. Nothing of the index is fetched before somebody searches.
//
// Keys as in Material: / s f open it, arrows walk through the results, Enter takes the first, Escape closes;
// ?q= in an address searches at once. The header outlives instant navigation, and so does this element.

import { cloneContent, one, part, setText } from "../lib/dom.js";
import { define } from "../lib/element.js";
import { formatNumber } from "../lib/format.js";

/** @typedef {{url: string, title: string, excerpt: string}} Hit  a page or a section of one; the excerpt is escaped HTML with <mark>s */
/** @typedef {Hit & {weighted_locations: {balanced_score: number}[]}} Section */
/** @typedef {Hit & {meta: {title: string}, sub_results: Section[]}} FoundPage */
/** @typedef {{data: () => Promise<FoundPage>}} Result */

const ROOT = new URL("../..", import.meta.url);
const PAGES_AT_ONCE = 8;
const SECTIONS_OF_A_PAGE = 3;
const PAUSE = 120; // ms without a key before anything is searched
const TEXT_FIELDS = "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]";

class SiteSearch extends HTMLElement {
  /** @type {Promise<any> | undefined} */
  #pagefind;
  /** @type {Result[]} what is not shown yet */
  #rest = [];
  #input = /** @type {HTMLInputElement} */ (one(this, "input"));
  #list = one(this, "ol");
  #status = one(this, "[role=status]");
  #more = one(this, ".sd-found__more");
  #toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));

  connectedCallback() {
    document.addEventListener("keydown", (event) => this.#openByKey(event));
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.contains(/** @type {Node} */ (relatedTarget))) this.#close();
    });
    this.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("a") && this.#close());
    this.#input.addEventListener("focus", () => this.#open());
    this.#input.addEventListener("input", () => this.#search());
    this.#input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#stops()[0]?.click();
    });
    this.#input.form?.addEventListener("reset", () =>
      setTimeout(() => {
        this.#input.focus();
        this.#search();
      }),
    );
    this.#toggle.addEventListener("change", () => (this.#toggle.checked ? this.#input.focus() : this.#clearAddress()));
    this.#more.addEventListener("click", () => this.#showNext(true));
    this.#searchAddress();
  }

  /** Searches for what the address asks. */
  #searchAddress() {
    const words = new URLSearchParams(location.search).get("q");
    if (words === null) return;
    this.#input.value = words;
    this.#input.focus();
    this.#search();
  }

  /** The address asks no more once the search is closed. */
  #clearAddress() {
    const address = new URL(location.href);
    if (!address.searchParams.has("q")) return;
    address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }

  #open() {
    if (!this.#toggle.checked) this.#toggle.click();
    this.#load().catch(() => {});
  }

  #close() {
    if (this.#toggle.checked) this.#toggle.click();
  }

  /** Opens the search for / s f, unless they are typed somewhere. @param {KeyboardEvent} event */
  #openByKey(event) {
    const isTyped = /** @type {HTMLElement} */ (event.target).closest(TEXT_FIELDS) || hasModifier(event);
    if (isTyped || this.#toggle.checked || !["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const stops = [this.#input, ...this.#stops()];
      const place = stops.indexOf(/** @type {any} */ (document.activeElement));
      stops[(place + step + stops.length) % stops.length].focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.#close();
      /** @type {HTMLElement} */ (document.activeElement)?.blur();
    } else if (event.key.length === 1 && event.key !== " " && !hasModifier(event)) {
      this.#input.focus(); // what is typed on a result goes into the box
    }
  }

  /** What the arrows walk through. @returns {HTMLElement[]} */
  #stops() {
    return [...this.querySelectorAll("ol a, .sd-found__more:not([hidden]) button")].map(
      (link) => /** @type {HTMLElement} */ (link),
    );
  }

  /** Pagefind, loaded once; a failure is forgotten, so that the next try may succeed. @returns {Promise<any>} */
  #load() {
    this.#pagefind ??= import(new URL("search/pagefind.js", ROOT).href).then(async (pagefind) => {
      await pagefind.options({ baseUrl: ROOT.pathname });
      await pagefind.init();
      return pagefind;
    });
    this.#pagefind.catch(() => {
      this.#pagefind = undefined;
    });
    return this.#pagefind;
  }

  /** Whether the box still holds what was searched for. @param {string} words */
  #isCurrent(words) {
    return words === this.#input.value.trim();
  }

  async #search() {
    const words = this.#input.value.trim();
    try {
      const found = words === "" ? { results: [] } : await (await this.#load()).debouncedSearch(words, {}, PAUSE);
      if (!found || !this.#isCurrent(words)) return;
      const { length } = found.results;
      this.#rest = [...found.results];
      await this.#showNext(false);
      this.#announce(words === "" ? "nothing" : (["none", "one"][length] ?? "other"), length);
    } catch {
      if (this.#isCurrent(words)) this.#announce("lost", 0);
    }
  }

  /** @param {string} name  of the text @param {number} count  of results */
  #announce(name, count) {
    this.#status.dataset.text = this.#status.dataset[name];
    setText(this.#status, { count: formatNumber(count) });
  }

  /** Shows the next pages, in place of the last ones or below them. @param {boolean} isBelow */
  async #showNext(isBelow) {
    const rest = this.#rest;
    const pages = await Promise.all(rest.splice(0, PAGES_AT_ONCE).map((result) => result.data()));
    if (rest !== this.#rest) return;
    const items = pages.map((page) => this.#pageItem(page));
    if (isBelow) this.#list.append(...items);
    else this.#list.replaceChildren(...items);
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#more.hidden = rest.length === 0;
    if (isBelow) items[0].querySelector("a")?.focus();
  }

  /** @param {FoundPage} page */
  #pageItem(page) {
    const weight = (/** @type {Section} */ section) =>
      section.weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0);
    const sections = page.sub_results.filter(({ url }) => url.includes("#")).sort((a, b) => weight(b) - weight(a));
    const top = page.sub_results.find(({ url }) => !url.includes("#"));
    const excerpt = top || sections.length === 0 ? (top ?? page).excerpt : "";
    const item = this.#hit("page", { ...page, title: page.meta.title, excerpt });
    item.append(...sections.slice(0, SECTIONS_OF_A_PAGE).map((section) => this.#hit("section", section)));
    return item;
  }

  /** @param {string} name  of the template @param {Hit} hit */
  #hit(name, { url, title, excerpt }) {
    const node = cloneContent(part(this, name));
    /** @type {HTMLAnchorElement} */ (node.matches("a") ? node : one(node, "a")).href = url;
    one(node, "b").textContent = title;
    one(node, ".sd-found__text").innerHTML = excerpt;
    return node;
  }
}

/** @param {KeyboardEvent} event */
const hasModifier = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;

define("site-search", SiteSearch);
