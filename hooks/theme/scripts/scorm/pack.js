// A sitting as one short line of ASCII, and back: SCORM 1.2 promises room for 4,096 characters and no more.
// Values in, values out.
//
// format,version,seed and then for each item: its place in the section (two digits), the index of its
// interaction (two), and where it is answered: first and last score (in sixtieths), confidence, tries (one
// digit each), the response. Digits are of base 62; = before a response means a list of single characters.

/** @typedef {import("../lib/items/score.js").Response} Response */

/**
 * @typedef {object} Answer
 * @property {number} first  what the first try earned, 0 to 1
 * @property {number} last
 * @property {number} sure   confidence, 0 to 3
 * @property {number} tries
 * @property {Response} response
 */

/**
 * @typedef {object} Entry
 * @property {number} place
 * @property {number | null} index  null where the platform does not know of the item
 * @property {Answer | null} answer
 */

/** @typedef {{ seed: number, entries: Entry[] }} Sitting */

const FORMAT = "1";
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MAX_DIGIT = DIGITS.length - 1;
const NO_INDEX = "ZZ";
const SCORE_PARTS = 60;
const LONGEST_TEXT = 250;

/**
 * The sitting in at most `limit` characters; where it has to be, typed answers are cut, all at the same length.
 * @param {string} version  of the package's content
 * @param {Sitting} sitting
 * @param {number} limit
 */
export function pack(version, { seed, entries }, limit) {
  for (let longest = LONGEST_TEXT; ; longest = Math.floor(longest / 2)) {
    const packed = [FORMAT, version, seed.toString(36), ...entries.map((each) => packEntry(each, longest))].join(",");
    if (packed.length <= limit) return packed;
    if (longest === 0) return "";
  }
}

/**
 * What `pack` wrote; null for nothing, for another version of the content, and for what is not ours.
 * @param {string} text
 * @param {string} version
 * @returns {Sitting | null}
 */
export function unpack(text, version) {
  const [format, content, seed, ...entries] = text.split(",");
  if (format !== FORMAT || content !== version || !/^[0-9a-z]{1,7}$/.test(seed ?? "")) return null;
  try {
    return { seed: parseInt(seed, 36), entries: entries.map(unpackEntry) };
  } catch {
    return null;
  }
}

/** @param {Entry} entry @param {number} longest */
function packEntry({ place, index, answer }, longest) {
  const head = digits(place, 2) + (index === null ? NO_INDEX : digits(index, 2));
  if (!answer) return head;
  const { first, last, sure, tries, response } = answer;
  const figures = [
    Math.round(first * SCORE_PARTS),
    Math.round(last * SCORE_PARTS),
    sure,
    Math.min(tries, MAX_DIGIT),
  ].map((each) => digits(each, 1));
  return (
    head +
    figures.join("") +
    (Array.isArray(response) ? `=${response.join("")}` : encodeURIComponent(cut(response, longest)))
  );
}

/** @param {string} entry @returns {Entry} */
function unpackEntry(entry) {
  const index = entry.slice(2, 4);
  const head = { place: value(entry.slice(0, 2)), index: index === NO_INDEX ? null : value(index) };
  if (entry.length === 4) return { ...head, answer: null };
  const [first, last, sure, tries] = [...entry.slice(4, 8)].map(value);
  const response = entry[8] === "=" ? [...entry.slice(9)] : decodeURIComponent(entry.slice(8));
  return { ...head, answer: { first: first / SCORE_PARTS, last: last / SCORE_PARTS, sure, tries, response } };
}

/** So many whole characters of a text, none of them half of a pair. @param {string} text @param {number} longest */
const cut = (text, longest) =>
  [...text]
    .slice(0, longest)
    .join("")
    .replace(/\p{Cs}/gu, "\ufffd");

/** @param {number} number @param {number} width */
function digits(number, width) {
  let text = "";
  for (let rest = number; text.length < width; rest = Math.floor(rest / DIGITS.length))
    text = DIGITS[rest % DIGITS.length] + text;
  return text;
}

/** @param {string} text */
function value(text) {
  return [...text].reduce((sum, sign) => {
    if (!DIGITS.includes(sign)) throw new RangeError(sign);
    return sum * DIGITS.length + DIGITS.indexOf(sign);
  }, 0);
}
