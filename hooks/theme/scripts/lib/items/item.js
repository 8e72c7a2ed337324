// One item in the page: reads what it asks and what was answered, shows what was earned.

import { all, one } from "../dom.js";
import { shuffled } from "./score.js";

/** @typedef {import("./score.js").Item} Item */
/** @typedef {import("./score.js").Response} Response */

/** @param {HTMLElement} node @returns {Item} */
export function readItem(node) {
  const { type = "choice", answer, tolerance, accept } = node.dataset;
  const keys =
    type === "match"
      ? all(node, "select").map((each) => each.dataset.key ?? "")
      : all(node, "[data-key]").map((each) => each.dataset.choice ?? "");
  return { type, keys, answer: Number(answer), tolerance: Number(tolerance), accept: JSON.parse(accept ?? "[]") };
}

/** @param {HTMLElement} node @returns {Response} */
export function readResponse(node) {
  switch (node.dataset.type) {
    case "multiple":
      return inputs(node)
        .filter((input) => input.checked)
        .map((input) => input.value);
    case "match":
      return selects(node).map((select) => select.value);
    case "order":
      return "moved" in node.dataset ? all(node, ".sd-step").map((step) => step.dataset.place ?? "") : [];
    case "numeric":
    case "text":
      return /** @type {HTMLInputElement} */ (one(node, ".sd-field input")).value;
    default:
      return inputs(node).find((input) => input.checked)?.value ?? "";
  }
}

/** Puts a stored response back. @param {HTMLElement} node @param {Response} response */
export function restoreResponse(node, response) {
  const given = Array.isArray(response) ? response : [response];
  if (node.dataset.type === "match") selects(node).forEach((select, index) => (select.value = given[index] ?? ""));
  else if (node.dataset.type === "order") {
    const list = one(node, ".sd-steps");
    if (given.length > 0) node.dataset.moved = "";
    for (const place of given) list.append(one(list, `[data-place="${place}"]`));
  } else if (["numeric", "text"].includes(node.dataset.type ?? ""))
    /** @type {HTMLInputElement} */ (one(node, ".sd-field input")).value = given[0];
  else for (const input of inputs(node)) input.checked = given.includes(input.value);
}

/** Puts the choices in the seed's order; pinned ones stay. @param {HTMLElement} node @param {number} seed */
export function shuffleChoices(node, seed) {
  if (node.dataset.type !== "choice" && node.dataset.type !== "multiple") return;
  const list = one(node, ".sd-choices");
  const rank = { first: -1, last: 1 };
  const order = shuffled(all(list, ".sd-choice"), seed);
  order.sort(
    (a, b) => (rank[/** @type {"first"} */ (a.dataset.pin)] ?? 0) - (rank[/** @type {"first"} */ (b.dataset.pin)] ?? 0),
  );
  list.append(...order);
}

/**
 * Marks the choices, and shows unasked why the answer is right or wrong and what is right.
 * @param {HTMLElement} node
 * @param {Response} response
 * @param {number} earned
 * @param {DOMStringMap} words
 */
export function showFeedback(node, response, earned, words) {
  const given = Array.isArray(response) ? response : [response];
  const right = earned > 0.999;
  for (const choice of all(node, ".sd-choice")) {
    const chosen = given.includes(choice.dataset.choice ?? "");
    const key = "key" in choice.dataset;
    choice.dataset.mark = chosen ? (key ? "right" : "wrong") : key ? "missed" : "";
  }
  selects(node).forEach(
    (select, index) => (select.dataset.mark = given[index] === select.dataset.key ? "right" : "wrong"),
  );
  const verdict = document.createElement("p");
  verdict.className = "sd-result__verdict";
  verdict.textContent =
    (right
      ? words.right
      : earned > 0
        ? words.partly?.replace("{score}", String(Math.round(earned * 100) / 100))
        : words.wrong) ?? "";
  const answer = one(node, ".sd-answer");
  const told = all(answer, "[data-feedback], [data-solution]").filter((each) => isTold(each, node, given, right));
  told.sort(
    (a, b) => Number(given.includes(b.dataset.feedback ?? "")) - Number(given.includes(a.dataset.feedback ?? "")),
  );
  const rest = all(answer, "[data-rationale], [data-passage]");
  const result = one(node, ".sd-result");
  result.dataset.mark = right ? "right" : earned > 0 ? "partly" : "wrong";
  result.replaceChildren(verdict, ...[...told, ...rest].map(copy));
}

/** Whether a piece of the full answer is told after this response. @param {HTMLElement} piece @param {HTMLElement} node @param {string[]} given @param {boolean} right */
function isTold(piece, node, given, right) {
  if ("solution" in piece.dataset) return !right;
  const about = piece.dataset.feedback ?? "";
  if (about === "all") return true;
  if (about.startsWith("pair-")) {
    const select = selects(node)[Number(about.slice(5)) - 1];
    return select.value !== select.dataset.key || right;
  }
  const key = node.querySelector(`[data-choice="${about}"][data-key]`) !== null;
  return given.includes(about) || (key && !right && node.dataset.type !== "true-false");
}

/** A list item becomes a paragraph outside its list. @param {HTMLElement} piece */
function copy(piece) {
  const plain = document.createElement(piece.localName === "li" ? "p" : piece.localName);
  plain.innerHTML = piece.innerHTML;
  plain.className = piece.className;
  return plain;
}

/** Takes marks and result away; the response goes too. @param {HTMLElement} node */
export function clearFeedback(node) {
  for (const marked of all(node, "[data-mark]")) delete marked.dataset.mark;
  one(node, ".sd-result").replaceChildren();
  delete node.dataset.moved;
  for (const field of /** @type {HTMLInputElement[]} */ (all(node, "input, select"))) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
}

/** @param {HTMLElement} node */
const inputs = (node) => /** @type {HTMLInputElement[]} */ (all(node, ".sd-choice input"));
/** @param {HTMLElement} node */
const selects = (node) => /** @type {HTMLSelectElement[]} */ (all(node, ".sd-pairs select"));
