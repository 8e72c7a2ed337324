// Bytes to text: which encoding they are in, said, asked where several fit, refused where none does. Values in, values out.

/**
 * @typedef {{encoding: string, text: string}} Decoded   encoding: a name that TextDecoder knows, such as utf-8
 * @typedef {(bytes: Uint8Array) => {name: string, confidence: number}[]} Detect  what an encoding may be, from 0 to 100
 */

/** A control character, which no text has; the last one of the first half is for tabs and ends of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]/;
const MARKS = /** @type {const} */ ([
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
]);
/** The encodings of Windows beside those of ISO that a library takes them for. @type {Record<string, string>} */
const OF_WINDOWS = {
  "ISO-8859-2": "windows-1250",
  "ISO-8859-6": "windows-1256",
  "ISO-8859-7": "windows-1253",
  "ISO-8859-8": "windows-1255",
};
/** What old machines wrote and no library guesses: looked at where nothing else makes words. */
const OLD = ["ibm866", "macintosh"];
/** Letters of Icelandic, in whose place Turkish has some of its own. */
const ICELANDIC = /[ðþý]/i;
/** What switches to Japanese letters within plain ones. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const JAPANESE_MAIL = /\x1b\$[@B]/;
/** A guess counts from here on, and where it is so many times as likely as the next one it is taken. */
const LIKELY = 11;
const CLEARLY = 1.5;
const MOST_CHOICES = 4;

/**
 * The text of a file's bytes; several texts where several encodings fit, the likeliest first; or why there is none:
 * binary, or undecodable with its first line at fault.
 * @param {Uint8Array} bytes
 * @param {Detect} detect  the library's guesses, asked where the bytes are not Unicode
 * @param {string} [chosen]  the encoding that the reader chose
 * @returns {Decoded | {choices: Decoded[]} | {problem: "binary" | "undecodable", line: number}}
 */
export function decodeText(bytes, detect, chosen) {
  const encoding = chosen ?? unicodeOf(bytes);
  if (encoding) {
    const text = decoded(bytes, encoding);
    if (text === null) return { problem: "undecodable", line: brokenLine(bytes, encoding) };
    return CONTROL.test(text) ? { problem: "binary", line: 0 } : { encoding, text };
  }
  if (bytes.includes(0)) return { problem: "binary", line: 0 };
  const loose = new TextDecoder().decode(bytes);
  const broken = loose.split("\ufffd").length - 1;
  if ((loose.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0) >= broken)
    return { problem: "undecodable", line: brokenLine(bytes, "utf-8") };
  const { choices, isPlain } = candidates(bytes, detect(bytes));
  if (choices.length === 0) return { problem: "binary", line: 0 };
  const [first, second] = choices;
  return isPlain && (second === undefined || first.confidence >= CLEARLY * second.confidence)
    ? { encoding: first.encoding, text: first.text }
    : { choices: choices.slice(0, MOST_CHOICES).map(({ encoding: name, text }) => ({ encoding: name, text })) };
}

/** The encoding of Unicode that bytes are in, or undefined. @param {Uint8Array} bytes */
function unicodeOf(bytes) {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[0];
  const nulls = [0, 0];
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === 0) nulls[index % 2]++;
  // of a sign below 256, such as a space or the end of a line, one byte of two is 0, and always the same one
  if (nulls[0] + nulls[1] > 0 && Math.min(...nulls) * 20 <= Math.max(...nulls))
    return nulls[0] > nulls[1] ? "utf-16be" : "utf-16le";
  if (nulls[0] + nulls[1] > 0) return undefined;
  const text = decoded(bytes, "utf-8");
  return text === null ? undefined : JAPANESE_MAIL.test(text) ? "iso-2022-jp" : "utf-8";
}

/** @param {Uint8Array} bytes @param {string} encoding @returns {string | null} */
function decoded(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // no such encoding, or bytes that are none of it
  }
}

/** The line of the first byte that is no text. @param {Uint8Array} bytes @param {string} encoding */
function brokenLine(bytes, encoding) {
  const before = new TextDecoder(encoding).decode(bytes).split("\ufffd", 1)[0];
  return before.split(/\r\n|\r|\n/).length;
}

/**
 * Different texts of likely encodings, the likeliest first, and whether they are words.
 * @param {Uint8Array} bytes @param {{name: string, confidence: number}[]} guesses
 */
function candidates(bytes, guesses) {
  const likely = guesses.filter(({ confidence }) => confidence >= LIKELY);
  // what most files are in is among the choices, however short the text
  const all = textsIn(bytes, [
    ...likely.flatMap(({ name, confidence }) => [
      ...(OF_WINDOWS[name] ? [{ name: OF_WINDOWS[name], confidence }] : []),
      { name, confidence },
    ]),
    { name: "windows-1252", confidence: LIKELY },
    ...(ICELANDIC.test(decoded(bytes, "windows-1252") ?? "")
      ? [{ name: "windows-1254", confidence: Math.max(LIKELY, ...likely.map(({ confidence }) => confidence)) }]
      : []),
  ]);
  const plausible = (/** @type {typeof all} */ each) => each.filter(({ text }) => isPlausible(text));
  const words = plausible(all);
  if (words.length > 0) return { choices: words, isPlain: true };
  const old = plausible(
    textsIn(
      bytes,
      OLD.map((name) => ({ name, confidence: LIKELY })),
    ),
  );
  return { choices: [...old, ...all], isPlain: false };
}

/** @param {Uint8Array} bytes @param {{name: string, confidence: number}[]} names */
function textsIn(bytes, names) {
  /** @type {Map<string, Decoded & {confidence: number}>} */
  const byText = new Map();
  for (const { name, confidence } of names) {
    const text = decoded(bytes, name);
    if (text !== null && !CONTROL.test(text) && !byText.has(text))
      byText.set(text, { encoding: new TextDecoder(name).encoding, text, confidence });
  }
  return [...byText.values()].sort((a, b) => b.confidence - a.confidence);
}

/** Whether no word mixes alphabets or has parts of tables, goes on with a capital, or has accented letters alone though it is longer. @param {string} text */
function isPlausible(text) {
  if (/\p{L}[\u2500-\u259f]|[\u2500-\u259f]\p{L}|\p{Ll}(?![A-Z])\p{Lu}/u.test(text.slice(0, 20_000))) return false;
  const words = text.slice(0, 20_000).match(/\p{L}*[\u0080-\u1fff]\p{L}*/gu) ?? [];
  return words.every((word) => {
    if (!/\p{L}/u.test(word) || /[\u2000-\uffff]/.test(word)) return true;
    const letters = word.match(/\p{L}/gu) ?? [];
    const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
    return latin === 0 || (latin === letters.length && (latin < 3 || /[a-z]/i.test(word)));
  });
}
