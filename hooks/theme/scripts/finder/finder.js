// <job-finder>: a box for a job title, and the roles and occupations that it may mean. The list and the library come with the first key.

import { all, clone, isComposing, one, pageUrl } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { interpolate } from "../lib/text.js";

/** @typedef {import("./match.js").Target} Target */

class JobFinder extends Tool {
  /** @type {Promise<(typed: string) => Target[]> | undefined} */
  #finding;

  start() {
    const input = this.field("title");
    input.addEventListener("input", () => this.#search());
    input.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#close();
    });
    input.addEventListener("focus", () => input.value.trim() !== "" && this.#search());
  }

  /** What finds hits, loaded once; a failure is forgotten, so that the next key tries again. */
  #load() {
    const library = () => import(new URL("../packages/minisearch.js", import.meta.url).href);
    const records = () => fetch(pageUrl(this.dataset.file)).then((answer) => answer.json());
    this.#finding ??= Promise.all([library(), records(), import("./match.js")]).then(
      ([{ default: MiniSearch }, data, { buildIndex, findHits }]) => {
        const index = buildIndex(MiniSearch, data);
        return (typed) => findHits(index, typed);
      },
    );
    this.#finding.catch(() => {
      this.#finding = undefined;
    });
    return this.#finding;
  }

  async #search() {
    const input = this.field("title");
    const typed = input.value.trim();
    if (typed === "") return this.#close();
    try {
      const find = await this.#load();
      if (typed === input.value.trim()) this.#show(find(typed), typed);
    } catch {
      this.#close();
      this.#announce("lost", 0);
    }
  }

  /** @param {Target[]} hits @param {string} typed */
  #show(hits, typed) {
    const list = this.find("hits");
    list.replaceChildren(...hits.map((hit, place) => this.#option(hit, place)));
    list.hidden = hits.length === 0;
    this.find("note").hidden = hits.length === 0;
    this.find("none").hidden = hits.length > 0;
    /** @type {HTMLAnchorElement} */ (this.find("audit")).search = `?title=${encodeURIComponent(typed.slice(0, 200))}`;
    this.field("title").ariaExpanded = String(hits.length > 0);
    this.#activate(-1);
    this.#announce(["none", "one"][hits.length] ?? "other", hits.length);
  }

  /** @param {Target} hit @param {number} place */
  #option({ kind, id, title, numbers: [a, b, total] }, place) {
    const option = /** @type {HTMLAnchorElement} */ (clone(this, kind));
    option.id = `job-hit-${place}`;
    option.href = new URL(`${id}/`, pageUrl(option.getAttribute("href") ?? "")).href;
    one(option, "b").textContent = title;
    const words = one(option, "span");
    const name = kind === "role" && a === b ? "even" : "text";
    words.textContent = interpolate(words.dataset[name], {
      a: kind === "role" ? a : a.toFixed(2),
      b: kind === "role" ? b : b.toFixed(2),
      total,
    });
    return option;
  }

  #close() {
    const list = this.find("hits");
    list.hidden = true;
    this.find("none").hidden = true;
    this.find("note").hidden = true;
    this.field("title").ariaExpanded = "false";
    this.#activate(-1);
    this.find("status").textContent = "";
  }

  /** @param {string} name  of the text @param {number} count */
  #announce(name, count) {
    const status = this.find("status");
    status.textContent = interpolate(status.dataset[name], { count });
  }

  get #options() {
    return this.find("hits").hidden ? [] : all(this.find("hits"), "[role=option]");
  }

  /** Marks one of the hits for the keyboard; the focus stays in the box. @param {number} place  -1 for none */
  #activate(place) {
    const options = this.#options;
    for (const option of options) option.ariaSelected = "false";
    const active = options[place];
    const input = this.field("title");
    if (active) {
      active.ariaSelected = "true";
      active.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", active.id);
    } else input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const options = this.#options;
    const now = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "Escape") {
      if (options.length === 0) this.field("title").value = "";
      this.#close();
    } else if (event.key === "Enter") (options[now] ?? options[0])?.click();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (options.length === 0) return void this.#search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#activate((now + step + options.length + (now < 0 && step < 0 ? 1 : 0)) % options.length);
    } else return;
    event.preventDefault();
  }
}

define("job-finder", JobFinder);
