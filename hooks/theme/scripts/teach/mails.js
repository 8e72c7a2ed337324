// The words of mails as mail programs save them, with what is packed into them unpacked.

import { decodeText } from "../lib/encodings.js";

const HEADER = /^(?:mime-version|content-type|content-transfer-encoding)[ \t]*:/im;
const HEAD = 100_000;
const MBOX = /^From \S+ .*\d{4}$/m;
/** Lines of base64, more than a code of ours takes in one piece. */
const PACKED = /(?:^[A-Za-z0-9+/]{40,}={0,2}\r?\n?){2,}(?:[A-Za-z0-9+/]+={0,2})?/gm;
const CODE = /[AR]\d{1,4}\.[\w-]{10}/;
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;

/** Whether a text is a mail, or a folder of them. @param {string} text */
export const isMail = (text) => HEADER.test(text.slice(0, HEAD)) || MBOX.test(text.slice(0, 200));

/** The words of some HTML or of a part of a mail: no tags, no soft line breaks, no signs written as numbers. @param {string} text */
export const unwrapped = (text) =>
  text
    .replace(/=\r?\n/g, "")
    .replace(/=(?:20|C2=A0|C2=AD|E2=80=8[B-F])/gi, " ")
    .replace(/=(2E|2D|5F)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(TAG, "")
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) => signOf(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/&(?:shy|nbsp|zwnj|zwj|ZeroWidthSpace|NoBreak|gt|lt|ensp|emsp|thinsp);/gi, " ");

/** @param {number} code */
const signOf = (code) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : " ");

/**
 * Each text in which a code may stand: the words of every mail and of what is attached to it, else the text itself,
 * with what is packed in it.
 * @param {string} text
 * @param {() => Promise<any>} load  fetches the library that reads mails
 * @returns {AsyncGenerator<string>}
 */
export async function* textsOf(text, load) {
  if (!isMail(text)) {
    yield withPacked(text);
    return;
  }
  const PostalMime = await load();
  for (const mail of text.split(new RegExp(MBOX, "gm")).filter((each) => each.trim() !== ""))
    yield await mailText(mail, PostalMime);
}

/** @param {string} mail @param {any} PostalMime */
async function mailText(mail, PostalMime) {
  try {
    const { text = "", html = "", attachments } = await PostalMime.parse(mail);
    const files = attachments.map((/** @type {{content: any}} */ { content }) =>
      typeof content === "string" ? content : fileText(new Uint8Array(content)),
    );
    const body = [text, unwrapped(html)].find((each) => CODE.test(each.replace(/\s+/g, ""))) ?? "";
    const words = [body, ...files].join("\n");
    return CODE.test(words.replace(/\s+/g, "")) ? words : withPacked(mail);
  } catch {
    return withPacked(mail);
  }
}

/** The words of a file in whatever encoding: a code has plain letters in all of them. @param {Uint8Array} bytes */
export function fileText(bytes) {
  const decoded = decodeText(bytes, () => []);
  return "text" in decoded ? decoded.text : new TextDecoder("latin1").decode(bytes);
}

/** A text as it is, or what is packed in it where that has a code and it has none. @param {string} text */
function withPacked(text) {
  const plain = unwrapped(text);
  if (CODE.test(plain.replace(/\s+/g, ""))) return plain;
  const packed = [...text.matchAll(PACKED)].flatMap(([lines]) => {
    try {
      const bytes = atob(lines.replace(/\s+/g, ""));
      return [unwrapped(bytes)];
    } catch {
      return [];
    }
  });
  return packed.find((each) => CODE.test(each.replace(/\s+/g, ""))) ? packed.join("\n") : plain;
}
