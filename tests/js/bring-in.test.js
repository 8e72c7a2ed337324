// What people bring into the audit: each case of tests/cases as it comes out, and nothing lost between.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import chardet from "../../hooks/packages/node_modules/chardet/lib/index.js";
import papaparse from "../../hooks/packages/node_modules/papaparse/papaparse.js";
import rrule from "../../hooks/packages/node_modules/rrule/dist/es5/rrule.js";
import { bring } from "../../hooks/theme/scripts/audit/bring.js";
import { signatureOf } from "../../hooks/theme/scripts/audit/columns.js";
import { CASES as BY_KIND } from "../cases/bring-in.js";
import { CALENDARS } from "../cases/calendars-of-programs.js";
import { NOTES } from "../cases/notes-of-people.js";
import { PEOPLES_TABLES } from "../cases/tables-of-people.js";
import { TABLES } from "../cases/tables-of-programs.js";

const root = new URL("../../hooks/packages/node_modules/", import.meta.url);
const windowsZones = JSON.parse(readFileSync(new URL("cldr-core/supplemental/windowsZones.json", root), "utf8"));
const LIBRARIES = { chardet, papaparse, rrule, "windows-zones": windowsZones };
const load = async (name) => LIBRARIES[name];

const CASES = [...BY_KIND, ...NOTES, ...TABLES, ...PEOPLES_TABLES, ...CALENDARS];
const FIRST = "2026-10-19";
/** What becomes of a case. */
function read({ file = "", text, bytes, chosen, zone = "Europe/Berlin", remembered }, answers, columns) {
  const known = remembered ? { [signatureOf(remembered.headings)]: remembered.columns } : {};
  const isDated = chosen || file !== "" || /date/i.test(text?.split("\n", 1)[0] ?? "");
  const options = { first: FIRST, chosen: isDated, today: "2026-11-28", zone, answers, columns, remembered: known };
  return bring(bytes ? { bytes, name: file } : { text, name: file }, options, load);
}

for (const each of CASES) {
  test(`${each.kind}: ${each.name}`, async () => {
    let reading = await read(each);
    if (each.asks) {
      assert.equal(reading.question?.id, each.asks);
      assert.deepEqual(reading.tasks, []);
      for (const { rows } of reading.question.choices ?? []) assert.ok(rows.length > 0 && rows.length <= 3);
      reading = await read(each, each.answers, each.columns);
    }
    assert.equal(reading.question, undefined);
    assert.deepEqual(Object.fromEntries(reading.tasks.map((task) => [task.text, task.hours])), each.tasks);
    const reasons = (remarks) => remarks.map(({ line, reason }) => [line, reason]);
    assert.deepEqual(reasons(reading.left), each.left ?? []);
    assert.deepEqual(reasons(reading.refused), each.refused ?? []);
    for (const reason of each.notices ?? [])
      assert.ok(
        reading.notices.some((notice) => notice.reason === reason),
        reason,
      );
    const counted = reading.tasks.reduce((sum, task) => sum + task.entries, 0);
    assert.equal(counted + reading.left.length + reading.refused.length, reading.entries);
  });
}

const TEMPLATE = readFileSync(
  new URL("../../hooks/skillsdivide/templates/shortcodes/tool/audit.html.j2", import.meta.url),
  "utf8",
);

test("each reason and each question has its sentence in the template", () => {
  for (const { asks, left = [], refused = [], notices = [] } of CASES) {
    if (asks) assert.match(TEMPLATE, new RegExp(`data-question-${asks}="`));
    for (const reason of [...left, ...refused].map(([, each]) => each).concat(notices))
      assert.match(TEMPLATE, new RegExp(`data-${reason}="`), reason);
  }
});
