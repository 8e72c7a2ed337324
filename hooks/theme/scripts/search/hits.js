// What is shown of a page that was found: its best sections, terms of a list among them, and no title twice.

/** @typedef {{url: string, title: string, excerpt: string}} Hit  a page or a section of one; the excerpt is escaped HTML with <mark>s */
/** @typedef {{location: number, balanced_score: number}} Place  of a word that was looked for */
/** @typedef {Hit & {weighted_locations: Place[]}} Section */
/** @typedef {{element: string, id: string, text: string, location: number}} Anchor */
/** @typedef {Hit & {meta: {title: string}, raw_content: string, anchors: Anchor[], weighted_locations: Place[], sub_results: Section[]}} FoundPage */

const SECTIONS_OF_A_PAGE = 3;
const WORDS_OF_A_TERM = 30;
/** What parts a page besides its headings: terms of a list of definitions, and heads of rows in a list of pages. */
const PARTS = new Set(["dt", "th"]);
/** @type {Record<string, string>} */
const ESCAPED = { "<": "&lt;", ">": "&gt;" };
const BETWEEN_LETTERS = "(?:\\s|</?mark>)*";

/** Where a part leads: the head of a row to the page that it names, whose folder is its id. @param {string} page @param {Anchor} part */
const urlOf = (page, { element, id }) => (element === "th" ? page.replace(/[^/]+\/$/, `${id}/`) : `${page}#${id}`);

/** The page's own line and its sections, first one whose title is what was typed, then the best.
 * @param {FoundPage} page @param {string} typed @returns {{page: Hit, sections: Hit[]}} */
export function hitsOf(page, typed) {
  const isTop = (/** @type {Section} */ { url, title }) => !url.includes("#") || title === page.meta.title;
  const sections = [...termsOf(page), ...page.sub_results.filter((section) => !isTop(section))];
  const top = page.sub_results.find(isTop);
  const isList = page.anchors.some(({ element }) => element === "th") && sections.length > 0; // its rows say it better
  const excerpt = !isList && (top || sections.length === 0) ? (top ?? page).excerpt : "";
  const once = (/** @type {Hit} */ hit) => ({ ...hit, excerpt: withoutTitle(hit.excerpt, hit.title) });
  return {
    page: once({ url: page.url, title: page.meta.title, excerpt }),
    sections: titledFirst(
      sections.sort((a, b) => weight(b) - weight(a)),
      ({ title }) => Number(isSame(title, typed)),
    )
      .slice(0, SECTIONS_OF_A_PAGE)
      .map(once),
  };
}

/** A title or what was typed, as its letters are meant. @param {string} text */
const letters = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}"“”«»]/gu, "") // accents, and the hamza that few type
    .trim()
    .toLowerCase();

const isSame = (/** @type {string} */ title, /** @type {string} */ typed) => letters(title) === letters(typed);

/** The pages, first the one whose title is what was typed, or that lists a page of that title, or whose title begins so.
 * @template {{meta: {title: string}, anchors: Anchor[]}} P @param {P[]} pages @param {string} typed @returns {P[]} */
export function titleFirst(pages, typed) {
  const lists = (/** @type {P} */ { anchors }) =>
    anchors.some(({ element, text }) => element === "th" && isSame(text, typed));
  const named = (/** @type {P} */ page) => {
    if (isSame(page.meta.title, typed)) return 3;
    return lists(page) ? 2 : Number(goesOn(page.meta.title, typed));
  };
  return titledFirst(wholeFirst(pages), named);
}

/** Whether a title is the text and more. @param {string} title @param {string} text */
const goesOn = (title, text) =>
  letters(title).startsWith(letters(text)) && /^[^\p{L}\p{N}]/u.test(letters(title).slice(letters(text).length));

/** A page before those whose titles go on from its own, as of its questions, in the place of the first. @template {{meta: {title: string}}} P @param {P[]} pages */
function wholeFirst(pages) {
  const place = (/** @type {P} */ page) =>
    pages.findIndex((each) => each === page || goesOn(each.meta.title, page.meta.title));
  return [...pages].sort((a, b) => place(a) - place(b) || a.meta.title.length - b.meta.title.length);
}

/** In the order of how well each is named, and else as it was. @template T @param {T[]} all @param {(each: T) => number} named */
const titledFirst = (all, named) => [...all].sort((a, b) => named(b) - named(a));

/** @param {Section} section */
const weight = ({ weighted_locations }) => weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0);

/** The terms and rows in which something was found; Pagefind makes sections of headings alone.
 * @param {FoundPage} page @returns {Section[]} */
function termsOf({ url, anchors, raw_content, weighted_locations }) {
  const terms = anchors.filter(({ element }) => PARTS.has(element)).sort((a, b) => a.location - b.location);
  const words = terms.length > 0 ? raw_content.split(/\s+/) : [];
  return terms.flatMap((term, index) => {
    const { text, location } = term;
    const end = terms[index + 1]?.location ?? words.length;
    const inside = weighted_locations.filter((place) => place.location >= location && place.location < end);
    if (inside.length === 0) return [];
    const marked = new Set(inside.map((place) => place.location));
    const shown = words
      .slice(location, Math.min(end, location + WORDS_OF_A_TERM))
      .map((word, place) => (marked.has(location + place) ? `<mark>${word}</mark>` : word));
    return [{ url: urlOf(url, term), title: text, excerpt: shown.join(" "), weighted_locations: inside }];
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
