// Shows a tool as it is without scripts where its own did not come or does not run: from a file, on a lost line, in an old browser. It stands in each page, before everything that it looks after.
addEventListener(
  "error",
  ({ target, filename }) => {
    const script =
      target instanceof HTMLScriptElement
        ? target
        : [...document.scripts].find(({ src }) => src !== "" && src === filename);
    const tool = script?.parentElement;
    if (!tool?.localName.includes("-") || "ready" in tool.dataset) return;
    tool.dataset.unscripted = "";
    for (const words of document.querySelectorAll("noscript"))
      if (document.head.contains(words) || tool.contains(words)) words.outerHTML = words.textContent || words.innerHTML;
  },
  true, // the event of a script that did not come rises no further than the script
);
