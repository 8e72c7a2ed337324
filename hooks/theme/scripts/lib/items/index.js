// The site's items: on which page each stands, in which wording, and what it counts for. Fetched when a tool asks for it.

import { pageUrl } from "../dom.js";

/** @typedef {{page: string, group: string, section: string, type: string, version: string}} IndexedItem  group: the role or the section whose mastery it counts for */
/** @typedef {Record<string, IndexedItem>} ItemIndex  by the item's id */
/** @typedef {{id: string, page: string, group: string, items: [id: string, type: string, version: string][]}} IndexedSection */

/** @type {Map<string, Promise<ItemIndex>>} */
const fetched = new Map();

/**
 * Every item of the site; the list is fetched once, and again after a failure.
 * @param {string | undefined} address  as a template wrote it
 * @returns {Promise<ItemIndex>}
 */
export function fetchItemIndex(address) {
  const { href } = pageUrl(address);
  let index = fetched.get(href);
  if (!index) {
    index = fetch(href).then(async (answer) => byId(await answer.json()));
    index.catch(() => fetched.delete(href));
    fetched.set(href, index);
  }
  return index;
}

/** @param {IndexedSection[]} sections @returns {ItemIndex} */
const byId = (sections) =>
  Object.fromEntries(
    sections.flatMap(({ id: section, page, group, items }) =>
      items.map(([id, type, version]) => [id, { page, group, section, type, version }]),
    ),
  );
