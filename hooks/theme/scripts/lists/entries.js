// The entries of a long list: those in the page, and those of a table that are fetched when somebody asks for them.

import { pageUrl } from "../lib/dom.js";

/**
 * @typedef {object} Entry
 * @property {string} words  its text in lower case, to be searched
 * @property {string[]} tags   what the choices above the list ask for: its side, its group
 * @property {(column: number) => string} key  what it is sorted by
 * @property {() => HTMLElement} element
 */

/** What a cell is sorted by. @param {Element} cell */
const sortKey = (cell) => /** @type {HTMLElement} */ (cell).dataset.sort ?? cell.textContent?.trim() ?? "";

/** @param {string} [words]  apart by spaces */
const tagsOf = (words) => (words ?? "").split(" ");

/** An entry that is in the page. @param {Element} node @returns {Entry} */
export function pageEntry(node) {
  const element = /** @type {HTMLElement} */ (node);
  return {
    words: element.textContent?.toLowerCase() ?? "",
    tags: tagsOf(element.dataset.tags ?? element.dataset.side),
    key: (column) => sortKey(element.children[column]),
    element: () => element,
  };
}

/**
 * Every row of a table. Rows share cells, so each cell comes and is read once.
 * @param {string} address
 * @returns {Promise<Entry[]>}
 */
export async function fetchEntries(address) {
  const file = pageUrl(address);
  const answer = await fetch(file);
  const /** @type {{cells: string[], rows: [tags: string, ...cells: number[]][]}} */ { cells, rows } =
      await answer.json();
  const row = document.createElement("tr");
  row.innerHTML = cells.join("");
  const nodes = [...row.children];
  const words = nodes.map((node) => node.textContent?.toLowerCase() ?? "");
  const keys = nodes.map(sortKey);
  return rows.map(([tags, ...places]) => ({
    words: places.map((place) => words[place]).join(" "),
    tags: tagsOf(tags),
    key: (column) => keys[places[column]],
    element: () =>
      tableRow(
        places.map((place) => nodes[place]),
        file,
      ),
  }));
}

/** @param {Element[]} cells @param {URL} base  what their links are relative to */
function tableRow(cells, base) {
  const row = document.createElement("tr");
  row.append(...cells.map((cell) => cell.cloneNode(true)));
  for (const link of row.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", base).href;
  return row;
}
