// What a student answered, in the words of the question. Values in, values out.

/**
 * What a question offers.
 * @typedef {object} Offered
 * @property {string} type
 * @property {string} version  of its wording
 * @property {string} stem
 * @property {string} key      the right answer in words
 * @property {string} unit     of a number
 * @property {Record<string, string>} choices  by letter
 * @property {string[]} keys   letters of right choices; of pairs, the place of each answer among those on offer
 * @property {string[]} prompts of pairs
 * @property {string[]} answers on offer for pairs
 * @property {Record<string, string>} steps  by their right place
 * @property {string} [arrow] onward, as its page is read; to the right where it is not said
 */

/** A piece of an answer. @typedef {{words: string, isRight: boolean | null, group: number}} Line  isRight: null where only the whole answer tells; group: those of one pair belong together */

const ARROW = "→";

/**
 * An answer, in one piece or, where each piece has its own weight, in several; none where nothing was answered.
 * @param {Offered | undefined} item  undefined for a question that has gone or was worded anew: then the answer stands as it is stored
 * @param {string | string[]} response
 * @returns {Line[]}
 */
export function linesOf(item, response) {
  const responses = [response].flat();
  if (responses.every((each) => each === "")) return [];
  const onward = ` ${item?.arrow ?? ARROW} `;
  if (!item) return [{ words: responses.join(onward), isRight: null, group: 0 }];
  const { type, choices, keys, prompts, answers, steps, unit } = item;
  if (type === "match")
    return responses.map((each, place) => ({
      words: `${prompts[place] ?? place + 1}${onward}${answers[Number(each || Number.NaN)] ?? "–"}`,
      isRight: each === keys[place],
      group: place,
    }));
  if (type === "order") {
    const isRight = responses.every((each, place) => Number(each) === place + 1);
    return [{ words: responses.map((each) => steps[each] ?? each).join(onward), isRight, group: 0 }];
  }
  if (type === "numeric" || type === "text")
    return [{ words: [responses[0], unit].filter(Boolean).join(" "), isRight: null, group: 0 }];
  return responses.map((each) => ({ words: choices[each] ?? each, isRight: keys.includes(each), group: 0 }));
}

/** The whole answer in one line. @param {Offered | undefined} item @param {string | string[]} response */
export const wordsOf = (item, response) =>
  linesOf(item, response)
    .map(({ words }) => words)
    .join(" | ");

/**
 * Who gave which piece of an answer, the most frequent first; those of one pair stand together.
 * @param {Offered | undefined} item
 * @param {import("./analysis.js").Drawn[]} drawn
 * @returns {{words: string, isRight: boolean | null, students: string[]}[]}  words: empty for no answer
 */
export function tally(item, drawn) {
  /** @type {Map<string, Line & {students: string[]}>} */
  const pieces = new Map();
  for (const { version, response, isRight, students } of drawn) {
    const lines = linesOf(item?.version === version ? item : undefined, response);
    for (const line of lines.length > 0 ? lines : [{ words: "", isRight: false, group: 0 }]) {
      const key = `${line.group} ${line.words}`;
      const same = pieces.get(key) ?? { ...line, isRight: line.isRight ?? isRight, students: [] };
      pieces.set(key, same);
      for (const student of students) same.students.push(student);
    }
  }
  return [...pieces.values()].sort((a, b) => a.group - b.group || b.students.length - a.students.length);
}
