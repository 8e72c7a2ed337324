// Texts that were brought in, as they are kept and shown. Values in, values out.

import { UNNEEDED } from "../lib/digits.js";

/** A text without unseen signs, its letters composed and its spaces single. @param {string} text */
export const clean = (text) => text.replace(UNNEEDED, "").normalize("NFC").replace(/\s+/g, " ").trim();

const STRESSED = /(?<![\p{L}\p{N}])(\*\*|__|~~|[*_`])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu;
const LINKED = /\[([^[\]]+)\]\((?:[a-z]+:|[/#.])[^\s()]*\)/giu;

/** A line of Markdown without the marks of stressed words, of code and of links. @param {string} text */
export const unmarked = (text) => text.replace(LINKED, "$1").replace(STRESSED, "$2").replace(STRESSED, "$2");

/** The start of a text, for a sentence about it; never with signs that stand for lost letters. @param {string} text */
export const short = (text) => {
  const plain = clean(text).replaceAll("\ufffd", "…");
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
};
