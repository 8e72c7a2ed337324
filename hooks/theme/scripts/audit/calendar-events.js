// The events of a calendar as they take place: their times, what repeats them, what moves or cancels them. Values in, values out.

import { property, valueIn, wordsOf } from "./calendar-text.js";
import { readTime, UTC } from "./time-zones.js";

/**
 * @typedef {import("./calendar-text.js").Component} Component
 * @typedef {import("./time-zones.js").Zone} Zone
 * @typedef {{wall: number, zone: Zone, isDate: boolean, utc: boolean}} Time
 * @typedef {{start: number, end: number}} Meeting   instants
 *
 * @typedef {object} CalendarEvent
 * @property {Component} component
 * @property {number} line
 * @property {string} name
 * @property {string} uid
 * @property {Time} start
 * @property {number} length      milliseconds from start to end, as clocks on the wall show them
 * @property {number | null} exact   milliseconds that pass, where the file says so
 * @property {Zone} endZone
 * @property {Time | null} replaces   which occurrence of a series it stands for
 * @property {boolean} following      and all that follow
 * @property {number[]} version       a later one has a higher first number that differs
 *
 * @typedef {(name: string, of: Component) => Zone} FindZone   "" for a time without a zone
 */

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How often an event may come back before the weeks end; more is refused. */
const MOST_TIMES = 100_000;
const MOST_INTERVAL = 1000;

/** What is wrong with an event: the name of a sentence in the tool's template. */
export class EventProblem extends Error {}

/** @param {Component} component @param {FindZone} findZone @returns {CalendarEvent} */
export function readEvent(component, findZone) {
  const start = timeOf(component, "DTSTART", findZone);
  if (!start) throw new EventProblem("event");
  const end = timeOf(component, "DTEND", findZone);
  const duration = end ? null : readDuration(valueIn(component, "DURATION"));
  if (valueIn(component, "DTEND") !== "" && !end) throw new EventProblem("event");
  if (valueIn(component, "DURATION") !== "" && !end && !duration) throw new EventProblem("event");
  const inOne = end && end.zone.id === start.zone.id;
  const length = end
    ? inOne
      ? end.wall - start.wall
      : instantOf(end) - instantOf(start)
    : duration
      ? duration.days * DAY + duration.exact
      : start.isDate
        ? DAY
        : 0;
  if (length < 0) throw new EventProblem("ends-before");
  return {
    ...{
      component,
      line: component.line,
      name: wordsOf(component, "SUMMARY"),
      uid: valueIn(component, "UID"),
      start,
      length,
    },
    exact: (end && !inOne) || (duration && duration.days === 0) ? length : null,
    endZone: start.zone,
    replaces: timeOf(component, "RECURRENCE-ID", findZone),
    following: property(component, "RECURRENCE-ID")?.params.RANGE === "THISANDFUTURE",
    version: [
      Number.parseInt(valueIn(component, "SEQUENCE"), 10) || 0,
      ...["LAST-MODIFIED", "DTSTAMP"].map((name) => readTime(valueIn(component, name))?.wall ?? 0),
    ],
  };
}

/** @param {Time} time */
export const instantOf = ({ wall, zone }) => zone.toInstant(wall);

/** @param {Component} component @param {string} name @param {FindZone} findZone @returns {Time | null} */
function timeOf(component, name, findZone) {
  const named = property(component, name);
  return named ? (timesOf(component, named, findZone)[0]?.time ?? null) : null;
}

/** The times of a property, with the length where they are periods. @param {Component} component @param {import("./calendar-text.js").Property} property @param {FindZone} findZone @returns {{time: Time, length: number | null}[]} */
function timesOf(component, { params, value }, findZone) {
  return value
    .split(",")
    .filter((each) => each.trim() !== "")
    .map((each) => {
      const [from, to] = each.trim().split("/");
      const read = readTime(from);
      if (!read) throw new EventProblem("event");
      const zone = read.utc ? UTC : findZone(read.isDate ? "" : (params.TZID ?? ""), component);
      const until = to === undefined ? null : (readTime(to)?.wall ?? null);
      const lasts =
        until === null ? (to === undefined ? null : readDuration(to)) : { days: 0, exact: until - read.wall };
      return {
        time: { wall: read.wall, isDate: read.isDate, utc: read.utc, zone },
        length: lasts && lasts.days * DAY + lasts.exact,
      };
    });
}

/** @param {string} text @returns {{days: number, exact: number} | null}  whole days as clocks count them, and milliseconds */
function readDuration(text) {
  const parts = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text);
  if (!parts || text.length < 3) return null;
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return { days: weeks * 7 + days, exact: hours * HOUR + minutes * 60_000 + seconds * 1000 };
}

