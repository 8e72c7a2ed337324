// What somebody typed into the search, as the words to look for and those that must stand on a page as they are.

/** @typedef {{words: string, exact: string[]}} Query  exact: phrases and codes that a page must hold whole */
/** @typedef {{id: string, score: number, data: () => Promise<{raw_content: string}>}} Result */
/** @typedef {(words: string, options?: {filters: Record<string, string>}) => Promise<{results: Result[]}>} Search */

/** How many pages are shown at first: what fills a screen of a phone, so that no more is fetched than is seen. */
export const AT_FIRST = 3;
/** Fewer pages than so many are too few for a word that the index may know in another form alone. */
const FEW = 10;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const QUOTES = /[“”„‟«»]/g;
const CURRENCY = /\p{Sc}\s*(?=\p{Nd})/gu;
const CODE = /^(?=.*(?:[\p{Nd}#+]|\.\p{L}))(?=.*\p{L}).+$/u; // AZ-900, C#, .NET: a part of it is something else
const ROUND = /^\(|[.,;:!?)]+$/g; // what stands round a word and is none of it
const DOTTED = /\.\p{L}/u; // the index drops the dot
/** Words that stand on every page, in each language: what each would fetch tells no page from another. */
const EVERYWHERE = new Set(
  [
    "a about an and are as at be by can do does for from how i in is of on or that the this to was what when where which who why with",
    "au aux avec ce ces comment dans de des du en est et il la le les leur ou où par pour qu que quel quelle qui se ses son sur un une à",
    "إلى الى أن ان أين اين أو او التي الذي ثم على عن في كيف لا ما متى مع من هذا هذه هل هو هي و",
  ].flatMap((words) => words.split(" ")),
);
/** The last letter of an Arabic word that many type for ة. */
const TYPED_HA = /(?<=\p{Script=Arabic}{3})ه(?!\S)/gu;
/** Where an Arabic word has no article: the index may take its first or last letters for a particle or an ending. */
const WITHOUT_ARTICLE = /(?<!\S)(?!ال)(?=\p{Script=Arabic}{3})/gu;
const LETTER_APART = /(?<![^\s])(\p{L}) (?=\p{L}{2,}(?:\s|$))/u;

/** The queries to try one after the other, until one of them finds something. @param {string} typed @returns {Query[]} */
export function queriesFor(typed) {
  const text = typed.normalize("NFKC").replace(UNSEEN, "").replace(QUOTES, '"').replace(CURRENCY, "");
  const phrases = [...text.matchAll(/"([^"]+)"/g)].map(([, phrase]) => phrase.trim()).filter(Boolean);
  const words = telling(text.replaceAll('"', " ").replace(/\s+/g, " ").trim());
  if (words === "") return [];
  const codes = words.split(" ").flatMap((word) => (CODE.test(word) ? word.replace(ROUND, "") : []));
  const query = { words, exact: [...phrases, ...codes] };
  const joined = words.replace(LETTER_APART, "$1"); // O NET for O*NET
  const [whole] = joined.split(" ").filter((word) => !words.split(" ").includes(word));
  return whole ? [{ words: joined, exact: [...phrases, whole] }, query] : [query];
}

/** The words without those that stand everywhere, unless there are no others. @param {string} words */
function telling(words) {
  const rest = words.split(" ").filter((word) => !EVERYWHERE.has(word.toLowerCase()));
  return rest.length > 0 ? rest.join(" ") : words;
}

/** The results of the first query that has any, best first; a list of occupations that has the very words is among the first.
 * @param {string} typed @param {Search} search @returns {Promise<any[]>} */
export async function find(typed, search) {
  for (const { words, exact } of queriesFor(typed)) {
    const results = await asNouns(words, search);
    const wanted = await Promise.all(exact.map((each) => search(`"${each}"`)));
    const ids = wanted.map((each) => new Set(each.results.map(({ id }) => id)));
    const matches = await holding(
      results.filter(({ id }) => ids.every((some) => some.has(id))),
      exact.filter((each) => DOTTED.test(each)),
    );
    if (matches.length > 0)
      return withList(matches, await search(named(words, typed), { filters: { list: "occupations" } }));
  }
  return [];
}

/** What the words find, best first; where that is little, also what they find as Arabic writes its nouns. @param {string} words @param {Search} search @returns {Promise<Result[]>} */
async function asNouns(words, search) {
  const { results } = await search(words);
  const nouns = words.replace(WITHOUT_ARTICLE, "ال").replace(TYPED_HA, "ة");
  if (results.length >= FEW || nouns === words) return results;
  const both = [...results, ...(await search(nouns)).results].sort((a, b) => a.score - b.score);
  return [...new Map(both.map((result) => [result.id, result])).values()].sort((a, b) => b.score - a.score);
}

/** What finds the name of an occupation: the very words, or all of them where some were left out. @param {string} words @param {string} typed */
const named = (words, typed) => (words.length < typed.trim().length ? words : `"${words}"`);

/** @param {Result[]} found @param {{results: Result[]}} lists  those of occupations that have the very words, best first */
function withList(found, { results: [list] }) {
  const place = found.findIndex(({ id }) => id === list?.id);
  if (place < AT_FIRST) return found;
  const rest = found.filter((_, index) => index !== place);
  return [...rest.slice(0, AT_FIRST - 1), found[place], ...rest.slice(AT_FIRST - 1)];
}

/** The results whose text holds each word as it was typed, apart from other letters. @param {Result[]} results @param {string[]} words */
async function holding(results, words) {
  if (words.length === 0) return results;
  const escaped = words.map((word) => word.replace(/[$()*+./?[\\\]^{|}]/g, "\\$&"));
  const patterns = escaped.map((word) => new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "iu"));
  const texts = await Promise.all(results.map((result) => result.data()));
  return results.filter((_, index) => patterns.every((pattern) => pattern.test(texts[index].raw_content)));
}
