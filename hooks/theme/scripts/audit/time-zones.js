// Time zones by the names that calendars give them: IANA's, Windows', or rules in the file. Values in, values out.
//
// A wall time is what a clock on the wall shows, in milliseconds as if it were UTC.

import { property, valueIn } from "./calendar-text.js";

/**
 * @typedef {{id: string, toInstant: (wall: number) => number, toWall: (instant: number) => number}} Zone
 * @typedef {import("./calendar-text.js").Component} Component
 */

const DAY = 86_400_000;
const STEP = 900_000;
/** Windows' names of zones, from CLDR's table. @type {WeakMap<object, Map<string, string>>} */
const tables = new WeakMap();

/** The wall time that a text such as 20261020T090000 shows, lenient about hyphens and colons; null for none. @param {string} text @returns {{wall: number, isDate: boolean, utc: boolean} | null} */
export function readTime(text) {
  const parts = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?(Z)?)?$/i.exec(text.trim());
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
  const date = new Date(wall);
  const sound =
    year >= 1000 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second <= 60;
  return sound ? { wall, isDate: parts[4] === undefined, utc: parts[7] !== undefined } : null;
}

/** @type {Zone} */
export const UTC = { id: "UTC", toInstant: (wall) => wall, toWall: (instant) => instant };

/** A zone that the browser knows by its name, or null. @param {string} name @returns {Zone | null} */
export function knownZone(name) {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return null;
  try {
    return zoneOf(
      name,
      offsetsOf(
        new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
          timeZone: name,
          hourCycle: "h23",
          year: "numeric",
          month: "numeric",
          day: "numeric",
          hour: "numeric",
          minute: "numeric",
          second: "numeric",
        }),
      ),
    );
  } catch {
    return null;
  }
}

/** How far a zone's clocks are ahead, by the instant. @param {Intl.DateTimeFormat} format @returns {(instant: number) => number} */
function offsetsOf(format) {
  /** @type {Map<number, number>} */
  const offsets = new Map();
  return (instant) => {
    const key = Math.floor(instant / STEP);
    const cached = offsets.get(key);
    if (cached !== undefined) return cached;
    const parts = Object.fromEntries(format.formatToParts(key * STEP).map(({ type, value }) => [type, Number(value)]));
    const offset =
      Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - key * STEP;
    offsets.set(key, offset);
    return offset;
  };
}

/** Of a time that comes twice the first, and one that is left out as before the clocks went forward. @param {string} id @param {(instant: number) => number} offsetAt @returns {Zone} */
const zoneOf = (id, offsetAt) => ({
  id,
  toWall: (instant) => instant + offsetAt(instant),
  toInstant: (wall) => {
    const [before, after] = [wall - DAY, wall + DAY].map(offsetAt);
    const fitting = [before, after]
      .map((offset) => wall - offset)
      .filter((instant) => instant + offsetAt(instant) === wall);
    return fitting.length > 0 ? Math.min(...fitting) : wall - before;
  },
});

/**
 * What finds the zone of a name in a file.
 * @param {Component[]} definitions  the file's own VTIMEZONE
 * @param {any} windowsZones  CLDR's table
 * @param {any} rrule  the library
 * @param {Zone} own  the reader's
 * @returns {(name: string) => {zone: Zone, guessed: boolean}}  guessed: nobody knows the name, and the reader's zone stands for it
 */
export function zoneFinder(definitions, windowsZones, rrule, own) {
  /** @type {Map<string, {zone: Zone, guessed: boolean}>} */
  const answers = new Map();
  const byName = new Map(definitions.map((each) => [valueIn(each, "TZID"), each]));
  return (name) => {
    const earlier = answers.get(name);
    if (earlier) return earlier;
    const definition = byName.get(name);
    const path = name.split("/").filter(Boolean);
    const names = [
      name.trim(),
      path.slice(-2).join("/"),
      path.slice(-3).join("/"),
      path.slice(-1).join("").replace(/^utc$/i, "UTC"),
      windowsName(name.replace(/ \d$/, ""), windowsZones), // Exchange numbers those that it has seen before
      shownName(name, windowsZones),
      valueIn(definition ?? null, "X-LIC-LOCATION"),
    ];
    const known = names.map((each) => (each ? knownZone(each) : null)).find((each) => each !== null);
    const zone = known ?? (definition ? definedZone(name, definition, rrule) : fixedZone(name));
    const answer = { zone: zone ?? own, guessed: zone === null };
    answers.set(name, answer);
    return answer;
  };
}

