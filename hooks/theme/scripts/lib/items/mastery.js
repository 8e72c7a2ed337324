// Rows that say how much of a chapter or a role is mastered, in the words of templates/pieces/mastery.html.j2.

import { setText } from "../dom.js";

/** Fills in the rows; returns how many are complete. @param {HTMLElement} root @param {Map<string, number>} groups  how many answers are right in each */
export function drawMastery(root, groups) {
  let whole = 0;
  for (const row of root.querySelectorAll("[data-group]")) {
    const meter = /** @type {HTMLMeterElement} */ (row.querySelector("meter"));
    meter.value = groups.get(/** @type {HTMLElement} */ (row).dataset.group ?? "") ?? 0;
    setText(/** @type {HTMLElement} */ (row.querySelector("[data-text]")), { right: meter.value, total: meter.max });
    whole += Number(meter.value === meter.max);
  }
  return whole;
}
