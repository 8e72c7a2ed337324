// What is shown of a page that was found: its best sections, terms of a list among them, and no title twice.

/** @typedef {{url: string, title: string, excerpt: string}} Hit  a page or a section of one; the excerpt is escaped HTML with <mark>s */
/** @typedef {{location: number, balanced_score: number}} Place  of a word that was looked for */
/** @typedef {Hit & {weighted_locations: Place[]}} Section */
/** @typedef {{element: string, id: string, text: string, location: number}} Anchor */
/** @typedef {Hit & {meta: {title: string}, raw_content: string, anchors: Anchor[], weighted_locations: Place[], sub_results: Section[]}} FoundPage */

const WORDS_OF_A_TERM = 30;
/** @type {Record<string, string>} */
const ESCAPED = { "<": "&lt;", ">": "&gt;" };
const BETWEEN_LETTERS = "(?:\\s|</?mark>)*";

/** The page's own line and its sections, the best first. @param {FoundPage} page @returns {{page: Hit, sections: Hit[]}} */
export function hitsOf(page) {
  const isTop = (/** @type {Section} */ { url, title }) => !url.includes("#") || title === page.meta.title;
  const sections = [...termsOf(page), ...page.sub_results.filter((section) => !isTop(section))];
  const top = page.sub_results.find(isTop);
  const excerpt = top || sections.length === 0 ? (top ?? page).excerpt : "";
  const once = (/** @type {Hit} */ hit) => ({ ...hit, excerpt: withoutTitle(hit.excerpt, hit.title) });
  return {
    page: once({ url: page.url, title: page.meta.title, excerpt }),
    sections: sections.sort((a, b) => weight(b) - weight(a)).map(once),
  };
}

/** A title or what was typed, as its letters are meant. @param {string} text */
const letters = (text) =>
  text
    .normalize("NFKC")
    .replace(/["“”«»]/g, "")
    .trim()
    .toLowerCase();

/** The pages, first the one whose title is what was typed. @template {{meta: {title: string}}} P @param {P[]} pages @param {string} typed @returns {P[]} */
export function titleFirst(pages, typed) {
  const isNamed = (/** @type {P} */ { meta }) => Number(letters(meta.title) === letters(typed));
  return [...pages].sort((a, b) => isNamed(b) - isNamed(a));
}

/** @param {Section} section */
const weight = ({ weighted_locations }) => weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0);

/** The terms of a list of definitions in which something was found; Pagefind makes sections of headings alone.
 * @param {FoundPage} page @returns {Section[]} */
function termsOf({ url, anchors, raw_content, weighted_locations }) {
  const terms = anchors.filter(({ element }) => element === "dt").sort((a, b) => a.location - b.location);
  const words = terms.length > 0 ? raw_content.split(/\s+/) : [];
  return terms.flatMap(({ id, text, location }, index) => {
    const end = terms[index + 1]?.location ?? words.length;
    const inside = weighted_locations.filter((place) => place.location >= location && place.location < end);
    if (inside.length === 0) return [];
    const marked = new Set(inside.map((place) => place.location));
    const shown = words
      .slice(location, Math.min(end, location + WORDS_OF_A_TERM))
      .map((word, place) => (marked.has(location + place) ? `<mark>${word}</mark>` : word));
    return [{ url: `${url}#${id}`, title: text, excerpt: shown.join(" "), weighted_locations: inside }];
  });
}

/** An excerpt without the title at its beginning. @param {string} excerpt @param {string} title */
export function withoutTitle(excerpt, title) {
  const letters = [...title.replace(/\s/g, "")].map(
    (letter) => ESCAPED[letter] ?? letter.replace(/[$()*+./?[\\\]^{|}]/, "\\$&"),
  );
  const start = new RegExp(
    `^\\s*${BETWEEN_LETTERS}${letters.join(BETWEEN_LETTERS)}[.:?!]*(?:</mark>)?(?:\\s+|$)`,
    "iu",
  );
  return excerpt.replace(start, "");
}
