// A reader's plan: days, hours, what may come in, Markdown and the calendar file, values in, values out.

import assert from "node:assert/strict";
import { test } from "node:test";

import ICAL from "../../hooks/packages/node_modules/ical.js/dist/ical.js";
import { calendarFile } from "../../hooks/theme/scripts/lib/calendar.js";
import { nextWeekday } from "../../hooks/theme/scripts/lib/dates.js";
import { isStart, NO_CREDENTIAL, parsePlan, planId, validPlans } from "../../hooks/theme/scripts/lib/records/plans.js";
import { buildPlan, newPlan, planMonths, removedLines } from "../../hooks/theme/scripts/plan/build.js";
import { inDate } from "../../hooks/theme/scripts/plan/data.js";
import { calendarEvents } from "../../hooks/theme/scripts/plan/export.js";
import { planHours } from "../../hooks/theme/scripts/plan/hours.js";
import { dayBefore, monthStarts, planLines, startDates } from "../../hooks/theme/scripts/plan/lines.js";
import { markdown } from "../../hooks/theme/scripts/plan/markdown.js";
import { beginningFirst, nearestBrief, recommend, skillsAtOnce } from "../../hooks/theme/scripts/plan/recommend.js";
import { studyEvent } from "../../hooks/theme/scripts/remind/study-day.js";

test("what is past its time on the reader's day is offered by no plan", () => {
  const data = {
    credentials: [
      { id: "past", until: "2027-05-22" },
      { id: "counts", until: "2027-05-23" },
      { id: "ageless", until: "" },
    ],
    briefs: [{ id: "old-brief", until: "2027-05-22" }],
    skills: { sql: [{ title: "ESCO" }, { title: "A course", until: "2027-05-22" }] },
  };
  const left = inDate(/** @type {any} */ (data), "2027-05-23");
  assert.deepEqual(
    left.credentials.map(({ id }) => id),
    ["counts", "ageless"],
  );
  assert.deepEqual(left.briefs, []);
  assert.deepEqual(left.skills.sql, [{ title: "ESCO" }]);
  assert.equal(inDate(/** @type {any} */ (data), "2027-05-22").credentials.length, 3);
});

for (const [start, expected] of [
  ["2026-11-23", ["2026-11-23", "2026-12-23", "2027-01-23", "2027-02-23", "2027-03-23", "2027-04-23", "2027-05-23"]],
  ["2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31"]],
  ["2028-01-31", ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31", "2028-06-30", "2028-07-31"]],
  ["2027-08-30", ["2027-08-30", "2027-09-30", "2027-10-30", "2027-11-30", "2027-12-30", "2028-01-30", "2028-02-29"]],
]) {
  test(`a plan from ${start} has its months at ${expected.slice(1)}`, () =>
    assert.deepEqual(monthStarts(start), expected));
}

test("the day before the first of March is the last of February, leap year or not", () => {
  assert.equal(dayBefore("2027-03-01"), "2027-02-28");
  assert.equal(dayBefore("2028-03-01"), "2028-02-29");
});

for (const [value, right] of [
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2026-13-01", false],
  ["1999-01-01", false],
  ["", false],
  [null, false],
  ["2026-1-1", false],
]) {
  test(`${JSON.stringify(value)} is ${right ? "a" : "no"} day`, () => assert.equal(isStart(value), right));
}

