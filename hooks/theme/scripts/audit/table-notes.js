// What is said of a table beside its rows: what was guessed, and what is missing. Values in, values out.

import { sum } from "../lib/records/audits.js";
import { hoursIn } from "./units.js";
import { rounded } from "./weeks.js";

/**
 * @typedef {import("./reading.js").Ledger} Ledger
 * @typedef {import("./rows.js").Row} Row
 */

/** Says what was guessed or is missing about the table as a whole. @param {any} reader @param {Row[]} rows @param {Row | undefined} head @param {Row[]} sound @param {(string | null)[]} days */
export function noteLayout({ bare, ledger, layout, weeks, width, cell }, rows, head, sound, days) {
  const columns = weeks.length + layout.weekdays.length;
  const line = head?.line ?? rows[0]?.line ?? 1;
  // where no row has hours, one sentence says so
  if (bare.length > 0 && bare.length < sound.length) ledger.notice(bare[0], "without-hours", bare.join(", "));
  if (!head && rows.length > 0) ledger.notice(line, "no-headings", rows[0].cells.join(" | "));
  if (layout.hours < 0 && layout.start < 0 && columns === 0 && (rows[0]?.cells.length ?? 0) > 1)
    ledger.notice(line, "no-hours", (head ?? rows[0]).cells.join(", "));
  if (layout.unused.length > 0) ledger.notice(line, "unused", layout.unused.join(", "));
  if (layout.weekdays.length > 0 && layout.date < 0 && layout.week < 0)
    ledger.notice(line, "undated", String(sound.length));
  if (days.some((day) => day) && days.includes(""))
    ledger.notice(sound[days.indexOf("")].line, "undated", String(days.filter((day) => day === "").length));
  for (const { column, week, day } of weeks) {
    const hours = sum(sound.map((row) => hoursIn(cell(row, column), "hours").hours ?? 0));
    if (day !== "" && hours > 0)
      ledger.notice(
        line,
        week < 0 ? "outside-column" : "calendar-week",
        `${head?.cells[column]}: ${day}`,
        rounded(hours),
      );
  }
  const last = Math.max(
    layout.hours,
    layout.date,
    ...layout.task.slice(0, 1),
    ...weeks.map((/** @type {{column: number}} */ { column }) => column),
  );
  for (const row of sound) {
    if (row.cells.length <= last && row.cells.length < width) ledger.notice(row.line, "short", row.cells.join(" "));
    if (row.lines > 1) ledger.notice(row.line, "joined", row.cells.filter(Boolean).join(" "), row.lines);
  }
}
