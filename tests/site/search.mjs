// Asks the search of a built site as its box does, with Pagefind's own program: the folder of the site, then what is
// typed; one line of JSON an answer, with the pages found, best first, and the sections shown of the first.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { hitsOf, titleFirst } from "../../hooks/theme/scripts/search/hits.js";
import { find } from "../../hooks/theme/scripts/search/query.js";

const [folder, ...queries] = process.argv.slice(2);
const site = pathToFileURL(`${folder}/`);
globalThis.window = globalThis;
globalThis.location = site;
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) };
globalThis.fetch = async (address) => new Response(readFileSync(new URL(`${address}`.replace(/\?.*/, ""), site)));

const pagefind = await import(new URL("search/pagefind.js", site).href);
await pagefind.options({ baseUrl: "/", basePath: new URL("search/", site).href });
await pagefind.init();
for (const typed of queries) {
  const results = await find(typed, (words) => pagefind.search(words));
  const pages = await Promise.all(results.slice(0, 8).map((result) => result.data()));
  const hits = titleFirst(pages, typed).map(hitsOf);
  console.log(
    JSON.stringify({ count: results.length, pages: hits.map(({ page }) => page), sections: hits[0]?.sections ?? [] }),
  );
}
