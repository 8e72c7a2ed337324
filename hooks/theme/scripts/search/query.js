// What somebody typed into the search, as the words to look for and those that must stand on a page as they are.

/** @typedef {{words: string, exact: string[]}} Query  exact: phrases and codes that a page must hold whole */

const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const QUOTES = /[“”„‟«»]/g;
const CURRENCY = /\p{Sc}\s*(?=\p{Nd})/gu;
const CODE = /^(?=.*[\p{Nd}#+])(?=.*\p{L}).+$/u; // AZ-900, C#: a part of it is something else
const LETTER_APART = /(?<![^\s])(\p{L}) (?=\p{L}{2,}(?:\s|$))/u;

/** The queries to try one after the other, until one of them finds something. @param {string} typed @returns {Query[]} */
export function queriesFor(typed) {
  const text = typed.normalize("NFKC").replace(UNSEEN, "").replace(QUOTES, '"').replace(CURRENCY, "");
  const phrases = [...text.matchAll(/"([^"]+)"/g)].map(([, phrase]) => phrase.trim()).filter(Boolean);
  const words = text.replaceAll('"', " ").replace(/\s+/g, " ").trim();
  if (words === "") return [];
  const codes = words.split(" ").filter((word) => CODE.test(word));
  const query = { words, exact: [...phrases, ...codes] };
  const joined = words.replace(LETTER_APART, "$1"); // O NET for O*NET
  const [whole] = joined.split(" ").filter((word) => !words.split(" ").includes(word));
  return whole ? [{ words: joined, exact: [...phrases, whole] }, query] : [query];
}

/** The results of the first query that has any, best first.
 * @param {string} typed @param {(words: string) => Promise<{results: {id: string}[]}>} search @returns {Promise<any[]>} */
export async function find(typed, search) {
  for (const { words, exact } of queriesFor(typed)) {
    const { results } = await search(words);
    const wanted = await Promise.all(exact.map((each) => search(`"${each}"`)));
    const ids = wanted.map((each) => new Set(each.results.map(({ id }) => id)));
    const found = results.filter(({ id }) => ids.every((some) => some.has(id)));
    if (found.length > 0) return found;
  }
  return [];
}
