// What people bring into the audit, in the shapes of public reports, each with what must become of it.
//
// `tasks` are hours by week; `asks` names the question that must come first, `answers` and `columns` what is then
// answered; `left`, `refused` and `notices` are the reasons that must be given, with the line where it matters.
// The reader is in Berlin on 28 November 2026, and the five weeks begin on 19 October.

export const even = (/** @type {number} */ total) => Array(5).fill(total / 5);
export const first = (/** @type {number} */ hours) => [hours, 0, 0, 0, 0];
const utf16 = (/** @type {string} */ text, big = false, mark = false) => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return new Uint8Array(big ? bytes.swap16() : bytes);
};
/** A text in an encoding of one byte a letter. @param {string} text @param {string} encoding */
export const inBytes = (text, encoding) => {
  const decoder = new TextDecoder(encoding);
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(new Uint8Array([code])), code]));
  return new Uint8Array([...text].map((letter) => codes.get(letter) ?? 63));
};

/** @param {string[]} lines @param {string[]} [head] */
export const calendar = (lines, head = []) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...head, ...lines, "END:VCALENDAR", ""].join("\r\n");
/** @param {string} name @param {string[]} lines */
export const event = (name, ...lines) => [
  "BEGIN:VEVENT",
  `UID:${name}@example.org`,
  `SUMMARY:${name}`,
  ...lines,
  "END:VEVENT",
];
const at = (/** @type {string} */ day, from = "090000", to = "100000") => [
  `DTSTART:${day}T${from}`,
  `DTEND:${day}T${to}`,
];
const PLAIN = event("Plan", ...at("20261020"));

const numbers = [
  ["an eighth with a decimal comma", "task;week1\nStand-up;0,125", { "Stand-up": first(0.13) }],
  ["three decimals behind a comma and a point", "task;week1\nA;1,417\nB;1.417", { A: first(1.42), B: first(1.42) }],
  [
    "hours and minutes with letters",
    "task,week1\nA,3h 30m\nB,1h30m\nC,45m\nD,1 h 30\nE,90 min",
    { A: first(3.5), B: first(1.5), C: first(0.75), D: first(1.5), E: first(1.5) },
  ],
  [
    "hours and minutes with a colon",
    "task,week1\nA,2:30\nB,:30\nC,.25\nD,2.\nE,01:30:00",
    { A: first(2.5), B: first(0.5), C: first(0.25), D: first(2), E: first(1.5) },
  ],
  ["a length of ISO 8601", "task,week1\nA,PT1H30M", { A: first(1.5) }],
  [
    "Devanagari, Arabic and full-width digits",
    "task,week1\nA,१.५\nB,١٫٥\nC,１．５",
    { A: first(1.5), B: first(1.5), C: first(1.5) },
  ],
  [
    "a no-break space and one that nobody sees",
    "task,week1\n\u00a0A\u00a0,\u00a01.5\u00a0\nB,\u200b2",
    { A: first(1.5), B: first(2) },
  ],
].map(([name, text, tasks]) => ({ kind: "numbers", name, text, tasks }));