const STEPS = [
  {
    id: "look",
    about: "work",
    months: [1],
    weight: 1,
    title: "Look",
    text: "Look.",
    chapter: "learn/look/",
    quiz: "learn/look/#quiz-look",
    sources: [{ title: "A claim", url: "claims/#claim-a" }],
  },
  {
    id: "skill",
    about: "skill",
    months: [1, 2],
    weight: 3,
    title: "Close a skill",
    text: "Learn *it*.",
    chapter: "learn/skill/",
    quiz: null,
    sources: [],
  },
  {
    id: "sit",
    about: "credential",
    months: [6],
    weight: 1,
    title: "Sit it",
    text: "Go.",
    chapter: "learn/exam/",
    quiz: null,
    sources: [],
  },
];
const EXAM = {
  id: "exam",
  title: "Exam",
  domain: "field",
  skills: ["b"],
  status: "Current",
  checked: "23 November 2026",
  wanted: { asked: false, it_years: 0, field_years: 0.5 },
  first: "",
  sources: [{ title: "Issuer", url: "learn/sources/#source-issuer" }],
};
const DATA = {
  roles: [
    { id: "old", title: "Old", skills: ["a"], years: 1 },
    { id: "new", title: "New", skills: ["a", "b", "c"], years: 3 },
  ],
  titles: { a: "skill a", b: "skill b", c: "skill c" },
  steps: STEPS,
  domains: [
    { id: "field", title: "Field", roles: ["new"], toward: ["new"] },
    { id: "bare", title: "Bare", roles: [], toward: [] },
  ],
  credentials: [EXAM],
  briefs: [],
  skills: { b: [{ title: "ESCO", url: "learn/sources/#source-esco" }] },
};
const PHRASES = {
  chapter: "Chapter",
  quiz: "Quiz",
  claim: "Claim: {title}",
  role: "Skills of {role}",
  card: "Card",
  exam: "{title}: {credential}",
  open: "{title} ({hours} h)",
  done: "✓ {title}",
  link: "{title}: {url}",
  page: "{title}: {url}",
};
const start = () =>
  newPlan({ audit: "", role: "old", title: "Old", held: ["a"], domain: "field", aim: "Field" }, "2027-01-31");

test("nine tenths of a month are shared by weight, to the half hour and never nothing", () => {
  const lines = planLines(["b", "c"], STEPS, true);
  const dates = monthStarts("2027-02-01");
  // February has 28 days, March and July have 31: 25.2, 27.9 and 27.9 hours at seven a week
  assert.deepEqual(planHours(lines, STEPS, 0, 7, dates), [6.5, 19, 28, 28]);
  assert.deepEqual(planHours(lines.slice(0, 1), STEPS, 0, 0.1, dates), [0.5]);
});

test("a project has the hours of its brief, a step its own, and a month that is too short shrinks both", () => {
  const steps = [
    { ...STEPS[0], id: "audit", hours: 3 },
    { ...STEPS[0], id: "make", about: "project", months: [1, 2], weight: 2 },
    { ...STEPS[1], months: [1] },
  ];
  const lines = planLines(["b"], steps, false);
  const dates = monthStarts("2027-02-01");
  assert.deepEqual(
    lines.map(({ key }) => key),
    ["audit-1", "make-1", "skill-b", "make-2"],
  );
  assert.deepEqual(planHours(lines, steps, 40, 10, dates), [3, 20, 13, 20]);
  assert.deepEqual(planHours(lines, steps, 40, 5, dates), [2.5, 15.5, 0.5, 20]);
});

test("the brief that exercises most comes first, and three skills at once, its own before the others", () => {
  const briefs = [
    { id: "far", domain: "other", hours: 1, skills: ["a", "b", "c", "d", "e"] },
    { id: "long", domain: "field", hours: 40, skills: ["d", "e"] },
    { id: "short", domain: "field", hours: 30, skills: ["e", "d"] },
    { id: "one", domain: "field", hours: 20, skills: ["a"] },
  ];
  const missing = ["a", "b", "c", "d", "e"];
  const brief = nearestBrief(missing, "field", briefs);
  assert.equal(brief?.id, "short");
  assert.deepEqual(skillsAtOnce(missing, brief, {}, 1), ["a", "d", "e"]);
  assert.deepEqual(skillsAtOnce(missing, undefined, {}, 1), ["a", "b", "c"]);
  assert.equal(nearestBrief(missing, "bare", briefs), undefined);
});

