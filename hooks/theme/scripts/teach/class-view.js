// Draws a class into the rows of templates/shortcodes/tool/results.html.j2.

import { all, one, setText } from "../lib/dom.js";
import { formatDate } from "../lib/format.js";
import { interpolate } from "../lib/text.js";
import { valuesOf } from "./students.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */
/** @typedef {import("./analysis.js").ItemFigures} ItemFigures */

const MOST_NAMES = 30;
const MOST_ANSWERS = 12;

/** @param {number} share */
export const percent = (share) => `${Math.round(share * 100)} %`;

/** Names in a row: all of them, or the first and how many more. @param {string[]} names @param {string | undefined} more  such as "{names} and {count} more" */
export const few = (names, more) =>
  names.length <= MOST_NAMES
    ? names.join(", ")
    : interpolate(more, { names: names.slice(0, MOST_NAMES).join(", "), count: names.length - MOST_NAMES });

/** A new row of a template. @param {HTMLElement} template @returns {HTMLElement} */
const fresh = (template) =>
  /** @type {HTMLElement} */ (
    /** @type {Element} */ (/** @type {HTMLTemplateElement} */ (template).content.firstElementChild).cloneNode(true)
  );

/** @param {HTMLElement} template @param {Receipt} receipt @param {boolean} isAgain  whether another one came in under this name before */
export function studentRow(template, receipt, isAgain) {
  const row = fresh(template);
  const [student, score, answered, minutes, tries, ended] = valuesOf(receipt);
  const late = receipt.closes !== "" && receipt.ended * 1000 > new Date(`${receipt.closes}T23:59:59`).getTime();
  const cells = [
    student,
    percent(Number(score)),
    `${answered} / ${receipt.items.length}`,
    minutes,
    tries,
    formatDate(Number(ended) * 1000, { dateStyle: "medium", timeStyle: "short" }),
  ];
  all(row, "th, td").forEach((cell, place) => cell.prepend(String(cells[place])));
  one(row, "[data-part=late]").hidden = !late;
  one(row, "[data-part=double]").hidden = !isAgain;
  return row;
}

/** How many students have a score in each tenth. @param {HTMLElement} picture @param {number[]} tenths */
export function drawSpread(picture, tenths) {
  const most = Math.max(...tenths);
  const bars = all(picture, "rect");
  const counts = all(picture, "[data-count]");
  tenths.forEach((count, place) => {
    const height = (count / most) * 80;
    bars[place].setAttribute("height", String(height));
    bars[place].setAttribute("y", String(90 - height));
    counts[place].textContent = count ? String(count) : "";
    counts[place].setAttribute("y", String(86 - height));
  });
  setText(one(picture, "[data-part=spread-words]"), {
    list: tenths.map((count, place) => `${place * 10}–${place === 9 ? 100 : place * 10 + 9} %: ${count}`).join(", "),
  });
}

/** A question with what each answer drew whom. @param {HTMLElement} template @param {HTMLElement} line  the template of an answer @param {ItemFigures} figures @param {HTMLElement | undefined} item  from its own page */
export function questionRow(template, line, figures, item) {
  const row = fresh(template);
  const stem = item?.querySelector("legend, .sd-stem label")?.textContent?.trim() ?? figures.id;
  const cells = [
    stem,
    figures.answered,
    percent(figures.difficulty),
    figures.discrimination === null ? "–" : figures.discrimination.toFixed(2),
  ];
  all(row, "th, td").forEach((cell, place) => cells[place] !== undefined && cell.append(String(cells[place])));
  one(row, "meter").setAttribute("value", String(figures.difficulty));
  const answers = [...figures.drew].sort((a, b) => b[1].length - a[1].length);
  one(row, "[data-part=drew]").replaceChildren(
    ...answers.slice(0, MOST_ANSWERS).map(([given, students]) => answerLine(line, given, students, item)),
  );
  const rest = one(row, "[data-part=rest]");
  rest.hidden = answers.length <= MOST_ANSWERS;
  setText(rest, { count: answers.length - MOST_ANSWERS });
  return row;
}

/** @param {HTMLElement} template @param {string} given @param {string[]} students @param {HTMLElement | undefined} item */
function answerLine(template, given, students, item) {
  const line = fresh(template);
  const choice = item?.querySelector(`.sd-choice[data-choice="${CSS.escape(given)}"]`);
  one(line, "[data-part=given]").textContent =
    given === "" ? (line.dataset.none ?? "") : (choice?.textContent?.trim() ?? given);
  one(line, "[data-part=key]").hidden = !choice?.hasAttribute("data-key");
  one(line, "[data-part=count]").textContent = String(students.length);
  one(line, "[data-part=students]").textContent = few(students, line.dataset.more);
  return line;
}
