// Which questions come first for who has answered none, or has nothing due. Values in, values out.

/** @typedef {import("../lib/items/index.js").ItemIndex} ItemIndex */

/**
 * The first items without an answer, those of chapters in their order before those of roles and lists.
 * @param {ItemIndex} items  in the order of the site
 * @param {Set<string>} answered  ids
 * @param {number} count
 * @returns {string[]} ids
 */
export function firstNew(items, answered, count) {
  const open = Object.entries(items).filter(([id]) => !answered.has(id));
  const isChapter = (/** @type {{page: string}} */ { page }) => page.startsWith("learn/");
  open.sort(([, a], [, b]) => Number(isChapter(b)) - Number(isChapter(a)));
  return open.slice(0, count).map(([id]) => id);
}
