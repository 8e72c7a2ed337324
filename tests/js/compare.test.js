// What stands side by side, by cases: addresses, groups of skills, names.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  auditSubject,
  findKey,
  keysQuery,
  matchingNames,
  readKeys,
  roleSubject,
  skillGroups,
  skillOverlaps,
} from "../../hooks/theme/scripts/compare/subjects.js";

for (const [asked, keys] of [
  ["", ["", "", ""]],
  ["a=x&b=y-2", ["x", "y-2", ""]],
  ["c=audit:week-1&a=x", ["x", "", "audit:week-1"]],
  ["a=x&b=x&c=y", ["x", "", "y"]],
  ["a=../../secret&b=x%2Fy&c=<b>", ["", "", ""]],
  ["a=audit:&b=AUDIT:x&c=audit:audit:x", ["", "", ""]],
  [`a=${"x".repeat(91)}&b=javascript:alert(1)&c=__proto__`, ["", "", ""]],
]) {
  test(`"${asked.slice(0, 40)}" asks for ${JSON.stringify(keys)}`, () =>
    assert.deepEqual(readKeys(new URLSearchParams(asked)), keys));
}

test("an address and its keys are one another's inverse", () => {
  for (const keys of [
    ["", "", ""],
    ["x", "", "audit:y"],
    ["x", "y", "z"],
  ])
    assert.deepEqual(readKeys(new URLSearchParams(keysQuery(keys))), keys);
  assert.equal(keysQuery(["x", "", "audit:y"]), "?a=x&c=audit:y");
});

const role = (/** @type {string} */ key, /** @type {string} */ skills) =>
  roleSubject(key, { title: key, tasks: [], rows: "", skills: [...skills].map((id) => ({ id, title: id })) });

test("skills fall into one group each, all holders first", () => {
  const found = skillGroups([role("a", "pqr"), role("b", "qrs"), role("c", "rsx")]);
  const told = found.map(({ holders, skills }) => [
    holders.map(({ key }) => key).join(""),
    skills.map(({ id }) => id).join(""),
  ]);
  assert.deepEqual(told, [
    ["abc", "r"],
    ["ab", "q"],
    ["ac", ""],
    ["bc", "s"],
    ["a", "p"],
    ["b", ""],
    ["c", "x"],
  ]);
});

test("two have a group in common and one each", () => {
  assert.deepEqual(
    skillGroups([role("a", "pq"), role("b", "q")]).map(({ skills }) => skills.length),
    [1, 1, 0],
  );
});

test("pairs say what carries over each way and leave out who lists nothing", () => {
  assert.deepEqual(skillOverlaps([role("a", "pq"), role("b", "qrs"), role("c", "")]), [
    { a: "a", b: "b", shared: 1, wanted: 3, held: 2 },
  ]);
});

test("a role weighs tasks, an audit hours; what is not sorted is counted apart", () => {
  const tasks = [
    ["substitutable", [1, 1, 0, 0, 0.5]],
    ["augmented", [3, 0, 0, 0, 0]],
    ["", [9, 9, 9, 9, 9]],
  ].map(([stance, hours], id) => ({ id: `t${id}`, text: "x", stance, hours }));
  const own = auditSubject(
    "audit:x",
    { title: "My week", role: "", changed: 0, tasks, skills: ["p", "gone", "constructor"] },
    { p: "Painting" },
  );
  assert.deepEqual([own.surface, own.open, own.own], [{ low: 2.5, high: 5.5, total: 5.5 }, 1, true]);
  assert.deepEqual(
    own.skills.map(({ title }) => title),
    ["Painting", "gone", "constructor"],
  );
  const counted = roleSubject("x", { title: "X", tasks: tasks.slice(0, 2), rows: "", skills: [] });
  assert.deepEqual(counted.surface, { low: 1, high: 2, total: 2 });
  assert.deepEqual(counted.tasks.augmented, [{ text: "x", weight: 1 }]);
});

const names = new Map([
  ["IT support", "it"],
  ["Security engineering", "sec"],
  ["Security testing", "test"],
  ["Security", "s"],
]);
for (const [typed, key] of [
  ["it support", "it"],
  [" support ", "it"],
  ["security", "s"],
  ["Security e", "sec"],
  ["securit", undefined],
  ["nothing", undefined],
  ["", undefined],
]) {
  test(`"${typed}" means ${key}`, () => assert.equal(findKey(typed ?? "", names), key));
}

test("the list offers the names that hold what is typed, twenty at most", () => {
  assert.deepEqual(matchingNames(" Secur", names.keys()), ["Security engineering", "Security testing", "Security"]);
  assert.equal(
    matchingNames(
      "",
      Array.from({ length: 2000 }, (_, number) => `Role ${number}`),
    ).length,
    20,
  );
});
