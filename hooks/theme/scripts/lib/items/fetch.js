// Items of other pages, brought to this one, so that an item has one rendering in the whole site.

import { all, pageUrl } from "../dom.js";

/**
 * @typedef {object} FetchedItem
 * @property {HTMLElement} item       with links that lead where they led
 * @property {HTMLElement | null} key what the printed key says of it
 * @property {string} objective       the words of its objective
 */

/**
 * Fetches items from their pages, each page once; null for one that its page does not show.
 * @param {string[]} ids
 * @param {Record<string, {page: string}>} index  where each item is
 * @param {string} root  the site's root as seen from this page
 * @returns {Promise<(FetchedItem | null)[]>}
 */
export async function fetchItems(ids, index, root) {
  /** @type {Map<string, Promise<Document>>} */
  const pages = new Map();
  return Promise.all(
    ids.map(async (id) => {
      const url = pageUrl(`${root}${index[id].page}`);
      const page = pages.get(url.href) ?? fetchPage(url);
      pages.set(url.href, page);
      return importItem(await page, url, id);
    }),
  );
}

/** @param {URL} url */
async function fetchPage(url) {
  const answer = await fetch(url);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {Document} page @param {URL} url @param {string} id @returns {FetchedItem | null} */
function importItem(page, url, id) {
  const source = page.getElementById(`item-${id}`);
  if (!source) return null;
  const section = /** @type {HTMLElement} */ (source.closest("quiz-section"));
  const place = [.../** @type {HTMLElement} */ (source.parentElement).children].indexOf(source);
  const objective = section.querySelector(`.sd-score__objectives [data-objective="${source.dataset.objective}"]`);
  const item = document.importNode(source, true);
  const resolve = (/** @type {string | null} */ address) => new URL(address ?? "", url).href;
  for (const link of all(item, "a[href]")) link.setAttribute("href", resolve(link.getAttribute("href")));
  for (const picture of item.querySelectorAll("img")) picture.src = resolve(picture.getAttribute("src"));
  item.dataset.objective = `${section.dataset.section}/${source.dataset.objective}`;
  const key = all(section, ".sd-key > ol > li")[place];
  return {
    item,
    key: key ? document.importNode(key, true) : null,
    objective: objective?.lastChild?.textContent?.trim() ?? "",
  };
}
