// Over thousands of inputs: what is counted, left out with a reason and refused is what the file holds, entries and hours alike.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import papaparse from "../../hooks/packages/node_modules/papaparse/papaparse.js";
import rrule from "../../hooks/packages/node_modules/rrule/dist/es5/rrule.js";
import { readCalendar } from "../../hooks/theme/scripts/audit/calendars.js";
import { readNotes } from "../../hooks/theme/scripts/audit/notes.js";
import { readTable } from "../../hooks/theme/scripts/audit/tables.js";
import fc from "../tools/node_modules/fast-check/lib/fast-check.js";

const RUNS = { numRuns: Number(process.env.CASES ?? 1000), seed: 1 };
const FIRST = "2026-10-19";
const root = new URL("../../hooks/packages/node_modules/", import.meta.url);
const windowsZones = JSON.parse(readFileSync(new URL("cldr-core/supplemental/windowsZones.json", root), "utf8"));

const counted = ({ tasks }) => tasks.reduce((sum, task) => sum + task.entries, 0);
const hoursOf = ({ tasks, left, refused }) =>
  tasks.flatMap((task) => task.hours).reduce((sum, each) => sum + each, 0) +
  [...left, ...refused].reduce((sum, each) => sum + (each.hours ?? 0), 0);

/** Every entry has its place, every reason a name and every line is one of the text. */
function adds(reading, entries, text) {
  assert.equal(reading.entries, entries);
  assert.equal(counted(reading) + reading.left.length + reading.refused.length, entries);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line, reason } of [...reading.left, ...reading.refused])
    assert.ok(line >= 1 && line <= lines && /^[a-z-]+$/.test(reason), reason);
}

const word = fc.constantFrom(
  "Report",
  "Review code",
  "réunion",
  "مراجعة",
  "Plan Q3",
  "A, B",
  "Agree: scope",
  "C++",
  "a;b",
);
const amount = fc.constantFrom(
  "",
  "5",
  "2,5",
  "1:30",
  "1h30",
  "90 min",
  "0,125",
  "-3 h",
  "4:75",
  "999",
  "1d",
  "14:30",
  "(3h)",
  "x",
  "٢٫٥",
);
const joint = fc.constantFrom(" ", ": ", " - ", ", ", "\t", " (", "=");
const note = fc.oneof(
  fc.tuple(word, joint, amount).map((parts) => parts.join("")),
  fc.string({ maxLength: 30 }),
  fc.constant("# Head"),
);
const answers = fc.record(
  Object.fromEntries(
    ["clock", "number", "start", "inside"].map((name) => [`notes-${name}`, fc.constantFrom("hours", "words")]),
  ),
);

test("notes: each line that says something", () => {
  fc.assert(
    fc.property(
      fc.array(note, { maxLength: 20 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      answers,
      (lines, end, given) => {
        const text = lines.map((line) => line.replace(/[\r\n]/g, " ")).join(end);
        const said = text.split(end).filter((line) => line.replace(/[\u00ad\u200b\u2060\ufeff\s]/g, "") !== "");
        adds(readNotes(text, given), said.length, text);
      },
    ),
    RUNS,
  );
});

const quoted = (cell, by) => (/["\n\r]/.test(cell) || cell.includes(by) ? `"${cell.replaceAll('"', '""')}"` : cell);
const name = fc.oneof(word, fc.constantFrom('Say "yes"', "Two\nlines", "Tab", ""));
const day = fc.constantFrom("2026-10-20", "2026-11-03", "21.10.2026", "2024-01-05", "", "soon");
const row = fc.record({
  name,
  day,
  hours: fc.oneof(
    fc.integer({ min: 0, max: 4000 }).map((each) => each / 100),
    fc.constantFrom("x", "-1", "4:75"),
  ),
});

test("tables: each row and all of its hours, whatever parts the cells", () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 15 }),
      fc.constantFrom(";", "\t", ","),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      (rows, by, end, dated) => {
        const cells = rows.map((each) => [each.name, ...(dated ? [each.day] : []), String(each.hours)]);
        const text = [["task", ...(dated ? ["date"] : []), "hours"], ...cells]
          .map((line) => line.map((cell) => quoted(cell, by)).join(by))
          .join(end);
        const reading = readTable(text, papaparse, { first: FIRST, today: "2026-11-28", answers: { dates: "dmy" } });
        adds(reading, rows.length, text);
        const known = rows.reduce((sum, each) => sum + (typeof each.hours === "number" ? each.hours : 0), 0);
        assert.ok(Math.abs(hoursOf(reading) - known) < 0.02 + rows.length * 0.01, `${hoursOf(reading)} of ${known}`);
      },
    ),
    RUNS,
  );
});