export const CASES = [
  ...numbers,
  {
    kind: "notes",
    name: "a sum below the tasks",
    text: "Report 2h\nAgree 3h\nTotal: 5h\nSumme 5",
    tasks: { Report: even(2), Agree: even(3) },
    left: [
      [3, "sum"],
      [4, "sum"],
    ],
  },
  {
    kind: "notes",
    name: "an Arabic decimal sign",
    text: "تقرير ٢٫٥ ساعة",
    tasks: { تقرير: even(2.5) },
  },
  {
    kind: "tables",
    name: "columns that were pointed out leave others, which are named",
    file: "a.csv",
    text: "what,Mon,Tue\nReport,1,2",
    asks: "columns",
    columns: { task: 0, date: -1, hours: 1 },
    tasks: { Report: even(1) },
    notices: ["unused"],
  },
  {
    kind: "tables",
    name: "a line that is no table",
    file: "a.csv",
    text: "<p>nothing</p>",
    tasks: {},
    notices: ["nothing"],
  },
  { kind: "tables", name: "an empty file", file: "a.csv", text: "", tasks: {}, notices: ["nothing"] },
  {
    kind: "numbers",
    name: "75 minutes past four",
    text: "task,week1\nA,4:75\nB,1",
    tasks: { B: first(1) },
    refused: [[2, "time"]],
  },
  {
    kind: "numbers",
    name: "days of work",
    text: "task,week1\nA,1d 2h\nB,1",
    tasks: { B: first(1) },
    refused: [[2, "days"]],
  },
  {
    kind: "numbers",
    name: "a hyphen for none, and a sum",
    text: "task,week1,week2\nA,1,-\nTotal,1,-",
    tasks: { A: first(1) },
    left: [[3, "sum"]],
  },
  {
    kind: "numbers",
    name: "a time that may count minutes",
    text: "task,time spent\nA,90\nB,30",
    asks: "unit",
    answers: { unit: "minutes" },
    tasks: { A: even(1.5), B: even(0.5) },
  },
  {
    kind: "numbers",
    name: "seconds, as Jira writes them",
    text: "Summary,Time Spent (s)\nA,5400",
    tasks: { A: even(1.5) },
  },
  { kind: "numbers", name: "more hours than weeks have", text: "task,hours\nA,999", tasks: {}, refused: [[2, "much"]] },

  {
    kind: "notes",
    name: "hours with letters at the end",
    text: "Write report 3h 30m\nReview 1h30m\nAgree: 5 h 30 min",
    tasks: { "Write report": even(3.5), Review: even(1.5), Agree: even(5.5) },
  },
  {
    kind: "notes",
    name: "a decimal comma without a unit",
    text: "Write the report 2,5",
    tasks: { "Write the report": even(2.5) },
  },
  { kind: "notes", name: "three decimals", text: "Stand-up: 0,250", tasks: { "Stand-up": even(0.25) } },
  {
    kind: "notes",
    name: "hours in brackets, in front, behind a dash",
    text: "Report (3h)\n3h Agree\nJoin - 0.1h",
    tasks: { Report: even(3), Agree: even(3), Join: even(0.1) },
  },
  {
    kind: "notes",
    name: "a time of the day is no length",
    text: "Meeting at 14:30\nStand-up 1:30",
    tasks: { "Meeting at 14:30": even(0), "Stand-up": even(1.5) },
  },
  {
    kind: "notes",
    name: "a time alone may be either",
    text: "Call Anna 9:30",
    asks: "notes-clock",
    answers: { "notes-clock": "words" },
    tasks: { "Call Anna 9:30": even(0) },
  },
  {
    kind: "notes",
    name: "a time of the day in French may be either",
    text: "Réunion à 14h30\nAppel vers 9 h",
    asks: "notes-clock",
    answers: { "notes-clock": "words" },
    tasks: { "Réunion à 14h30": even(0), "Appel vers 9 h": even(0) },
  },
  { kind: "notes", name: "a length behind de", text: "Réunion de 2h", tasks: { "Réunion de": even(2) } },
  {
    kind: "notes",
    name: "a number may be a name's",
    text: "Migrate to Python 3\nMeet A, B and 4",
    asks: "notes-number",
    answers: { "notes-number": "words" },
    tasks: { "Migrate to Python 3": even(0), "Meet A, B and 4": even(0) },
  },
  {
    kind: "notes",
    name: "hours in the middle may be words",
    text: "Plan the 3h workshop",
    asks: "notes-inside",
    answers: { "notes-inside": "hours" },
    tasks: { "Plan the workshop": even(3) },
  },
  { kind: "notes", name: "from when to when", text: "Workshop 9:00–10:30", tasks: { Workshop: even(1.5) } },
  {
    kind: "notes",
    name: "a standard, a version, a ticket and a date",
    text: "ISO 27001:2022\nRelease 1.2.3\nFix bug #42\nRetro 20.11.2026",
    tasks: { "ISO 27001:2022": even(0), "Release 1.2.3": even(0), "Fix bug #42": even(0), "Retro 20.11.2026": even(0) },
  },
  {
    kind: "notes",
    name: "hours twice",
    text: "3h Agree 2h\nB: 1",
    tasks: { B: even(1) },
    refused: [[1, "two-amounts"]],
  },
  { kind: "notes", name: "days of work", text: "Hackathon: 2d", tasks: {}, refused: [[1, "days"]] },

  {
    kind: "notes",
    name: "hours that come several times, or may be more",
    text: "Stand-up 2 x 30 min\nReport 3h/week\nMail 3-4h\nB: 1",
    tasks: { B: even(1) },
    refused: [
      [1, "hours"],
      [2, "hours"],
      [3, "hours"],
    ],
  },
  {
    kind: "notes",
    name: "from which hour to which, or a count",
    text: "Workshop 9-17",
    asks: "notes-clock",
    answers: { "notes-clock": "hours" },
    tasks: { Workshop: even(8) },
  },
  {
    kind: "tables",
    name: "Excel's first line",
    file: "a.csv",
    text: "sep=;\r\ntask;hours\r\nReport;5\r\nAgree;10\r\n",
    tasks: { Report: even(5), Agree: even(10) },
  },
  {
    kind: "tables",
    name: "Excel's first line, pasted",
    text: "sep=;\ntask;hours\nReport;5",
    tasks: { Report: even(5) },
  },
  {
    kind: "tables",
    name: "an export of Toggl without a task",
    file: "toggl.csv",
    text: '"User","Email","Task","Description","Start date","Start time","End date","End time","Duration"\n"Me","me@example.org","","Mend checks","2026-10-20","19:00:00","2026-10-20","20:30:00","01:30:00"',
    tasks: { "Mend checks": first(1.5) },
    notices: ["unused"],
  },
  {
    kind: "tables",
    name: "an export of Toggl with a task",
    file: "toggl.csv",
    text: '"User","Task","Description","Start date","Duration"\n"Me","Checks","Mend","2026-10-20","01:30:00"',
    tasks: { Checks: first(1.5) },
  },
  {
    kind: "tables",
    name: "an export of Clockify, pasted",
    text: '"Project","Description","Task","User","Start Date","Duration (h)","Duration (decimal)"\n"Site","Mend","Upkeep","Me","20/10/2026","01:30:00","1.50"',
    tasks: { Upkeep: first(1.5) },
  },
  {
    kind: "tables",
    name: "an export of Harvest",
    file: "harvest.csv",
    text: "Date,Client,Project,Task,Notes,Hours\n2026-10-20,Own,Site,Programming,Checks,1.25",
    tasks: { Programming: first(1.25) },
  },
  {
    kind: "tables",
    name: "an export of Jira's work logs",
    file: "jira.csv",
    text: "Issue Key,Issue summary,Hours,Work date\nA-1,Mend the checks,1.5,2026-10-20 10:30",
    tasks: { "Mend the checks": first(1.5) },
  },
  {
    kind: "tables",
    name: "a sheet with times from and to",
    text: "Date\tTask\tStart time\tEnd time\n2026-10-20\tWatch\t22:00\t01:30\n2026-10-21\tCall\t9:00 AM\t10:30 AM",
    tasks: { Watch: first(3.5), Call: first(1.5) },
  },
  {
    kind: "tables",
    name: "French headings, pasted",
    text: "tâche;heures\nRéunion;5\nBilan;1,5",
    tasks: { Réunion: even(5), Bilan: even(1.5) },
  },
  {
    kind: "tables",
    name: "Arabic headings and digits",
    text: "المهمة;الساعات\nتقرير;٢٫٥",
    tasks: { تقرير: even(2.5) },
  },
  {
    kind: "tables",
    name: "Markdown",
    text: "| Task | Hours |\n|---|---:|\n| Report | 5 |\n| A \\| B | 1 |",
    tasks: { Report: even(5), "A | B": even(1) },
  },
  {
    kind: "tables",
    name: "one column of a calendar week",
    text: "Task\tW43\nReport\t5",
    tasks: { Report: first(5) },
    notices: ["calendar-week"],
  },
  {
    kind: "tables",
    name: "calendar weeks in German",
    text: "Aufgabe;KW 43;KW 45\nBericht;5;1,5",
    tasks: { Bericht: [5, 0, 1.5, 0, 0] },
    notices: ["calendar-week"],
  },
  {
    kind: "tables",
    name: "two columns of hours, one empty",
    text: "Task,Hours,Hours\nReport,5,",
    tasks: { Report: even(5) },
  },
  {
    kind: "tables",
    name: "two columns of hours that differ",
    text: "Task,Hours,Hours\nReport,5,6",
    asks: "columns",
    columns: { task: 0, date: -1, hours: 2 },
    tasks: { Report: even(6) },
  },
  {
    kind: "tables",
    name: "headings that nobody knows",
    file: "a.csv",
    text: "Was,Wieviel,Ort\nReport,5,Berlin\nAgree,1,Bonn",
    asks: "columns",
    columns: { task: 0, date: -1, hours: 1 },
    tasks: { Report: even(5), Agree: even(1) },
  },
  {
    kind: "tables",
    name: "headings that were pointed out before",
    file: "a.csv",
    text: "Was,Wieviel\nReport,5",
    remembered: { headings: ["Was", "Wieviel"], columns: { task: 0, date: -1, hours: 1 } },
    tasks: { Report: even(5) },
  },
  {
    kind: "tables",
    name: "semicolons without headings, pasted",
    text: "Report;5\nAgree;1,5",
    tasks: { Report: even(5), Agree: even(1.5) },
    notices: ["no-headings"],
  },
  {
    kind: "tables",
    name: "no column of hours",
    text: "Task,Owner\nReport,Anna",
    tasks: { Report: even(0) },
    notices: ["no-hours"],
  },
  {
    kind: "tables",
    name: "an empty line and a title before the headings",
    file: "a.csv",
    text: "\r\nTimesheet of Anna\r\ntask,hours\r\nA,1\r\n",
    tasks: { A: even(1) },
    left: [[2, "before-headings"]],
  },
  {
    kind: "tables",
    name: "an unquoted decimal comma",
    text: "task,hours\nReport,1,5\nAgree,2",
    tasks: { Agree: even(2) },
    refused: [[2, "cells"]],
  },
  {
    kind: "tables",
    name: "one line end of another kind",
    file: "a.csv",
    text: "task,hours\r\nA,1\r\nB,2\nC,3\r\n",
    tasks: { A: even(1), B: even(2), C: even(3) },
  },
  {
    kind: "tables",
    name: "a quotation mark that is not closed",
    text: 'task,hours\n"A,1\nB,2\nC,3',
    tasks: { B: even(2), C: even(3) },
    refused: [[2, "quotes"]],
  },
  {
    kind: "tables",
    name: "a quotation mark that another row closes",
    text: 'task,hours\n"A,1\n"B",2\nC,3',
    tasks: { B: even(2), C: even(3) },
    refused: [[2, "quotes"]],
  },
  {
    kind: "tables",
    name: "a cell over two lines",
    text: 'task,hours\n"Two\nlines",1',
    tasks: { "Two lines": even(1) },
    notices: ["joined"],
  },
  {
    kind: "tables",
    name: "a row that is short",
    text: "task,week1,week2\nA,1\nB,1,2",
    tasks: { A: first(1), B: [1, 2, 0, 0, 0] },
    notices: ["short"],
  },
  {
    kind: "tables",
    name: "the headings twice",
    text: "task,hours\nA,1\ntask,hours\nB,2",
    tasks: { A: even(1), B: even(2) },
    left: [[3, "headings-again"]],
  },

  {
    kind: "encodings",
    name: "UTF-16 without a mark",
    file: "a.csv",
    bytes: utf16("task\thours\r\nRéunion\t5\r\n"),
    tasks: { Réunion: even(5) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "UTF-16, the other way round",
    file: "a.csv",
    bytes: utf16("task\thours\r\nتقرير\t5\r\n", true),
    tasks: { تقرير: even(5) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "UTF-16 with a mark",
    file: "a.csv",
    bytes: utf16("task\thours\r\nBilan\t5\r\n", false, true),
    tasks: { Bilan: even(5) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "windows-1252",
    file: "a.csv",
    bytes: inBytes("task;hours\r\nRéunion d'équipe;5\r\n", "windows-1252"),
    tasks: { "Réunion d'équipe": even(5) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "windows-1253",
    file: "a.csv",
    bytes: inBytes("task;hours\r\nΣυνάντηση;5\r\n", "windows-1253"),
    tasks: { Συνάντηση: even(5) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "windows-1256",
    file: "a.csv",
    bytes: inBytes("task;hours\r\nاجتماع الفريق;5\r\n", "windows-1256"),
    tasks: { "اجتماع الفريق": even(5) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "an old Macintosh's, which may be another's",
    file: "a.csv",
    bytes: inBytes("tâche;heures\nRédiger le bilan détaillé;1", "macintosh"),
    asks: "encoding",
    answers: { encoding: "macintosh" },
    tasks: { "Rédiger le bilan détaillé": even(1) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "Russian of DOS, which may be another's",
    file: "a.csv",
    bytes: inBytes("task;hours\nОтчёт о работе;1", "ibm866"),
    asks: "encoding",
    answers: { encoding: "ibm866" },
    tasks: { "Отчёт о работе": even(1) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "Turkish, which may be Icelandic",
    file: "a.csv",
    bytes: inBytes("task;hours\nÇalışma günlüğü;1", "windows-1254"),
    asks: "encoding",
    answers: { encoding: "windows-1254" },
    tasks: { "Çalışma günlüğü": even(1) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "Japanese of mails",
    file: "a.csv",
    bytes: new Uint8Array(Buffer.from("task;hours\n\x1b$B2q5D\x1b(B;1", "latin1")),
    tasks: { 会議: even(1) },
    notices: ["encoding"],
  },
  {
    kind: "encodings",
    name: "several encodings fit",
    file: "a.csv",
    bytes: inBytes("task;hours\r\nPrzegląd zespołu;5\r\n", "windows-1250"),
    asks: "encoding",
    answers: { encoding: "windows-1250" },
    tasks: { "Przegląd zespołu": even(5) },
  },
  {
    kind: "encodings",
    name: "UTF-8 that was cut in a letter",
    file: "a.txt",
    bytes: new Uint8Array(Buffer.from("Été\nRéunion é")).slice(0, -1),
    tasks: {},
    refused: [[2, "undecodable"]],
  },
  {
    kind: "encodings",
    name: "letters that were lost before",
    text: "R\ufffdunion: 2\nB: 1",
    tasks: { B: even(1) },
    refused: [[1, "lost-letters"]],
  },
  {
    kind: "encodings",
    name: "no text",
    file: "a.csv",
    bytes: new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0, 1]),
    tasks: {},
    refused: [[0, "binary"]],
  },

  {
    kind: "dates",
    name: "days below 13 may be months",
    text: "Date,Task,Hours\n11/02/2026,A,1\n11/10/2026,A,2",
    asks: "dates",
    answers: { dates: "mdy" },
    tasks: { A: [0, 0, 1, 2, 0] },
  },
  {
    kind: "dates",
    name: "one day above 12 decides",
    text: "Date,Task,Hours\n11/02/2026,A,1\n11/20/2026,A,2",
    tasks: { A: [0, 0, 1, 0, 2] },
  },
  {
    kind: "dates",
    name: "years of two digits, spaces, dots",
    text: "task;date;hours\nA;20.10.26;1\nB;20. 10. 2026;1\nC;2026. 10. 20.;1",
    tasks: { A: first(1), B: first(1), C: first(1) },
  },
  {
    kind: "dates",
    name: "times behind, months in words",
    text: "task;date;hours\nA;2026-10-20T09:00:00Z;1\nB;20 octobre 2026;1\nC;Oct 20, 2026;1\nD;20.10.2026 9:00;1",
    tasks: { A: first(1), B: first(1), C: first(1), D: first(1) },
  },
  {
    kind: "dates",
    name: "no such day",
    text: "task,date,hours\nA,2026-02-30,1\nB,2026-10-20,1",
    tasks: { B: first(1) },
    refused: [[2, "date"]],
  },
  {
    kind: "dates",
    name: "another year",
    text: "task,date,hours\nA,2024-02-20,1",
    chosen: true,
    tasks: {},
    left: [[2, "outside"]],
    notices: ["all-outside"],
  },

  {
    kind: "calendars",
    name: "a zone of Windows, and an end in UTC",
    text: calendar(event("Lab", "DTSTART;TZID=W. Europe Standard Time:20261020T100000", "DTEND:20261020T090000Z")),
    zone: "UTC",
    tasks: { Lab: first(1) },
  },
  {
    kind: "calendars",
    name: "Monday in Tokyo is Sunday in Berlin",
    text: calendar(
      event(
        "Far",
        "DTSTART;TZID=Tokyo Standard Time:20261026T010000",
        "DTEND;TZID=Tokyo Standard Time:20261026T020000",
      ),
    ),
    tasks: { Far: first(1) },
  },
  {
    kind: "calendars",
    name: "a zone with IANA's name alone",
    text: calendar(event("Desk", "DTSTART;TZID=Etc/UTC:20261101T233000", "DTEND;TZID=Etc/UTC:20261102T003000")),
    tasks: { Desk: [0, 0, 1, 0, 0] },
  },
  {
    kind: "calendars",
    name: "a zone that nobody knows",
    text: calendar(event("Odd", "DTSTART;TZID=Nowhere:20261020T090000", "DTEND;TZID=Nowhere:20261020T100000")),
    tasks: { Odd: first(1) },
    notices: ["zone-unknown"],
  },
  {
    kind: "calendars",
    name: "what is taken out, in UTC",
    text: calendar(
      event(
        "Board",
        "DTSTART;TZID=Europe/Berlin:20261019T200000",
        "DTEND;TZID=Europe/Berlin:20261019T220000",
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE:20261026T190000Z",
      ),
    ),
    tasks: { Board: [2, 0, 2, 2, 2] },
  },
  {
    kind: "calendars",
    name: "a comma at the end of a list",
    text: calendar(
      event(
        "Board",
        ...at("20261019", "200000", "220000"),
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE:20261026T200000,20261102T200000,",
      ),
    ),
    tasks: { Board: [2, 0, 0, 2, 2] },
  },
  {
    kind: "calendars",
    name: "a rule's end in UTC",
    text: calendar(
      event(
        "Board",
        "DTSTART;TZID=W. Europe Standard Time:20261019T200000",
        "DTEND;TZID=W. Europe Standard Time:20261019T210000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261116T190000Z",
      ),
    ),
    tasks: { Board: [1, 1, 1, 1, 1] },
  },
  {
    kind: "calendars",
    name: "a rule that ends before it begins",
    text: calendar(event("Board", ...at("20261019"), "RRULE:FREQ=WEEKLY;UNTIL=20261001T000000Z")),
    tasks: {},
    left: [[3, "outside"]],
  },
  {
    kind: "calendars",
    name: "moved, named by its day",
    text: calendar([
      ...event("Board", ...at("20261019", "200000", "220000"), "RRULE:FREQ=WEEKLY;COUNT=5"),
      ...event("Board", "RECURRENCE-ID;VALUE=DATE:20261026", ...at("20261027", "200000", "230000")),
    ]),
    tasks: { Board: [2, 3, 2, 2, 2] },
  },
  {
    kind: "calendars",
    name: "moved, named in another zone",
    text: calendar([
      ...event(
        "Board",
        "DTSTART;TZID=Europe/Berlin:20261019T200000",
        "DTEND;TZID=Europe/Berlin:20261019T220000",
        "RRULE:FREQ=WEEKLY;COUNT=2",
      ),
      ...event(
        "Board",
        "RECURRENCE-ID;TZID=America/New_York:20261026T150000",
        "DTSTART;TZID=Europe/Berlin:20261027T200000",
        "DTEND;TZID=Europe/Berlin:20261027T230000",
      ),
    ]),
    tasks: { Board: [2, 3, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "moved from no occurrence",
    text: calendar([
      ...event("Call", ...at("20261019", "200000", "210000"), "RRULE:FREQ=WEEKLY;COUNT=2"),
      ...event("Call", "RECURRENCE-ID:20261105T180000", ...at("20261106", "180000", "210000")),
    ]),
    tasks: { Call: [1, 1, 3, 0, 0] },
  },
  {
    kind: "calendars",
    name: "moved with all that follow",
    text: calendar([
      ...event("Call", ...at("20261019"), "RRULE:FREQ=WEEKLY;COUNT=4"),
      ...event("Call", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261102T090000", ...at("20261103", "090000", "110000")),
    ]),
    tasks: { Call: [1, 1, 2, 2, 0] },
  },
  {
    kind: "calendars",
    name: "the newer of two versions",
    text: calendar([
      ...event("Call", ...at("20261019", "200000", "203000"), "RRULE:FREQ=WEEKLY;COUNT=2"),
      ...event("Call", "RECURRENCE-ID:20261026T200000", "SEQUENCE:10", ...at("20261026", "180000", "190000")),
      ...event("Call", "RECURRENCE-ID:20261026T200000", "SEQUENCE:1", ...at("20261027", "170000", "200000")),
    ]),
    tasks: { Call: [0.5, 1, 0, 0, 0] },
    left: [[18, "older"]],
  },
  {
    kind: "calendars",
    name: "one event twice",
    text: calendar([...PLAIN, ...PLAIN]),
    tasks: { Plan: first(1) },
    left: [[9, "twice"]],
  },
  {
    kind: "calendars",
    name: "two events with one number",
    text: calendar([
      ...PLAIN,
      ...event("Plan", ...at("20261021")).map((line) => line.replace("SUMMARY:Plan", "SUMMARY:Other")),
    ]),
    tasks: { Plan: first(1), Other: first(1) },
    notices: ["shared-uid"],
  },
  {
    kind: "calendars",
    name: "days more, without a rule",
    text: calendar(
      event(
        "Shift",
        "DTSTART:20261020T090000Z",
        "DTEND:20261020T100000Z",
        "RDATE;VALUE=PERIOD:20261027T090000Z/PT2H",
        "RDATE:20261103T090000Z",
      ),
    ),
    tasks: { Shift: [1, 2, 1, 0, 0] },
  },
  {
    kind: "calendars",
    name: "two calendars, of which one cancels",
    text:
      calendar(PLAIN) +
      calendar(
        [...event("Plan", ...at("20261020"), "SEQUENCE:1"), ...event("Call", ...at("20261020"))],
        ["METHOD:CANCEL"],
      ),
    tasks: {},
    left: [
      [3, "older"],
      [13, "cancelled"],
      [20, "cancelled"],
    ],
  },
  {
    kind: "calendars",
    name: "two calendars with zones of their own",
    text:
      calendar(event("A", ...at("20261026", "010000", "020000")), ["X-WR-TIMEZONE:Asia/Tokyo"]) +
      calendar(event("B", ...at("20261026", "010000", "020000")), ["X-WR-TIMEZONE:Europe/Berlin"]),
    tasks: { A: first(1), B: [0, 1, 0, 0, 0] },
    notices: ["zone-of-calendar"],
  },
  {
    kind: "calendars",
    name: "cancelled, declined, free, an answer",
    text: calendar([
      ...event("Off", ...at("20261020"), "STATUS:CANCELLED"),
      ...event("No", ...at("20261020"), "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.org"),
      ...event("Free", ...at("20261020"), "TRANSP:TRANSPARENT"),
      ...PLAIN,
    ]),
    tasks: { Plan: first(1) },
    left: [
      [3, "cancelled"],
      [10, "declined"],
      [17, "free"],
    ],
  },
  {
    kind: "calendars",
    name: "declined by the reader among others",
    text: calendar(
      ["Plan", "Call", "Talk"].flatMap((name) =>
        event(
          name,
          ...at("20261020"),
          `ATTENDEE;PARTSTAT=${name === "Talk" ? "DECLINED" : "ACCEPTED"}:mailto:me@example.org`,
          `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${name.toLowerCase()}@example.org`,
        ),
      ),
    ),
    tasks: { Plan: first(1), Call: first(1) },
    left: [[19, "declined"]],
    notices: ["reader-guessed"],
  },
  {
    kind: "calendars",
    name: "declined by a colleague",
    text: calendar(
      event(
        "Talk",
        ...at("20261020"),
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:you@example.org",
      ),
    ),
    tasks: { Talk: first(1) },
    notices: ["someone-declined"],
  },
  {
    kind: "calendars",
    name: "how Outlook shows the time",
    text: calendar([
      ...event("Away", ...at("20261020"), "X-MICROSOFT-CDO-BUSYSTATUS:OOF"),
      ...event("Free", ...at("20261020"), "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
      ...event("Perhaps", ...at("20261020"), "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"),
      ...event("At home", ...at("20261020"), "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"),
      ...event("Busy", ...at("20261020"), "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"),
    ]),
    tasks: { Perhaps: first(1), "At home": first(1), Busy: first(1) },
    left: [
      [3, "away"],
      [10, "free"],
    ],
    notices: ["tentative", "elsewhere"],
  },
  {
    kind: "calendars",
    name: "what is not sure, and what was not answered",
    text: calendar([
      ...event("Perhaps", ...at("20261020"), "STATUS:TENTATIVE"),
      ...event("Asked", ...at("20261020"), "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:me@example.org"),
    ]),
    tasks: { Perhaps: first(1), Asked: first(1) },
    notices: ["tentative", "unanswered"],
  },
  {
    kind: "calendars",
    name: "the reader's own answer among others",
    text: calendar(
      ["Plan", "Call", "Talk"].flatMap((name) =>
        event(
          name,
          ...at("20261020"),
          `ATTENDEE;PARTSTAT=${name === "Talk" ? "TENTATIVE" : "ACCEPTED"}:mailto:me@example.org`,
          `ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${name.toLowerCase()}@example.org`,
        ),
      ),
    ),
    tasks: { Plan: first(1), Call: first(1), Talk: first(1) },
    notices: ["reader-guessed", "tentative"],
  },
  {
    kind: "calendars",
    name: "all day, in four ways",
    text: calendar([
      ...event("A", "DTSTART;VALUE=DATE:20261020"),
      ...event("B", "DTSTART:20261020", "DTEND:20261023"),
      ...event("C", "DTSTART:20261020T000000", "DTEND:20261021T000000"),
      ...event("D", ...at("20261020"), "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),
    ]),
    tasks: {},
    left: [
      [3, "all-day"],
      [8, "all-day"],
      [14, "all-day"],
      [20, "all-day"],
    ],
    notices: ["all-all-day"],
  },
  {
    kind: "calendars",
    name: "lines that were broken and not folded",
    text: calendar(event("Plan", ...at("20261020"), "DESCRIPTION:Bring", "the papers"), [
      "X-WR-CALDESC:Mine",
      "and theirs",
    ]),
    tasks: { Plan: first(1) },
  },
  {
    kind: "calendars",
    name: "events alone, with hyphens and colons in their times",
    text: [
      "BEGIN:VEVENT",
      "SUMMARY:Plan",
      "DTSTART:2026-10-20T09:00:00",
      "DTEND:2026-10-20T10:00:00",
      "END:VEVENT",
    ].join("\r\n"),
    tasks: { Plan: first(1) },
  },
  {
    kind: "calendars",
    name: "a fold within a letter",
    file: "a.ics",
    bytes: foldedInLetter(),
    tasks: { "Gespräch im Team": first(1) },
  },
  {
    kind: "calendars",
    name: "letters composed and taken apart",
    text: calendar([...event("Re\u0301union", ...at("20261020")), ...event("R\u00e9union", ...at("20261027"))]),
    tasks: { Réunion: [1, 1, 0, 0, 0] },
  },
  {
    kind: "calendars",
    name: "another year",
    text: calendar(event("Plan", ...at("20240320"))),
    tasks: {},
    left: [[3, "outside"]],
    notices: ["all-outside"],
  },
  {
    kind: "calendars",
    name: "a plan of this site",
    text: calendar(event("Learn", "DTSTART;VALUE=DATE:20261020", "DTEND;VALUE=DATE:20261021", "TRANSP:TRANSPARENT"), [
      "PRODID:-//Skills Divide//Plan//EN",
    ]),
    tasks: {},
    left: [[4, "all-day"]],
    notices: ["own-plan"],
  },
  {
    kind: "calendars",
    name: "two rotas at once",
    text: calendar([
      ...event("On call", "DTSTART:20261019T010000Z", "DTEND:20261024T010000Z"),
      ...event("On call 2", "DTSTART:20261020T010000Z", "DTEND:20261024T010000Z").map((line) =>
        line.replace("SUMMARY:On call 2", "SUMMARY:On call"),
      ),
    ]),
    tasks: { "On call": first(120) },
    left: [[9, "week-full"]],
  },
  {
    kind: "calendars",
    name: "an event without an end, a task, one that ends before it begins",
    text: calendar([
      ...event("Back", "DTSTART:20261020T100000", "DTEND:20261020T090000"),
      "BEGIN:VTODO",
      "SUMMARY:Buy",
      "END:VTODO",
      "BEGIN:VEVENT",
      "SUMMARY:Cut",
    ]),
    tasks: {},
    left: [[9, "no-event"]],
    refused: [
      [3, "ends-before"],
      [12, "cut"],
    ],
  },
  {
    kind: "calendars",
    name: "a day that never comes, and one that comes each second",
    text: calendar([
      ...event("Never", ...at("20261020"), "RRULE:FREQ=YEARLY;INTERVAL=0"),
      ...event("Always", ...at("20200101"), "RRULE:FREQ=SECONDLY"),
      ...PLAIN,
    ]),
    tasks: { Plan: first(1) },
    refused: [
      [3, "rule"],
      [10, "rule"],
    ],
  },

  { kind: "words", name: "nothing in it", text: "\n\n", tasks: {}, notices: ["nothing"] },
  { kind: "words", name: "headings and no row", file: "a.csv", text: "task,hours\n", tasks: {}, notices: ["nothing"] },
];

function foldedInLetter() {
  const bytes = Buffer.from(calendar(event("Gespräch im Team", ...at("20261020"))));
  const letter = bytes.indexOf(Buffer.from("ä"));
  return new Uint8Array(
    Buffer.concat([bytes.subarray(0, letter + 1), Buffer.from("\r\n "), bytes.subarray(letter + 1)]),
  );
}
