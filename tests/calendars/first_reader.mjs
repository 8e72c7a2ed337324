// Reads calendars by our own reader: hours by name and week.

import { readFileSync } from "node:fs";
import rrule from "../../hooks/packages/node_modules/rrule/dist/es5/rrule.js";
import { readCalendar } from "../../hooks/theme/scripts/audit/calendars.js";

const root = new URL("../../hooks/packages/node_modules/", import.meta.url);
const windowsZones = JSON.parse(readFileSync(new URL("cldr-core/supplemental/windowsZones.json", root), "utf8"));
const { calendars, first, zone } = JSON.parse(readFileSync(0, "utf8"));
const found = calendars.map((text) => {
  const { tasks, left, refused, entries } = readCalendar(text, { rrule, windowsZones }, { first, zone });
  return { tasks: Object.fromEntries(tasks.map((task) => [task.text, task.hours])), left, refused, entries };
});
process.stdout.write(JSON.stringify(found));
