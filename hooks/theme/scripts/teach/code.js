// Codes that carry a value as text: an assignment in a link, a result on paper or in a mail.
// Values in, values out. The check sum finds slips and cut ends; it is no signature.

const VERSION = 1;
const LONGEST = 60_000;
const CODE = /^([AR])(\d{1,4})\.([\w-]+)\.([0-9a-f]{8})/;
const BEGUN = /^([AR])\d{1,4}\.[\w-]*(?:\.[0-9a-f]{0,7})?(?![\w-])/;
/** What a result ends with, and so much before it that no word of a mail is taken for one. */
const ENDING = /"[\s\S]*\}$/;
const SUM = /\.[0-9a-f]{8}/g;
const [SHORTEST_END, LONGEST_END] = [24, 240];
/** Spaces, the ends of lines, and signs that nobody sees and chats put into long words. */
const BETWEEN = /[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/** What mail programs put before each line that they quote. */
const QUOTED = /[>|]+/g;

/** @typedef {"A" | "R"} Kind   an assignment, a result */
/** @typedef {"foreign" | "cut" | "later" | "damaged"} Fault */

const STEPS = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = (byte >>> 1) ^ (byte & 1 ? 0xedb88320 : 0);
  return byte;
});

/** The check sum of a text, as eight hex digits (CRC-32 of ISO 3309). @param {string} text */
export function checksum(text) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) crc = (crc >>> 8) ^ STEPS[(crc ^ byte) & 255];
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

/** A value as a code. @param {Kind} kind @param {unknown} value */
export function encode(kind, value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const body = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return `${kind}${VERSION}.${body}.${checksum(kind + VERSION + body)}`;
}

/**
 * The value of a code, or why there is none. Spaces and line breaks inside do not matter, nor what follows the code,
 * such as a full stop, a bracket or what trackers put behind links.
 * @param {Kind} kind
 * @param {string} text
 * @returns {{value: any} | {fault: Fault}}
 */
export function decode(kind, text) {
  if (text.length > LONGEST) return { fault: "foreign" };
  const plain = text.replace(BETWEEN, "");
  const parts = CODE.exec(plain);
  if (!parts) return { fault: BEGUN.exec(plain)?.[1] === kind ? "cut" : "foreign" };
  if (parts[1] !== kind) return { fault: "foreign" };
  const [, , version, body, sum] = parts;
  if (Number(version) > VERSION) return { fault: "later" };
  if (checksum(kind + version + body) !== sum) return { fault: "damaged" };
  try {
    const signs = atob(body.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = new Uint8Array(signs.length).map((_, index) => signs.charCodeAt(index)); // Uint8Array.from takes five times as long
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return { fault: "damaged" };
  }
}

/** The text of a code that is cut off, as far as it goes. @param {string} code */
export function beginningOf(code) {
  const body = code
    .replace(/^[^.]*\./, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  const signs = atob(body.slice(0, body.length - (body.length % 4)));
  return new TextDecoder().decode(Uint8Array.from(signs, (sign) => sign.charCodeAt(0)));
}

/** The code in the part of an address after its #, or what stands there instead. @param {string} hash */
export function codeOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/**
 * The codes of a kind in a longer text, such as a folder of mails, quoted ones too: those with a check sum, right or
 * wrong, are whole, others cut off before it. One that is cut off ends where the next begins.
 * @param {Kind} kind @param {string} text @returns {Generator<{code: string, whole: boolean}>}
 */
export function* codesIn(kind, text) {
  const plain = text.normalize("NFKC").replace(BETWEEN, "").replace(QUOTED, "");
  const start = new RegExp(`${kind}\\d{1,4}\\.(?=[\\w-]{10})`, "g");
  const rest = /([\w-]+)(\.[0-9a-f]{8})?/y;
  const next = new RegExp(`${kind}\\d{1,4}$`);
  for (let head = start.exec(plain); head; head = start.exec(plain)) {
    rest.lastIndex = start.lastIndex;
    const [, body = "", sum] = rest.exec(plain) ?? [];
    const begun = head[0] + body;
    if (sum && decodes(begun, sum)) {
      yield { code: begun + sum, whole: true };
      start.lastIndex = rest.lastIndex;
      continue;
    }
    // what stands before a point may be the head of the next code
    const follows = plain[head.index + begun.length] === "." ? next.exec(body) : null;
    const code = follows ? begun.slice(0, -follows[0].length) : begun;
    yield sum && !follows ? { code: code + sum, whole: true } : { code, whole: false };
    start.lastIndex = head.index + code.length + (sum && !follows ? sum.length : 0);
  }
}

/** Codes of a text that came in small letters, as a keyboard or a data base makes them: nobody can open one. @param {Kind} kind @param {string} text @returns {string[]} */
export const loweredIn = (kind, text) =>
  text
    .replace(BETWEEN, "")
    .match(new RegExp(`${kind.toLowerCase()}\\d{1,4}\\.eyj[a-z\\d_-]{40,}(?:\\.[\\da-f]{8})?`, "g")) ?? [];

/** Whether a check sum is that of the code before it. @param {string} begun @param {string} sum */
const decodes = (begun, sum) => checksum(begun.replace(".", "")) === sum.slice(1);

/**
 * The ends of results in a text, up to some length: of whole ones, and of those whose beginning is missing.
 * @param {string} text @returns {string[]}
 */
export function endsIn(text) {
  const plain = text.normalize("NFKC").replace(BETWEEN, "").replace(QUOTED, "");
  return [...plain.matchAll(SUM)].flatMap(({ 0: sum, index }) => {
    const [body] = /[\w-]*$/.exec(plain.slice(Math.max(0, index - LONGEST_END), index)) ?? [""];
    return body.length >= SHORTEST_END && endsAsResult(body) ? [body + sum] : [];
  });
}

/** Whether a part of a code is the end of a result; where the groups of four begin, nobody knows. @param {string} body */
function endsAsResult(body) {
  const signs = body.replaceAll("-", "+").replaceAll("_", "/");
  return [0, 1, 2, 3].some((start) => {
    const groups = signs.slice(start);
    return groups.length % 4 !== 1 && ENDING.test(atob(groups));
  });
}

/** Those that are cut off and do not begin a whole one. @param {string[]} cut @param {string[]} whole */
export function lost(cut, whole) {
  const sorted = cut.length > 0 ? [...whole].sort() : [];
  return cut.filter((start) => !sorted[firstFrom(sorted, start)]?.startsWith(start));
}

/** The place of the first entry of a sorted list that does not come before a text. @param {string[]} sorted @param {string} text */
function firstFrom(sorted, text) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
