// <section-files>: lets the links of very many sections lead to the chosen format.

import { all } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";

class SectionFiles extends Tool {
  start() {
    const format = this.field("format");
    const links = /** @type {HTMLAnchorElement[]} */ (all(this, "a"));
    const packs = links.map((link) => /** @type {const} */ ([link, link.href]));
    format.addEventListener("change", () => {
      const printed = this.querySelector("option[data-printed]:checked") !== null;
      for (const [link, pack] of packs) {
        link.href = pack.replace(/\.[^/]*$/, `.${format.value}`);
        if (printed && link.hasAttribute("data-unprinted")) link.removeAttribute("href");
      }
    });
  }
}

define("section-files", SectionFiles);
