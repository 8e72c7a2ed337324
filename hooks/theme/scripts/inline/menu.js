// Opens and closes the menu of a narrow window. It stands in each page, behind the header with the menu's button.
{
  const box = /** @type {HTMLInputElement} */ (document.querySelector("#__drawer"));
  const button = /** @type {HTMLButtonElement} */ (document.querySelector("button.sd-menu"));
  const around = ".md-header, .md-content, .md-sidebar--secondary, .md-footer, .md-skip, .md-banner";

  /** What lies below the open menu takes no focus. */
  const show = () => {
    button.setAttribute("aria-expanded", String(box.checked));
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(around)))
      each.inert = box.checked;
    if (box.checked) /** @type {HTMLElement} */ (document.querySelector("#menu button")).focus();
  };
  const close = () => {
    if (!box.checked) return;
    box.click();
    button.focus();
  };

  box.addEventListener("change", show);
  document.addEventListener("click", ({ target }) => {
    const pressed = /** @type {Element} */ (target).closest("button.sd-menu");
    if (pressed) pressed === button ? box.click() : close();
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  matchMedia("(min-width: 76.25em)").addEventListener("change", close);
}
