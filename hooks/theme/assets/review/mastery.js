// Rows that say how much of a chapter or a role is mastered, in the words of templates/_mastery.html.j2.

import { say } from "../words.js";

/** @param {HTMLElement} root @param {Map<string, {right: number, total: number}>} groups */
export function drawMastery(root, groups) {
  for (const row of root.querySelectorAll("[data-group]")) {
    const { right, total } = groups.get(/** @type {HTMLElement} */ (row).dataset.group ?? "") ?? { right: 0, total: 0 };
    /** @type {HTMLMeterElement} */ (row.querySelector("meter")).value = right;
    say(/** @type {HTMLElement} */ (row.querySelector("[data-text]")), { right, total });
  }
}
