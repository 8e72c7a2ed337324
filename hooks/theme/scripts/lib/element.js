// What the custom elements of the tools share.

import { part } from "./dom.js";

/** A tool on a page. Instant navigation may take its element out and put it back, so it starts once. */
export class Tool extends HTMLElement {
  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.start();
  }

  /** Sets the tool up, once. */
  start() {}

  /** The part of that name. @param {string} name */
  find(name) {
    return part(this, name);
  }

  /** The part of that name, which is a field. @param {string} name */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.find(name));
  }
}

/** Registers an element, unless another copy of the script has. @param {string} name @param {CustomElementConstructor} element */
export function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}
