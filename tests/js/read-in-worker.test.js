// What is read beside the cases of tests/cases/bring-in.js: merging, bounds, zones in the file, and work that takes too long.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import papaparse from "../../hooks/packages/node_modules/papaparse/papaparse.js";
import rrule from "../../hooks/packages/node_modules/rrule/dist/es5/rrule.js";
import { isTable } from "../../hooks/theme/scripts/audit/bring.js";
import { readCalendar } from "../../hooks/theme/scripts/audit/calendars.js";
import { readDates } from "../../hooks/theme/scripts/audit/date-columns.js";
import { readNotes } from "../../hooks/theme/scripts/audit/notes.js";
import { readInWorker } from "../../hooks/theme/scripts/audit/read-in-worker.js";
import { readTable } from "../../hooks/theme/scripts/audit/tables.js";
import { start } from "./node-worker.js";

const FIRST = "2026-10-19";
const root = new URL("../../hooks/packages/node_modules/", import.meta.url);
const windowsZones = JSON.parse(readFileSync(new URL("cldr-core/supplemental/windowsZones.json", root), "utf8"));
const even = (total) => Array(5).fill(total / 5);
const tasksIn = (reading) => reading.tasks.map(({ text, hours }) => [text, hours]);
const reasons = (remarks) => remarks.map(({ line, reason }) => [line, reason]);

test("the same words are one task, whatever their case, and count each of their lines", () => {
  const [task] = readNotes("Stand-up: 1\nstand-up: 2").tasks;
  assert.deepEqual([task.text, task.hours, task.entries], ["Stand-up", even(3), 2]);
});

test("an audit holds 500 tasks, and each one more is left out", () => {
  const reading = readNotes(
    Array.from({ length: 502 }, (_, place) => `Task ${String.fromCodePoint(0x4e00 + place)}`).join("\n"),
  );
  assert.equal(reading.tasks.length, 500);
  assert.deepEqual(reasons(reading.left), [
    [501, "many"],
    [502, "many"],
  ]);
});

test("two rotas that fill a week twice: the second is left out, and the limit of a week is the reason", () => {
  const reading = readNotes("Rota: 500\nrota: 500");
  assert.deepEqual(tasksIn(reading), [["Rota", even(500)]]);
  assert.deepEqual(reasons(reading.left), [[2, "week-full"]]);
  assert.deepEqual(reasons(readNotes("Rota: 841").refused), [[1, "much"]]);
});

test("cells of a spreadsheet among notes", () => {
  assert.deepEqual(tasksIn(readNotes("Deploy\t1\t2\t\t4\t5\nPlain: 1")), [
    ["Deploy", [1, 2, 0, 4, 5]],
    ["Plain", even(1)],
  ]);
  assert.deepEqual(reasons(readNotes("Cells\tx\nWide\t1\t1\t1\t1\t1\t1").refused), [
    [1, "hours"],
    [2, "cells"],
  ]);
});

for (const [text, expected] of [
  ["Report: 5\nAgree: 2", false],
  ["Call Anna, then Bob\nWrite, send", false],
  ["task,hours\nA,1", true],
  ["task\nReport\nAgree", true],
  ["A\t1\nB\t2", true],
  ["A;1\nB;2", true],
  ["A,1\nB,2\nC,3", true],
  ["| Task | Hours |\n|---|---|\n| A | 1 |", true],
  ["A | B: 2", false],
])
  test(`${JSON.stringify(text)} is ${expected ? "a table" : "notes"}`, () => assert.equal(isTable(text), expected));

for (const [texts, days, orders = []] of [
  [
    ["2026-11-23", "23.11.2026", "٢٣/١١/٢٠٢٦"],
    ["2026-11-23", "2026-11-23", "2026-11-23"],
  ],
  [
    ["2026-02-29", "soon", ""],
    [null, null, ""],
  ],
  [["11/23/2026"], ["2026-11-23"]],
  [["1/2/26"], ["2026-02-01"], ["dmy", "mdy"]],
  [["26-10-20"], ["2020-10-26"], ["dmy", "ymd"]],
  [["46315"], ["2026-10-20"]],
  [
    ["2026年10月20日", "20. Oktober 2026", "٢٠ أكتوبر ٢٠٢٦"],
    ["2026-10-20", "2026-10-20", "2026-10-20"],
  ],
])
  test(`the dates ${JSON.stringify(texts)}`, () => assert.deepEqual(readDates(texts), { days, orders }));

test("a table with stances, any order, and a date that suggests the weeks", () => {
  const reading = readTable(
    'Stance;Date;"Task";Hours\nhuman;2026-11-02;"Talk; agree";1,5\nsub;09.11.2026;Talk;3\n;;Talk;10\nmaybe;2026-11-02;A;1',
    papaparse,
    { today: "2026-11-28" },
  );
  assert.equal(reading.first, "2026-11-02");
  assert.deepEqual(
    reading.tasks.map(({ text, hours, stance }) => [text, hours, stance]),
    [
      ["Talk; agree", [1.5, 0, 0, 0, 0], "human"],
      ["Talk", [2, 5, 2, 2, 2], "substitutable"],
    ],
  );
  assert.deepEqual(reasons(reading.refused), [[5, "stance"]]);
  assert.deepEqual(reasons(reading.notices), [[4, "undated"]]);
});

