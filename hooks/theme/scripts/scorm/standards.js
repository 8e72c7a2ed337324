// What SCORM 1.2 and SCORM 2004 call things and how they write them. Values in, values out.

import { readNumber } from "../lib/numbers.js";

/** @typedef {import("../lib/items/score.js").Item} Item */
/** @typedef {import("../lib/items/score.js").Response} Response */
/** @typedef {[element: string, value: string]} Pair */

/**
 * What is reported of an item.
 * @typedef {object} ItemReport
 * @property {string} id
 * @property {Item} item
 * @property {Response} response
 * @property {number} earned  0 to 1
 * @property {Date} at
 * @property {string} question
 */

/**
 * @typedef {object} Standard
 * @property {string} api      the name of the platform's object
 * @property {{open: string, get: string, set: string, commit: string, close: string}} calls
 * @property {string} mode     the element that says whether the learner only looks back
 * @property {string} status   the element that says how far the learner came
 * @property {(get: (element: string) => string) => number} passing  the share that passes, by the platform; 0 where it does not say
 * @property {number} longest  characters of suspend_data
 * @property {(earned: number, passed: boolean) => Pair[]} result
 * @property {(text: string, seconds: number) => Pair[]} suspend  what the next visit begins with
 * @property {(index: number, report: ItemReport, isKnown: boolean) => Pair[]} interaction
 */

/** @typedef {{list: string, pair: string, longest: number, truth: (value: string) => string, safe: (words: string) => string}} Signs */

const TYPES = {
  choice: "choice",
  multiple: "choice",
  "true-false": "true-false",
  numeric: "numeric",
  text: "fill-in",
  match: "matching",
  order: "sequencing",
};

/** Every platform keeps so many accepted answers of a text, and so many digits of a number before and after its point. */
const [PATTERNS, WHOLE, DECIMALS] = [5, 10, 7];

