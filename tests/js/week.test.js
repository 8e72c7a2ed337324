// Dates for the three things of a week, values in, values out.

import assert from "node:assert/strict";
import { test } from "node:test";

import ICAL from "../../hooks/packages/node_modules/ical.js/dist/ical.js";
import { calendarFile } from "../../hooks/theme/scripts/lib/calendar.js";
import { nextWeekday } from "../../hooks/theme/scripts/lib/dates.js";
import { weekEvents } from "../../hooks/theme/scripts/role/week.js";

const STEPS = ["hand-over", "make-visible", "begin-skill"].map((kind) => ({
  kind,
  summary: `Do ${kind}`,
  description: "So.",
}));
const PAGE = { role: "tester", url: "https://example.org/x/roles/tester/" };

for (const [day, monday] of [
  ["2026-11-28", "2026-11-30"],
  ["2026-11-29", "2026-11-30"],
  ["2026-11-30", "2026-12-07"],
  ["2026-12-01", "2026-12-07"],
  ["2028-02-28", "2028-03-06"],
]) {
  test(`after ${day} the next Monday is ${monday}`, () => assert.equal(nextWeekday(day, 1), monday));
}

test("the events lie two days apart, over the end of a year too, and say where they come from", () => {
  const events = weekEvents(STEPS, "2026-12-30", PAGE);
  assert.deepEqual(
    events.map(({ day }) => day),
    ["2026-12-30", "2027-01-01", "2027-01-03"],
  );
  assert.equal(new Set(events.map(({ uid }) => uid)).size, 3);
  assert.deepEqual(
    weekEvents(STEPS, "2027-05-03", PAGE).map(({ uid }) => uid),
    events.map(({ uid }) => uid),
  );
  assert.deepEqual(
    events.map(({ description }) => description),
    Array(3).fill(`So.\n${PAGE.url}`),
  );
});

test("the calendar file holds them, each a whole day", () => {
  const text = calendarFile(
    ICAL,
    { name: "This week", url: PAGE.url, events: weekEvents(STEPS, "2026-11-30", PAGE) },
    new Date(0),
  );
  const read = new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents("vevent")
    .map((each) => [
      each.getFirstPropertyValue("summary"),
      String(each.getFirstPropertyValue("dtstart")),
      String(each.getFirstPropertyValue("dtend")),
    ]);
  assert.deepEqual(read, [
    ["Do hand-over", "2026-11-30", "2026-12-01"],
    ["Do make-visible", "2026-12-02", "2026-12-03"],
    ["Do begin-skill", "2026-12-04", "2026-12-05"],
  ]);
});
