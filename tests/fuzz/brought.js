// What readers bring in, by the thousand: notes, tables and calendars, words that they type, what an address asks for.

import assert from "node:assert/strict";
import { test } from "node:test";
import chardet from "../../hooks/packages/node_modules/chardet/lib/index.js";
import papaparse from "../../hooks/packages/node_modules/papaparse/papaparse.js";
import { isTable } from "../../hooks/theme/scripts/audit/bring.js";
import { matcher } from "../../hooks/theme/scripts/audit/matching.js";
import { readNotes } from "../../hooks/theme/scripts/audit/notes.js";
import { readInWorker } from "../../hooks/theme/scripts/audit/read-in-worker.js";
import { readTable } from "../../hooks/theme/scripts/audit/tables.js";
import {
  auditSubject,
  findKey,
  keysQuery,
  matchingNames,
  readKeys,
  skillGroups,
  skillOverlaps,
} from "../../hooks/theme/scripts/compare/subjects.js";
import { decodeText } from "../../hooks/theme/scripts/lib/encodings.js";
import { MAX_TASKS, parseAudit } from "../../hooks/theme/scripts/lib/records/audits.js";
import { pool } from "../js/node-worker.js";
import fc from "../tools/node_modules/fast-check/lib/fast-check.js";
import { CASES, holds, raw, SEED, word } from "./inputs.js";

const FIRST = "2026-10-19";
const OURS = ["Triage tickets and incidents", "Write the report", "__proto__", "ربط الأنظمة"].map((text, place) => ({
  id: `task-${place}`,
  role: "r",
  text,
  stance: "human",
}));
const nearest = matcher(OURS);
const GAPS = [
  " ",
  "\t",
  ": ",
  " - ",
  ",",
  ";",
  "|",
  "=",
  "–",
  "h",
  " h",
  ".",
  '"',
  "'",
  "5",
  "1h30",
  "-",
  "90 min",
  "١٫٥",
  "9,".repeat(200),
];

/** So many of a sign in a row, up to what a hand would never write. */
const run = fc
  .tuple(fc.constantFrom(...GAPS, "\r", "\n", "\u00a0", "1 h ", "a ", "[ ] "), fc.integer({ min: 1, max: 4000 }))
  .map(([sign, times]) => sign.repeat(times).slice(0, 4000));
const cell = fc.oneof(
  fc.constantFrom(
    "",
    "Triage tickets",
    "5",
    "1,5 h",
    "2026-11-02",
    "31.12.2026",
    "1/2/3",
    "human",
    "sub",
    "-3",
    "1e9",
    "x",
  ),
  word,
  run,
);
const line = fc.array(fc.oneof(cell, fc.constantFrom(...GAPS)), { maxLength: 6 }).map((parts) => parts.join(""));
/** Some lines, a few of them often. @param {fc.Arbitrary<string>} each */
const heap = (each) =>
  fc
    .array(fc.tuple(each, fc.constantFrom(1, 1, 1, 600)), { maxLength: 5 })
    .map((parts) => parts.flatMap(([text, times]) => Array(text.length < 100 ? times : 1).fill(text)).join("\n"));

/** What was read is what the record of an audit allows, what was not has a line and a name, and nothing is lost. @param {string} text @param {import("../../hooks/theme/scripts/audit/reading.js").Reading} reading */
function fits(text, { tasks, left, refused, notices, entries, question }) {
  if (question) return assert.match(question.id, /^[a-z-]+$/);
  const lines = text.split(/\r\n|\r|\n/).length;
  assert.ok(tasks.length <= MAX_TASKS);
  parseAudit({
    title: "",
    role: "",
    changed: 1,
    skills: [],
    tasks: tasks.map(({ text: words, hours, stance }) => ({ id: "a", text: words, hours, stance })),
  });
  for (const { line, reason, value } of [...left, ...refused, ...notices])
    assert.ok(
      line >= 0 && line <= lines && /^[a-z-]+$/.test(reason) && typeof value === "string" && value.length < 100,
    );
  for (const task of tasks)
    assert.ok(task.text !== "" && (nearest(task.text) === null || OURS.includes(nearest(task.text))));
  assert.equal(tasks.reduce((sum, task) => sum + task.entries, 0) + left.length + refused.length, entries);
}

const ANSWERS = {
  dates: "dmy",
  unit: "hours",
  "notes-clock": "hours",
  "notes-number": "words",
  "notes-start": "hours",
  "notes-inside": "words",
};
holds("notes give tasks, or name their lines", fc.oneof(heap(line), raw), function* (text) {
  fits(text, readNotes(text));
  yield;
  fits(text, readNotes(text, ANSWERS));
});

holds(
  "bytes are text, in one way or several, or none",
  fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    raw.map((text) => new TextEncoder().encode(text)),
  ),
  (bytes) => {
    const found = decodeText(bytes, (each) => chardet.analyse(each));
    for (const { text } of "text" in found ? [found] : (found.choices ?? [])) assert.doesNotMatch(text, /\0/);
  },
);

const head = fc.tuple(
  fc.array(
    fc.oneof(fc.constantFrom("task", "Task", "hours", "week1", "W 2", "week5", "date", "stance", "__proto__"), word),
    { maxLength: 9 },
  ),
  fc.constantFrom(",", ";", "\t"),
  fc.constantFrom("task", ""),
  fc.constantFrom(0, 0, 0, 30_000),
);
const sheet = fc
  .tuple(
    head,
    fc.array(
      fc.array(
        fc.oneof(
          cell,
          cell.map((text) => `"${text}"`),
        ),
        { maxLength: 9 },
      ),
      { maxLength: 9 },
    ),
    fc.constantFrom(1, 1, 50),
  )
  .map(([[names, by, first, wide], rows, times]) =>
    [
      [first, ...names].join(by) + by.repeat(wide),
      ...rows.flatMap((cells) => Array(cells.join("").length < 200 ? times : 1).fill(cells.join(by))),
    ].join("\n"),
  );

