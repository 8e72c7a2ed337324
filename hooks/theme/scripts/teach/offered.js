// Reads from a question on a page what it offers, so that answers can be told in its words.

import { all, one } from "../lib/dom.js";
import { fetchItems } from "../lib/items/fetch.js";
import { fetchItemIndex } from "../lib/items/index.js";

/** @typedef {import("./words.js").Offered} Offered */

/** @param {Element | null | undefined} node */
const textOf = (node) => node?.textContent?.replace(/\s+/g, " ").trim() ?? "";

/** @param {import("../lib/items/fetch.js").FetchedItem} fetched @returns {Offered} */
function offeredBy({ item, key }) {
  const { type = "", version = "" } = item.dataset;
  const stem = /** @type {HTMLElement} */ (one(item, "legend, .sd-stem label").cloneNode(true));
  const answer = /** @type {HTMLElement | undefined} */ (key?.cloneNode(true));
  for (const node of [stem, answer]) for (const aside of node?.querySelectorAll(".sd-muted") ?? []) aside.remove();
  const selects = /** @type {HTMLSelectElement[]} */ (all(item, ".sd-pairs select"));
  return {
    type,
    version,
    stem: textOf(stem),
    key: textOf(answer),
    unit: type === "numeric" ? textOf(item.querySelector(".sd-field span")) : "",
    choices: Object.fromEntries(all(item, ".sd-choice").map((each) => [each.dataset.choice, textOf(each)])),
    keys:
      type === "match"
        ? selects.map((each) => each.dataset.key ?? "")
        : all(item, ".sd-choice[data-key]").map((each) => each.dataset.choice ?? ""),
    prompts: all(item, ".sd-pairs label > span").map(textOf),
    answers: all(item, ".sd-offered li").map(textOf),
    arrow: document.body.dir === "rtl" ? "←" : "→",
    steps: Object.fromEntries(all(item, ".sd-step").map((each) => [each.dataset.place, textOf(one(each, "span"))])),
  };
}

/** What questions offer, by their ids, each fetched once from its own page; those that cannot be had are left out. */
export class OfferedItems {
  /** @type {Map<string, Offered>} */
  #known = new Map();

  /** @param {DOMStringMap} tool  where the list of questions and the site's root are */
  constructor({ items, root = "" }) {
    this.list = items;
    this.root = root;
  }

  /** @param {Iterable<string>} ids */
  async load(ids) {
    const wanted = [...new Set(ids)].filter((id) => !this.#known.has(id));
    const index =
      wanted.length > 0
        ? await fetchItemIndex(this.list).catch(() => /** @type {import("../lib/items/index.js").ItemIndex} */ ({}))
        : {};
    const listed = wanted.filter((id) => Object.hasOwn(index, id));
    const fetched = await fetchItems(listed, index, this.root).catch(() => []);
    for (const [place, each] of fetched.entries()) if (each) this.#known.set(listed[place], offeredBy(each));
    return this.#known;
  }
}
