// Texts of templates: places for values, and words that a number asks for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { interpolate, sentences } from "../../hooks/theme/scripts/lib/text.js";

const TASKS = "{low} of {total} {total, plural, one {task is} other {tasks are}} done";

for (const [total, expected] of [
  [1, "0 of 1 task is done"],
  ["1", "0 of 1 task is done"],
  [0, "0 of 0 tasks are done"],
  [2, "0 of 2 tasks are done"],
  ["1,001", "0 of 1,001 tasks are done"],
])
  test(`${total}`, () => assert.equal(interpolate(TASKS, { low: 0, total }), expected));

test("each language has its own forms, and one that is not given is the other", () => {
  const text = "{n} {n, plural, one {كتاب} two {كتابان} few {كتب} other {كتابًا}}";
  sentences.language = "ar";
  const words = [1, 2, 3, 11, 100].map((n) => interpolate(text, { n }).split(" ")[1]);
  sentences.language = "en";
  assert.deepEqual(words, ["كتاب", "كتابان", "كتب", "كتابًا", "كتابًا"]);
});