/** Quarters of an hour, so that sums are exact. */
const quarters = (most) => fc.integer({ min: 1, max: most * 4 }).map((each) => each / 4);
const total = (numbers) => numbers.reduce((sum, each) => sum + each, 0);
const table = (lines, answers) =>
  readTable(lines.map((cells) => cells.join(";")).join("\n"), papaparse, {
    first: FIRST,
    today: "2026-11-28",
    answers,
  });
const same = (one, other, text) => assert.ok(Math.abs(one - other) < 0.2, `${one} of ${other}\n${text}`);
const task = (index) => `Task ${"abcdefghijklmnopqrst"[index]}`;

test("tables: days across, of a week or of a month, with their sums", () => {
  const cells = fc.array(fc.option(quarters(3), { nil: "" }), { minLength: 31, maxLength: 31 });
  fc.assert(
    fc.property(
      fc.array(cells, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("named", "unnamed", "month", "answered"),
      fc.boolean(),
      (rows, kind, isSummed) => {
        const isWeek = kind === "named" || kind === "unnamed";
        const width = isWeek ? 7 : 31;
        const days = isWeek
          ? ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
          : Array.from({ length: 31 }, (_, day) => day + 1);
        const title = { named: ["Week 44 2026"], month: ["October 2026"] }[kind];
        const used = rows.map((row) => row.slice(0, width));
        const column = (day) => total(used.map((row) => Number(row[day])));
        const hours = total(used.map((row) => total(row.map(Number))));
        const lines = [
          ...(title ? [title] : []),
          ["Task", ...days, ...(isSummed ? ["Total"] : [])],
          ...used.map((row, index) => [task(index), ...row, ...(isSummed ? [total(row.map(Number))] : [])]),
          ...(isSummed ? [["Total", ...days.map((_, day) => column(day)), hours]] : []),
        ];
        const text = lines.map((line) => line.join(";")).join("\n");
        const first = table(lines);
        if (kind === "answered" && hours > 0) assert.equal(first.question?.id, "month", text);
        const reading = kind === "answered" ? table(lines, { month: "2026-10" }) : first;
        adds(reading, rows.length + (title ? 1 : 0) + (isSummed ? 1 : 0), text);
        const counted = total(reading.tasks.flatMap((each) => each.hours));
        // days outside the weeks are named by their columns, once for all rows
        const outside = total(
          reading.notices.filter(({ reason }) => reason === "outside-column").map((each) => each.hours),
        );
        same(counted + outside, hours, text);
        if (kind === "named") same(total(reading.tasks.map((each) => each.hours[1])), hours, text);
        assert.ok(kind !== "unnamed" || reading.notices.some(({ reason }) => reason === "undated"));
      },
    ),
    { ...RUNS, numRuns: RUNS.numRuns / 4 },
  );
});

test("tables: groups with their sums above, below or in one column with their parts", () => {
  const groups = fc.array(fc.array(quarters(4), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      groups,
      fc.constantFrom("above", "below", "before", "pivot"),
      fc.boolean(),
      (parts, kind, isTotalled) => {
        const hours = total(parts.flat());
        let count = 0;
        const rows = parts.flatMap((group, index) => {
          const name = `Group ${"vwxyz"[index]}`;
          const own = group.map((each) => task(count++) && ["", task(count - 1), each]);
          const sum = total(group);
          if (kind === "above") return [[name, "", sum], ...own];
          if (kind === "pivot") return [[name, sum], ...own.map(([, ...cells]) => cells)];
          own[0][0] = name;
          return [...own, [kind === "below" ? `${name} Total` : `Total for ${name}`, "", sum]];
        });
        const isGrand = isTotalled || kind === "pivot";
        const lines = [
          [...(kind === "pivot" ? [] : ["Project"]), "Task", "Hours"],
          ...rows,
          ...(isGrand ? [["Grand Total", ...(kind === "pivot" ? [] : [""]), hours]] : []),
        ];
        const text = lines.map((line) => line.join(";")).join("\n");
        const reading = table(lines);
        adds(reading, rows.length + Number(isGrand), text);
        assert.equal(counted(reading), parts.flat().length, text);
        assert.deepEqual([...new Set(reading.left.map(({ reason }) => reason))], ["sum"], text);
        same(total(reading.tasks.flatMap((each) => each.hours)), hours, text);
        assert.ok(
          reading.notices.every(({ reason }) => reason !== "total-differs"),
          text,
        );
      },
    ),
    { ...RUNS, numRuns: RUNS.numRuns / 4 },
  );
});

test("tables: from when to when, without the break, once or twice a day, and hours where they stand", () => {
  const clock = (minutes) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const shift = fc.record({
    from: fc.integer({ min: 24, max: 40 }),
    first: fc.integer({ min: 4, max: 16 }),
    between: fc.integer({ min: 1, max: 4 }),
    second: fc.option(fc.integer({ min: 1, max: 12 }), { nil: 0 }),
    pause: fc.constantFrom("", "0:15", "30", "45 min", "0"),
    hours: fc.option(quarters(8), { nil: "" }),
  });
  const MINUTES = { "": 0, "0:15": 15, 30: 30, "45 min": 45, 0: 0 };
  fc.assert(
    fc.property(
      fc.array(shift, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.boolean(),
      (rows, isTold, isTwice) => {
        const lines = rows.map(({ from, first, between, second, pause, hours }, index) => {
          const [start, end, again] = [from, from + first, from + first + between].map((each) => each * 15);
          const later = isTwice ? (second > 0 ? [clock(again), clock(again + second * 15)] : ["", ""]) : [];
          return ["2026-10-20", task(index), clock(start), clock(end), ...later, pause, ...(isTold ? [hours] : [])];
        });
        const heads = [
          "Date",
          "Task",
          "From",
          "To",
          ...(isTwice ? ["From", "To"] : []),
          "Break",
          ...(isTold ? ["Hours"] : []),
        ];
        const text = [heads, ...lines].map((line) => line.join(";")).join("\n");
        const reading = table([heads, ...lines]);
        adds(reading, rows.length, text);
        const known = rows.map(({ first, second, pause, hours }) =>
          isTold && hours !== "" ? hours : (first + (isTwice ? second : 0)) / 4 - MINUTES[pause] / 60,
        );
        same(total(reading.tasks.flatMap((each) => each.hours)), total(known), text);
      },
    ),
    { ...RUNS, numRuns: RUNS.numRuns / 4 },
  );
});

test("tables: each line of a broken one", () => {
  const line = fc.array(fc.constantFrom("A", "1", '"', '"B', 'C"', "1,5", "", " ", "2026-10-20", "Total"), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom(";", "\t"), (lines, by) => {
      const text = ["task;date;hours".replaceAll(";", by), ...lines.map((cells) => cells.join(by))].join("\n");
      const reading = readTable(text, papaparse, { first: FIRST, today: "2026-11-28" });
      const joined = reading.notices.filter(({ reason }) => reason === "joined");
      assert.equal(counted(reading) + reading.left.length + reading.refused.length, reading.entries);
      const said = lines.filter((cells) => cells.join("").trim() !== "").length;
      // a row over several lines is said, and takes no more of them than there are
      assert.ok(
        reading.entries <= said + joined.length && (joined.length > 0 || reading.entries >= said - 1 || /"/.test(text)),
        text,
      );
    }),
    RUNS,
  );
});

const stamp = fc.constantFrom(
  "20261020T090000",
  "20261020T083000Z",
  "20261020",
  "20240105T100000",
  "20261103T000000",
  "2026-10-27T10:00:00",
  "20261399T990000",
);
const property = fc.oneof(
  fc
    .constantFrom(
      "FREQ=DAILY;COUNT=3",
      "FREQ=WEEKLY",
      "FREQ=WEEKLY;UNTIL=20261110T000000Z",
      "FREQ=MONTHLY;BYDAY=3TU",
      "FREQ=NEVER",
      "INTERVAL=0",
    )
    .map((each) => `RRULE:${each}`),
  fc
    .tuple(
      fc.constantFrom(
        "DTSTART",
        "DTEND",
        "EXDATE",
        "RDATE",
        "RECURRENCE-ID",
        "DTSTART;TZID=Europe/Paris",
        "DTEND;TZID=Tokyo Standard Time",
      ),
      stamp,
    )
    .map((parts) => parts.join(":")),
  fc.constantFrom(
    "DURATION:PT1H",
    "DURATION:-PT1H",
    "STATUS:CANCELLED",
    "TRANSP:TRANSPARENT",
    "SEQUENCE:2",
    "UID:a",
    "UID:b",
    "SUMMARY:Call",
    "SUMMARY:",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:a@b.c",
    "BEGIN:VALARM",
    "END:VALARM",
    "loose words",
    "X-A;B=:c",
  ),
);
const event = fc
  .tuple(fc.boolean(), fc.array(property, { maxLength: 6 }))
  .map(([usual, more]) => [
    "BEGIN:VEVENT",
    ...(usual ? ["SUMMARY:Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"] : []),
    ...more,
    "END:VEVENT",
  ]);

test("calendars: each event", () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 8 }),
      fc.constantFrom("", "METHOD:CANCEL", "X-WR-TIMEZONE:Asia/Tokyo"),
      (events, head) => {
        const text = ["BEGIN:VCALENDAR", ...(head ? [head] : []), ...events.flat(), "END:VCALENDAR"].join("\r\n");
        adds(readCalendar(text, { rrule, windowsZones }, { first: FIRST, zone: "Europe/Berlin" }), events.length, text);
      },
    ),
    RUNS,
  );
});
