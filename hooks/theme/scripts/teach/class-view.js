// Draws a class into the rows of templates/shortcodes/tool/results.html.j2.

import { all, cloneContent, one, part, setText } from "../lib/dom.js";
import { formatDate, formatHundredths } from "../lib/format.js";
import { interpolate } from "../lib/text.js";
import { mean } from "./analysis.js";
import { alike } from "./people.js";
import { scoreOf } from "./receipt.js";
import { valuesOf } from "./students.js";
import { tally } from "./words.js";

/** @typedef {import("./people.js").Person} Person */
/** @typedef {import("./roster.js").Entry} Entry */
/** @typedef {import("./analysis.js").ItemFigures} ItemFigures */
/** @typedef {import("./words.js").Offered} Offered */

const MOST_NAMES = 30;
const MOST_ANSWERS = 12;
const MOST_PIECES = 60;

/** @param {number} share */
export const percent = (share) => `${Math.round(share * 100)} %`;

/** @param {number} when  seconds since 1970 */
export const moment = (when) => formatDate(when * 1000, { dateStyle: "medium", timeStyle: "short" });

/** Names in a row: all of them, or the first and how many more. @param {string[]} names @param {string | undefined} more  such as "{names} and {count} more" */
export const few = (names, more) =>
  names.length <= MOST_NAMES
    ? names.join(", ")
    : interpolate(more, { names: names.slice(0, MOST_NAMES).join(", "), count: names.length - MOST_NAMES });

/** Shows a part where a condition holds, with its words filled in. @param {HTMLElement} row @param {string} name @param {boolean} holds @param {Record<string, string | number>} [values] */
export function show(row, name, holds, values) {
  const node = part(row, name);
  node.hidden = !holds;
  if (holds && values) setText(node, values);
}

/**
 * Says who is in, who is missing and what is unclear.
 * @param {HTMLElement} tool
 * @param {{people: Person[], missing: Entry[]}} shown
 * @param {number} total    students on the class list
 * @param {number} decided  how many the teacher put in place
 */
export function drawSummary(tool, { people, missing }, total, decided) {
  const { more } = tool.dataset;
  const average = percent(mean(people.map(({ receipt }) => scoreOf(receipt))));
  const unlisted = total > 0 ? people.filter(({ place }) => place < 0).length : 0;
  const names = missing.map(({ label }) => label);
  const same = new Set(people.filter(({ isNamesake }) => isNamesake).map(({ label }) => label));
  show(tool, "summary", total === 0, { count: people.length, mean: average });
  show(tool, "summary-list", total > 0, { in: total - missing.length, total, mean: average });
  show(tool, "missing", missing.length > 0, { count: missing.length, names: few(names, more) });
  show(tool, "unlisted", unlisted > 0, { count: unlisted });
  show(tool, "namesakes", same.size > 0, { names: few([...same], more) });
  show(tool, "decided", decided > 0);
  setText(part(tool, "decided-words"), { count: decided });
  show(tool, "banks", new Set(people.map(({ receipt }) => receipt.bank)).size > 1);
}

/**
 * A student's row.
 * @param {HTMLElement} template
 * @param {Person} person
 * @param {{people: Person[], missing: Entry[], hasRoster: boolean, decisions: import("./people.js").Decisions}} among
 */