test("what can be begun in the fewest hours comes first, by a resource that suits the reader", () => {
  const links = { a: [{ title: "List" }], b: [{ hours: 9, basic: true }, { hours: 30 }], c: [{ hours: 3 }, {}] };
  assert.deepEqual(skillsAtOnce(["a", "b", "c"], undefined, links, 1), ["c", "b", "a"]);
  assert.deepEqual(skillsAtOnce(["a", "b", "c"], undefined, links, 0), ["b", "a", "c"]);
  assert.deepEqual(beginningFirst([{ hours: 3 }, {}, { hours: 9, basic: true }], 0)[0], { hours: 9, basic: true });
  assert.deepEqual(beginningFirst([{}, { hours: 3 }, { hours: 9, basic: true }], 1)[0], { hours: 3 });
});

test("each line begins after the ones before it in its month", () => {
  const lines = planLines(["b", "c"], STEPS, true);
  assert.deepEqual(startDates(lines, monthStarts("2027-02-01")), [
    "2027-02-01",
    "2027-02-08",
    "2027-03-01",
    "2027-07-01",
  ]);
});

test("a line leads to its chapter, its questions and what stands behind it", () => {
  const mine = { ...start(), credential: "exam" };
  const built = buildPlan(mine, DATA, {});
  const lines = planMonths(mine, built, DATA, PHRASES).flatMap((month) => month.lines);
  assert.deepEqual(
    lines.map(({ key, title, links }) => [key, title, links.map((link) => link.url)]),
    [
      ["look-1", "Look", ["learn/look/", "learn/look/#quiz-look", "claims/#claim-a"]],
      ["skill-b", "Skill b", ["learn/skill/", "roles/new/#skills", "learn/sources/#source-esco"]],
      ["skill-c", "Skill c", ["learn/skill/", "roles/new/#skills"]],
      ["sit-6", "Sit it: Exam", ["learn/exam/", "credentials/#credential-exam", "learn/sources/#source-issuer"]],
    ],
  );
});

test("without a credential its steps are left out, and what was ticked of them is told", () => {
  const mine = {
    ...start(),
    credential: NO_CREDENTIAL,
    done: { "sit-6": "Sit it: Exam", "look-1": "Look", "long-gone": "A step of old" },
  };
  const built = buildPlan(mine, DATA, {});
  assert.deepEqual(
    built.lines.map(({ key }) => key),
    ["look-1", "skill-b", "skill-c"],
  );
  const phrases = { exam: "{title}: {credential}" };
  assert.deepEqual(removedLines(mine, built, DATA, phrases), ["Sit it: Exam", "A step of old"]);
  const abroad = {
    ...DATA,
    steps: DATA.steps.map((step) => ({ ...step, title: `${step.title}é` })),
    titles: { a: "à" },
  };
  const ticked = { ...mine, done: { ...mine.done, "look-9": "Look", "skill-a": "A" } };
  assert.deepEqual(removedLines(ticked, built, abroad, phrases), ["Sit ité: Exam", "A step of old", "Looké", "À"]);
});

test("no credential is in a plan until one is chosen, and a chosen one stays on offer", () => {
  const more = {
    ...DATA,
    credentials: ["m", "n", "o"].map((id) => ({ ...EXAM, id, skills: ["b", "c"] })).concat(EXAM),
  };
  const options = (credential) => buildPlan({ ...start(), credential }, more, {});
  assert.deepEqual(
    options("").options.map(({ id }) => id),
    ["m", "n", "o"],
  );
  assert.deepEqual(
    options("exam").options.map(({ id }) => id),
    ["m", "n", "exam"],
  );
  assert.equal(options("exam").credential.id, "exam");
  assert.equal(options("").credential, undefined);
  assert.equal(options("retired").credential, undefined);
});

test("a domain that is gone, or has no role, lays nothing out", () => {
  assert.equal(buildPlan({ ...start(), domain: "closed" }, DATA, {}), undefined);
  assert.equal(buildPlan({ ...start(), domain: "bare" }, DATA, {}), undefined);
});

