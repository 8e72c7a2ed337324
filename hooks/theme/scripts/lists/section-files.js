// <section-files>: lets the links of very many sections lead to the chosen format.

class SectionFiles extends HTMLElement {
  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    const format = /** @type {HTMLSelectElement} */ (this.querySelector("[data-part=format]"));
    format.addEventListener("change", () => {
      for (const link of this.querySelectorAll("a")) link.href = link.href.replace(/\.[^/]*$/, `.${format.value}`);
    });
  }
}

if (!customElements.get("section-files")) customElements.define("section-files", SectionFiles);
