// What an audit is read from, matched with and undone by, by node's own runner: values in, values out.

import assert from "node:assert/strict";
import { test } from "node:test";

import ical from "../../hooks/packages/node_modules/ical.js/dist/ical.js";
import papaparse from "../../hooks/packages/node_modules/papaparse/papaparse.js";
import { events } from "../../hooks/theme/scripts/audit/calendar-in.js";
import { news, packed, rowsOf, unpacked } from "../../hooks/theme/scripts/audit/exchange.js";
import { matcher, stems } from "../../hooks/theme/scripts/audit/matching.js";
import { hoursOf, notes } from "../../hooks/theme/scripts/audit/reading.js";
import { dateOf, table } from "../../hooks/theme/scripts/audit/rows.js";
import { closed, did, fresh, MOST_STEPS, redone, undone, without } from "../../hooks/theme/scripts/audit/undo.js";
import { monday, spread, weekOf, weeksOf } from "../../hooks/theme/scripts/audit/weeks.js";
import { toCsv as sheet } from "../../hooks/theme/scripts/lib/csv.js";
import { WEEKS } from "../../hooks/theme/scripts/lib/records/audits.js";

const even = (total) => Array(WEEKS).fill(total / WEEKS);
const faultsIn = (found) => found.faults.map(({ line, fault }) => [line, fault]);

for (const [text, expected] of [
  ["5", 5],
  ["1.5", 1.5],
  ["1,5 h", 1.5],
  ["1h30", 1.5],
  ["1:30", 1.5],
  ["90 min", 1.5],
  ["2 hours", 2],
  ["١٫٥", 1.5],
  ["٤ ساعات", 4],
  ["-3 h", -3],
  ["five", null],
  ["", null],
]) {
  test(`the hours ${JSON.stringify(text)} read ${expected}`, () => assert.equal(hoursOf(text), expected));
}

for (const [line, text, hours] of [
  ["Triage tickets: 5", "Triage tickets", even(5)],
  ["- Write the report 2,5 h", "Write the report", even(2.5)],
  ["3. Review code - 90 min", "Review code", even(1.5)],
  ["Review code 1h30", "Review code", even(1.5)],
  ["Migrate to Python 3", "Migrate to Python 3", even(0)],
  ["Fix: the login", "Fix: the login", even(0)],
  ["Deploy\t1\t2\t\t4\t5", "Deploy", [1, 2, 0, 4, 5]],
  ["ربط الأنظمة: ٢٫٥", "ربط الأنظمة", even(2.5)],
]) {
  test(`the note ${JSON.stringify(line)} is a task`, () =>
    assert.deepEqual(notes(line), { tasks: [{ line: 1, text, hours, stance: "" }], faults: [] }));
}

test("a note that is wrong is named by its line, and the others come in", () => {
  const found = notes(`Good: 1\n\n5 h\nBad: -3 h\nMuch: 999\nCells\tx\n${"long ".repeat(70)}\r\nAlso good`);
  assert.deepEqual(
    found.tasks.map(({ text }) => text),
    ["Good", "Also good"],
  );
  assert.deepEqual(faultsIn(found), [
    [3, "no-task"],
    [4, "hours"],
    [5, "hours"],
    [6, "hours"],
    [7, "long"],
  ]);
});

test("the same words are one task, whatever their case", () => {
  assert.deepEqual(
    notes("Stand-up: 1\nstand-up: 2").tasks.map(({ text, hours }) => [text, hours]),
    [["Stand-up", even(3)]],
  );
});

test("an audit holds 500 tasks, and each one more is named", () => {
  const found = notes(Array.from({ length: 502 }, (_, place) => `Task number ${place}`).join("\n"));
  assert.equal(found.tasks.length, 500);
  assert.deepEqual(faultsIn(found), [
    [501, "many"],
    [502, "many"],
  ]);
});

const COLUMNS = [{ line: 2, text: "Talk; agree", hours: [1.5, 0, 2, 0, 0], stance: "human" }];
for (const [name, text] of [
  ["semicolons, decimal commas, any order", 'Stance;W3;"Task";Week 1\r\nhuman;2;"Talk; agree";1,5\r\n'],
  ["tabs, Arabic digits", "week_1\tTASK\tw3\tstance\n١٫٥\tTalk; agree\t٢\tHuman judgement\n"],
  ["commas, a byte order mark", '\ufefftask,week1,week2,week3,stance\n"Talk; agree","1,5",,2,h\n'],
]) {
  test(`a table with ${name}`, () => assert.deepEqual(table(text, papaparse), { tasks: COLUMNS, faults: [] }));
}

