// Tasks out of a calendar's file: what was in it over five weeks, one task a name, hours by week.

import { WEEKS } from "./audits.js";
import { add, merged } from "./reading.js";
import { none } from "./weeks.js";

/** @typedef {{start: Date, end: Date, name: string}} Meeting */
/** @typedef {{line: number, name: string, text: string}} Block  an event as it stands in the file */

const HOUR = 3_600_000;
/** A rule that comes back more often is refused, so that a hostile file cannot hang the page. */
const MOST_TIMES = 20_000;

/**
 * The events of five weeks as tasks; times are put into the zone of the reader's clock. An event that
 * cannot be read is a fault at its first line, and the others come in.
 * @param {string} text
 * @param {any} ical  the library
 * @param {string} first  the first day of the five weeks, an ISO date
 * @returns {import("./reading.js").Reading & {left: number}}  left: all-day, cancelled and empty events, which are left out
 */
export function events(text, ical, first) {
  const { blocks, frame, faults } = parted(text);
  const weeks = limits(first);
  /** @type {import("./reading.js").Reading} */
  const found = { tasks: [], faults };
  const calendar = framed(frame, ical);
  const parsed = blocks.flatMap((block) => {
    try {
      const component = new ical.Component(ical.parse(block.text));
      calendar.addSubcomponent(component);
      return [{ block, component, uid: String(component.getFirstPropertyValue("uid")) }];
    } catch {
      faults.push({ line: block.line, fault: "event", value: block.name });
      return [];
    }
  });
  let left = 0;
  for (const { block, component, uid } of parsed) {
    const moved = component.hasProperty("recurrence-id");
    if (moved && parsed.some((each) => each.uid === uid && !each.component.hasProperty("recurrence-id"))) continue;
    try {
      const exceptions = moved ? [] : parsed.filter((each) => each.uid === uid && each.component.hasProperty("recurrence-id")).map((each) => each.component);
      const meetings = held(new ical.Event(component, { exceptions }), weeks);
      if (meetings === null) left += 1;
      for (const meeting of meetings ?? []) add(found, { line: block.line, text: meeting.name, hours: over(meeting, weeks), stance: "" }, "");
    } catch (error) {
      faults.push({ line: block.line, fault: error instanceof RangeError ? "rule" : "event", value: block.name });
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
  const cut = (/** @type {{line: number, lines: string[]}} */ { line, lines }) => found.faults.push({ line, fault: "cut", value: nameIn(lines) });
  text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/).forEach((line, place) => {
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
const nameIn = (lines) => (lines.find((line) => /^SUMMARY[:;]/i.test(line)) ?? "").replace(/^SUMMARY[^:]*:/i, "").slice(0, 60);

/** What holds the time zones; an empty calendar if the frame is broken. @param {string[]} frame @param {any} ical */
function framed(frame, ical) {
  try {
    return ical.Component.fromString(frame.join("\r\n"));
  } catch {
    return new ical.Component("vcalendar");
  }
}

/** When an event was held within the weeks; null for one that takes no hours. Throws a RangeError where it comes back too often. @param {any} event @param {Date[]} weeks @returns {Meeting[] | null} */
function held(event, weeks) {
  if (counts(event) === false) return null;
  /** @type {Meeting[]} */
  const found = [];
  const put = (/** @type {any} */ item, /** @type {any} */ start, /** @type {any} */ end) => {
    if (counts(item)) found.push({ start: start.toJSDate(), end: end.toJSDate(), name: String(item.summary ?? "").trim().replace(/\s+/g, " ") });
  };
  if (!event.isRecurring()) put(event, event.startDate, event.endDate);
  else {
    const times = event.iterator();
    // One that belongs later can have been moved into the weeks
    const last = weeks[WEEKS].getTime() + (Object.keys(event.exceptions).length > 0 ? 366 * 24 * HOUR : 0);
    for (let count = 0, next = times.next(); next; next = times.next(), count++) {
      if (count === MOST_TIMES) throw new RangeError();
      if (next.toJSDate().getTime() >= last) break;
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      put(item, startDate, endDate);
    }
  }
  return found.filter(({ start, end }) => end > weeks[0] && start < weeks[WEEKS]);
}

/** Whether an event takes hours: not all-day, not cancelled, not without a length. @param {any} event */
const counts = (event) => !event.startDate.isDate && event.component.getFirstPropertyValue("status")?.toUpperCase() !== "CANCELLED" && event.endDate.compare(event.startDate) > 0;

/** @param {Meeting} meeting @param {Date[]} weeks @returns {number[]} */
const over = ({ start, end }, weeks) => none().map((_, week) => Math.max(0, Math.min(end.getTime(), weeks[week + 1].getTime()) - Math.max(start.getTime(), weeks[week].getTime())) / HOUR);