for (const [what, change] of Object.entries({
  "a week of 41 hours": { week: 41 },
  "no week": { week: NaN },
  "a day that is none": { start: "2027-02-30" },
  "a domain with a path": { domain: "../x" },
  "ticks in a list of marks": { done: { "<b>": "x" } },
  "a title of another kind": { title: {} },
  "skills without end": { held: Array(500).fill("a") },
})) {
  test(`${what} is no plan, and does not hide the others`, () => {
    assert.throws(() => parsePlan({ ...start(), ...change }), TypeError);
    assert.deepEqual(validPlans({ bad: { ...start(), ...change }, good: start() }), [["good", start()]]);
  });
}

test("nothing unknown comes in with a plan", () => {
  assert.deepEqual(parsePlan({ ...start(), more: "x", changed: 5 }), { ...start(), changed: 5 });
  assert.equal(planId(start()), "role:old:field");
  assert.equal(planId({ audit: "mine", role: "old", domain: "field" }), "audit:mine:field");
});

test("Markdown keeps words as they are typed", () => {
  const text = markdown({
    title: "From *A* to [B](x)",
    about: ["- 1 < 2 & <b>", "1. first"],
    url: "https://example.org/p/?a=1",
    months: [
      {
        title: "Month 1",
        lines: [
          {
            title: "Do_it",
            when: "from 1 May, 2 h",
            text: "Now\n# not a heading",
            done: true,
            links: [{ title: "Ch|apter", url: "https://example.org/c/" }],
          },
        ],
      },
    ],
    removed: { title: "Gone", lines: ["Old"] },
  });
  assert.equal(
    text,
    `# From \\*A\\* to \\[B\\](x)

\\- 1 \\< 2 \\& \\<b\\>

1\\. first

## Month 1

- [x] **Do\\_it** (from 1 May, 2 h). Now \\# not a heading [Ch\\|apter](https://example.org/c/)

## Gone

- [x] Old

<https://example.org/p/?a=1>
`,
  );
});

const FRAME = {
  title: "From Old, to Field; \\ and “عربي” ".repeat(3).trim(),
  about: [],
  removed: [],
  url: "https://example.org/you/plan/?role=old&domain=field",
  siteUrl: (path) => `https://example.org/${path}`,
  longDay: String,
  shortDay: String,
  number: String,
};

/** @param {ReturnType<typeof start>} mine @param {Date} now */
const file = (mine, now = new Date("2026-11-23T12:00:00Z")) =>
  calendarFile(
    ICAL,
    calendarEvents(mine, planMonths(mine, buildPlan(mine, DATA, {}), DATA, PHRASES), FRAME, PHRASES),
    now,
  );

test("the calendar file has lines of at most 75 bytes that end as they must, and says the same when read back", () => {
  const text = file({ ...start(), credential: "exam" });
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
  const read = new ICAL.Component(ICAL.parse(text));
  assert.equal(read.getFirstPropertyValue("x-wr-calname"), FRAME.title);
  const events = read.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  assert.deepEqual(
    events.map((each) => [each.uid, each.summary, each.startDate.toString(), each.endDate.toString()]),
    [
      ["role.old.field.look-1@example.org/you/plan/", "Look (4.5 h)", "2027-01-31", "2027-02-01"],
      ["role.old.field.skill-b@example.org/you/plan/", "Skill b (13.5 h)", "2027-02-07", "2027-02-08"],
      ["role.old.field.skill-c@example.org/you/plan/", "Skill c (20 h)", "2027-02-28", "2027-03-01"],
      ["role.old.field.sit-6@example.org/you/plan/", "Sit it: Exam (20 h)", "2027-06-30", "2027-07-01"],
    ],
  );
  assert.equal(
    events[0].description,
    [
      "Look.",
      "Chapter: https://example.org/learn/look/",
      "Quiz: https://example.org/learn/look/#quiz-look",
      "Claim: A claim: https://example.org/claims/#claim-a",
      `${FRAME.title}: ${FRAME.url}`,
    ].join("\n"),
  );
});