test("a text that our own table marked as no formula is itself again", () => {
  assert.deepEqual(
    readTable("task\n'=1+1\n'tis", papaparse, { today: FIRST }).tasks.map(({ text }) => text),
    ["=1+1", "'tis"],
  );
});

const calendar = (lines, head = []) => ["BEGIN:VCALENDAR", ...head, ...lines, "END:VCALENDAR"].join("\r\n");
const event = (name, ...lines) => ["BEGIN:VEVENT", `UID:${name}`, `SUMMARY:${name}`, ...lines, "END:VEVENT"];
const read = (text, zone = "UTC") => readCalendar(text, { rrule, windowsZones }, { first: FIRST, zone });

test("an event at the edge of the weeks counts with the hours inside", () => {
  const night = (day, next) =>
    read(calendar(event("Night", `DTSTART:${day}T220000`, `DTEND:${next}T030000`)), "Africa/Algiers");
  assert.deepEqual(tasksIn(night("20261018", "20261019")), [["Night", [3, 0, 0, 0, 0]]]);
  assert.deepEqual(tasksIn(night("20261025", "20261026")), [["Night", [2, 3, 0, 0, 0]]]);
});

const rule = (kind, from, to, start, text) => [
  `BEGIN:${kind}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  ...(text ? [`RRULE:${text}`] : []),
  `END:${kind}`,
];
for (const [name, rules, hours] of [
  ["of one offset", rule("STANDARD", "+1300", "+1300", "19700101T000000"), [1, 0.5, 0, 0, 0]],
  [
    "that begins in 1601",
    [
      ...rule("STANDARD", "+0200", "+0100", "16010101T030000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
      ...rule("DAYLIGHT", "+0100", "+0200", "16010101T020000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
    ],
    [1, 1, 0, 0, 0],
  ],
])
  test(`a time zone ${name} that the file defines`, () => {
    const zone = ["BEGIN:VTIMEZONE", "TZID:Own", ...rules, "END:VTIMEZONE"];
    const text = calendar(
      event("Call", "DTSTART;TZID=Own:20261019T123000", "DTEND;TZID=Own:20261019T133000", "RRULE:FREQ=WEEKLY;COUNT=2"),
      zone,
    );
    assert.deepEqual(tasksIn(read(text)), [["Call", hours]]);
    assert.deepEqual(read(text).notices, []);
  });

test("eight hours pass in a night in which clocks are changed, as the file says them", () => {
  const night = (...end) =>
    tasksIn(read(calendar(event("Night", "DTSTART;TZID=Europe/Berlin:20261024T230000", ...end)), "Europe/Berlin"));
  assert.deepEqual(night("DTEND;TZID=Europe/Berlin:20261025T070000"), [["Night", [9, 0, 0, 0, 0]]]);
  assert.deepEqual(night("DURATION:PT8H"), [["Night", [8, 0, 0, 0, 0]]]);
});

const options = { first: FIRST, chosen: true, today: "2026-11-28", zone: "UTC" };

test("an event that takes too long is named, and the others are read", async () => {
  const text = calendar([
    ...event(
      "Never",
      "DTSTART:20261020T090000",
      "DTEND:20261020T100000",
      "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    ),
    ...event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"),
  ]);
  const reading = await readInWorker({ text, name: "" }, options, start, 3000);
  assert.deepEqual(tasksIn(reading), [["Plan", [1, 0, 0, 0, 0]]]);
  assert.deepEqual(reasons(reading.refused), [[2, "rule"]]);
});

test("many events that take too long are left to the reader, and so is what fails", async () => {
  const never = (place) =>
    event(
      `Never ${place}`,
      "DTSTART:20261020T090000",
      "DTEND:20261020T100000",
      "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    );
  const slow = () => {
    const thread = {
      onmessage: null,
      onerror: null,
      postMessage: ({ options: { skip } }) => setTimeout(() => thread.onmessage({ data: { line: skip.length + 1 } })),
      terminate: () => {},
    };
    return thread;
  };
  assert.deepEqual((await readInWorker({ text: calendar(never(1)), name: "a.ics" }, options, slow, 20)).refused, [
    { line: 0, reason: "slow", value: "a.ics" },
  ]);
  const broken = () => {
    const thread = {
      onmessage: null,
      onerror: null,
      postMessage: () => setTimeout(() => thread.onerror(new Error("no script"))),
      terminate: () => {},
    };
    return thread;
  };
  assert.deepEqual((await readInWorker({ text: "", name: "a" }, options, broken, 1000)).refused, [
    { line: 0, reason: "failed", value: "a" },
  ]);
});
