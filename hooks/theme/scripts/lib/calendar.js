// Days as a calendar file (RFC 5545), written by ical.js: an all-day event each, or an hour that comes back each week. Values in, values out.
// An event's UID follows from what it is about, so that a second import moves what the first one brought.

/**
 * @typedef {{time: string, minutes: number, weeks: number}} Weekly  an event at a time of the reader's own clock, such as 18:00, for so many weeks
 * @typedef {{uid: string, day: string, summary: string, description: string, weekly?: Weekly}} Event  day: an ISO date
 */

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
  for (const { uid, day, summary, description, weekly } of events) {
    const event = new ICAL.Component("vevent");
    const start = weekly ? ICAL.Time.fromDateTimeString(`${day}T${weekly.time}:00`) : ICAL.Time.fromDateString(day);
    const end = start.clone();
    if (weekly) end.adjust(0, 0, weekly.minutes, 0);
    else end.adjust(1, 0, 0, 0);
    // free for appointments, the whole day or not; a later export has a higher sequence
    addProperties(event, {
      uid,
      dtstamp: ICAL.Time.fromJSDate(now, true),
      dtstart: start,
      dtend: end,
      sequence: Math.floor(now.getTime() / 60_000),
      summary,
      description,
      url,
      transp: "TRANSPARENT",
    });
    if (weekly) addReminder(ICAL, event, summary, weekly.weeks);
    file.addSubcomponent(event);
  }
  return `${file.toString()}\r\n`;
}

/** Has an event come back each week, and ring when it begins. @param {any} ICAL @param {any} event @param {string} summary @param {number} weeks */
function addReminder(ICAL, event, summary, weeks) {
  const alarm = new ICAL.Component("valarm");
  addProperties(event, { rrule: ICAL.Recur.fromString(`FREQ=WEEKLY;COUNT=${weeks}`) });
  addProperties(alarm, { action: "DISPLAY", description: summary, trigger: ICAL.Duration.fromSeconds(0) });
  event.addSubcomponent(alarm);
}

/** @param {any} component @param {Record<string, any>} values */
function addProperties(component, values) {
  for (const [name, value] of Object.entries(values)) component.addPropertyWithValue(name, value);
}
