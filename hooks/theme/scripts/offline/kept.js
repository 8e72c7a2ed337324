// <kept-pages>: what opens without a network, and a way back to the page that did not.

import { part } from "../lib/dom.js";
import { define } from "../lib/element.js";

const SITE = new URL("../../", import.meta.url);
const OWN = new URL("offline.html", SITE).href;

class KeptPages extends HTMLElement {
  async connectedCallback() {
    const wanted = new URLSearchParams(location.search).get("page") ?? "";
    const again = new URL(wanted, SITE);
    if (again.href.startsWith(SITE.href)) /** @type {HTMLAnchorElement} */ (part(this, "again")).href = again.href;
    const pages = (await keptPages()).sort((one, other) => one.title.localeCompare(other.title));
    part(this, "list").append(...pages.map(entry));
    part(this, "none").hidden = pages.length > 0;
    this.dataset.ready = "";
  }
}

/** The pages that the worker of this site has kept, each with its title. */
async function keptPages() {
  const pages = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(`skills-divide:${SITE.pathname}:`)) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (!url.endsWith("/") || url === OWN) continue;
      const html = (await (await cache.match(url))?.text()) ?? "";
      pages.push({
        url,
        title:
          new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.firstChild?.textContent?.trim() ||
          url,
      });
    }
  }
  return pages;
}

/** @param {{url: string, title: string}} page */
function entry({ url, title }) {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("a"), { href: url, textContent: title }));
  return item;
}

define("kept-pages", KeptPages);