/**
 * When an event takes place within some time, other than where overrides stand in its place.
 * @param {CalendarEvent} event
 * @param {CalendarEvent[]} overrides  of its series
 * @param {{from: number, to: number}} span  instants
 * @param {any} rrule  the library
 * @param {FindZone} findZone
 * @returns {(Meeting & {name: string})[]}
 */
export function meetingsOf(event, overrides, span, rrule, findZone) {
  const { component, start } = event;
  const list = (/** @type {string} */ name) =>
    component.properties.filter((each) => each.name === name).flatMap((each) => timesOf(component, each, findZone));
  const excluded = [...list("EXDATE").map(({ time }) => time), ...overrides.flatMap(({ replaces }) => replaces ?? [])];
  const dates = new Set(excluded.filter(({ isDate }) => isDate && !start.isDate).map(({ wall }) => wall));
  const instants = new Set(excluded.filter(({ isDate }) => !isDate || start.isDate).map(instantOf));
  const following = overrides
    .filter((each) => each.following && each.replaces)
    .sort((a, b) => instantOf(/** @type {Time} */ (a.replaces)) - instantOf(/** @type {Time} */ (b.replaces)));
  /** @type {Map<number, Meeting & {name: string}>} */
  const meetings = new Map();
  const put = (/** @type {number} */ wall, /** @type {number | null} */ length = null) => {
    const begins = start.zone.toInstant(wall);
    if (instants.has(begins) || dates.has(wall - (((wall % DAY) + DAY) % DAY))) return;
    const changed = following.filter(({ replaces }) => replaces && instantOf(replaces) <= begins).at(-1);
    const moved = changed?.replaces ? wall + changed.start.wall - changed.replaces.wall : wall;
    const meeting = { ...meetingAt(changed ?? event, moved, length), name: (changed ?? event).name };
    if (meeting.end > span.from && meeting.start < span.to) meetings.set(begins, meeting);
  };
  // clocks differ by a day at most, and a later occurrence may have been moved back
  const last =
    start.zone.toWall(span.to) +
    DAY +
    Math.max(0, ...following.map((each) => Math.abs(each.start.wall - (each.replaces?.wall ?? 0))));
  // a series whose end lies before its start was ended before it began
  if (
    !component.properties.some(({ name, value }) => name === "RRULE" && untilWall(untilOf(value), start) < start.wall)
  )
    put(start.wall);
  for (const text of component.properties.filter(({ name }) => name === "RRULE"))
    for (const wall of repeated(text.value, start, last, rrule)) put(wall);
  for (const { time, length } of list("RDATE"))
    put(
      time.isDate && !start.isDate
        ? time.wall + (((start.wall % DAY) + DAY) % DAY)
        : start.zone.toWall(instantOf(time)),
      length,
    );
  for (const text of component.properties.filter(({ name }) => name === "EXRULE"))
    for (const wall of repeated(text.value, start, last, rrule)) meetings.delete(start.zone.toInstant(wall));
  return [...meetings.values()];
}

/** @param {CalendarEvent} event @param {number} wall @param {number | null} length @returns {Meeting} */
export function meetingAt({ start, length: usual, exact, endZone }, wall, length = null) {
  const begins = start.zone.toInstant(wall);
  const passes = length ?? exact;
  return { start: begins, end: passes === null ? endZone.toInstant(wall + usual) : begins + passes };
}

/** The wall times at which a rule comes back, up to a last one. @param {string} text @param {Time} start @param {number} last @param {any} rrule @returns {number[]} */
function repeated(text, start, last, rrule) {
  const parts = text.split(";").filter((part) => part !== "");
  const until = untilOf(text);
  const options = rrule.RRule.parseString(parts.filter((part) => !/^UNTIL=/i.test(part)).join(";"));
  if (
    options.freq === undefined ||
    !(options.interval === undefined || (options.interval >= 1 && options.interval <= MOST_INTERVAL))
  )
    throw new EventProblem("rule");
  const end = Math.min(last, untilWall(until, start));
  /** @type {number[]} */
  const walls = [];
  const rule = new rrule.RRule({ ...options, dtstart: new Date(start.wall) }, true);
  rule.all((/** @type {Date} */ date, /** @type {number} */ times) => {
    if (date.getTime() > end) return false;
    if (times > MOST_TIMES) throw new EventProblem("rule");
    walls.push(date.getTime());
    return true;
  });
  return walls;
}

/** @param {string} rule */
const untilOf = (rule) => /(?:^|;)UNTIL=([^;]*)/i.exec(rule)?.[1];

/** The wall time until which a rule holds; a day holds to its end. @param {string | undefined} text @param {Time} start */
function untilWall(text, start) {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const until = readTime(text);
  if (!until) throw new EventProblem("rule");
  return until.utc ? start.zone.toWall(until.wall) : until.isDate ? until.wall + DAY - 1 : until.wall;
}
