// Tasks out of a calendar's file: what took place in it over five weeks, one task a name, hours by week.

import { WEEKS } from "../lib/records/audits.js";
import { EventProblem, HOUR, instantOf, meetingAt, meetingsOf, readEvent } from "./calendar-events.js";
import { componentsIn, valueIn, wordsOf } from "./calendar-text.js";
import { clean } from "./clean-text.js";
import { Ledger } from "./reading.js";
import { knownZone, UTC, zoneFinder } from "./time-zones.js";
import { none } from "./weeks.js";

/**
 * @typedef {import("./calendar-text.js").Component} Component
 * @typedef {import("./calendar-events.js").CalendarEvent} CalendarEvent
 * @typedef {{rrule: any, windowsZones: any}} CalendarLibraries
 */

const DAY = 24 * HOUR;
/** What Outlook puts before the title of a meeting that was called off; its status stays as it was. */
const CALLED_OFF =
  /^(?:cancell?ed|cancell?ed event|abgesagt|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|anulowan[eo]|отменено|ملغ[ىي]|ملغا[ةه]|تم الإلغاء)\s?:/iu;
/** What our own calendar of a plan says it was made by. */
const OUR_PLAN = /Skills Divide\/\/Plan/;
/** What a reader may have answered to an invitation, other than yes. */
const TELLING = new Set(["DECLINED", "TENTATIVE", "NEEDS-ACTION"]);
/** What a message that answers an invitation calls itself. */
const ANSWERS = new Set(["REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"]);
/** What Outlook says of an event beside the standard: how it shows the time, and whether it is a whole day. */
const BUSY = "X-MICROSOFT-CDO-BUSYSTATUS";
const ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT";

/**
 * The events of five weeks as tasks, on the reader's clock. An event is counted, left out with its reason or refused.
 * @param {string} text
 * @param {CalendarLibraries} libraries
 * @param {{first: string, zone?: string, skip?: number[], onEvent?: (line: number) => void}} options  first: the first day of the five weeks; zone: the reader's; skip: lines of events that take too long; onEvent: told before each
 * @returns {import("./reading.js").Reading}
 */
export function readCalendar(
  text,
  { rrule, windowsZones },
  { first, zone = Intl.DateTimeFormat().resolvedOptions().timeZone, skip = [], onEvent = () => {} },
) {
  const ledger = new Ledger();
  const own = knownZone(zone) ?? UTC;
  const all = componentsIn(text);
  const findZone = namedZones(all, own, { rrule, windowsZones }, ledger);
  const edges = Array.from({ length: WEEKS + 1 }, (_, week) => own.toInstant(Date.parse(first) + 7 * week * DAY));
  const reader = readerIn(all, ledger);
  /** @type {CalendarEvent[]} */
  const events = [];
  const tried = (/** @type {Component} */ component, /** @type {() => void} */ read) => {
    try {
      read();
    } catch (problem) {
      ledger.refuse(
        component.line,
        problem instanceof EventProblem ? problem.message : "event",
        wordsOf(component, "SUMMARY"),
      );
    }
  };
  for (const component of all) {
    const name = wordsOf(component, "SUMMARY");
    if (component.kind === "VTIMEZONE") continue;
    onEvent(component.line);
    if (component.kind !== "VEVENT") ledger.leave(component.line, "no-event", name || component.kind);
    else if (!component.whole) ledger.refuse(component.line, "cut", name);
    else if (skip.includes(component.line)) ledger.refuse(component.line, "rule", name);
    else tried(component, () => events.push(readEvent(component, findZone)));
  }
  const current = latest(events, ledger);
  const cancelled = cancelledIn(current);
  for (const event of current) {
    const { component, line, name } = event;
    onEvent(line);
    const reason = reasonOf(event, reader, own, cancelled);
    if (reason) ledger.leave(line, reason, name);
    else
      tried(component, () => {
        const series = event.replaces
          ? []
          : current.filter((each) => each.replaces && each.uid === event.uid && event.uid !== "");
        const span = { from: edges[0], to: edges[WEEKS] };
        const meetings = event.replaces
          ? [{ ...meetingAt(event, event.start.wall), name }].filter(
              ({ start, end }) => end > span.from && start < span.to,
            )
          : meetingsOf(event, series, span, rrule, findZone);
        if (meetings.length === 0)
          return ledger.leave(line, "outside", `${name} (${dayIn(own, instantOf(event.start))})`);
        const hours = none();
        for (const { start, end } of meetings)
          for (let week = 0; week < WEEKS; week++)
            hours[week] += Math.max(0, Math.min(end, edges[week + 1]) - Math.max(start, edges[week])) / HOUR;
        const doubt = doubtOf(component, reader);
        if (doubt) ledger.notice(line, doubt, name);
        ledger.count(line, name, hours);
      });
  }
  const reading = ledger.close({ first });
  if (all.some(({ calendar }) => OUR_PLAN.test(valueIn(calendar, "PRODID"))))
    reading.notices.unshift({ line: 0, reason: "own-plan", value: "" });
  return reading;
}

