// <job-finder>: a box for a job title, the roles and occupations that it may mean, and below it what the chosen one comes to. The list and the library come with the first key.

import { all, clone, isComposing, one, pageUrl, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { formatHundredths } from "../lib/format.js";
import { read, update } from "../lib/storage.js";
import { interpolate } from "../lib/text.js";
import { fillAnswer } from "./answer.js";

/** @typedef {import("./match.js").Target} Target */
/** @typedef {{hits: Target[], clear: Target | undefined}} Found  clear: the one that is meant beyond doubt */

class JobFinder extends Tool {
  /** @type {Promise<(typed: string) => Found> | undefined} */
  #finding;
  /** @type {Found} what the list shows */
  #shown = { hits: [], clear: undefined };
  /** @type {Target | undefined} whose answer is wanted */
  #chosen;

  start() {
    const input = this.field("title");
    input.addEventListener("input", () => {
      this.#forget();
      this.#search();
    });
    this.find("hits").addEventListener("click", (event) => this.#choose(event));
    input.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.#close();
    });
    input.addEventListener("focus", () => {
      if (input.value.trim() !== "" && !this.find("answer").hasChildNodes()) this.#search();
    });
    const { job } = read("settings");
    if (job?.title && job.language === document.documentElement.lang) this.#offer(job);
  }

  /** Offers what the reader chose at an earlier visit, in the room of the status: by itself it would push the page down. @param {Target} job */
  #offer(job) {
    const place = this.find("again");
    const button = one(place, "button");
    setText(button, { title: job.title });
    button.onclick = () => this.#again(job).catch(() => this.#announce("lost"));
    place.hidden = false;
  }

  /** Shows anew what the reader chose at an earlier visit, unless something else is wanted by then. @param {Pick<Target, "kind" | "id">} job */
  async #again({ kind, id }) {
    const input = this.field("title");
    const { roles, occupations } = await this.#records();
    const record = (kind === "role" ? roles : occupations).find(([each]) => each === id);
    if (!record) {
      this.#forget();
      return this.#announce("none");
    }
    const hit = { kind, id, title: record[1], numbers: record[2] };
    const filled = await fillAnswer(this, hit, this.#page(hit));
    if (this.#chosen || input.value !== "") return;
    this.#chosen = hit;
    input.value = hit.title;
    this.find("answer").replaceChildren(filled);
    filled.focus();
    this.#announce("shown", { title: hit.title });
  }

  /** Takes back the answer, here and for later visits. */
  #forget() {
    this.#chosen = undefined;
    this.find("answer").replaceChildren();
    if ("job" in read("settings")) update("settings", (data) => delete data.job);
  }

  /** All that can be found. @returns {Promise<{roles: import("./match.js").Records, occupations: import("./match.js").Records}>} */
  #records = async () => (await fetch(pageUrl(this.dataset.file))).json();

  /** The address of a hit's page. @param {Pick<Target, "kind" | "id">} hit */
  #page({ kind, id }) {
    return new URL(`${id}/`, pageUrl(clone(this, kind).getAttribute("href") ?? "")).href;
  }

  /** What finds hits, loaded once; a failure is forgotten, so that the next key tries again. */
  #load() {
    const library = () => import(new URL("../packages/minisearch.js", import.meta.url).href);
    this.#finding ??= Promise.all([library(), this.#records(), import("./match.js")]).then(
      ([{ default: MiniSearch }, data, { buildIndex, clearHit, findHits }]) => {
        const index = buildIndex(MiniSearch, data);
        return (typed) => {
          const hits = findHits(index, typed);
          return { hits, clear: clearHit(index, typed, hits) };
        };
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
      this.#announce("lost");
    }
  }

  /** @param {Found} found @param {string} typed */
  #show(found, typed) {
    this.#shown = found;
    const { hits } = found;
    const list = this.find("hits");
    list.replaceChildren(...hits.map((hit, place) => this.#option(hit, place)));
    list.hidden = hits.length === 0;
    this.find("note").hidden = hits.length === 0;
    this.find("none").hidden = hits.length > 0;
    /** @type {HTMLAnchorElement} */ (this.find("audit")).search = `?title=${encodeURIComponent(typed.slice(0, 200))}`;
    this.field("title").ariaExpanded = String(hits.length > 0);
    this.#activate(-1);
    this.#announce(hits.length > 0 ? "found" : "none", { count: hits.length });
  }

  /** @param {Target} hit @param {number} place */
  #option(hit, place) {
    const {
      kind,
      title,
      numbers: [a, b, total],
    } = hit;
    // the link leads on by itself where it is opened in another tab, and where no answer comes
    const option = /** @type {HTMLAnchorElement} */ (clone(this, kind));
    option.id = `job-hit-${place}`;
    option.href = this.#page(hit);
    one(option, "b").textContent = title;
    const words = one(option, "span");
    const name = kind === "role" && a === b ? "even" : "text";
    words.textContent = interpolate(words.dataset[name], {
      a: kind === "role" ? a : formatHundredths(a),
      b: kind === "role" ? b : formatHundredths(b),
      total,
    });
    return option;
  }

  /** Shows what the chosen hit comes to, unless the reader wants something else by then. @param {MouseEvent} event */
  async #choose(event) {
    const option = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a"));
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const hit = this.#shown.hits[this.#options.indexOf(option)];
    this.#chosen = hit;
    const filled = await fillAnswer(this, hit, option.href).catch(() => undefined);
    if (this.#chosen !== hit) return;
    if (!filled) return location.assign(option.href);
    const focused = document.activeElement;
    const isHere = focused === document.body || this.contains(focused);
    this.#close();
    this.find("answer").replaceChildren(filled);
    update(
      "settings",
      (data) => (data.job = { kind: hit.kind, id: hit.id, title: hit.title, language: document.documentElement.lang }),
    );
    if (isHere) filled.focus();
    this.#announce("shown", { title: hit.title });
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

  /** @param {string} name  of the text @param {Record<string, string | number>} [values] */
  #announce(name, values = {}) {
    const status = this.find("status");
    this.find("again").hidden = true;
    status.textContent = interpolate(status.dataset[name], values);
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

  /** Takes the marked hit, or the one that is meant beyond doubt; else marks the first and asks. @param {HTMLElement | undefined} marked */
  async #enter(marked) {
    if (marked) return marked.click();
    await this.#search();
    const { hits, clear } = this.#shown;
    if (clear) return this.#options[hits.indexOf(clear)]?.click();
    this.#activate(0);
    if (this.#options.length > 0) this.#announce("which", { count: hits.length });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const options = this.#options;
    const now = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "Escape") {
      if (options.length === 0) {
        this.field("title").value = "";
        this.#forget();
      }
      this.#close();
    } else if (event.key === "Enter") this.#enter(options[now]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (options.length === 0) return void this.#search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#activate((now + step + options.length + (now < 0 && step < 0 ? 1 : 0)) % options.length);
    } else return;
    event.preventDefault();
  }
}

define("job-finder", JobFinder);
