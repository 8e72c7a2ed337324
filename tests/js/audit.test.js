// What an audit is read from, matched with and undone by, by node's own runner: values in, values out.

import assert from "node:assert/strict";
import { test } from "node:test";

import papaparse from "../../hooks/packages/node_modules/papaparse/papaparse.js";
import { news, packed, rowsOf, unpacked } from "../../hooks/theme/scripts/audit/exchange.js";
import { matcher, stems } from "../../hooks/theme/scripts/audit/matching.js";
import { readTable } from "../../hooks/theme/scripts/audit/tables.js";
import { threeToLookAt } from "../../hooks/theme/scripts/audit/three.js";
import { closed, did, fresh, MOST_STEPS, redone, undone, without } from "../../hooks/theme/scripts/audit/undo.js";
import { inSpan, laid, monday, spread, weekOf, weeksOf } from "../../hooks/theme/scripts/audit/weeks.js";
import { toCsv as sheet } from "../../hooks/theme/scripts/lib/csv.js";
import { inWording, originOf, wordingOf } from "../../hooks/theme/scripts/lib/records/audit-words.js";
import { parseAudit, spanOf, WEEKS } from "../../hooks/theme/scripts/lib/records/audits.js";

const even = (total) => Array(WEEKS).fill(total / WEEKS);

test("days are put into their weeks", () => {
  assert.equal(monday("2026-11-29"), "2026-11-23");
  assert.equal(weeksOf(["2026-11-25", "2026-11-02"]), "2026-11-02");
  assert.equal(weeksOf(["2026-11-25", "2025-01-01"]), "2026-10-26");
  assert.deepEqual(
    ["2026-10-25", "2026-10-26", "2026-11-29", "2026-11-30"].map((day) => weekOf(day, "2026-10-26")),
    [-1, 0, 4, -1],
  );
});

test("a total is spread as the hours lie, without a loss", () => {
  assert.deepEqual(spread(7), even(7));
  assert.deepEqual(spread(20, [1, 0, 3, 0, 0]), [5, 0, 15, 0, 0]);
  assert.deepEqual(spread(1, [1, 1, 1, 0, 0]), [0.34, 0.33, 0.33, 0, 0]);
  assert.deepEqual(spread(0, [1, 2, 3, 4, 5]), [0, 0, 0, 0, 0]);
});

const OURS = [
  "Write test cases from user stories",
  "Write status reports",
  "Add unit tests to existing code",
  "Negotiate scope, people and suppliers",
  "Write guides",
].map((text, place) => ({ id: `t${place}`, role: "r", text, stance: "human" }));
for (const [text, expected] of [
  ["Writing a test case", "t0"],
  ["weekly status report", "t1"],
  ["Unit testing of code", "t2"],
  ["NEGOTIATING with suppliers", "t3"],
  ["Lunch", null],
  ["the of and", null],
  ["", null],
  ["كتابة", null],
]) {
  test(`the task ${JSON.stringify(text)} is nearest to ${expected}`, () =>
    assert.equal(matcher(OURS)(text)?.id ?? null, expected));
}

test("stems go without case, accents and endings", () =>
  assert.deepEqual(stems("Running the résumés, summaries and a summary"), ["run", "resum", "summar"]));

const audit = (title) => ({ title, role: "", changed: 0, tasks: [], skills: [] });
const change = (before, after) => [{ id: "a", before: before && audit(before), after: after && audit(after) }];

test("steps go back and forth", () => {
  const history = did(did(fresh(), change(undefined, "one")), change("one", "two"));
  const back = undone(history);
  assert.deepEqual(back.changes, change("two", "one"));
  assert.deepEqual(undone(back.history).changes, change("one", undefined));
  assert.deepEqual(redone(back.history).changes, change("one", "two"));
  assert.equal(redone(history), null);
  assert.equal(undone(fresh()), null);
  assert.equal(redone(did(back.history, change("one", "three"))), null);
});

test("letters typed one by one are one step, until the edit is over", () => {
  const typed = did(did(fresh(), change("", "a"), "title"), change("a", "ab"), "title");
  assert.deepEqual(undone(typed).changes, change("ab", ""));
  assert.equal(did(closed(typed), change("ab", "abc"), "title").past.length, 2);
  assert.equal(did(typed, change("ab", "abc"), "other").past.length, 2);
});

test("what another tab has changed is no longer undone, and no history grows for ever", () => {
  assert.equal(undone(without(did(fresh(), change("a", "b")), "a")), null);
  let history = fresh();
  for (let step = 0; step < MOST_STEPS + 9; step++) history = did(history, change("a", "b"));
  assert.equal(history.past.length, MOST_STEPS);
});

