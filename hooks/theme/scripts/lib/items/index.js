// The site's items: on which page each stands, in which wording, and what it counts for. Fetched when a tool asks for it.

/** @typedef {{page: string, group: string, section: string, type: string, version: string}} IndexedItem  group: the role or the section whose mastery it counts for */
/** @typedef {{id: string, page: string, group: string, items: [string, string, string][]}} Listed  of each item its id, type and version */

/** @type {Map<string, Promise<Record<string, IndexedItem>>>} */
const fetched = new Map();

/** Every item by its id; the list is fetched once. @param {string | undefined} address @returns {Promise<Record<string, IndexedItem>>} */
export function fetchItemIndex(address) {
  const { href } = new URL(address ?? "", document.baseURI);
  const found =
    fetched.get(href) ??
    fetch(href)
      .then((answer) => answer.json())
      .then(byId);
  fetched.set(href, found);
  found.catch(() => fetched.delete(href));
  return found;
}

/** @param {Listed[]} sections @returns {Record<string, IndexedItem>} */
const byId = (sections) =>
  Object.fromEntries(
    sections.flatMap(({ id: section, page, group, items }) =>
      items.map(([id, type, version]) => [id, { page, group, section, type, version }]),
    ),
  );
