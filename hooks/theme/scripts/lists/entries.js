// What a long list is made of: entries that stand in the page, and those of a table that are fetched when somebody asks for them.

/** @typedef {{words: string, side: string, key: (column: number) => string, element: () => HTMLElement}} Entry */

/** What a cell is sorted by. @param {Element} cell */
const keyOf = (cell) => /** @type {HTMLElement} */ (cell).dataset.sort ?? cell.textContent?.trim() ?? "";

/** @param {Element} node @returns {Entry} */
export function standing(node) {
  const element = /** @type {HTMLElement} */ (node);
  return {
    words: element.textContent?.toLowerCase() ?? "",
    side: element.dataset.side ?? "",
    key: (column) => keyOf(element.children[column]),
    element: () => element,
  };
}

/** Every row of a table. Rows share cells, so each cell comes and is read once. @param {string} address @returns {Promise<Entry[]>} */
export async function fetched(address) {
  const file = new URL(address, document.baseURI);
  const answer = await fetch(file);
  const /** @type {{cells: string[], rows: [string, ...number[]][]}} */ { cells, rows } = await answer.json();
  const all = document.createElement("tr");
  all.innerHTML = cells.join("");
  const nodes = [...all.children];
  const words = nodes.map((node) => node.textContent?.toLowerCase() ?? "");
  const keys = nodes.map(keyOf);
  return rows.map(([side, ...places]) => ({
    words: places.map((place) => words[place]).join(" "),
    side,
    key: (column) => keys[places[column]],
    element: () =>
      row(
        places.map((place) => nodes[place]),
        file,
      ),
  }));
}

/** @param {Element[]} cells @param {URL} base  what their links are relative to */
function row(cells, base) {
  const made = document.createElement("tr");
  made.append(...cells.map((cell) => cell.cloneNode(true)));
  for (const link of made.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", base).href;
  return made;
}
