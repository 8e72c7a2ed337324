// Days as a calendar file (RFC 5545), written by ical.js: one all-day event each. Values in, values out.
// An event's UID follows from what it is about, so that a second import moves what the first one brought.

/** @typedef {{uid: string, day: string, summary: string, description: string}} Event  day: an ISO date */

/**
 * The text of a calendar file.
 * @param {any} ICAL  the library
 * @param {{name: string, url: string, events: Event[]}} calendar
 * @param {Date} now
 * @returns {string}
 */
export function calendarFile(ICAL, { name, url, events }, now) {
  // ical.js does not count the space that a folded line begins with; the standard allows 75 bytes with it
  ICAL.foldLength = 74;
  const file = new ICAL.Component("vcalendar");
  addProperties(file, {
    version: "2.0",
    prodid: "-//Skills Divide//Plan//EN",
    calscale: "GREGORIAN",
    method: "PUBLISH",
    "x-wr-calname": name,
  });
  for (const { uid, day, summary, description } of events) {
    const event = new ICAL.Component("vevent");
    const date = ICAL.Time.fromDateString(day);
    const next = date.clone();
    next.adjust(1, 0, 0, 0);
    // the whole day, yet free for appointments; a later export has a higher sequence
    addProperties(event, {
      uid,
      dtstamp: ICAL.Time.fromJSDate(now, true),
      dtstart: date,
      dtend: next,
      sequence: Math.floor(now.getTime() / 60_000),
      summary,
      description,
      url,
      transp: "TRANSPARENT",
    });
    file.addSubcomponent(event);
  }
  return `${file.toString()}\r\n`;
}

/** @param {any} component @param {Record<string, any>} values */
function addProperties(component, values) {
  for (const [name, value] of Object.entries(values)) component.addPropertyWithValue(name, value);
}
