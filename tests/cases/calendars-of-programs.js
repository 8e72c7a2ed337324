// Calendars in the shapes of Outlook, Exchange, Google, Apple, Proton and Nextcloud; what must become of each was decided before it was read.

import { calendar, event, first } from "./bring-in.js";

/** A calendar of events. @param {string[][]} events @param {string[]} [head] */
const holding = (events, head) => calendar(events.flat(), head);

export const CALENDARS = [
  {
    kind: "calendars",
    name: "Outlook: working elsewhere, transparent, all day",
    text: holding([
      event(
        "Remote",
        "DTSTART;VALUE=DATE:20261020",
        "DTEND;VALUE=DATE:20261021",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
      ),
      event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"),
    ]),
    tasks: { Plan: first(1) },
    left: [[3, "all-day"]],
  },
  {
    kind: "calendars",
    name: "Exchange: display name of a zone without its rules",
    text: holding([
      event(
        "Sync",
        'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20261026T010000',
        'DTEND;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20261026T020000',
      ),
    ]),
    zone: "Asia/Tokyo",
    tasks: { Sync: [0, 1, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "Microsoft: tzone://Microsoft/Utc",
    text: holding([
      event(
        "Night",
        "DTSTART;TZID=tzone://Microsoft/Utc:20261025T233000",
        "DTEND;TZID=tzone://Microsoft/Utc:20261026T003000",
      ),
    ]),
    tasks: { Night: [0, 1, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "Apple: travel time, alarms, EXDATE with zone",
    text: holding([
      event(
        "Gym call",
        "DTSTART;TZID=Europe/Berlin:20261019T080000",
        "DTEND;TZID=Europe/Berlin:20261019T090000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261122T225959Z",
        "EXDATE;TZID=Europe/Berlin:20261026T080000",
        "X-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT30M",
        "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "ACTION:DISPLAY",
        "DESCRIPTION:Reminder",
        "DURATION:PT5M",
        "END:VALARM",
      ),
    ]),
    tasks: { "Gym call": [1, 0, 1, 1, 1] },
  },
  {
    kind: "calendars",
    name: "Google: moved across the weeks and one cancelled",
    text: holding([
      event(
        "1:1",
        "DTSTART;TZID=Europe/Berlin:20261020T100000",
        "DTEND;TZID=Europe/Berlin:20261020T103000",
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
      ),
      event(
        "1:1",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261027T100000",
        "DTSTART;TZID=Europe/Berlin:20261103T140000",
        "DTEND;TZID=Europe/Berlin:20261103T143000",
      ),
      event(
        "1:1",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261110T100000",
        "STATUS:CANCELLED",
        "DTSTART;TZID=Europe/Berlin:20261110T100000",
        "DTEND;TZID=Europe/Berlin:20261110T103000",
      ),
    ]),
    tasks: { "1:1": [0.5, 0, 1, 0, 0.5] },
    left: [[17, "cancelled"]],
  },
  {
    kind: "calendars",
    name: "series kept in New York over the change of clocks, reader in Berlin",
    text: holding([
      event(
        "US sync",
        "DTSTART;TZID=America/New_York:20260301T180000",
        "DTEND;TZID=America/New_York:20260301T190000",
        "RRULE:FREQ=WEEKLY;BYDAY=SU",
      ),
    ]),
    tasks: { "US sync": [2, 0, 1, 1, 1] },
  },
  {
    kind: "calendars",
    name: "night shift over the border of two weeks",
    text: holding([
      event("On duty", "DTSTART;TZID=Europe/Berlin:20261025T220000", "DTEND;TZID=Europe/Berlin:20261026T060000"),
    ]),
    tasks: { "On duty": [2, 6, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "vCalendar 1.0 with quoted-printable",
    text: [
      "BEGIN:VCALENDAR",
      "VERSION:1.0",
      "BEGIN:VEVENT",
      "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:R=C3=A9union",
      "DTSTART:20261020T090000",
      "DTEND:20261020T100000",
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n"),
    tasks: { Réunion: first(1) },
  },
  {
    kind: "calendars",
    name: "EXRULE of an old program",
    text: holding([
      event(
        "Old",
        "DTSTART:20261019T090000",
        "DTEND:20261019T100000",
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3",
      ),
    ]),
    tasks: { Old: [0, 1, 0, 1, 0] },
  },
  {
    kind: "calendars",
    name: "Proton: monthly by position",
    text: holding([
      event(
        "Review",
        "DTSTART;TZID=Europe/Zurich:20260130T140000",
        "DTEND;TZID=Europe/Zurich:20260130T160000",
        "RRULE:FREQ=MONTHLY;BYDAY=-1FR",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
      ),
    ]),
    tasks: { Review: [0, 2, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "Nextcloud: whole-day exception of a timed series, RDATE list",
    text: holding([
      event(
        "Lab",
        "DTSTART;TZID=Europe/Berlin:20261019T140000",
        "DURATION:PT1H30M",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;VALUE=DATE:20261026",
        "RDATE;TZID=Europe/Berlin:20261112T140000,20261119T140000",
      ),
    ]),
    tasks: { Lab: [1.5, 0, 1.5, 1.5, 1.5] },
  },
  {
    kind: "calendars",
    name: "Google: private calendar without names",
    text: holding([
      ["BEGIN:VEVENT", "UID:a", "DTSTART:20261020T090000Z", "DTEND:20261020T100000Z", "END:VEVENT"],
      ["BEGIN:VEVENT", "UID:b", "SUMMARY:Busy", "DTSTART:20261020T110000Z", "DTEND:20261020T120000Z", "END:VEVENT"],
    ]),
    tasks: { Busy: first(1) },
    refused: [[3, "no-task"]],
  },
  {
    kind: "calendars",
    name: "line ends of an old Macintosh",
    text: holding([event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000")]).replaceAll("\r\n", "\r"),
    tasks: { Plan: first(1) },
  },
  {
    kind: "calendars",
    name: "tentative and all day and declined",
    text: holding([
      event(
        "Fair",
        "DTSTART;VALUE=DATE:20261020",
        "DTEND;VALUE=DATE:20261022",
        "STATUS:TENTATIVE",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org",
      ),
      event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"),
    ]),
    tasks: { Plan: first(1) },
    left: [[3, "declined"]],
  },
  {
    kind: "calendars",
    name: "Exchange: midnight to midnight in another zone, with the Microsoft property",
    text: holding([
      event(
        "Leave",
        "DTSTART;TZID=Eastern Standard Time:20261020T000000",
        "DTEND;TZID=Eastern Standard Time:20261021T000000",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
      ),
      event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"),
    ]),
    tasks: { Plan: first(1) },
    left: [[3, "all-day"]],
  },
  {
    kind: "calendars",
    name: "Outlook: a zone of its own with rules",
    text: holding([
      [
        "BEGIN:VTIMEZONE",
        "TZID:Customized Time Zone",
        "BEGIN:STANDARD",
        "DTSTART:16011028T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010325T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
      ],
      event(
        "Sync",
        "DTSTART;TZID=Customized Time Zone:20261026T003000",
        "DTEND;TZID=Customized Time Zone:20261026T013000",
      ),
    ]),
    tasks: { Sync: [0, 1, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "Google: working location and focus time",
    text: holding([
      event("Home", "DTSTART;VALUE=DATE:20261020", "DTEND;VALUE=DATE:20261021", "TRANSP:TRANSPARENT"),
      event(
        "Focus time",
        "DTSTART;TZID=Europe/Berlin:20261020T130000",
        "DTEND;TZID=Europe/Berlin:20261020T150000",
        "STATUS:CONFIRMED",
      ),
    ]),
    tasks: { "Focus time": first(2) },
    left: [[3, "all-day"]],
  },
  {
    kind: "calendars",
    name: "Outlook: elsewhere, tentative and free at once",
    text: holding([
      event(
        "Client site",
        "DTSTART:20261020T090000Z",
        "DTEND:20261020T120000Z",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
      ),
    ]),
    tasks: { "Client site": first(3) },
    notices: ["tentative"],
  },
  {
    kind: "calendars",
    name: "cancelled, all day and free at once",
    text: holding([
      event("Offsite", "DTSTART;VALUE=DATE:20261020", "STATUS:CANCELLED", "TRANSP:TRANSPARENT"),
      event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"),
    ]),
    tasks: { Plan: first(1) },
    left: [[3, "cancelled"]],
  },
  {
    kind: "calendars",
    name: "Exchange: TZID in quotes with rules of its own",
    text: holding([
      [
        "BEGIN:VTIMEZONE",
        "TZID:(UTC+01:00) Meine Zone",
        "BEGIN:STANDARD",
        "DTSTART:16010101T000000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
      ],
      event(
        "Sync",
        'DTSTART;TZID="(UTC+01:00) Meine Zone":20261025T233000',
        'DTEND;TZID="(UTC+01:00) Meine Zone":20261026T003000',
      ),
    ]),
    tasks: { Sync: [0.5, 0.5, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "fixed offset as a zone",
    text: holding([event("Call", "DTSTART;TZID=UTC-05:00:20261025T190000", "DTEND;TZID=UTC-05:00:20261025T200000")]),
    tasks: { Call: [0, 1, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "daily on workdays, with the count across the change of clocks",
    text: holding([
      event(
        "Daily",
        "DTSTART;TZID=Europe/Berlin:20261019T091500",
        "DTEND;TZID=Europe/Berlin:20261019T093000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=12",
      ),
    ]),
    tasks: { Daily: [1.25, 1.25, 0.5, 0, 0] },
  },
  {
    kind: "calendars",
    name: "Apple: series split, the second part with a new number",
    text: holding([
      event(
        "Standup",
        "DTSTART;TZID=Europe/Berlin:20261019T090000",
        "DTEND;TZID=Europe/Berlin:20261019T093000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261101T225959Z",
      ),
      [
        "BEGIN:VEVENT",
        "UID:other@example.org",
        "SUMMARY:Standup",
        "DTSTART;TZID=Europe/Berlin:20261102T090000",
        "DTEND;TZID=Europe/Berlin:20261102T100000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "END:VEVENT",
      ],
    ]),
    tasks: { Standup: [0.5, 0.5, 1, 1, 0] },
  },
  {
    kind: "calendars",
    name: "Nextcloud: VTODO, VJOURNAL, VFREEBUSY and an event",
    text: holding([
      ["BEGIN:VTODO", "UID:t", "SUMMARY:Buy", "DUE:20261020T090000Z", "END:VTODO"],
      ["BEGIN:VJOURNAL", "UID:j", "SUMMARY:Diary", "DTSTART:20261020T090000Z", "END:VJOURNAL"],
      ["BEGIN:VFREEBUSY", "UID:f", "DTSTART:20261020T090000Z", "END:VFREEBUSY"],
      event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"),
    ]),
    tasks: { Plan: first(1) },
    left: [
      [3, "no-event"],
      [8, "no-event"],
      [13, "no-event"],
    ],
  },
  {
    kind: "calendars",
    name: "Outlook invitation: not answered, tentative by the server",
    text: holding(
      [
        event(
          "Board",
          "DTSTART:20261020T090000Z",
          "DTEND:20261020T100000Z",
          "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
          "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
          "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:me@example.org",
        ),
      ],
      ["METHOD:REQUEST"],
    ),
    tasks: { Board: first(1) },
    notices: ["unanswered"],
  },
  {
    kind: "calendars",
    name: "yearly on 29 February, and every second month",
    text: holding([
      event("Leap", "DTSTART:20240229T090000", "DTEND:20240229T100000", "RRULE:FREQ=YEARLY"),
      event("Bi", "DTSTART:20260220T090000", "DTEND:20260220T110000", "RRULE:FREQ=MONTHLY;INTERVAL=2"),
    ]),
    tasks: { Bi: first(2) },
    left: [[3, "outside"]],
  },
  {
    kind: "calendars",
    name: "Proton: folded in the middle of an Arabic word",
    text: holding([event("اجتماع فريق المراجعة", "DTSTART:20261020T090000Z", "DTEND:20261020T100000Z")]).replace(
      "فريق المر",
      "فريق المر\r\n ",
    ),
    tasks: { "اجتماع فريق المراجعة": first(1) },
  },
  {
    kind: "calendars",
    name: "vCalendar 1.0 with a soft line end, Latin-1",
    text: [
      "BEGIN:VCALENDAR",
      "VERSION:1.0",
      "BEGIN:VEVENT",
      "SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:R=E9union de =",
      "l'=E9quipe",
      "DTSTART:20261020T090000Z",
      "DTEND:20261020T100000Z",
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n"),
    tasks: { "Réunion de l'équipe": first(1) },
  },
  {
    kind: "calendars",
    name: "Google: event that was moved out of the five weeks",
    text: holding([
      event(
        "Sync",
        "DTSTART;TZID=Europe/Berlin:20261020T100000",
        "DTEND;TZID=Europe/Berlin:20261020T110000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
      ),
      event(
        "Sync",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261027T100000",
        "DTSTART;TZID=Europe/Berlin:20261227T100000",
        "DTEND;TZID=Europe/Berlin:20261227T110000",
      ),
    ]),
    tasks: { Sync: first(1) },
    left: [[10, "outside"]],
  },
  {
    kind: "calendars",
    name: "iCloud: all day by floating midnight and a birthday",
    text: holding([
      event("Birthday", "DTSTART;VALUE=DATE:19800320", "RRULE:FREQ=YEARLY", "TRANSP:TRANSPARENT"),
      event("Plan", "DTSTART:20261020T090000", "DURATION:PT90M"),
    ]),
    tasks: { Plan: first(1.5) },
    left: [[3, "all-day"]],
  },
  {
    kind: "calendars",
    name: "Outlook: TZID Romance and GMT names",
    text: holding([
      event(
        "A",
        "DTSTART;TZID=Romance Standard Time:20261020T100000",
        "DTEND;TZID=Romance Standard Time:20261020T110000",
      ),
      event("B", "DTSTART;TZID=GMT Standard Time:20261026T003000", "DTEND;TZID=GMT Standard Time:20261026T013000"),
    ]),
    tasks: { A: first(1), B: [0, 1, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "series by the hour of a day and several days, with BYHOUR",
    text: holding([
      event(
        "Ward",
        "DTSTART:20261019T080000",
        "DTEND:20261019T083000",
        "RRULE:FREQ=DAILY;BYHOUR=8,14;BYMINUTE=0;COUNT=6",
      ),
    ]),
    tasks: { Ward: first(3) },
  },
  {
    kind: "calendars",
    name: "Moodle: due dates without length",
    text: holding([
      event("Essay is due", "DTSTART:20261020T220000Z", "DTEND:20261020T220000Z"),
      event("Lecture", "DTSTART:20261020T080000Z", "DTEND:20261020T093000Z"),
    ]),
    tasks: { Lecture: first(1.5) },
    left: [[3, "no-length"]],
  },
  {
    kind: "calendars",
    name: "Tentative, declined by me as the calendar's name, and resource",
    text: holding(
      [
        event(
          "Talk",
          "DTSTART:20261020T080000Z",
          "DTEND:20261020T093000Z",
          "STATUS:TENTATIVE",
          "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
          "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org",
          "ATTENDEE;PARTSTAT=ACCEPTED:mailto:you@example.org",
          "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.org",
        ),
        event("Plan", "DTSTART:20261020T090000", "DTEND:20261020T100000"),
      ],
      ["X-WR-CALNAME:me@example.org"],
    ),
    tasks: { Plan: first(1) },
    left: [[4, "declined"]],
  },
  {
    kind: "calendars",
    name: "Google: a guest's line is folded before its colon",
    text: holding(
      [
        event(
          "Talk",
          "DTSTART:20261020T080000Z",
          "DTEND:20261020T093000Z",
          "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED;CN=Bob;X-NUM-GUESTS=0:mailto:bob@example.org",
          "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=me@exa",
          " mple.org;X-NUM-GUESTS=0:mailto:me@example.org",
        ),
      ],
      ["X-WR-CALNAME:me@example.org"],
    ),
    tasks: { Talk: first(1.5) },
  },
  {
    kind: "calendars",
    name: "Outlook: called off by a word before the title",
    text: holding([
      event("Canceled: Budget", "DTSTART:20261020T080000Z", "DTEND:20261020T090000Z", "STATUS:CONFIRMED"),
      event("Abgesagt: Planung", "DTSTART:20261021T080000Z", "DTEND:20261021T090000Z"),
      event("Cancel the lease", "DTSTART:20261022T080000Z", "DTEND:20261022T090000Z"),
    ]),
    tasks: { "Cancel the lease": first(1) },
    left: [
      [3, "cancelled"],
      [10, "cancelled"],
    ],
  },
  {
    kind: "calendars",
    name: "Exchange: a zone of Windows with a number behind it",
    text: holding([event("Call", "DTSTART;TZID=Eastern Standard Time 1:20261021T100000", "DTEND:20261021T150000Z")]),
    zone: "UTC",
    tasks: { Call: first(1) },
  },
  {
    kind: "calendars",
    name: "a length that nobody can read",
    text: holding([event("Call", "DTSTART:20261020T090000", "DURATION:PT1H30")]),
    tasks: {},
    refused: [[3, "event"]],
  },
];
