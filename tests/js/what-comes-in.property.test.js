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
