// A sheet of paper for each student: every question with the answer that was given and the right one.

import { cloneContent, part, setText } from "../lib/dom.js";
import { moment } from "./class-view.js";
import { scoreOf } from "./receipt.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./words.js").Offered} Offered */

/**
 * @param {HTMLElement} sheet  the template of a sheet
 * @param {HTMLElement} line   the template of one answer
 * @param {import("./people.js").Person} person
 * @param {Map<string, Offered>} items
 */
export function sheetOf(sheet, line, { label, receipt }, items) {
  const paper = cloneContent(sheet);
  const { title, items: answers, ended } = receipt;
  part(paper, "sheet-title").textContent = title;
  part(paper, "sheet-name").textContent = label;
  setText(part(paper, "sheet-line"), {
    percent: Math.round(scoreOf(receipt) * 100),
    score: Math.round(scoreOf(receipt) * answers.length * 10) / 10,
    total: answers.length,
    when: moment(ended),
  });
  part(paper, "sheet-answers").replaceChildren(
    ...answers.map(([id, version, first, , tries, , response]) => {
      const row = cloneContent(line);
      const item = items.get(id);
      const isAsAsked = item?.version === version;
      part(row, "stem").textContent = item?.stem ?? id;
      const mark = tries === 0 ? "open" : first > 0.999 ? "right" : first > 0 ? "partly" : "wrong";
      part(row, "mark").textContent = part(row, "mark").dataset[mark] ?? "";
      part(row, "given").textContent = tries === 0 ? "" : wordsOf(isAsAsked ? item : undefined, response);
      part(row, "key").hidden = mark === "right" || !item;
      setText(part(row, "key"), { key: item?.key ?? "" });
      return row;
    }),
  );
  return paper;
}
