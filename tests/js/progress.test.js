// The file that carries a reader's progress: what goes out, what may come in, how it joins what is there.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as library from "../../hooks/packages/node_modules/ts-fsrs/dist/index.mjs";
import { schedule } from "../../hooks/theme/scripts/lib/items/schedule.js";
import { currentAnswers, masteryByGroup } from "../../hooks/theme/scripts/lib/records/answers.js";
import { validReadings } from "../../hooks/theme/scripts/lib/records/readings.js";
import { FORMAT, migrate } from "../../hooks/theme/scripts/lib/storage.js";
import { KIND, mergeRecord, openBackup, packBackup } from "../../hooks/theme/scripts/progress/backup.js";

const kept = (when, last = 1) => ({
  version: "v1",
  first: 0,
  last,
  sure: 3,
  tries: 1,
  response: "a",
  log: [[when, 3]],
});
const audit = {
  title: "Autumn",
  role: "",
  changed: 10,
  tasks: [{ id: "a", text: "Write", stance: "human", hours: [1, 1, 1, 1, 1] }],
  skills: [],
};
const plan = {
  audit: "",
  role: "tester",
  title: "T",
  domain: "security",
  aim: "S",
  held: [],
  credential: "",
  project: null,
  number: "",
  agree: "",
  week: 6,
  start: "2026-11-23",
  done: { a: "x" },
  total: 3,
  changed: 10,
};
const work = {
  work: "0123abcd",
  student: "Amina",
  title: "Week two",
  code: "A1.abc.0123abcd",
  started: 5,
  drafts: { a: "b", c: ["1", "2"] },
};
const class_ = {
  title: "10 B",
  roster: "Sara",
  codes: ["R1.a"],
  decisions: { "0123abcd": "alone" },
  counting: "first",
  changed: 5,
};
const RECORDS = {
  classes: { "89abcdef": class_ },
  answers: { one: kept(5) },
  "work-0123abcd-89abcdef": { one: kept(6, 0) },
  works: { "work-0123abcd-89abcdef": work },
  sittings: { "quiz-a": 7 },
  read: { "learn/a/": 5 },
  stopped: { last: { page: "learn/a/", part: "two", title: "Two", when: 5 } },
  audits: { autumn: audit },
  plans: { "role:tester:security": plan },
};
const ITEMS = { one: { type: "choice" }, a: { type: "choice" }, c: { type: "order" } };
const file = (records, more = {}) => JSON.stringify({ kind: KIND, format: FORMAT, records, ...more });
const faultOf = (text) => openBackup(text, migrate, ITEMS).fault;

test("what goes out comes in unchanged, and what is damaged stays behind", () => {
  const own = { ...structuredClone(RECORDS), settings: { offline: false }, "answers:set-aside-1": {} };
  own.audits.broken = { title: 7 };
  own.works["work-00000000-00000000"] = null;
  own.stopped.first = { page: 7 };
  const { records } = openBackup(
    packBackup(Object.keys(own), (name) => own[name], FORMAT, "2026-11-23"),
    migrate,
    ITEMS,
  );
  const device = {};
  for (const [name, found] of records) {
    device[name] = {};
    mergeRecord(name, device[name], found);
  }
  assert.deepEqual(device, RECORDS);
});

test("an earlier format is brought forward", () => {
  const { log, ...early } = kept(5);
  const { records } = openBackup(file({ answers: { one: early } }, { format: 1 }), migrate, ITEMS);
  assert.deepEqual(records.get("answers")[0][1].log, []);
});

const FOREIGN = [
  "",
  "{",
  "[]",
  "null",
  "7",
  "[".repeat(100_000),
  '{"kind":"skills-divide-answers","format":2,"data":{}}',
];
for (const text of FOREIGN) test(`foreign: ${text.slice(0, 40)}`, () => assert.equal(faultOf(text), "foreign"));

test("too large", () => assert.equal(faultOf(file({ read: {} }, { more: "x".repeat(5_000_001) })), "large"));
test("of a later release", () => assert.equal(faultOf(file(RECORDS, { format: FORMAT + 1 })), "later"));
test("cut off", () => assert.equal(faultOf(file(RECORDS).slice(0, -9)), "damaged"));