/** IANA's name for what Windows shows its users, or "": (UTC+01:00) Amsterdam, Berlin or (UTC-05:00) Eastern Time (US & Canada). @param {string} name @param {any} windowsZones */
function shownName(name, windowsZones) {
  const [, shown] = /^\((?:UTC|GMT)[^)]*\) ?(.+)$/i.exec(name.trim()) ?? [];
  if (!shown) return "";
  const cities = shown.split(/, ?/).map((city) => `/${city.trim().replaceAll(" ", "_")}`);
  const zones = Intl.supportedValuesOf("timeZone");
  return (
    windowsName(shown.replace(/Time \(US & Canada\)/, "Standard Time"), windowsZones) ||
    (cities.map((city) => zones.find((zone) => zone.endsWith(city))).find(Boolean) ?? "")
  );
}

/** A zone that is named by how far it is ahead, such as UTC+2, or null. @param {string} name @returns {Zone | null} */
function fixedZone(name) {
  const parts = /^(?:UTC|GMT) ?([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(name.trim());
  if (!parts || Number(parts[2]) > 14) return null;
  const ahead = (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 60_000;
  return { id: name.trim(), toInstant: (wall) => wall - ahead, toWall: (instant) => instant + ahead };
}

/** IANA's name for one of Windows', or "". @param {string} name @param {any} windowsZones */
function windowsName(name, windowsZones) {
  let table = tables.get(windowsZones);
  if (!table) {
    /** @type {{mapZone: {_other: string, _type: string, _territory: string}}[]} */
    const zones = windowsZones.supplemental.windowsZones.mapTimezones;
    table = new Map(
      zones
        .filter(({ mapZone }) => mapZone._territory === "001")
        .map(({ mapZone }) => [mapZone._other.toLowerCase(), mapZone._type]),
    );
    tables.set(windowsZones, table);
  }
  return table.get(name.trim().toLowerCase()) ?? "";
}

/** A zone by the rules in the file, or null where they cannot be read. @param {string} id @param {Component} definition @param {any} rrule @returns {Zone | null} */
function definedZone(id, definition, rrule) {
  const rules = definition.parts.flatMap((part) => {
    const start = readTime(valueIn(part, "DTSTART"));
    const [from, to] = ["TZOFFSETFROM", "TZOFFSETTO"].map((name) => readOffset(valueIn(part, name)));
    if (!start || from === null || to === null) return [];
    const text = property(part, "RRULE")?.value;
    return [
      {
        start: start.wall,
        from,
        to,
        rule: text ? new rrule.RRule({ ...rrule.RRule.parseString(text), dtstart: new Date(start.wall) }, true) : null,
      },
    ];
  });
  if (rules.length === 0) return null;
  rules.sort((a, b) => a.start - b.start);
  const latest = (/** @type {number} */ wall) => {
    const begun = rules.flatMap(({ start, to, rule }) => {
      const onset = wall < start ? null : rule ? rule.before(new Date(wall), true)?.getTime() : start;
      return onset === null || onset === undefined ? [] : [{ onset, to }];
    });
    return begun.sort((a, b) => b.onset - a.onset)[0]?.to ?? rules[0].from;
  };
  /** @type {Map<number, number>} */
  const offsets = new Map();
  const offset = (/** @type {number} */ wall) => {
    const key = Math.floor(wall / STEP);
    const value = offsets.get(key) ?? latest(wall);
    offsets.set(key, value);
    return value;
  };
  return {
    id,
    toInstant: (wall) => wall - offset(wall),
    toWall: (instant) => instant + offset(instant + offset(instant)),
  };
}

/** Milliseconds of an offset such as +0200. @param {string} text */
function readOffset(text) {
  const parts = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text);
  if (!parts || Number(parts[3]) > 59) return null;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0)) * 1000;
}