const WHOLE = {
  a: {
    title: "Mine",
    role: "qa",
    changed: 5,
    tasks: [
      { id: "t1", text: '=1+1; "and" more', stance: "human", hours: [1, 0, 2.5, 0, 0], task: "qa-t01" },
      { id: "t2", text: "Open", stance: "", hours: [0, 0, 0, 0, 0] },
    ],
    skills: ["git"],
  },
};
const damaged = (/** @type {(file: any) => void} */ harm) => {
  const file = JSON.parse(packed(WHOLE));
  harm(file);
  return JSON.stringify(file);
};

test("a file of audits comes back whole", () => assert.deepEqual(unpacked(packed(WHOLE)), { audits: WHOLE }));

for (const [name, text, fault] of [
  ["cut in the middle", packed(WHOLE).slice(0, 150), "damaged"],
  ["something else", '{"kind": "skills-divide-answers", "format": 2, "data": {}}', "foreign"],
  ["no JSON", "task,hours", "foreign"],
  ["empty", "", "foreign"],
  ["of a later release", damaged((file) => (file.format = 99)), "later"],
  ["without an audit", damaged((file) => (file.data = {})), "empty"],
  ["with a format that cannot be compared", damaged((file) => (file.format = [[{ toString: [] }]])), "damaged"],
  ["with a stance that is none", damaged((file) => (file.data.a.tasks[0].stance = "robot")), "damaged"],
  ["with four weeks", damaged((file) => file.data.a.tasks[0].hours.pop()), "damaged"],
  ["with hours below 0", damaged((file) => (file.data.a.tasks[0].hours[0] = -1)), "damaged"],
  ["with an id that is none", damaged((file) => (file.data["<b>"] = file.data.a)), "damaged"],
  ["with a name of the language's own", damaged((file) => (file.data["--proto--"] = file.data.a)), "damaged"],
  ["without tasks", damaged((file) => delete file.data.a.tasks), "damaged"],
  ["with nothing where an audit was", damaged((file) => (file.data.a = null)), "damaged"],
]) {
  test(`a file ${name} is refused as ${fault}`, () => assert.deepEqual(unpacked(text), { fault }));
}

test("an audit that is here already stays once; one that differs stays twice", () => {
  assert.deepEqual(
    news(WHOLE, WHOLE, () => "new"),
    [],
  );
  assert.deepEqual(
    news(WHOLE, { a: audit("Other") }, () => "new"),
    [["new", WHOLE.a]],
  );
  assert.deepEqual(
    news(WHOLE, {}, () => "new"),
    [["a", WHOLE.a]],
  );
});

const [EN, FR] = [
  ["en", "Testing", "Write cases", "Agree on them"],
  ["fr", "Tests", "Rédiger des cas", "En convenir"],
].map(([language, title, ...texts]) =>
  wordingOf(
    language,
    texts.map((text, place) => ({ id: `qa-t${place}`, text })),
    { roles: [{ id: "qa", title }], domains: [] },
  ),
);
const ROWS = [
  { id: "a", text: "Write cases", stance: "human", hours: even(5), task: "qa-t0", language: "en" },
  { id: "b", text: "Agree on them, in writing", stance: "", hours: even(0), task: "qa-t1" },
  { id: "c", text: "My own", stance: "augmented", hours: even(1) },
];
const BEGUN = { title: "Testing", role: "qa", changed: 5, tasks: ROWS, skills: [], weeks: 1, language: "en" };
const texts = (/** @type {{title: string, tasks: {text: string}[]}} */ { title, tasks }) => [
  title,
  ...tasks.map(({ text }) => text),
];

test("an audit goes on in another language: our words are that language's, the reader's stay", () => {
  const there = inWording(BEGUN, [FR]);
  assert.deepEqual(texts(there), ["Tests", "Rédiger des cas", "Agree on them, in writing", "My own"]);
  assert.deepEqual(
    [there.language, ...there.tasks.map(({ language }) => language)],
    ["fr", "fr", undefined, undefined],
  );
  assert.deepEqual(inWording(there, [EN]), BEGUN);
  assert.deepEqual(parseAudit(structuredClone(there)), there);
  assert.equal(inWording(BEGUN, []), BEGUN);
  for (const language of ["", "English", "x", 5, "en\n"])
    assert.throws(() => parseAudit({ ...BEGUN, tasks: [{ ...ROWS[0], language }] }), TypeError);
});

test("words of ours that an audit keeps though we have changed them stay in their language", () => {
  const old = { ...BEGUN, tasks: [{ ...ROWS[0], text: "Write test cases" }] };
  assert.deepEqual(texts(inWording(old, [EN])), ["Testing", "Write test cases"]);
  assert.deepEqual(texts(inWording(old, [FR])), ["Tests", "Rédiger des cas"]);
});