/** @param {import("./time-zones.js").Zone} zone @param {number} instant */
const dayIn = (zone, instant) => new Date(zone.toWall(instant)).toISOString().slice(0, 10);

/** What finds the zone of a time; says once of each name what was guessed. @param {Component[]} all @param {import("./time-zones.js").Zone} own @param {CalendarLibraries} libraries @param {Ledger} ledger @returns {import("./calendar-events.js").FindZone} */
function namedZones(all, own, { rrule, windowsZones }, ledger) {
  const find = zoneFinder(
    all.filter(({ kind }) => kind === "VTIMEZONE"),
    windowsZones,
    rrule,
    own,
  );
  const noted = new Set();
  const guess = (/** @type {Component} */ of, /** @type {string} */ reason, /** @type {string} */ name) => {
    if (!noted.has(name)) ledger.notice(of.line, reason, name);
    noted.add(name);
  };
  return (name, of) => {
    const usual = valueIn(of.calendar, "X-WR-TIMEZONE");
    if (name === "" && usual === "") return own;
    const { zone, guessed } = find(name || usual);
    if (guessed) guess(of, "zone-unknown", name || usual);
    else if (name === "" && zone.id !== own.id) guess(of, "zone-of-calendar", zone.id);
    return zone;
  };
}

/** The newest version of each event and override; older ones are left out, and so is what stands twice. @param {CalendarEvent[]} events @param {Ledger} ledger */
function latest(events, ledger) {
  /** @type {Map<string, CalendarEvent>} */
  const newest = new Map();
  for (const event of events) {
    const { uid, replaces, start, name, line } = event;
    const key = `${uid} ${replaces ? `${replaces.isDate} ${instantOf(replaces)}` : ""}`;
    const other = newest.get(key);
    if (uid === "" || !other) {
      newest.set(uid === "" ? `line ${line}` : key, event);
      continue;
    }
    const newer = event.version.map((each, index) => each - other.version[index]).find((each) => each !== 0) ?? 0;
    const difference = newer || Number(isCancelled(event.component)) - Number(isCancelled(other.component));
    const same = instantOf(start) === instantOf(other.start) && name === other.name;
    if (difference === 0 && !same) {
      // two events share a name that should be their own
      newest.set(`line ${line}`, event);
      ledger.notice(line, "shared-uid", name);
      continue;
    }
    const older = difference > 0 ? other : event;
    ledger.leave(older.line, difference === 0 ? "twice" : "older", older.name);
    if (difference > 0) newest.set(key, event);
  }
  return [...newest.values()].sort((a, b) => a.line - b.line);
}

/** @param {Component} component */
const isCalledOff = (component) => is(component.calendar, "METHOD", "CANCEL");
/** @param {Component} component */
const isCancelled = (component) => isCalledOff(component) || is(component, "STATUS", "CANCELLED");

/** The ids of series that a message cancels with all that was moved. @param {CalendarEvent[]} events */
const cancelledIn = (events) =>
  new Set(
    events
      .filter(({ uid, replaces, component }) => uid !== "" && !replaces && isCalledOff(component))
      .map(({ uid }) => uid),
  );

