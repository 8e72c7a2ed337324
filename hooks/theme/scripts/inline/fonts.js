// Names the fonts of a page: those of English are fetched at once, the rarer letters of each when one of them stands there.
// In a style sheet they would lay out the whole page anew when the theme, to keep links right from page to page, sets the address of each sheet again.
{
  const { families = "", letters = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  for (const [family, fonts] of Object.entries(JSON.parse(families)))
    for (const [name, weight] of Object.entries(fonts)) {
      /** @param {string} file @param {string} [unicodeRange] */
      const font = (file, unicodeRange) => {
        const address = new URL(`assets/fonts/${file}.woff2`, /** @type {any} */ (window).__md_scope);
        const face = new FontFace(family, `url(${address})`, { weight, display: "optional", unicodeRange });
        document.fonts.add(face);
        return face;
      };
      font(name)
        .load()
        .catch(() => {}); // the reader's own fonts do
      if (family.includes("Arabic")) continue;
      for (const [folder, range] of Object.entries(JSON.parse(letters))) font(folder + name, range);
    }
}
