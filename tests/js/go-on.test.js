// What comes next: the chapter to go on with, where a reader stopped, what to answer on day one; values in, values out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { standing } from "../../hooks/theme/scripts/go-on/course.js";
import { lastStop, titleIn } from "../../hooks/theme/scripts/lib/records/stops.js";
import { swiped } from "../../hooks/theme/scripts/quiz/swipe.js";
import { firstNew } from "../../hooks/theme/scripts/review/new-items.js";

const CHAPTERS = [
  ["learn/a/", "A", 30],
  ["learn/b/", "B", 45],
  ["learn/c/", "C", 60],
];

for (const [name, readings, stop, here, expected] of [
  ["nothing was read", {}, undefined, "", ["A", false, 0, 135]],
  ["the first is read", { "learn/a/": 1 }, undefined, "", ["B", false, 1, 105]],
  ["stopped in the last", {}, { page: "learn/c/" }, "", ["C", true, 0, 135]],
  ["stopped in one that is read", { "learn/a/": 1 }, { page: "learn/a/" }, "", ["B", false, 1, 105]],
  ["stopped in one that is gone", {}, { page: "learn/z/" }, "", ["A", false, 0, 135]],
  ["on a page that is no chapter", {}, { page: "learn/b/" }, "review/", ["B", true, 0, 135]],
  ["at the end of a chapter", {}, { page: "learn/b/" }, "learn/b/", ["C", false, 0, 135]],
  ["at the end of the last", { "learn/b/": 1 }, undefined, "learn/c/", ["A", false, 1, 90]],
  ["all are read", { "learn/a/": 1, "learn/b/": 1, "learn/c/": 1 }, undefined, "", [undefined, false, 3, 0]],
]) {
  test(`to go on with where ${name}`, () => {
    const { next, isStopped, read, minutes } = standing(CHAPTERS, readings, stop, here);
    assert.deepEqual([next?.[1], isStopped, read, minutes], expected);
  });
}

const STOP = { page: "learn/a/", part: "step-1", title: "Step 1", when: 5 };

test("a stop is read field by field, and none is no stop", () => {
  assert.deepEqual(lastStop({ last: STOP }), STOP);
  for (const harm of [
    { page: "//evil" },
    { page: "javascript:x" },
    { part: 5 },
    { when: -1 },
    { title: "x".repeat(301) },
  ])
    assert.equal(lastStop({ last: { ...STOP, ...harm } }), undefined);
  assert.equal(lastStop({}), undefined);
});

test("day one begins with chapters, and passes over what was answered", () => {
  const items = {
    r1: { page: "roles/x/quiz/" },
    a1: { page: "learn/a/" },
    a2: { page: "learn/a/" },
    b1: { page: "learn/b/" },
  };
  assert.deepEqual(firstNew(items, new Set(), 3), ["a1", "a2", "b1"]);
  assert.deepEqual(firstNew(items, new Set(["a1", "b1"]), 5), ["a2", "r1"]);
});

for (const [name, to, direction, by] of [
  ["to the left is on", [-80, 10], "ltr", 1],
  ["to the right is back", [80, 10], "ltr", -1],
  ["to the right is on where one reads from there", [80, 10], "rtl", 1],
  ["that is short is none", [-50, 0], "ltr", 0],
  ["that is steep scrolls", [-80, 60], "ltr", 0],
]) {
  test(`a swipe ${name}`, () =>
    assert.equal(
      swiped({ clientX: 100, clientY: 100 }, { clientX: 100 + to[0], clientY: 100 + to[1] }, direction),
      by,
    ));
}

test("the heading where one stopped is told in its own language alone; what does not say it is English", () => {
  const stop = { page: "learn/a/", part: "a", title: "One", when: 1 };
  assert.deepEqual([titleIn(stop, "en"), titleIn(stop, "fr"), titleIn(undefined, "en")], ["One", "", ""]);
  assert.deepEqual(
    [titleIn({ ...stop, language: "fr" }, "fr"), titleIn({ ...stop, language: "fr" }, "en")],
    ["One", ""],
  );
});
