// Colours a page before it is drawn, as the reader chose or else as the system asks. It stands in each page, behind the header with its buttons.
{
  const options = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("button[data-md-color-media]")]);
  const { __md_get: kept, __md_set: keep } = /** @type {any} */ (window);
  const system = matchMedia("(prefers-color-scheme: dark)");
  const tint = Object.assign(document.createElement("meta"), { name: "theme-color" });
  document.head.append(tint);

  /** Whether the system asks for this. @param {HTMLElement} option */
  const suits = (option) => matchMedia(option.dataset.mdColorMedia ?? "").matches;
  let /** @type {HTMLButtonElement | undefined} */ chosen;
  try {
    chosen = options[kept("__palette")?.index];
  } catch {} // storage is refused, or was damaged

  const colour = () => {
    const option = chosen ?? options.find(suits) ?? options[0];
    if (!option) return; // a site with one set of colours
    const look =
      option.dataset.mdColorMedia === "(prefers-color-scheme)"
        ? (options.find((each) => each !== option && suits(each)) ?? option)
        : option;
    for (const part of ["scheme", "primary", "accent"])
      document.body.setAttribute(`data-md-color-${part}`, look.getAttribute(`data-md-color-${part}`) ?? "");
    for (const each of options) each.hidden = each !== option || !each.firstElementChild;
    setTimeout(() => (tint.content = getComputedStyle(document.body).getPropertyValue("--md-primary-fg-color")));
  };

  for (const [index, option] of options.entries()) {
    option.addEventListener("click", () => {
      const next = (index + 1) % options.length;
      chosen = options[next];
      colour();
      chosen.focus();
      try {
        keep("__palette", { index: next });
      } catch {} // the choice lasts as long as the page
    });
  }
  system.addEventListener("change", colour);
  colour();
}