test("an audit of an earlier release, and a table, are known by their words", () => {
  const { language: _, ...old } = { ...BEGUN, tasks: ROWS.map(({ language: _, ...row }) => row) };
  const there = inWording(old, [FR, EN]);
  assert.deepEqual(texts(there), ["Tests", "Rédiger des cas", "Agree on them, in writing", "My own"]);
  assert.deepEqual(texts(inWording({ ...old, role: "", title: "Testing" }, [FR, EN]))[0], "Testing");
  assert.deepEqual(originOf("AGREE  on them", [FR, EN]), { task: "qa-t1", language: "en" });
  assert.equal(originOf("Agree", [FR, EN]), undefined);
});

test("the same audit in other words takes its place; one that was changed since stays beside it", () => {
  const there = inWording(BEGUN, [FR]);
  const named = () => "new";
  assert.deepEqual(news({ a: there }, { a: BEGUN }, named), [["a", there]]);
  assert.deepEqual(news({ a: there }, { a: { ...BEGUN, changed: 6 } }, named), [["new", there]]);
  const mine = { ...BEGUN, title: "Mine", language: undefined };
  assert.deepEqual(news({ a: there }, { a: mine }, named), [["new", there]], "what a reader wrote is not overwritten");
  assert.deepEqual(
    news({ a: there }, { a: mine }, named, true),
    [["a", there]],
    "of a worked example all words are ours",
  );
});

test("a table that was saved is read again, and no cell is a formula", () => {
  for (const separator of [",", ";"]) {
    const text = sheet(rowsOf(WHOLE.a, ["task", "stance", "week1", "week2", "week3", "week4", "week5"]), separator);
    assert.ok(!/(^|[,;\n])"?=/.test(text));
    assert.match(text, separator === ";" ? /;2,5;/ : /,2\.5,/);
    assert.deepEqual(
      readTable(text, papaparse, { today: "2026-11-28" }).tasks.map(({ text: task, stance, hours }) => ({
        text: task,
        stance,
        hours,
      })),
      WHOLE.a.tasks.map(({ text: task, stance, hours }) => ({ text: task, stance, hours })),
    );
  }
});

const WEEK = (/** @type {number} */ hours) => [hours, 0, 0, 0, 0];
const rowOf = (/** @type {string} */ text, stance, hours) => ({ id: text, text, stance, hours: WEEK(hours) });

test("a usual week counts five times, and of five weeks it is a fifth", () => {
  const one = { ...audit("A"), weeks: 1, tasks: [rowOf("a", "human", 3)] };
  const five = inSpan(one, 5);
  assert.deepEqual([spanOf(one), spanOf(five), five.weeks], [1, 5, undefined]);
  assert.deepEqual(five.tasks[0].hours, even(15));
  assert.deepEqual(inSpan(five, 1), one);
  assert.equal(inSpan(five, 5), five);
  assert.deepEqual(inSpan({ ...five, tasks: [rowOf("a", "human", 8)] }, 1).tasks[0].hours, WEEK(1.6));
  assert.deepEqual([laid(2.5, 1), laid(5, 5)], [WEEK(2.5), even(5)]);
});

test("audits that an earlier release kept, without a word on weeks, are of five; none is of two", () => {
  assert.deepEqual(parseAudit(WHOLE.a), WHOLE.a);
  assert.equal(spanOf(parseAudit(WHOLE.a)), 5);
  assert.deepEqual(parseAudit({ ...WHOLE.a, weeks: 1 }), { ...WHOLE.a, weeks: 1 });
  for (const weeks of [2, "1", null]) assert.throws(() => parseAudit({ ...WHOLE.a, weeks }), TypeError);
});

for (const [name, rows, expected] of [
  ["of each stance the largest", ["s2", "s5", "a1", "h9", "h3"], ["s5", "a1", "h9"]],
  ["the next where a stance has none", ["s2", "s5", "s1", "h9"], ["s5", "s2", "h9"]],
  ["all of one stance", ["h1", "h3", "h2", "h4"], ["h4", "h3", "h2"]],
  ["the only one", ["a2", "s0"], ["a2"]],
  ["none without hours or stance", ["s0", "?5"], []],
]) {
  test(`to look at: ${name}`, () => {
    const stances = { s: "substitutable", a: "augmented", h: "human", "?": "" };
    const tasks = rows.map((row) => rowOf(row, stances[row[0]], Number(row[1])));
    assert.deepEqual(
      threeToLookAt(tasks).map(({ task }) => task.id),
      expected,
    );
  });
}