const DAMAGED = {
  "no records": undefined,
  "an unknown record": { secrets: {} },
  "settings, which stay with the device": { settings: { offline: false } },
  "a record that is a list": { read: [] },
  "a prototype for a record": JSON.parse('{"__proto__": {"polluted": true}}'),
  "a prototype for a chapter": { read: JSON.parse('{"__proto__": 1}') },
  "a prototype for an audit": { audits: JSON.parse(`{"__proto__": ${JSON.stringify(audit)}}`) },
  "a time that is no number": { read: { "learn/a/": "yesterday" } },
  "a time that no calendar has": { read: { "learn/a/": 1e300 } },
  "an address elsewhere": { read: { "//example.org/": 1 } },
  "a stop elsewhere": { stopped: { last: { page: "//example.org/", part: "", title: "", when: 1 } } },
  "too many chapters": { read: Object.fromEntries(Array.from({ length: 2001 }, (_, place) => [`learn/${place}/`, 1])) },
  "too many audits": { audits: Object.fromEntries(Array.from({ length: 501 }, (_, place) => [`a${place}`, audit])) },
  "an answer without a version": { answers: { one: { ...kept(1), version: undefined } } },
  "an answer with a strange log": { answers: { one: { ...kept(1), log: [[1, 9]] } } },
  "an answer with a log too long": { answers: { one: { ...kept(1), log: Array.from({ length: 61 }, () => [1, 1]) } } },
  "a name in markup": { answers: { "<b>": kept(1) } },
  "half an audit": { audits: { a: { ...audit, tasks: [{ id: "<b>" }] } } },
  "half a plan": { plans: { "role:a:b": { ...plan, week: 900 } } },
  "a link in markup": { works: { "work-0123abcd-89abcdef": { ...work, code: "<script>" } } },
  "a class with somebody's prototype": {
    classes: { a: { ...class_, decisions: JSON.parse('{"__proto__": "alone"}') } },
  },
  "a seed out of bounds": { sittings: { "quiz-a": -1 } },
};
for (const [what, records] of Object.entries(DAMAGED)) {
  test(`damaged: ${what}`, () => {
    assert.equal(faultOf(file(records)), "damaged");
    assert.equal({}.polluted, undefined);
  });
}

test("nothing comes in that is not known", () => {
  const { records } = openBackup(
    file({ answers: { one: { ...kept(1), more: { deep: {} }, response: { deep: {} }, tries: -4 } } }),
    migrate,
    ITEMS,
  );
  assert.deepEqual(records.get("answers"), [
    ["one", { version: "v1", first: 0, last: 1, sure: 3, tries: 0, log: [[1, 3]] }],
  ]);
});

test("the newer stands, logs are united, and nothing that is here alone goes", () => {
  const own = structuredClone(RECORDS);
  own.audits.mine = audit;
  own.works["work-0123abcd-89abcdef"] = { ...work, ended: 9, drafts: { a: "d" } };
  const other = {
    answers: { one: kept(9, 0) },
    audits: { autumn: { ...audit, title: "Newer", changed: 11 } },
    plans: { "role:tester:security": { ...plan, agree: "older", changed: 9 } },
    read: { "learn/a/": 4, "learn/b/": 8 },
    stopped: { last: { page: "learn/b/", part: "", title: "B", when: 8, more: "<b>" } },
    sittings: { "quiz-a": 8 },
    works: RECORDS.works,
    classes: { "89abcdef": { ...class_, title: "older", codes: ["R1.a", "R1.b"], changed: 4 } },
  };
  for (const [name, found] of openBackup(file(other), migrate, ITEMS).records) mergeRecord(name, own[name], found);
  assert.deepEqual(own.answers.one.log, [
    [5, 3],
    [9, 3],
  ]);
  assert.equal(own.answers.one.last, 0);
  assert.equal(own.audits.autumn.title, "Newer");
  assert.equal(own.audits.mine.title, "Autumn");
  assert.equal(own.plans["role:tester:security"].agree, "");
  assert.deepEqual(own.read, { "learn/a/": 5, "learn/b/": 8 });
  assert.deepEqual(own.stopped, { last: { page: "learn/b/", part: "", title: "B", when: 8 } });
  assert.deepEqual(own.sittings, { "quiz-a": 7 });
  assert.deepEqual(own.classes["89abcdef"], { ...class_, codes: ["R1.a", "R1.b"] });
  assert.deepEqual(own.works["work-0123abcd-89abcdef"], { ...work, ended: 9, drafts: { a: "d", c: ["1", "2"] } });
});

test("damaged entries of this device are passed over", () => {
  const items = { one: { page: "", group: "g", version: "v1" }, two: { page: "", group: "g", version: "v1" } };
  for (const bad of [
    null,
    7,
    {},
    { ...kept(1), log: null },
    { ...kept(1), log: [null] },
    { ...kept(1), log: [["x", 1]] },
  ]) {
    const found = currentAnswers({ one: kept(1), two: bad }, items);
    assert.deepEqual(
      found.map(([id]) => id),
      ["one"],
    );
    assert.deepEqual(masteryByGroup(found, items).get("g"), 1);
  }
  assert.deepEqual(validReadings({ "learn/a/": 1, "learn/b/": "x", "learn/c/": 1e300, "//x/": 1 }), { "learn/a/": 1 });
});

test("answers of a time to come do not stop reviews", () => {
  const now = Date.UTC(2026, 10, 23);
  const day = 86_400_000;
  const past = [
    [now - 30 * day, 3],
    [now - 20 * day, 3],
  ];
  assert.deepEqual(schedule(library, [...past, [now + 4000 * day, 3]], now), schedule(library, past, now));
  assert.equal(schedule(library, [[now + 4000 * day, 3]], now).due, now);
  assert.equal(schedule(library, [], now), null);
});
