// The quiz's scoring, by node's own runner: values in, values out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, grade, isComplete, score, shuffled } from "../../hooks/theme/scripts/lib/items/score.js";

const CASES = [
  ["choice", { keys: ["b"] }, "b", 1],
  ["choice", { keys: ["b"] }, "a", 0],
  ["true-false", { keys: ["true"] }, "true", 1],
  ["multiple", { keys: ["a", "c"] }, ["a", "c"], 1],
  ["multiple", { keys: ["a", "c"] }, ["a"], 0.5],
  ["multiple", { keys: ["a", "c"] }, ["a", "b"], 0],
  ["multiple", { keys: ["a", "c"] }, ["a", "b", "c"], 0.5],
  ["multiple", { keys: ["a", "c"] }, ["b"], 0],
  ["match", { keys: ["0", "2", "1"] }, ["0", "2", "1"], 1],
  ["match", { keys: ["0", "2", "1"] }, ["0", "1", "2"], 1 / 3],
  ["order", {}, ["1", "2", "3", "4"], 1],
  ["order", {}, ["4", "3", "2", "1"], 0],
  ["order", {}, ["2", "3", "4", "1"], 2 / 3],
  ["numeric", { answer: 12, tolerance: 0 }, "12", 1],
  ["numeric", { answer: 12, tolerance: 0.5 }, "12.5", 1],
  ["numeric", { answer: 12, tolerance: 0.5 }, "12.51", 0],
  ["numeric", { answer: 1234.5, tolerance: 0 }, "1234.5", 1],
  ["numeric", { answer: 0.00005, tolerance: 0 }, "5e-5", 1],
  ["numeric", { answer: 12, tolerance: 0 }, "twelve", 0],
  ["text", { accept: ["prompt injection"] }, "  Prompt   INJECTION. ", 1],
  ["text", { accept: ["École"] }, "ecole", 1],
  ["text", { accept: ["أمن"] }, "امن", 1],
  ["text", { accept: ["T3"] }, "t٣", 1],
  ["text", { accept: ["a"] }, "b", 0],
  ["numeric", { answer: 5e-12, tolerance: 0 }, "6e-12", 0],
  ["numeric", { answer: 6.022e23, tolerance: 0 }, "6.022e23", 1],
  ["numeric", { answer: 0.3, tolerance: 0.1 }, "0.4", 1],
  // signs are content
  ["text", { accept: ["C"] }, "C#", 0],
  ["text", { accept: ["C#"] }, "C", 0],
  ["text", { accept: ["C++"] }, "C", 0],
  ["text", { accept: [".NET"] }, ".net", 1],
  ["text", { accept: [".NET"] }, "NET", 0],
  ["text", { accept: ["!"] }, ";", 0],
  ["text", { accept: ["!"] }, "!", 1],
  ["text", { accept: ["()"] }, "[]", 0],
  ["text", { accept: ["save!"] }, "save?", 0],
  ["text", { accept: ["save!"] }, "“save!”.", 1],
  ["text", { accept: ["-1"] }, "+1", 0],
  ["text", { accept: ["x<y"] }, "x>y", 0],
  ["text", { accept: ["etc."] }, "etc", 1],
  // what people put around an answer
  ["text", { accept: ["ls"] }, "`ls`", 1],
  ["text", { accept: ["ls"] }, "ls.", 1],
  ["text", { accept: ["prompt injection"] }, "« prompt injection » !", 1],
  ["text", { accept: ["l'eau"] }, "l’eau", 1],
  ["text", { accept: ["rag"] }, "\u200brag\ufeff", 1],
  // a mark is an accent in some scripts, and another letter in others
  ["text", { accept: ["か"] }, "が", 0],
  ["text", { accept: ["が"] }, "か\u3099", 1],
  ["text", { accept: ["कि"] }, "की", 0],
  ["text", { accept: ["मोर"] }, "मेर", 0],
  ["text", { accept: ["มา"] }, "ม้า", 0],
  ["text", { accept: ["край"] }, "краи", 0],
  ["text", { accept: ["ёлка"] }, "елка", 1],
  ["text", { accept: ["за́мок"] }, "замок", 1],
  ["text", { accept: ["Ελλάδα"] }, "ελλαδα", 1],
  ["text", { accept: ["كَتَبَ"] }, "كتب", 1],
  ["text", { accept: ["שָׁלוֹם"] }, "שלום", 1],
];

for (const [type, item, response, expected] of CASES) {
  test(`${type} ${JSON.stringify(item)} answered ${JSON.stringify(response)} earns ${expected}`, () => {
    assert.ok(Math.abs(score({ type, ...item }, response) - expected) < 1e-9);
  });
}

test("an answer is complete when nothing in it is empty", () => {
  assert.equal(isComplete(""), false);
  assert.equal(isComplete(" "), false);
  assert.equal(isComplete([]), false);
  assert.equal(isComplete(["1", ""]), false);
  assert.equal(isComplete(["1", "2"]), true);
});

test("folding ignores case, accents, spacing, tatweel and outer punctuation, and nothing else", () => {
  assert.equal(fold("«Réseau   NEURONAL»"), fold("reseau neuronal"));
  assert.equal(fold("سـلام"), fold("سلام"));
  assert.notEqual(fold("co-op"), fold("coop"));
});

test("the seed alone decides the order, and every order is a rearrangement", () => {
  const list = ["a", "b", "c", "d", "e"];
  assert.deepEqual(shuffled(list, 7), shuffled(list, 7));
  const orders = new Set();
  for (let seed = 0; seed < 500; seed++) {
    const found = shuffled(list, seed);
    assert.deepEqual([...found].sort(), list);
    orders.add(found.join(""));
  }
  assert.ok(orders.size > 90, `${orders.size} of 120 orders in 500 seeds`);
});

test("a grade is again when missed, hard when guessed, good otherwise", () => {
  assert.equal(grade(0.5, 3), 1);
  assert.equal(grade(1, 1), 2);
  assert.equal(grade(1, 2), 3);
  assert.equal(grade(1, 0), 3);
});
