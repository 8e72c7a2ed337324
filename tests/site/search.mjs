// Asks the search of a built site as its box does, with Pagefind's own program: the folder of the site, the
// language of the page, then what is typed; one line of JSON an answer, with the pages found, best first, the sections shown of each, and the bytes fetched for a first query.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { hitsOf, titleFirst } from "../../hooks/theme/scripts/search/hits.js";
import { AT_FIRST, find } from "../../hooks/theme/scripts/search/query.js";

const [folder, language, ...queries] = process.argv.slice(2);
const site = pathToFileURL(`${folder}/`);
globalThis.window = globalThis;
globalThis.location = site;
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => language }) };
const /** @type {Record<string, number>} bytes by the ending of a file's name */ fetched = {};
globalThis.fetch = async (address) => {
  const file = new URL(`${address}`.replace(/\?.*/, ""), site);
  const content = readFileSync(file);
  const kind = file.pathname.replace(/.*\./, "");
  fetched[kind] = (fetched[kind] ?? 0) + content.length;
  return new Response(content);
};

const pagefind = await import(new URL("search/pagefind.js", site).href);
for (const typed of queries) {
  for (const kind of Object.keys(fetched)) delete fetched[kind];
  await pagefind.options({ baseUrl: "/", basePath: new URL("search/", site).href });
  await pagefind.init();
  const results = await find(typed, (words, options) => pagefind.search(words, options));
  const pages = await Promise.all(results.slice(0, AT_FIRST).map((result) => result.data()));
  const hits = titleFirst(pages, typed).map((page) => hitsOf(page, typed));
  const { pagefind: engine, pf_fragment: shown = 0, ...index } = fetched;
  console.log(
    JSON.stringify({
      count: results.length,
      pages: hits.map(({ page }) => page),
      sections: hits.map(({ sections }) => sections),
      engine,
      index: Object.values(index).reduce((sum, each) => sum + each, 0),
      shown,
    }),
  );
  await pagefind.destroy();
}
