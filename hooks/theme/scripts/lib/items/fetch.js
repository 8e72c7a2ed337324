// Items of other pages, brought to this one, so that an item has one rendering in the whole site.

/**
 * @typedef {object} FetchedItem
 * @property {HTMLElement} item       with links that lead where they led
 * @property {HTMLElement | null} key what the printed key says of it
 * @property {string} objective       the words of its objective
 */

/**
 * @param {string[]} ids
 * @param {Record<string, {page: string}>} index
 * @param {string} root  the site's root as seen from this page
 * @returns {Promise<FetchedItem[]>}
 */
export async function fetchItems(ids, index, root) {
  /** @type {Map<string, Promise<Document>>} */
  const pages = new Map();
  const get = (/** @type {URL} */ page) =>
    fetch(page)
      .then((answer) => answer.text())
      .then((html) => new DOMParser().parseFromString(html, "text/html"));
  return Promise.all(
    ids.map(async (id) => {
      const page = new URL(`${root}${index[id].page}`, document.baseURI);
      if (!pages.has(page.href)) pages.set(page.href, get(page));
      const found = /** @type {HTMLElement} */ (
        (await /** @type {Promise<Document>} */ (pages.get(page.href))).getElementById(`item-${id}`)
      );
      const section = /** @type {HTMLElement} */ (found.closest("quiz-section"));
      const place = [.../** @type {HTMLElement} */ (found.parentElement).children].indexOf(found);
      const objective = section.querySelector(`.sd-score__objectives [data-objective="${found.dataset.objective}"]`);
      const item = /** @type {HTMLElement} */ (document.importNode(found, true));
      for (const link of item.querySelectorAll("a[href]"))
        link.setAttribute("href", new URL(link.getAttribute("href") ?? "", page).href);
      for (const picture of item.querySelectorAll("img"))
        picture.src = new URL(picture.getAttribute("src") ?? "", page).href;
      item.dataset.objective = `${section.dataset.section}/${found.dataset.objective}`;
      const key = section.querySelectorAll(".sd-key > ol > li")[place];
      return {
        item,
        key: key ? /** @type {HTMLElement} */ (document.importNode(key, true)) : null,
        objective: objective?.lastChild?.textContent?.trim() ?? "",
      };
    }),
  );
}
