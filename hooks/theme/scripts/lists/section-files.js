// <section-files>: lets the links of very many sections lead to the chosen format.

import { all } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";

class SectionFiles extends Tool {
  start() {
    const format = this.field("format");
    format.addEventListener("change", () => {
      for (const link of /** @type {HTMLAnchorElement[]} */ (all(this, "a")))
        link.href = link.href.replace(/\.[^/]*$/, `.${format.value}`);
    });
  }
}

define("section-files", SectionFiles);
