// Answers that come back in a file. Values in, values out; whatever the file holds, only what fits goes on.

import { ANSWERS, parseAnswers } from "../lib/records/answers.js";

export const KIND = "skills-divide-answers";

/**
 * The answers in an exported file, or null if it is none.
 * @param {string} text
 * @param {(name: string, record: any) => Record<string, any>} migrate  brings a record to today's format, or throws
 * @param {Record<string, {type: string}>} items
 */
export function openAnswers(text, migrate, items) {
  try {
    const file = JSON.parse(text);
    return file.kind === KIND ? parseAnswers(migrate(ANSWERS, file), items) : null;
  } catch {
    return null;
  }
}