test("hours go to the week of their date, and without one over all", () => {
  const found = table("date,task,hours\n2026-11-02,A,2\n09.11.2026,A,3\n10/11/2026,a,1\n,B,10\n", papaparse);
  assert.deepEqual(found, {
    tasks: [
      { line: 2, text: "A", hours: [2, 4, 0, 0, 0], stance: "" },
      { line: 5, text: "B", hours: even(10), stance: "" },
    ],
    faults: [],
    first: "2026-11-02",
  });
});

test("a row that is wrong is named by the line that it begins on, and the others come in", () => {
  const found = table(
    'task,hours,date,stance\n"Two\nlines",1,,\nA,x,,\nB,-1,,\nC,1,2026-02-30,\nD,1,2026-01-05,\nE,1,2026-11-05,\nF,1,,maybe\n,1,,\nG,1\n"H,1',
    papaparse,
  );
  assert.deepEqual(
    found.tasks.map(({ text }) => text),
    ["Two lines", "E", "G"],
  );
  assert.deepEqual(faultsIn(found), [
    [4, "hours"],
    [5, "hours"],
    [6, "date"],
    [7, "outside"],
    [9, "stance"],
    [10, "no-task"],
    [12, "quotes"],
  ]);
  assert.equal(table("a,b\n1,2", papaparse).faults[0].fault, "columns");
});

test("a text that our own table marked as no formula is itself again", () => {
  assert.equal(
    table("task\n'=1+1\n'tis", papaparse)
      .tasks.map(({ text }) => text)
      .join(),
    "=1+1,'tis",
  );
});

for (const [text, expected] of [
  ["2026-11-23", "2026-11-23"],
  ["23.11.2026", "2026-11-23"],
  ["23/11/2026", "2026-11-23"],
  ["٢٣/١١/٢٠٢٦", "2026-11-23"],
  ["2026-02-29", null],
  ["11/23/2026", null],
  ["soon", null],
  ["", ""],
]) {
  test(`the date ${JSON.stringify(text)} reads ${expected}`, () => assert.equal(dateOf(text), expected));
}

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

/** A calendar of some events, each a list of lines; the first line of the first event is line 3. */
const calendar = (...blocks) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...blocks.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n");
const STANDUP = [
  "UID:1",
  "SUMMARY:Stand-up",
  "DTSTART:20200101T090000",
  "DTEND:20200101T091500",
  "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  "EXDATE:20261020T090000",
];
/** The result behind all portions. */
function read(text, first) {
  const reading = events(text, ical, first);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}
const hoursIn = (text) => read(text, "2026-10-19").tasks.map(({ text: name, hours }) => [name, hours]);

test("events that come back are counted in each of the five weeks, but for what was taken out, moved or cancelled", () => {
  const cancelled = [
    "UID:1",
    "RECURRENCE-ID:20261021T090000",
    "SUMMARY:Stand-up",
    "STATUS:CANCELLED",
    "DTSTART:20261021T090000",
    "DTEND:20261021T091500",
  ];
  const longer = [
    "UID:1",
    "RECURRENCE-ID:20261026T090000",
    "SUMMARY:Stand-up",
    "DTSTART:20261028T100000",
    "DTEND:20261028T111500",
  ];
  assert.deepEqual(hoursIn(calendar(STANDUP, cancelled, longer)), [["Stand-up", [0.75, 2.25, 1.25, 1.25, 1.25]]]);
});

test("a folded line, a length instead of an end, and one name twice", () => {
  const one = ["UID:2", "SUMMARY:Review of\r\n  code", "DTSTART:20261019T080000", "DURATION:PT90M"];
  const two = ["UID:3", "SUMMARY:Review of code", "DTSTART:20261027T080000", "DTEND:20261027T090000"];
  assert.deepEqual(hoursIn(calendar(one, two)), [["Review of code", [1.5, 1, 0, 0, 0]]]);
});

test("an event at the edge of the weeks counts with the hours inside", () => {
  assert.deepEqual(hoursIn(calendar(["UID:4", "SUMMARY:Night", "DTSTART:20261018T220000", "DTEND:20261019T030000"])), [
    ["Night", [3, 0, 0, 0, 0]],
  ]);
  assert.deepEqual(hoursIn(calendar(["UID:4", "SUMMARY:Night", "DTSTART:20261025T220000", "DTEND:20261026T030000"])), [
    ["Night", [2, 3, 0, 0, 0]],
  ]);
});

test("a time zone of the file is put on the reader's clock", () => {
  const zone = [
    "BEGIN:VTIMEZONE",
    "TZID:Far",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+1300",
    "TZOFFSETTO:+1300",
    "END:STANDARD",
    "END:VTIMEZONE",
  ].join("\r\n");
  const text = calendar([
    "UID:5",
    "SUMMARY:Far call",
    "DTSTART;TZID=Far:20261019T120000",
    "DTEND;TZID=Far:20261019T140000",
  ]).replace("VERSION:2.0", `VERSION:2.0\r\n${zone}`);
  const local = new Date(Date.UTC(2026, 9, 18, 23)); // where the reader's clock is at UTC or west of it, a part of it lies before the weeks
  const inside = Math.min(
    2,
    Math.max(0, (local.getTime() + 2 * 3_600_000 - new Date(2026, 9, 19).getTime()) / 3_600_000),
  );
  assert.deepEqual(hoursIn(text), inside > 0 ? [["Far call", [inside, 0, 0, 0, 0]]] : []);
});

