// Digits of any script, and signs that nobody sees. Values in, values out.

/** Signs that nobody sees, and that come along when text is copied. */
export const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Those of them that no word needs, as some letters and pictures are joined by others. */
export const UNNEEDED = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** A text with the digits 0 to 9 in place of those of any other script. @param {string} text */
export const latinDigits = (text) =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = /** @type {number} */ (digit.codePointAt(0));
    // the tens of Unicode begin at a code that ends in 0 or in 6, but for those of mathematics, which folding has replaced
    const tens = code & ~15;
    return String(code - (/\p{Nd}/u.test(String.fromCodePoint(tens)) ? tens : tens + 6));
  });