export function studentRow(template, person, { people, missing, hasRoster, decisions }) {
  const row = cloneContent(template);
  const { label, name, place, attempts, receipt, isNamesake, isGuess, key } = person;
  const [, score, answered, minutes, tries, ended] = valuesOf(person);
  part(row, "name").textContent = label;
  const cells = [
    percent(Number(score)),
    `${answered} / ${receipt.items.length}`,
    minutes,
    tries,
    moment(Number(ended)),
  ];
  all(row, "[data-label]").forEach((cell, number) => cell.prepend(String(cells[number])));
  const { closes } = receipt;
  show(row, "late", closes !== "" && receipt.ended * 1000 > new Date(`${closes}T23:59:59`).getTime());
  show(row, "unlisted", hasRoster && place < 0);
  show(row, "namesake", isNamesake);
  show(row, "as", isGuess, { name });
  const list = attempts.map((each) => `${percent(scoreOf(each))} (${moment(each.ended)})`).join(", ");
  show(row, "attempts", attempts.length > 1, { count: attempts.length, list });
  one(row, "[data-action=sheet]").dataset.key = key;
  const others = alike(person, people);
  const isUnclear = place < 0 ? (hasRoster && missing.length > 0) || others.length > 0 : isGuess;
  const who = part(row, "who");
  if (!isUnclear && decisions[key] === undefined) who.remove();
  else offer(/** @type {HTMLSelectElement} */ (one(who, "select")), person, others, missing, decisions[key] ?? "");
  return row;
}

/** Whom a student may be instead, in the words of the list's own attributes. @param {HTMLSelectElement} list @param {Person} person @param {Person[]} others @param {Entry[]} missing @param {string} decision */
function offer(list, person, others, missing, decision) {
  list.dataset.key = person.key;
  const { own = "", alone = "", listed, same } = list.dataset;
  list.append(new Option(person.place < 0 || decision !== "" ? own : person.label, ""));
  if (person.place >= 0 || decision === "alone") list.append(new Option(alone, "alone"));
  for (const { label } of missing) list.append(new Option(interpolate(listed, { name: label }), `list:${label}`));
  if (decision.startsWith("list:")) list.append(new Option(person.label, decision));
  for (const { label, key, receipt } of others)
    list.append(new Option(interpolate(same, { name: label, when: moment(receipt.ended) }), `with:${key}`));
  list.value = decision;
}

/** How many students have a score in each tenth. @param {HTMLElement} picture @param {number[]} tenths */
export function drawSpread(picture, tenths) {
  const most = Math.max(...tenths);
  const bars = all(picture, "rect");
  const counts = all(picture, "[data-count]");
  tenths.forEach((count, place) => {
    const height = (count / most) * 80;
    bars[place].setAttribute("height", String(height));
    bars[place].setAttribute("y", String(90 - height));
    counts[place].textContent = count ? String(count) : "";
    counts[place].setAttribute("y", String(86 - height));
  });
  setText(one(picture, "[data-part=spread-words]"), {
    list: tenths
      .flatMap((count, place) => (count ? [`${place * 10}–${place === 9 ? 100 : place * 10 + 9} %: ${count}`] : []))
      .join(", "),
  });
}

/** A question with who gave which answer, in words. @param {HTMLElement} template @param {HTMLElement} line  the template of an answer @param {ItemFigures} figures @param {Offered | undefined} item  from its own page */
export function questionRow(template, line, figures, item) {
  const row = cloneContent(template);
  const { id, answered, difficulty, discrimination, drew } = figures;
  one(row, "details").dataset.id = id;
  part(row, "stem").textContent = item?.stem ?? id;
  setText(part(row, "easy"), { share: percent(difficulty) });
  one(row, "meter").setAttribute("value", String(difficulty));
  setText(part(row, "figures"), {
    count: answered,
    apart: discrimination === null ? "–" : formatHundredths(discrimination),
  });
  const answers = tally(item, drew);
  const most = item?.type === "match" ? MOST_PIECES : MOST_ANSWERS;
  part(row, "drew").replaceChildren(...answers.slice(0, most).map((each) => answerLine(line, each)));
  show(row, "rest", answers.length > most, { count: answers.length - most });
  return row;
}

/** @param {HTMLElement} template @param {{words: string, isRight: boolean | null, students: string[]}} answer */
function answerLine(template, { words, isRight, students }) {
  const line = cloneContent(template);
  part(line, "given").textContent = words || (line.dataset.none ?? "");
  part(line, "key").hidden = !isRight;
  part(line, "count").textContent = String(students.length);
  part(line, "students").textContent = few(students, line.dataset.more);
  return line;
}