test("a time zone that begins in 1601, as some programs write it, leaves an event its own bounds", () => {
  const rule = (/** @type {string} */ kind, /** @type {string} */ day) => [
    `BEGIN:${kind}`,
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    `RRULE:FREQ=YEARLY;${day}`,
    `END:${kind}`,
  ];
  const rules = [
    ...rule("STANDARD", "BYDAY=-1SU;BYMONTH=10"),
    ...rule("DAYLIGHT", "BYDAY=-1SU;BYMONTH=3"),
    ...rule("DAYLIGHT", "BYDAY=1SU;BYMONTH=5"),
  ];
  const zone = ["BEGIN:VTIMEZONE", "TZID:Old", ...rules, "END:VTIMEZONE"].join("\r\n");
  const daily = [
    "UID:6",
    "SUMMARY:Check",
    "RRULE:FREQ=DAILY;BYMONTH=11",
    "DTSTART;TZID=Old:20260105T090000",
    "DTEND;TZID=Old:20260105T100000",
  ];
  const found = read(calendar(daily).replace("VERSION:2.0", `VERSION:2.0\r\n${zone}`), "2026-11-02");
  assert.deepEqual(found.faults, []);
  assert.deepEqual(
    found.tasks.map(({ hours }) => hours),
    [[7, 7, 7, 7, 1]],
  );
});

test("what cannot be read is named by its line, what takes no hours is counted, and the others come in", () => {
  const found = read(
    calendar(
      ["UID:6", "SUMMARY:Day off", "DTSTART;VALUE=DATE:20261019"],
      ["UID:7", "SUMMARY:Broken", "DTSTART:2026XX19T080000", "garbage"],
      ["UID:8", "SUMMARY:Endless", "DTSTART:20200101T000000", "DTEND:20200101T000001", "RRULE:FREQ=SECONDLY"],
      ["UID:9", "DTSTART:20261026T080000", "DTEND:20261026T123000", "RRULE:FREQ=DAILY"],
      ["UID:10", "SUMMARY:Off", "STATUS:CANCELLED", "DTSTART:20261026T080000", "DTEND:20261026T123000"],
      ["UID:11", "SUMMARY:Work", "DTSTART:20261026T080000", "DTEND:20261026T090000"],
    ).replace("END:VCALENDAR", "BEGIN:VEVENT\r\nSUMMARY:Cut"),
    "2026-10-19",
  );
  assert.deepEqual(
    found.tasks.map(({ text }) => text),
    ["Work"],
  );
  assert.equal(found.left, 2);
  assert.deepEqual(faultsIn(found), [
    [8, "event"],
    [14, "rule"],
    [21, "no-task"],
    [40, "cut"],
  ]);
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

test("a table that was saved is read again, and no cell is a formula", () => {
  for (const separator of [",", ";"]) {
    const text = sheet(rowsOf(WHOLE.a, ["task", "stance", "week1", "week2", "week3", "week4", "week5"]), separator);
    assert.ok(!/(^|[,;\n])"?=/.test(text));
    assert.deepEqual(
      table(text, papaparse).tasks.map(({ text: task, stance, hours }) => ({ text: task, stance, hours })),
      WHOLE.a.tasks.map(({ text: task, stance, hours }) => ({ text: task, stance, hours })),
    );
  }
});

test("a rule that never comes, comes too seldom or too often is named, and the other events come in", () => {
  const event = (rule, place) => [
    `UID:${place}`,
    `SUMMARY:Event ${place}`,
    "DTSTART:20261102T090000",
    "DTEND:20261102T100000",
    `RRULE:${rule}`,
  ];
  const rules = [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;INTERVAL=4800;BYDAY=5MO",
    "FREQ=DAILY;INTERVAL=1000000",
    "FREQ=MONTHLY;BYSETPOS=366;BYDAY=1MO,2MO",
    "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
    "FREQ=DAILY",
  ];
  const found = read(calendar(...rules.map(event)), "2026-10-19");
  assert.deepEqual(
    found.faults.map(({ fault, value }) => [fault, value]),
    [0, 1, 2, 3, 4, 5].map((place) => ["rule", `Event ${place}`]),
  );
  assert.deepEqual(
    found.tasks.map(({ text }) => text),
    ["Event 6"],
  );
});