holds(
  "tables give tasks, or name their lines",
  fc.tuple(fc.oneof(sheet, raw), fc.constantFrom(FIRST, undefined)),
  function* ([text, first]) {
    isTable(text);
    yield;
    fits(text, readTable(text, papaparse, { first, today: FIRST }));
    yield;
    fits(
      text,
      readTable(text, papaparse, { first, today: FIRST, answers: ANSWERS, columns: { task: 0, date: 2, hours: 1 } }),
    );
  },
);

const TIMES = [
  "20261102T090000",
  "20261102T100000Z",
  "20261101",
  "19700101T000000",
  "00010101T000000",
  "99991231T235959",
  "20261332T996199",
  "TZID=Nowhere:20261102T090000",
  "2026",
];
const PARTS = [
  "FREQ=DAILY",
  "FREQ=WEEKLY",
  "FREQ=MONTHLY",
  "FREQ=YEARLY",
  "FREQ=HOURLY",
  "FREQ=MINUTELY",
  "FREQ=SECONDLY",
  "FREQ=NEVER",
  "INTERVAL=0",
  "INTERVAL=1000000",
  "COUNT=0",
  "COUNT=999999999",
  "UNTIL=20261120",
  "UNTIL=x",
  "BYMONTH=2",
  "BYMONTHDAY=30",
  "BYMONTHDAY=-31",
  "BYDAY=MO,FR",
  "BYDAY=5MO",
  "BYDAY=-53SU",
  "BYDAY=XX",
  "BYWEEKNO=53",
  "BYYEARDAY=366",
  "BYSETPOS=-1",
  "BYSETPOS=366",
  "BYHOUR=25",
  "BYMINUTE=0,1,2,3",
  "BYSECOND=60",
  "WKST=SU",
];
const rule = fc.array(fc.constantFrom(...PARTS), { maxLength: 5 }).map((parts) => `RRULE:${parts.join(";")}`);
const stamp = fc
  .tuple(fc.constantFrom("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"), fc.constantFrom(...TIMES))
  .map(([name, time]) => `${name}${time.startsWith("TZID") ? ";" : ":"}${time}`);
const property = fc.oneof(
  rule,
  stamp,
  fc.constantFrom(
    "DURATION:PT1H",
    "DURATION:P99999W",
    "DURATION:-P1D",
    "UID:a",
    "UID:__proto__",
    "STATUS:CANCELLED",
    "SUMMARY",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VALARM",
    "BEGIN:VTIMEZONE",
  ),
  fc.tuple(fc.constantFrom("SUMMARY:", "UID:", "X-A;B=", ""), word).map((parts) => parts.join("")),
);
const event = fc
  .array(property, { maxLength: 6 })
  .map((own) =>
    [
      "BEGIN:VEVENT",
      "UID:a",
      "DTSTART:20261102T090000",
      "DTEND:20261102T100000",
      "SUMMARY:Triage",
      ...own,
      "END:VEVENT",
    ].join("\n"),
  );
const ZONE =
  "BEGIN:VTIMEZONE\nTZID:Nowhere\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+9999\nTZOFFSETTO:-9999\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE";
const diary = fc
  .tuple(fc.constantFrom("", "", ZONE), heap(event))
  .map(([zone, own]) => ["BEGIN:VCALENDAR", zone, own, "END:VCALENDAR"].join("\n"));

test("calendars give tasks, or name their events, whatever their rules", async (context) => {
  const numRuns = Math.ceil(CASES / 60);
  const threads = pool();
  await fc.assert(
    fc.asyncProperty(fc.oneof(diary, raw), async (text) => {
      const calendar = `BEGIN:VCALENDAR\n${text}`;
      fits(
        calendar,
        await readInWorker(
          { text: calendar, name: "a.ics" },
          { first: FIRST, chosen: true, today: FIRST },
          threads.start,
          1000,
        ),
      );
    }),
    { numRuns, seed: SEED, includeErrorInReport: true },
  );
  threads.end();
  context.diagnostic(`${numRuns} cases, the slowest was stopped`);
});

holds(
  "an address of Compare names places or none",
  fc.oneof(
    fc
      .dictionary(fc.constantFrom("a", "b", "c", "d"), fc.oneof(word, fc.constantFrom("qa", "audit:x", "qa")), {
        noNullPrototype: true,
      })
      .map((asked) => new URLSearchParams(asked).toString()),
    raw,
  ),
  (query) => {
    const keys = readKeys(new URLSearchParams(query));
    assert.deepEqual(readKeys(new URLSearchParams(keysQuery(keys))), keys);
    assert.ok(keys.every((key) => key.length <= 90));
  },
);

holds("what is typed finds one, some or none", fc.tuple(word, word), ([typed, title]) => {
  const names = new Map([
    [title, "a"],
    ["Quality", "b"],
    ["constructor", "c"],
  ]);
  assert.ok([undefined, "a", "b", "c"].includes(findKey(typed, names)));
  assert.ok(matchingNames(typed, names.keys()).every((name) => names.has(name)));
  const subject = auditSubject(
    "audit:x",
    { title, role: "", changed: 1, tasks: [], skills: [typed] },
    { constructor: "Named" },
  );
  assert.equal(skillGroups([subject, subject])[0].skills.length, 1);
  assert.equal(skillOverlaps([subject, subject])[0].shared, 1);
  nearest(typed.slice(0, 300));
});
