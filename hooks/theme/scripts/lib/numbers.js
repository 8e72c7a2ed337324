// Numbers as people write them, in the digits of any script. Values in, values out.

import { latinDigits, UNSEEN } from "./digits.js";

/** @typedef {"unreadable" | "unit" | "grouping"} NumberProblem  why a text is no number: the name of a sentence in a template */

/** A text as its signs are meant: no unseen ones, one kind of space, full-width forms as plain ones. @param {string} text */
export const plainText = (text) => latinDigits(text.replace(UNSEEN, "").normalize("NFKC")).replace(/\s+/g, " ").trim();

/**
 * A number as people write it: 1,234.5, 1 234,5, 12,34,567, +5, 5e-5, 2., .25, ١٫٥.
 *
 * A comma before three digits may part thousands or decimals: `readings` has both, the thousands first, unless a 0
 * in front or another sign decides.
 * @param {string} text
 * @returns {{value: number} | {problem: NumberProblem, readings?: [number, number]}}
 */
export function readNumber(text) {
  const plain = plainText(text)
    .replace(/[−–]/g, "-")
    .replace(/٫/g, ".")
    .replace(/(?<=\d)[ '’٬](?=\d{3}(?!\d))/g, "_");
  const parts = /^([-+]?)(\d[\d_.,]*|[.,]\d+)(e[-+]?\d{1,2})?(.*)$/i.exec(plain);
  if (!parts) return { problem: "unreadable" };
  const [, sign, body, power = "", rest] = parts;
  if (rest !== "") return { problem: /^ ?[\p{L}%°$€£/]+\.?$/u.test(rest) ? "unit" : "unreadable" };
  const readings = readDigits(body);
  if (readings.length === 0) return { problem: "grouping" };
  const [first, second] = readings.map((digits) => Number(`${sign}${digits}${power}`));
  return second === undefined ? { value: first } : { problem: "grouping", readings: [first, second] };
}

/** The readings of digits with signs between them, as JavaScript writes them: one, two, or none where the groups fit no custom. @param {string} body @returns {string[]} */
function readDigits(body) {
  const points = body.split(".").length - 1;
  const commas = body.split(",").length - 1;
  const spaced = body.includes("_");
  if (points > 0 && commas > 0) {
    const decimal = body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
    const [whole, end, ...more] = body.split(decimal);
    return more.length === 0 ? joined(whole.split(decimal === "." ? "," : "."), end) : [];
  }
  if (spaced) {
    const [whole, end = "", ...more] = body.split(/[.,]/);
    return more.length === 0 ? joined(whole.split("_"), end) : [];
  }
  if (points + commas === 0) return [body];
  if (points + commas > 1) return joined(body.split(/[.,]/), "");
  const [whole, end] = body.split(/[.,]/);
  const decimal = `${whole || "0"}.${end || "0"}`;
  return commas === 1 && end.length === 3 && /^[1-9]\d{0,2}$/.test(whole) ? [whole + end, decimal] : [decimal];
}

/** Groups of thousands, or of hundreds before the last as in India, put together. @param {string[]} groups @param {string} end  the decimals @returns {string[]} */
function joined(groups, end) {
  const [head, ...others] = groups;
  const last = others.pop() ?? "";
  const sound =
    others.length === 0 && last === ""
      ? /^\d+$/.test(head)
      : /^\d{1,3}$/.test(head) &&
        /^\d{3}$/.test(last) &&
        (others.every((each) => /^\d{3}$/.test(each)) ||
          (head.length < 3 && others.every((each) => /^\d\d$/.test(each))));
  return sound && /^\d*$/.test(end) ? [`${groups.join("")}.${end || "0"}`] : [];
}
