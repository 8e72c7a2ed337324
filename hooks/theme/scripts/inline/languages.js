// Leads to the same page in another language, as the address is when the link is pressed: the header outlives the pages that are read under it.
{
  const list = /** @type {HTMLDetailsElement} */ (document.querySelector(".sd-languages"));
  const { __md_scope: site } = /** @type {any} */ (window);
  const { lang } = document.documentElement;
  const own = new URL(lang === "en" ? "." : `${lang}/`, site).pathname;

  list?.addEventListener("click", ({ target }) => {
    const link = /** @type {HTMLElement} */ (target).closest("a");
    const { pathname, search, hash } = location;
    if (link && pathname.startsWith(own))
      link.href = new URL(`${link.dataset.folder}${pathname.slice(own.length)}`, site).href + search + hash;
  });
  document.addEventListener("click", ({ target }) => {
    if (list && !list.contains(/** @type {Node} */ (target))) list.open = false;
  });
  list?.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    list.open = false;
    list.querySelector("summary")?.focus();
  });
}
