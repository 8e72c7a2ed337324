// Tasks out of a reader's notes: a task a line, with hours if the line has some.

import { parseNumber } from "../lib/items/score.js";
import { HOURS_A_WEEK, MAX_LETTERS, MAX_TASKS, sum, WEEKS } from "../lib/records/audits.js";
import { none, rounded, spread } from "./weeks.js";

/**
 * @typedef {{line: number, text: string, hours: number[], stance: string}} Found
 * @typedef {{line: number, fault: string, value: string}} Fault  fault: the name of a sentence in the tool's template
 * @typedef {{tasks: Found[], faults: Fault[]}} Reading
 */

const DIGIT = "[\\d٠-٩۰-۹]";
const AMOUNT = `[-−]?${DIGIT}+(?:[.,٫]${DIGIT}+)?`;
const UNIT = "(?:h|hrs?|hours?|heures?|ساعات|ساعة|m|min|mins|minutes?|دقيقة)";
const CLOCK = new RegExp(`^(${DIGIT}+)\\s*[h:]\\s*(${DIGIT}{2})$`, "i");
const MEASURED = new RegExp(`^(.*?)(${UNIT})?\\.?$`, "i");
const MINUTES = /^(m|دقيقة)/i;
const MARK = /^\s*(?:[-*•–]|\d+[.)]|\[[ x]?\])\s+/i;
const ENDING = new RegExp(
  `^(.*?)(?:\\s*[:,|=\\t–—]\\s*|\\s+-\\s+|\\s+(?=\\S+\\s*${UNIT}\\.?$|${DIGIT}+h${DIGIT}{2}$)|^)(${DIGIT}+h${DIGIT}{2}|${AMOUNT}\\s*${UNIT}?\\.?)$`,
  "i",
);
/** Letters of a line with a task and its hours; the patterns above would read a longer one slowly. */
const LONGEST = 2 * MAX_LETTERS;

/** Hours as people write them: 1.5, 1,5 h, 1h30, 90 min, ١٫٥. Null for what is none; a minus is left to whoever asks. @param {string} text */
export function hoursOf(text) {
  const clock = CLOCK.exec(text.trim());
  if (clock) return rounded((parseNumber(clock[1]) ?? 0) + (parseNumber(clock[2]) ?? 0) / 60);
  const [, amount, unit = ""] = MEASURED.exec(text.trim()) ?? ["", ""];
  const value = parseNumber(amount);
  return value === null ? null : rounded(MINUTES.test(unit) ? value / 60 : value);
}

/** A task checked as the record demands, or what is wrong with it. @param {Found} task @param {string} written  the hours as they stood @returns {Fault | null} */
export function faultOf({ line, text, hours }, written) {
  if (text === "") return { line, fault: "no-task", value: written };
  if (text.length > MAX_LETTERS) return { line, fault: "long", value: text.slice(0, 40) };
  return hours.every((each) => each >= 0 && each <= HOURS_A_WEEK) ? null : { line, fault: "hours", value: written };
}

/** The tasks of some notes; lines with the same words are one task. @param {string} text @returns {Reading} */
export function notes(text) {
  /** @type {Reading} */
  const found = { tasks: [], faults: [] };
  text.split(/\r\n|\r|\n/).forEach((raw, place) => {
    const line = raw.replace(MARK, "").trim();
    if (line === "") return;
    if (line.length > LONGEST)
      return void found.faults.push({ line: place + 1, fault: "long", value: line.slice(0, 40) });
    const [task, written] = parted(line);
    const hours = written.map((each) => (each === "" ? 0 : hoursOf(each)));
    const wrong = hours.indexOf(null);
    if (wrong >= 0) return void found.faults.push({ line: place + 1, fault: "hours", value: written[wrong] });
    const known = /** @type {number[]} */ (hours);
    add(
      found,
      { line: place + 1, text: task, hours: known.length === WEEKS ? known : spread(sum(known)), stance: "" },
      written.join(" "),
    );
  });
  return merged(found);
}

/** A line's task and its hours as they stand: five of a spreadsheet's cells, one, or none. @param {string} line @returns {[string, string[]]} */
function parted(line) {
  const [first, ...rest] = line.split("\t").map((cell) => cell.trim());
  if (rest.length === WEEKS || (rest.length === 1 && rest[0] !== "")) return [first, rest];
  const ending = ENDING.exec(line.replace(/\s+/g, (gap) => (gap.includes("\t") ? "\t" : " ")));
  return ending ? [ending[1].trim(), [ending[2]]] : [line, []];
}

/** Puts a task or its fault to the others. @param {Reading} found @param {Found} task @param {string} written */
export function add(found, task, written) {
  const fault = faultOf(task, written);
  if (fault) found.faults.push(fault);
  else found.tasks.push(task);
}

/** One task for the same words, with the hours of all; the first stance holds. @param {Reading} found @returns {Reading} */
export function merged(found) {
  /** @type {Map<string, Found>} */
  const tasks = new Map();
  const faults = [...found.faults];
  for (const task of found.tasks) {
    const key = task.text.toLowerCase().replace(/\s+/g, " ");
    const own = tasks.get(key);
    const hours = (own?.hours ?? none()).map((each, week) => each + task.hours[week]);
    if (hours.some((each) => each > HOURS_A_WEEK))
      faults.push({ line: task.line, fault: "hours", value: String(sum(task.hours)) });
    else if (!own && tasks.size === MAX_TASKS)
      faults.push({ line: task.line, fault: "many", value: task.text.slice(0, 40) });
    else tasks.set(key, { ...(own ?? task), hours, stance: own?.stance || task.stance });
  }
  return {
    tasks: [...tasks.values()].map((task) => ({ ...task, hours: task.hours.map(rounded) })),
    faults: faults.sort((a, b) => a.line - b.line),
  };
}