test("a later file moves the same events, and marks what is done", () => {
  const ids = (text) => [...text.matchAll(/^UID:(.*)\r$/gm)].map((each) => each[1]);
  const [first, later] = [
    file(start()),
    file({ ...start(), start: "2027-03-01", done: { "look-1": "Look" } }, new Date("2026-11-24T12:00:00Z")),
  ];
  assert.deepEqual(ids(later), ids(first));
  assert.match(later, /SUMMARY:✓ Look\r/);
  const sequence = (text) => Number(/SEQUENCE:(\d+)/.exec(text)[1]);
  assert.ok(sequence(later) > sequence(first));
});

test("a credential that wants more than the start brings is told with its reason, and not offered", () => {
  const wants = (/** @type {number} */ it_years, /** @type {number} */ field_years) => ({
    asked: true,
    it_years,
    field_years,
  });
  const exams = [
    { ...EXAM, id: "years", wanted: wants(2, 0) },
    { ...EXAM, id: "field", wanted: wants(1, 1) },
    { ...EXAM, id: "unread", wanted: null },
    { ...EXAM, id: "after", first: "Another" },
    { ...EXAM, id: "elsewhere", domain: "bare", wanted: null },
    EXAM,
  ];
  const built = buildPlan(start(), { ...DATA, credentials: exams }, {});
  assert.deepEqual(
    built.options.map(({ id }) => id),
    ["exam"],
  );
  assert.deepEqual(
    built.later.map(({ credential, reason }) => [credential.id, reason]),
    [
      ["years", "it"],
      ["field", "field"],
      ["unread", "unread"],
    ],
  );
});

const DOMAINS = {
  roles: [
    { id: "own", title: "Own", skills: ["a", "b"], years: 0 },
    { id: "near", title: "Near", skills: ["a", "b", "c"], years: 0 },
    { id: "far", title: "Far", skills: ["a", "d", "e"], years: 0 },
    { id: "nowhere", title: "Nowhere", skills: ["a"], years: 0 },
  ],
  domains: [
    { id: "first", title: "First", roles: ["far", "nowhere"], toward: ["far"] },
    { id: "second", title: "Second", roles: ["own", "near"], toward: ["own", "near"] },
  ],
};

test("the domain of the nearest role is recommended, never for the own role, and none to who is known to hold nothing", () => {
  const { domain, target, shared } = recommend(["a", "b"], "own", DOMAINS);
  assert.deepEqual([domain.id, target.id, shared], ["second", "near", 2]);
  assert.equal(recommend(["d"], "", DOMAINS).domain.id, "first");
  assert.equal(recommend([], "", DOMAINS), undefined);
  assert.equal(recommend(["z"], "own", DOMAINS), undefined);
});

test("a study day is the next such day after today, and comes back each week with a bell", () => {
  assert.deepEqual(
    [0, 6, 1].map((weekday) => nextWeekday("2026-11-29", weekday)), // a Sunday
    ["2026-12-06", "2026-12-05", "2026-11-30"],
  );
  const home = "https://example.org/site/you/";
  const event = studyEvent({ day: "2026-12-05", time: "18:30" }, { summary: "Study", description: "Go on", home });
  assert.equal(event.uid, "study@example.org/site/you/");
  const text = calendarFile(ICAL, { name: "Study", url: home, events: [event] }, new Date("2026-11-29T10:00:00Z"));
  const [found] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  assert.equal(found.getFirstPropertyValue("dtstart").toString(), "2026-12-05T18:30:00");
  assert.equal(found.getFirstPropertyValue("dtend").toString(), "2026-12-05T19:30:00");
  assert.equal(found.getFirstPropertyValue("rrule").toString(), "FREQ=WEEKLY;COUNT=26");
  assert.equal(found.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger").toString(), "PT0S");
});