/**
 * Why an event takes no hours, or "": of several reasons the first. A place to work is no reason, for programs mark
 * it as free as well; the event is counted and named.
 * @param {CalendarEvent} event @param {string} reader @param {import("./time-zones.js").Zone} own @param {Set<string>} cancelled
 */
function reasonOf({ component, uid, name, start, length }, reader, own, cancelled) {
  if (isCancelled(component) || cancelled.has(uid) || CALLED_OFF.test(name)) return "cancelled";
  if (ANSWERS.has(valueIn(component.calendar, "METHOD").toUpperCase())) return "answer";
  if (answerOf(component, reader) === "DECLINED") return "declined";
  const clock = start.utc ? own.toWall(instantOf(start)) : start.wall;
  const days = clock % DAY === 0 && length > 0 && (length % DAY === 0 || length % DAY >= DAY - 60_000);
  if (start.isDate || days || is(component, ALL_DAY, "TRUE")) return "all-day";
  if (is(component, BUSY, "OOF")) return "away";
  if (
    !is(component, BUSY, "WORKINGELSEWHERE") &&
    (is(component, "TRANSP", "TRANSPARENT") || is(component, BUSY, "FREE"))
  )
    return "free";
  return length === 0 ? "no-length" : "";
}

/** @param {Component | null} component @param {string} name @param {string} value */
const is = (component, name, value) => valueIn(component, name).toUpperCase() === value;

/** Why an event that counts may not have taken place, or not with the reader: the strongest reason, or "". @param {Component} component @param {string} reader */
function doubtOf(component, reader) {
  const answer = answerOf(component, reader);
  if (someoneDeclined(component, reader)) return "someone-declined";
  if (answer === "NEEDS-ACTION") return "unanswered";
  if (answer === "TENTATIVE" || is(component, "STATUS", "TENTATIVE") || is(component, BUSY, "TENTATIVE"))
    return "tentative";
  return is(component, BUSY, "WORKINGELSEWHERE") ? "elsewhere" : "";
}

/** @param {Component} component */
const attendees = (component) =>
  component.properties
    .filter(({ name }) => name === "ATTENDEE")
    .map(({ params, value }) => ({
      address: value.replace(/^mailto:/i, "").toLowerCase(),
      status: (params.PARTSTAT ?? "").toUpperCase(),
      role: (params.CUTYPE ?? "").toUpperCase(),
    }));

/** What the reader answered to an invitation; where everybody gave one answer, that. @param {Component} component @param {string} reader */
function answerOf(component, reader) {
  const people = attendees(component).filter(({ role }) => role !== "RESOURCE" && role !== "ROOM");
  const common = people.every(({ status }) => status === people[0].status) ? people[0]?.status : undefined;
  return common ?? people.find(({ address }) => address === reader)?.status ?? "";
}

/** Whether one of several said no, and nobody knows whether it was the reader. @param {Component} component @param {string} reader */
const someoneDeclined = (component, reader) =>
  reader === "" && attendees(component).some(({ status }) => status === "DECLINED");

/** The reader's address: the calendar's name, or who is invited to most of several events; "" where nobody can tell. @param {Component[]} all @param {Ledger} ledger */
function readerIn(all, ledger) {
  const named = all
    .map(({ calendar }) => valueIn(calendar, "X-WR-CALNAME").toLowerCase())
    .find((name) => /^[^@\s]+@[^@\s]+$/.test(name));
  if (named) return named;
  const lists = all
    .map((component) => new Set(attendees(component).map(({ address }) => address)))
    .filter((list) => list.size > 0);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const list of lists) for (const address of list) counts.set(address, (counts.get(address) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || lists.length < 3 || first[1] * 10 < lists.length * 8 || second?.[1] === first[1]) return "";
  if (
    all.some((component) =>
      attendees(component).some(({ address, status }) => address === first[0] && TELLING.has(status)),
    )
  )
    ledger.notice(0, "reader-guessed", clean(first[0]));
  return first[0];
}
