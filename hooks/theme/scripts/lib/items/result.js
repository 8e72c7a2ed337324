// The result of a sitting: score, calibration, score by objective. Loaded when a sitting ends.

import { all, one, setText } from "../dom.js";

/**
 * @param {HTMLElement} end
 * @param {HTMLElement[]} items
 * @param {any[]} known  what is kept of each item, null where it was not answered
 */
export function showResult(end, items, known) {
  const done = known.filter(Boolean);
  const sum = (/** @type {any[]} */ list) =>
    Math.round(list.reduce((all, each) => all + (each?.first ?? 0), 0) * 10) / 10;
  setText(one(end, "[data-part=score]"), { score: sum(done), total: items.length });
  const sure = done.filter((each) => each.sure === 3);
  const calibration = one(end, "[data-part=calibration]");
  calibration.hidden = sure.length === 0;
  setText(calibration, { sure: sure.length, right: sure.filter((each) => each.first > 0.999).length });
  for (const line of all(end, "li[data-objective]")) {
    const own = known.filter((_, index) => items[index].dataset.objective === line.dataset.objective);
    line.hidden = own.length === 0;
    setText(one(line, "[data-part=share]"), { score: sum(own), total: own.length });
  }
}
