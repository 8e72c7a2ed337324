// Finds roles and occupations by a job title as people type it, in English, French or Arabic. Values in, values out.

/**
 * @typedef {object} Target
 * @property {"role" | "occupation"} kind
 * @property {string} id
 * @property {string} title
 * @property {number[]} numbers  a role's surface (low, high, total), or an occupation's exposure as a model and as people rated it, its highly automatable tasks, all its tasks and the use observed or null
 */
/** @typedef {[id: string, title: string, numbers: number[], words: string[]][]} Records */
/** @typedef {{search: (typed: string) => {target: Target, score: number}[], exact: Map<string, Target[]>}} Index */

/** What an input shows at most. */
export const MOST_HITS = 7;

/** A hit this much weaker than the best is none. */
const WEAKEST = 0.3;

/** Words that say nothing of a job. */
const EMPTY = new Set(
  "a an the of in for and or i am im my job work as at to un une le la les l de du des d en et je suis mon metier travail poste في من".split(
    " ",
  ),
);

/** A text in lower case without accents, vowel signs and the forms of letters that Arabic writes at will. @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}ـ]/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("ة", "ه")
    .replaceAll("ى", "ي");

/** The words of a text that tell jobs apart, each without its plural or its Arabic article. @param {string} text */
export function termsOf(text) {
  const words = fold(text)
    .replace(/([\p{L}])[-/]([\p{L}])/gu, "$1 $2")
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean)
    .map((word) => word.replace(/^ال(?=.{3})/u, ""))
    .map((word) => (/^[a-z]{4,}s$/.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word));
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

const phrase = (/** @type {string} */ text) => termsOf(text).join(" ");

/**
 * @param {any} MiniSearch  the library's class
 * @param {{roles: Records, occupations: Records}} data
 * @returns {Index}
 */
export function buildIndex(MiniSearch, { roles, occupations }) {
  const /** @type {Target[]} */ targets = [];
  const /** @type {{id: number, text: string, place: number}[]} */ documents = [];
  const /** @type {Map<string, Target[]>} */ exact = new Map();
  for (const [kind, records] of /** @type {["role" | "occupation", Records][]} */ ([
    ["role", roles],
    ["occupation", occupations],
  ]))
    for (const [id, title, numbers, words] of records) {
      const target = { kind, id, title, numbers };
      const place = targets.push(target) - 1;
      for (const text of new Set([title, ...words])) {
        documents.push({ id: documents.length, text, place });
        const key = phrase(text);
        const same = exact.get(key) ?? [];
        if (!same.includes(target)) exact.set(key, [...same, target]);
      }
    }
  const index = new MiniSearch({
    fields: ["text"],
    storeFields: ["place"],
    tokenize: termsOf,
    processTerm: (/** @type {string} */ term) => term,
    searchOptions: {
      prefix: (/** @type {string} */ term) => term.length > 1,
      fuzzy: (/** @type {string} */ term) => (term.length > 3 ? 0.25 : false),
      maxFuzzy: 2,
      weights: { fuzzy: 0.4, prefix: 0.6 },
    },
  });
  index.addAll(documents);
  const search = (/** @type {string} */ typed) => {
    const all = index.search(typed, { combineWith: "AND" });
    const hits = all.length > 0 ? all : index.search(typed, { combineWith: "OR" });
    return hits.map((/** @type {{place: number, score: number}} */ { place, score }) => ({
      target: targets[place],
      score,
    }));
  };
  return { search, exact };
}

/**
 * What a job title may mean: what it names exactly, then roles, then occupations, the likeliest first.
 * @param {Index} index @param {string} typed @returns {Target[]}
 */
export function findHits({ search, exact }, typed) {
  const terms = termsOf(typed.slice(0, 200));
  if (terms.length === 0) return [];
  const same = exact.get(terms.join(" ")) ?? [];
  const hits = search(terms.join(" "));
  const least = (hits[0]?.score ?? 0) * WEAKEST;
  const likely = hits.filter(({ score }) => score >= least).map(({ target }) => target);
  const ranked = [...new Set([...same, ...likely])].slice(0, 3 * MOST_HITS);
  const isRole = (/** @type {Target} */ { kind }) => kind === "role";
  const rest = ranked.filter((target) => !same.includes(target));
  const ordered = [...same.filter(isRole), ...same.filter((target) => !isRole(target))];
  return [...ordered, ...rest.filter(isRole).slice(0, 3), ...rest.filter((target) => !isRole(target))].slice(
    0,
    MOST_HITS,
  );
}

/**
 * The one thing that a job title means: the only hit, or what it names exactly, a role before occupations. Undefined where several would do.
 * @param {Index} index @param {string} typed @param {Target[]} hits @returns {Target | undefined}
 */
export function clearHit({ exact }, typed, hits) {
  const same = exact.get(phrase(typed.slice(0, 200))) ?? [];
  const roles = same.filter(({ kind }) => kind === "role");
  return [roles, same, hits].find(({ length }) => length > 0)?.length === 1 ? hits[0] : undefined;
}
