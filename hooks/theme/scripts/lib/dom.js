// Finds, copies and fills parts of a page. What a template wrote for scripts stands in data-part and data-text.

import { interpolate, sentences } from "./text.js";

sentences.language = globalThis.document?.documentElement.lang || sentences.language;

/** Every element that a selector finds. @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export const all = (root, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];

/** The first element that a selector finds. @param {ParentNode} root @param {string} selector @returns {HTMLElement} */
export const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** The part of that name. @param {ParentNode} root @param {string} name */
export const part = (root, name) => one(root, `[data-part=${name}]`);

/** A copy of the element in the template of that name. @param {ParentNode} root @param {string} name */
export const clone = (root, name) => cloneContent(one(root, `template[data-part=${name}]`));

/** A copy of a template's element. @param {HTMLElement} template @returns {HTMLElement} */
export const cloneContent = (template) =>
  /** @type {HTMLElement} */ (one(/** @type {HTMLTemplateElement} */ (template).content, "*").cloneNode(true));

/**
 * Fills values into the text that a template wrote: data-text="{done} of {total} {total, plural, one {step} other {steps}}".
 * @param {HTMLElement} node
 * @param {Record<string, string | number>} values
 */
export function setText(node, values) {
  node.textContent = interpolate(node.dataset.text, values);
}

/** The button that was pressed, whatever stands in it: a translator wraps its words in elements of its own. @param {Event} event */
export const pressedButton = ({ target }) =>
  /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("button"));

/** Whether a key belongs to an input method that is still at work, as Enter does that takes one of its candidates; 229 is how Safari says so. @param {KeyboardEvent} event */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

/** An address below the site in full, as seen from the page. @param {string | undefined} path */
export const pageUrl = (path) => new URL(path ?? "", document.baseURI);
