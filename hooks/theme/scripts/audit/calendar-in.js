// Tasks out of a calendar's file: what was in it over five weeks, one task a name, hours by week.

import { WEEKS } from "../lib/records/audits.js";
import { limited, portions } from "./calendar-limits.js";
import { add, merged } from "./reading.js";
import { none } from "./weeks.js";

/** @typedef {{start: Date, end: Date}} Meeting */
/** @typedef {{line: number, name: string, text: string}} Block  an event as it stands in the file */

const HOUR = 3_600_000;

/**
 * The events of five weeks as tasks; times are put into the zone of the reader's clock. An event that
 * cannot be read is a fault at its first line, and the others come in. A long file is read in portions: what comes
 * before the result says only that the page can have its turn.
 * @param {string} text
 * @param {any} ical  the library
 * @param {string} first  the first day of the five weeks, an ISO date
 * @returns {Generator<void, import("./reading.js").Reading & {left: number}, void>}  left: all-day, cancelled and empty events, which are left out
 */
export function* events(text, ical, first) {
  const { blocks, frame, faults } = parted(text);
  const weeks = limits(first);
  /** @type {import("./reading.js").Reading} */
  const found = { tasks: [], faults };
  const limit = limited(ical);
  const calendar = framed(frame, ical);
  const turn = portions();
  const refuse = (/** @type {Block} */ { line, name }, /** @type {unknown} */ error) =>
    faults.push({ line, fault: error instanceof RangeError ? "rule" : "event", value: name });
  const parsed = [];
  for (const block of blocks) {
    yield* turn();
    try {
      const component = limit.bind(new ical.Component(ical.parse(block.text)));
      calendar.addSubcomponent(component);
      parsed.push({
        block,
        component,
        uid: String(component.getFirstPropertyValue("uid")),
        moved: component.hasProperty("recurrence-id"),
      });
    } catch (error) {
      refuse(block, error);
    }
  }
  /** @type {Map<string, any[]>} what was moved, by the event that it belongs to */
  const exceptions = new Map(parsed.filter(({ moved }) => !moved).map(({ uid }) => [uid, []]));
  for (const { component, uid, moved } of parsed) if (moved) exceptions.get(uid)?.push(component);
  let left = 0;
  for (const { block, component, uid, moved } of parsed) {
    if (moved && exceptions.has(uid)) continue;
    yield* turn();
    try {
      limit.begin();
      const meetings = yield* held(
        new ical.Event(component, { exceptions: moved ? [] : exceptions.get(uid) }),
        weeks,
        limit,
        turn,
      );
      if (meetings === null) left += 1;
      for (const [name, hours] of meetings ?? []) add(found, { line: block.line, text: name, hours, stance: "" }, "");
    } catch (error) {
      refuse(block, error);
    }
  }
  const once = new Map(faults.map((each) => [`${each.line} ${each.fault}`, each]));
  return { ...merged({ ...found, faults: [...once.values()] }), left };
}

/** Where each week begins and the last one ends, at midnight on the reader's clock. @param {string} first @returns {Date[]} */
function limits(first) {
  const [year, month, day] = first.split("-").map(Number);
  return Array.from({ length: WEEKS + 1 }, (_, week) => new Date(year, month - 1, day + 7 * week));
}

/** The events of a file with the lines that they begin on, and what stands around them, such as time zones. @param {string} text */
function parted(text) {
  /** @type {{blocks: Block[], frame: string[], faults: import("./reading.js").Fault[]}} */
  const found = { blocks: [], frame: [], faults: [] };
  /** @type {{line: number, lines: string[]} | null} */
  let open = null;
  const cut = (/** @type {{line: number, lines: string[]}} */ { line, lines }) =>
    found.faults.push({ line, fault: "cut", value: nameIn(lines) });
  text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .forEach((line, place) => {
      if (/^BEGIN:VEVENT\s*$/i.test(line)) {
        if (open) cut(open);
        open = { line: place + 1, lines: [] };
      }
      if (open) open.lines.push(line);
      else found.frame.push(line);
      if (open && /^END:VEVENT\s*$/i.test(line)) {
        found.blocks.push({ line: open.line, name: nameIn(open.lines), text: open.lines.join("\r\n") });
        open = null;
      }
    });
  if (open) cut(open);
  return found;
}

/** @param {string[]} lines */
const nameIn = (lines) =>
  (lines.find((line) => /^SUMMARY[:;]/i.test(line)) ?? "").replace(/^SUMMARY[^:]*:/i, "").slice(0, 60);

/** What holds the time zones, each rule of theirs with bounds of its own; an empty calendar if the frame is broken. @param {string[]} frame @param {any} ical */
function framed(frame, ical) {
  try {
    const calendar = ical.Component.fromString(frame.join("\r\n"));
    for (const zone of calendar.getAllSubcomponents())
      for (const rule of zone.getAllSubcomponents()) limited(ical).bind(rule);
    return calendar;
  } catch {
    return new ical.Component("vcalendar");
  }
}

/**
 * When an event was held within the weeks: hours by week, by its name; null for one that takes no hours. Throws a RangeError where it comes back too often.
 * @param {any} event @param {Date[]} weeks @param {import("./calendar-limits.js").Limit} limit @param {() => Generator<void, void, void>} turn
 * @returns {Generator<void, Map<string, number[]> | null, void>}
 */
function* held(event, weeks, limit, turn) {
  if (counts(event) === false) return null;
  /** @type {Map<string, number[]>} */
  const found = new Map();
  const put = (/** @type {any} */ item, /** @type {any} */ start, /** @type {any} */ end) => {
    const meeting = { start: start.toJSDate(), end: end.toJSDate() };
    if (!counts(item) || !(meeting.end > weeks[0] && meeting.start < weeks[WEEKS])) return;
    const name = String(item.summary ?? "")
      .trim()
      .replace(/\s+/g, " ");
    const own = over(meeting, weeks);
    found.set(
      name,
      (found.get(name) ?? none()).map((hours, week) => hours + own[week]),
    );
  };
  if (!event.isRecurring()) put(event, event.startDate, event.endDate);
  else {
    const times = event.iterator();
    // One that belongs later can have been moved into the weeks
    const last = weeks[WEEKS].getTime() + (Object.keys(event.exceptions).length > 0 ? 366 * 24 * HOUR : 0);
    for (let next = times.next(); next && next.toJSDate().getTime() < last; next = times.next()) {
      limit.count();
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      put(item, startDate, endDate);
      yield* turn();
    }
  }
  return found;
}

/** Whether an event takes hours: not all-day, not cancelled, not without a length. @param {any} event */
const counts = (event) =>
  !event.startDate.isDate &&
  event.component.getFirstPropertyValue("status")?.toUpperCase() !== "CANCELLED" &&
  event.endDate.compare(event.startDate) > 0;

/** @param {Meeting} meeting @param {Date[]} weeks @returns {number[]} */
const over = ({ start, end }, weeks) =>
  none().map(
    (_, week) =>
      Math.max(
        0,
        Math.min(end.getTime(), weeks[week + 1].getTime()) - Math.max(start.getTime(), weeks[week].getTime()),
      ) / HOUR,
  );
