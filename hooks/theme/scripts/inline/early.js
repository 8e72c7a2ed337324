// What a reader does to a tool before its script has come is done to it again when it is there. It stands in each page, before everything that it looks after.
for (const kind of ["click", "input", "change", "submit"])
  addEventListener(
    kind,
    (event) => {
      const target = /** @type {Element} */ (event.target);
      const node = kind === "click" ? target.closest("button[type=button]") : target;
      const tool = node?.closest(":not(:defined)");
      if (!node || !tool) return;
      if (kind === "submit") event.preventDefault();
      const { constructor: Same } = /** @type {{constructor: any}} */ (event);
      customElements.whenDefined(tool.localName).then(() => node.dispatchEvent(new Same(kind, event)));
    },
    true, // before anybody else hears of it
  );
