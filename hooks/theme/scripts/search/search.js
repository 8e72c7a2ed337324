// <site-search>: Material's search box with Pagefind behind it. Nothing of the index is fetched before somebody searches.
//
// Keys as in Material: / s f open it, arrows walk through the results, Enter takes the first, Escape closes;
// ?q= in an address searches at once. The header outlives instant navigation, and so does this element.

import { cloneContent, one, part, setText } from "../lib/dom.js";
import { define } from "../lib/element.js";
import { formatNumber } from "../lib/format.js";

/** @typedef {import("./hits.js").Hit} Hit */
/** @typedef {{AT_FIRST: number, find: (typed: string) => Promise<Result[]>, hitsOf: typeof import("./hits.js").hitsOf, titleFirst: typeof import("./hits.js").titleFirst}} Engine */
/** @typedef {{data: () => Promise<import("./hits.js").FoundPage>}} Result */

const ROOT = new URL("../..", import.meta.url);
const PAGES_MORE = 8;
const PAUSE = 120; // ms without a key before anything is searched
const TEXT_FIELDS = "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]";

class SiteSearch extends HTMLElement {
  /** @type {Promise<Engine> | undefined} */
  #engine;
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
    this.#more.addEventListener("click", () => this.#showNext(PAGES_MORE, true));
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

  /** Pagefind and what we put round it, loaded once; a failure is forgotten, so that the next try may succeed. @returns {Promise<Engine>} */
  #load() {
    const pagefind = () => import(new URL("search/pagefind.js", ROOT).href);
    this.#engine ??= Promise.all([pagefind(), import("./query.js"), import("./hits.js")]).then(
      async ([{ options, init, search }, { AT_FIRST, find }, { hitsOf, titleFirst }]) => {
        await options({ baseUrl: ROOT.pathname });
        await init();
        return { AT_FIRST, find: (typed) => find(typed, search), hitsOf, titleFirst };
      },
    );
    this.#engine.catch(() => {
      this.#engine = undefined;
    });
    return this.#engine;
  }

  /** Whether the box still holds what was searched for. @param {string} words */
  #isCurrent(words) {
    return words === this.#input.value.trim();
  }

  async #search() {
    const words = this.#input.value.trim();
    try {
      const engine = words === "" ? undefined : await this.#load();
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (!this.#isCurrent(words)) return;
      const results = engine ? await engine.find(words) : [];
      if (!this.#isCurrent(words)) return;
      const { length } = results;
      this.#rest = results;
      await this.#showNext(engine?.AT_FIRST ?? 0);
      this.#announce(words === "" ? "nothing" : length > 0 ? "found" : "none", length);
    } catch {
      if (this.#isCurrent(words)) this.#announce("lost", 0);
    }
  }

  /** @param {string} name  of the text @param {number} count  of results */
  #announce(name, count) {
    this.#status.dataset.text = this.#status.dataset[name];
    setText(this.#status, { count: formatNumber(count) });
  }

  /** Shows so many of the next pages, in place of the last ones or below them. @param {number} count @param {boolean} [isBelow] */
  async #showNext(count, isBelow = false) {
    const rest = this.#rest;
    const pages = await Promise.all(rest.splice(0, count).map((result) => result.data()));
    if (rest !== this.#rest) return;
    const hits = pages.length > 0 ? await this.#hits(pages, isBelow) : [];
    const items = hits.map((each) => this.#pageItem(each));
    if (isBelow) this.#list.append(...items);
    else this.#list.replaceChildren(...items);
    this.#list.hidden = this.#list.childElementCount === 0;
    this.#more.hidden = rest.length === 0;
    if (isBelow) items[0].querySelector("a")?.focus();
  }

  /** What is shown of pages; at the top of the list the one whose title was typed comes first. @param {any[]} pages @param {boolean} isBelow */
  async #hits(pages, isBelow) {
    const { hitsOf, titleFirst } = await this.#load();
    const typed = this.#input.value;
    return (isBelow ? pages : titleFirst(pages, typed)).map((page) => hitsOf(page, typed));
  }

  /** @param {{page: Hit, sections: Hit[]}} hits */
  #pageItem({ page, sections }) {
    const item = this.#hit("page", page);
    item.append(...sections.map((section) => this.#hit("section", section)));
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
