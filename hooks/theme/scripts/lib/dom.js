// Finds, copies and fills parts of a page. What a template wrote for scripts stands in data-part and data-text.

import { interpolate } from "./text.js";

/** Every element that a selector finds. @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export const all = (root, selector) =>
  [...root.querySelectorAll(selector)].map((node) => /** @type {HTMLElement} */ (node));

/** The first element that a selector finds. @param {ParentNode} root @param {string} selector @returns {HTMLElement} */
export const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** Fills values into the text that a template wrote: data-text="{done} of {total}". @param {HTMLElement} node @param {Record<string, string | number>} values */
export function setText(node, values) {
  node.textContent = interpolate(node.dataset.text, values);
}