/** @type {Signs} */
const SIGNS12 = { list: ",", pair: ".", longest: 255, truth: (value) => value[0], safe: (words) => words };
/** @type {Signs} */
const SIGNS2004 = {
  list: "[,]",
  pair: "[.]",
  longest: 250,
  truth: (value) => value,
  safe: (words) => words.replaceAll("[,]", ",").replace(/^\{/, " {"),
};

/** @type {Standard} */
export const scorm12 = {
  api: "API",
  calls: { open: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", close: "LMSFinish" },
  mode: "cmi.core.lesson_mode",
  status: "cmi.core.lesson_status",
  passing: (get) => Number(get("cmi.student_data.mastery_score")) / 100,
  longest: 4096,
  result: (earned, passed) => [
    ["cmi.core.score.raw", hundredths(earned * 100)],
    ["cmi.core.score.min", "0"],
    ["cmi.core.score.max", "100"],
    ["cmi.core.lesson_status", passed ? "passed" : "failed"],
  ],
  suspend: (text, seconds) => [
    ["cmi.suspend_data", text],
    ["cmi.core.exit", "suspend"],
    [
      "cmi.core.session_time",
      [seconds / 3600, (seconds / 60) % 60, seconds % 60]
        .map((part) => String(Math.floor(part)).padStart(2, "0"))
        .join(":"),
    ],
  ],
  interaction: (index, report) =>
    below(`cmi.interactions.${index}`, [
      ["id", report.id.replaceAll("-", "_")],
      ["type", type(report.item)],
      ["time", report.at.toTimeString().slice(0, 8)],
      ...patterns(report, SIGNS12, decimal(report.item.answer ?? null)),
      ["weighting", "1"],
      ...answer("student_response", report, SIGNS12),
      ["result", grade(report.earned, "wrong")],
    ]),
};

/** @type {Standard} */
export const scorm2004 = {
  api: "API_1484_11",
  calls: { open: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", close: "Terminate" },
  mode: "cmi.mode",
  status: "cmi.completion_status",
  passing: (get) => Number(get("cmi.scaled_passing_score")),
  longest: 64000,
  result: (earned, passed) => [
    ["cmi.score.scaled", String(Number(earned.toFixed(4)))],
    ["cmi.score.raw", hundredths(earned * 100)],
    ["cmi.score.min", "0"],
    ["cmi.score.max", "100"],
    ["cmi.completion_status", "completed"],
    ["cmi.success_status", passed ? "passed" : "failed"],
  ],
  suspend: (text, seconds) => [
    ["cmi.suspend_data", text],
    ["cmi.exit", "suspend"],
    ["cmi.session_time", `PT${Math.floor(seconds)}S`],
  ],
  interaction: (index, report, isKnown) =>
    below(`cmi.interactions.${index}`, [
      ...(isKnown ? [] : fixedParts2004(report)),
      ["timestamp", report.at.toISOString().replace(/\dZ$/, "Z")],
      ...answer("learner_response", report, SIGNS2004),
      ["result", grade(report.earned, "incorrect")],
    ]),
};

/** What stays the same when an item is answered anew. @param {ItemReport} report @returns {Pair[]} */
function fixedParts2004(report) {
  const { answer: middle = 0, tolerance = 0 } = report.item;
  return [
    ["id", report.id],
    ["type", type(report.item)],
    ["description", text(report.question, SIGNS2004)],
    ...patterns(report, SIGNS2004, `${decimal(middle - tolerance)}[:]${decimal(middle + tolerance)}`),
    ["weighting", "1"],
  ];
}

/** @param {string} path @param {Pair[]} pairs @returns {Pair[]} */
const below = (path, pairs) => pairs.map(([element, value]) => [`${path}.${element}`, value]);

/** @param {Item} item */
const type = (item) => TYPES[/** @type {keyof typeof TYPES} */ (item.type)];

/** @param {number} earned @param {string} wrong */
const grade = (earned, wrong) => (earned > 0.999 ? "correct" : earned > 0 ? hundredths(earned) : wrong);

/** @param {number} value */
const hundredths = (value) => String(Number(value.toFixed(2)));

/** A number as both standards write one; empty where there is none or it is too long. @param {number | null} value */
const decimal = (value) =>
  value === null || Math.abs(value) >= 10 ** WHOLE ? "" : value.toFixed(DECIMALS).replace(/\.?0+$/, "");

/** A text that is not taken for anything else, and not cut in the middle of a character. @param {string} words @param {Signs} signs */
const text = (words, { safe, longest }) =>
  safe(
    words
      .replace(/\p{Cs}/gu, "")
      .replace(/\s+/g, " ")
      .trim(),
  )
    .slice(0, longest)
    .replace(/\p{Cs}/gu, "");

/** @param {string} element @param {ItemReport} report @param {Signs} signs @returns {Pair[]} */
function answer(element, { item, response }, signs) {
  const value = Array.isArray(response) ? list(item, response, signs) : single(item, response, signs);
  return value === "" ? [] : [[element, value]];
}

/** @param {Item} item @param {string} response @param {Signs} signs */
function single(item, response, signs) {
  if (item.type === "numeric") {
    const number = readNumber(response);
    return decimal("value" in number ? number.value : null);
  }
  if (item.type === "text") return text(response, signs);
  return item.type === "true-false" ? signs.truth(response) : response;
}

/** @param {Item} item @param {string[]} response @param {Signs} signs */
function list(item, response, signs) {
  if (item.type === "match")
    return response
      .map((answer, prompt) => `${prompt + 1}${signs.pair}${"abcdefghijkl"[Number(answer)]}`)
      .join(signs.list);
  return (item.type === "multiple" ? [...response].sort() : response).join(signs.list);
}

/** The right answers. @param {ItemReport} report @param {Signs} signs @param {string} range @returns {Pair[]} */
function patterns({ item, response }, signs, range) {
  const keys = item.keys ?? [];
  const right = () => {
    if (item.type === "numeric") return [range];
    if (item.type === "text") return (item.accept ?? []).slice(0, PATTERNS).map((each) => text(each, signs));
    if (item.type === "order")
      return [
        list(
          item,
          [...response].map((_, place) => String(place + 1)),
          signs,
        ),
      ];
    return [item.type === "multiple" || item.type === "match" ? list(item, keys, signs) : single(item, keys[0], signs)];
  };
  return right().map((pattern, index) => [`correct_responses.${index}.pattern`, pattern]);
}
