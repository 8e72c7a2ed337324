// Rows that say how much of a chapter or a role is mastered, in the words of templates/pieces/mastery.html.j2.

import { all, one, setText } from "../dom.js";

/**
 * Fills in the rows.
 * @param {HTMLElement} root
 * @param {Map<string, number>} groups  how many answers are right in each
 * @returns {number} how many rows are complete
 */
export function drawMastery(root, groups) {
  let complete = 0;
  for (const row of all(root, "[data-group]")) {
    const meter = /** @type {HTMLMeterElement} */ (one(row, "meter"));
    meter.value = groups.get(row.dataset.group ?? "") ?? 0;
    setText(one(row, "[data-text]"), { right: meter.value, total: meter.max });
    complete += Number(meter.value === meter.max);
  }
  return complete;
}
