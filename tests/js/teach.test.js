// The pure parts of teaching: codes, assignments, receipts, figures of a class, tables.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csvSeparator, toCsv } from "../../hooks/theme/scripts/lib/csv.js";
import { ATTEMPT_ANSWERS } from "../../hooks/theme/scripts/lib/records/attempts.js";
import { parseClass } from "../../hooks/theme/scripts/lib/records/classes.js";
import { correlation, Figures, mean, spread } from "../../hooks/theme/scripts/teach/analysis.js";
import {
  bankOf,
  draw,
  isAssignment,
  minutesFor,
  pool,
  rulesOf,
  seedOf,
} from "../../hooks/theme/scripts/teach/assignment.js";
import { begunBy, freeRecord } from "../../hooks/theme/scripts/teach/begun.js";
import { checksum, codesIn, decode, encode, lost } from "../../hooks/theme/scripts/teach/code.js";
import { alike, peopleOf } from "../../hooks/theme/scripts/teach/people.js";
import { PRESETS, presetOf, reckon } from "../../hooks/theme/scripts/teach/presets.js";
import {
  AT_ONCE,
  answerOf,
  isReceipt,
  MOST_CODES,
  ReceiptSet,
  scoreOf,
} from "../../hooks/theme/scripts/teach/receipt.js";
import { readRoster } from "../../hooks/theme/scripts/teach/roster.js";
import { addressIn, isLongMail, mailLink } from "../../hooks/theme/scripts/teach/sending.js";
import { answerRows, sought, studentRows, turned } from "../../hooks/theme/scripts/teach/students.js";
import { linesOf, tally, wordsOf } from "../../hooks/theme/scripts/teach/words.js";

const ASSIGNMENT = {
  title: "Week 1",
  message: "",
  sections: ["one"],
  types: ["choice"],
  count: 2,
  seed: 7,
  own: false,
  attempts: 0,
  feedback: "once",
  closes: "",
  bank: "00000000",
};
const INDEX = Object.fromEntries(
  ["a", "b", "c", "d", "e"].map((id) => [
    id,
    { page: "x/", section: id === "e" ? "two" : "one", type: id === "d" ? "text" : "choice", version: "1" },
  ]),
);
const receipt = (student, scores, more = {}) => ({
  work: "12345678",
  title: "Week 1",
  closes: "",
  student,
  bank: "00000000",
  started: 100,
  ended: 200,
  items: scores.map((score, place) => [`item-${place}`, "1", score, score, 1, 2, score === 1 ? "k" : "d1"]),
  ...more,
});

/** A question with choices, as its page offers them. */
const CHOICE = {
  type: "choice",
  version: "1",
  stem: "",
  key: "",
  unit: "",
  choices: { a: "Ask", b: "Guess" },
  keys: ["a"],
  prompts: [],
  answers: [],
  steps: {},
};

test("the check sum is CRC-32", () => {
  assert.equal(checksum("123456789"), "cbf43926"); // the check value that ISO 3309's CRC-32 is known by
  assert.equal(checksum(""), "00000000");
});

test("a code gives back what went in, whatever the words", () => {
  for (const value of [{}, [], "…", { name: "أمينة 🌍 <b>&", list: [1, null, true] }])
    assert.deepEqual(decode("A", encode("A", value)), { value });
  const code = encode("R", { a: 1 });
  assert.deepEqual(decode("R", `${code.slice(0, 9)}\n  ${code.slice(9)}`), { value: { a: 1 } });
});

test("a code that is foreign, later, cut or altered says so", () => {
  const code = encode("A", { a: "something longer" });
  assert.deepEqual(decode("R", code), { fault: "foreign" });
  assert.deepEqual(decode("A", "hello"), { fault: "foreign" });
  assert.deepEqual(decode("A", `A1.${"x".repeat(70_000)}`), { fault: "foreign" });
  assert.deepEqual(decode("A", code.replace(/^A1/, "A2")), { fault: "later" });
  assert.deepEqual(
    decode(
      "A",
      code.replace(/\.(.)/, (_, sign) => `.${sign === "e" ? "f" : "e"}`),
    ),
    { fault: "damaged" },
  );
  const [other, sum] = [encode("A", { a: "something larger" }), code.split(".")[2]];
  assert.deepEqual(decode("A", `${other.split(".").slice(0, 2).join(".")}.${sum}`), { fault: "damaged" });
  const [noJson, noLetter] = ["bm90IGpzb24", "Iv8i"];
  for (const body of [noJson, noLetter])
    assert.deepEqual(decode("A", `A1.${body}.${checksum(`A1${body}`)}`), { fault: "damaged" });
});

test("what follows the code of a link does not matter", () => {
  const code = encode("A", { a: "one assignment" });
  for (const tail of [".", ",", ")", ">", "&utm_source=mail", "?fbclid=x"])
    assert.deepEqual(decode("A", code + tail), { value: { a: "one assignment" } });
});

test("codes are found in longer texts", () => {
  const [one, two] = [encode("R", { a: "first student" }), encode("R", { a: "second student" })];
  const mail = `Dear teacher,\n> ${one.slice(0, 20)}\n>> ${one.slice(20)}\nregards. ${two} . ${two.slice(0, 30)}!`;
  assert.deepEqual(
    [...codesIn("R", mail)],
    [
      { code: one, whole: true },
      { code: two, whole: true },
      { code: two.slice(0, 30), whole: false },
    ],
  );
  assert.deepEqual([...codesIn("A", one)], []);
  assert.deepEqual(lost([two.slice(0, 30), one.slice(0, 30)], [one]), [two.slice(0, 30)]);
});

test("an assignment is checked in every field", () => {
  assert.ok(isAssignment(ASSIGNMENT));
  const faults = {
    title: "",
    message: "x".repeat(1001),
    sections: [],
    types: ["essay"],
    count: 0,
    seed: -1,
    own: "yes",
    attempts: 10,
    feedback: "never",
    closes: "soon",
    bank: 5,
    send: "x".repeat(201),
  };
  for (const [name, value] of Object.entries(faults)) assert.ok(!isAssignment({ ...ASSIGNMENT, [name]: value }), name);
  for (const value of [null, undefined, 5, "x", []]) assert.ok(!isAssignment(value));
  assert.ok(!isAssignment({ ...ASSIGNMENT, sections: ["../x"] }));
});

test("a class draws alike, and each student apart where that is wanted", () => {
  assert.deepEqual(pool(ASSIGNMENT, INDEX), ["a", "b", "c"]);
  assert.equal(draw(ASSIGNMENT, INDEX, "Amina").length, 2);
  assert.deepEqual(draw(ASSIGNMENT, INDEX, "Amina"), draw(ASSIGNMENT, INDEX, "Said"));
  const own = { ...ASSIGNMENT, own: true, count: 3 };
  assert.equal(seedOf(own, "Amina"), seedOf(own, " AMINA"));
  assert.ok(
    new Set(["Amina", "Said", "Lina", "Omar", "Sara", "Ines"].map((student) => draw(own, INDEX, student).join())).size >
      1,
  );
  assert.notEqual(bankOf(ASSIGNMENT, INDEX), bankOf(ASSIGNMENT, { ...INDEX, a: { ...INDEX.a, version: "2" } }));
});

test("a receipt is checked in every field and scores by first tries", () => {
  const good = receipt("Amina", [1, 0.5, 0]);
  assert.ok(isReceipt(good));
  assert.equal(scoreOf(good), 0.5);
  assert.equal(scoreOf({ ...good, items: [] }), 0);
  const faults = {
    work: "123456789",
    student: "",
    started: 300,
    ended: "now",
    items: [["x"]],
    title: 5,
    closes: "2026-11-230",
    bank: null,
    mark: "Mark me up",
  };
  for (const [name, value] of Object.entries(faults)) assert.ok(!isReceipt({ ...good, [name]: value }), name);
  assert.ok(!isReceipt({ ...good, items: [["id", "1", 2, 0, 1, 1, ""]] }));
  assert.ok(!isReceipt({ ...good, items: Array(501).fill(good.items[0]) }));
  assert.deepEqual(answerOf("a", "1", null), ["a", "1", 0, 0, 0, 0, ""]);
  assert.deepEqual(answerOf("a", "1", { first: 1 / 3, last: 1, tries: 2, sure: 3, response: "x".repeat(99) }), [
    "a",
    "1",
    0.333,
    1,
    2,
    3,
    "x".repeat(80),
  ]);
});

test("what is handed in twice, again, cut or altered is told apart", () => {
  const first = encode("R", receipt("Amina", [1, 1]));
  const later = encode("R", receipt("Amina", [0, 1], { ended: 300 }));
  const other = encode("R", receipt("Said", [0, 0]));
  const altered = other.replace(/\.(.)/, (_, sign) => `.${sign === "e" ? "f" : "e"}`);
  const received = new ReceiptSet();
  for (const text of [`${later} ${first}`, first, altered, encode("R", { foreign: "thing" }), other.slice(0, 150)])
    for (const _ of received.take(text));
  const handed = received.handed();
  assert.deepEqual(
    handed.receipts.map((each) => [each.student, each.ended]),
    [
      ["Amina", 200],
      ["Amina", 300],
    ],
  );
  assert.deepEqual(received.codes.sort(), [first, later].sort());
  assert.equal(handed.again, 1);
  assert.deepEqual(handed.refused.map((each) => each.fault).sort(), ["cut", "damaged", "foreign"]);
});

test("a heap is read in steps of a few codes, wherever they came from, and up to a bound", () => {
  const received = new ReceiptSet();
  const steps = ["one ", "two "].map((each) => [
    ...received.take(
      Array.from({ length: 2 * AT_ONCE - 10 }, (_, number) => encode("R", receipt(each + number, [1]))).join("\n"),
    ),
  ]);
  assert.deepEqual(steps, [[AT_ONCE], [2 * AT_ONCE, 3 * AT_ONCE]]);
  assert.equal([...received.take(`R1.${"a".repeat(10)}!`.repeat(3 * AT_ONCE))].length, 3); // the same again is counted too
  for (const _ of received.take(
    Array.from({ length: MOST_CODES }, (_, number) => `R1.${"b".repeat(10)}${number}!`).join(""),
  ))
    assert.ok(received.size <= MOST_CODES);
  assert.equal(received.size, MOST_CODES);
  assert.ok(received.full);
});

test("students are found by a part of the name and sorted by any column", () => {
  const class_ = peopleOf(
    [receipt("Émile 10", [1, 1]), receipt("Said", [0, 0], { ended: 700 }), receipt("emile 9", [1, 0])],
    [],
    {},
    "first",
  ).people;
  const names = (wanted) =>
    sought(class_, { words: "", column: 0, down: false, ...wanted }, "en").map((each) => each.label);
  assert.deepEqual(names({}), ["emile 9", "Émile 10", "Said"]);
  assert.deepEqual(names({ down: true }), ["Said", "Émile 10", "emile 9"]);
  assert.deepEqual(names({ words: " SAID " }), ["Said"]);
  assert.deepEqual(names({ column: 1 }), ["Said", "emile 9", "Émile 10"]);
  assert.deepEqual(names({ column: 4, down: true }), ["emile 9", "Émile 10", "Said"]); // alike: by name, either way
  assert.deepEqual(turned({ words: "x", column: 0, down: false }, 0), { words: "x", column: 0, down: true });
  assert.deepEqual(turned({ words: "x", column: 0, down: true }, 3), { words: "x", column: 3, down: false });
  assert.deepEqual(studentRows([class_[1]], [{ label: "Zoé" }]), [
    ["Said", 0, 2, 10, 2, "1970-01-01T00:11:40.000Z", 1, "Said"],
    ["Zoé", "", "", "", "", "", 0, ""],
  ]);
  assert.deepEqual(answerRows([class_[2]], new Map([["item-0", { ...CHOICE, choices: { k: "The key" } }]])), [
    ["emile 9", "item-0", 100, 100, 1, 2, "The key"],
    ["emile 9", "item-1", 0, 0, 1, 2, "d1"],
  ]);
});

test("difficulty and discrimination are those worked out by hand", () => {
  const all = new Figures();
  all.add(receipt("a", [1, 1, 1]));
  all.add(receipt("b", [1, 1, 0]));
  all.add(receipt("c", [1, 0, 0]));
  all.add(receipt("d", [1, 0, 0]));
  const figures = all.rows();
  assert.deepEqual(
    figures.map((each) => [each.id, each.difficulty]),
    [
      ["item-2", 0.25],
      ["item-1", 0.5],
      ["item-0", 1],
    ],
  );
  // item-2: scores 1 0 0 0 against the means of the rest 1 1 .5 .5: r = .25 / sqrt(.75 * .25)
  assert.ok(Math.abs(figures[0].discrimination - 1 / Math.sqrt(3)) < 1e-12);
  // item-1: scores 1 1 0 0 against 1 .5 .5 .5: r = .25 / sqrt(1 * .1875)
  assert.ok(Math.abs(figures[1].discrimination - 1 / Math.sqrt(3)) < 1e-12);
  assert.equal(figures[2].discrimination, null);
  assert.deepEqual(
    figures[1].drew.map(({ response, students }) => [response, students]),
    [
      ["k", ["a", "b"]],
      ["d1", ["c", "d"]],
    ],
  );
});

test("scores are spread over tenths, and what cannot be told is null", () => {
  assert.deepEqual(
    spread([receipt("a", [1, 1]), receipt("b", [1, 0]), receipt("c", [0, 0])]),
    [1, 0, 0, 0, 0, 1, 0, 0, 0, 1],
  );
  assert.equal(mean([]), 0);
  assert.equal(correlation([1, 1], [0, 1]), null);
  assert.equal(correlation([0, 1, 2], [2, 1, 0]), -1);
});

test("tables open in any locale and carry no formula", () => {
  assert.equal(csvSeparator("en-GB"), ",");
  assert.equal(csvSeparator("fr-DZ"), ";");
  assert.equal(csvSeparator("ar-DZ"), ";");
  assert.equal(csvSeparator("C"), ",", "as a system without a language calls it");
  assert.equal(
    toCsv(
      [
        ["=1+1", "a;b", 'say "x"', -1],
        ["+1", "-1", "@x", "\t"],
        [1.5, -0.25, 12, "1.5"],
      ],
      ";",
    ),
    '\ufeff\'=1+1;"a;b";"say ""x""";-1\r\n\'+1;\'-1;\'@x;"\'\t"\r\n1,5;-0,25;12;1.5\r\n',
  );
  assert.equal(toCsv([[1.5, "a;b"]], ","), '\ufeff1.5,"a;b"\r\n');
  const wide = ["＝1", "＋1", "－1", "＠x", "'x"]; // a spreadsheet set to Japanese reads wide signs as well
  assert.equal(toCsv([wide], ","), `\ufeff${wide.map((each) => `'${each}`).join(",")}\r\n`);
});

test("links and receipts of the first release are read", () => {
  // as that release wrote them: without a line on where to send the result, without a mark
  const link =
    "A1.eyJ0aXRsZSI6IldlZWsgMSIsIm1lc3NhZ2UiOiIiLCJzZWN0aW9ucyI6WyJvbmUiXSwidHlwZXMiOlsiY2hvaWNlIl0sImNvdW50IjoyLCJzZWVkIjo3LCJvd24iOmZhbHNlLCJhdHRlbXB0cyI6MCwiZmVlZGJhY2siOiJvbmNlIiwiY2xvc2VzIjoiIiwiYmFuayI6IjAwMDAwMDAwIn0.fade2ccb";
  const handed =
    "R1.eyJ3b3JrIjoiMTIzNDU2NzgiLCJ0aXRsZSI6IldlZWsgMSIsImNsb3NlcyI6IiIsInN0dWRlbnQiOiJBbWluYSIsImJhbmsiOiIwMDAwMDAwMCIsInN0YXJ0ZWQiOjEwMCwiZW5kZWQiOjIwMCwiaXRlbXMiOltbIml0ZW0tMCIsIjEiLDEsMSwxLDIsImsiXV19.e8d97f5b";
  assert.ok(isAssignment(decode("A", link).value));
  assert.deepEqual(draw(decode("A", link).value, INDEX, "Amina"), draw(ASSIGNMENT, INDEX, "Amina"));
  assert.ok(isReceipt(decode("R", handed).value));
});

test("a class hears how long it takes, in round numbers, and which rules hold", () => {
  assert.equal(minutesFor(["choice"]), 2);
  assert.equal(minutesFor(Array(12).fill("choice")), 20);
  assert.equal(minutesFor(["match", "unheard of", "true-false"]), 6);
  assert.deepEqual(rulesOf({ ...ASSIGNMENT, attempts: 2, closes: "2026-12-01" }).filter(Boolean), [
    "once",
    "tries",
    "closes",
  ]);
});

test("namesakes on one device are offered what was begun, and have records of their own", () => {
  const begun = (student, started, work = "12345678") => ({ work, student, started, drafts: {} });
  const first = freeRecord({}, "12345678", "Jo\u0301n");
  assert.equal(first, freeRecord({}, "12345678", "Jón"));
  assert.notEqual(first, freeRecord({}, "12345678", "Jon"));
  const attempts = {
    [first]: begun("Jón", 200),
    other: begun("jon", 100),
    foreign: begun("Jon", 1, "87654321"),
    damaged: 5,
  };
  assert.deepEqual(
    begunBy(attempts, "12345678", "Jon").map(([record]) => record),
    ["other", first],
  );
  assert.match(freeRecord(attempts, "12345678", "Jón"), ATTEMPT_ANSWERS);
  assert.notEqual(freeRecord(attempts, "12345678", "Jón"), first);
});

test("a mail goes to the address in the teacher's line", () => {
  assert.equal(addressIn("by Friday to t.ben-ali@lycee.example.dz, please"), "t.ben-ali@lycee.example.dz");
  assert.equal(addressIn("in the class chat"), "");
  assert.equal(
    mailLink({ to: "a@b.dz", subject: "Week 1 & more", body: "R1.x" }),
    "mailto:a@b.dz?subject=Week%201%20%26%20more&body=R1.x",
  );
  assert.ok(!isLongMail(mailLink({ to: "", subject: "", body: "x".repeat(1500) })));
  assert.ok(isLongMail(mailLink({ to: "", subject: "", body: "x".repeat(2000) })));
});

/** The students of a class as [label, place on the list, number of attempts], and who is missing. */
function sorted(receipts, list, decisions = {}) {
  const { people, missing } = peopleOf(receipts, readRoster(list), decisions, "first");
  return [
    people.map(({ label, place, attempts }) => [label, place, attempts.length]),
    missing.map(({ label }) => label),
  ];
}

test("a list is read from a table or a message", () => {
  const labels = (text) => readRoster(text).map(({ label }) => label);
  assert.deepEqual(labels('1. Amina  Ben\r\n\n- Said\n"Ines"\tOuali\n'), ["Amina Ben", "Said", "Ines Ouali"]);
  assert.deepEqual(readRoster("Ben, Amina, 1024")[0].keys, [
    "Ben Amina 1024",
    "Amina Ben",
    "Ben Amina",
    "Ben",
    "Amina",
    "1024",
  ]);
});

test("a list tells who is in and who is missing, however names are written", () => {
  const class_ = [
    receipt("AMINA BEN", [1]),
    receipt("1024", [1], { started: 101 }),
    receipt("Zoé", [0], { started: 102 }),
  ];
  assert.deepEqual(sorted([receipt("Yanis Haddad", [1])], "Haddad Yanis\nHaddad Zoé")[0], [["Haddad Yanis", 0, 1]]);
  assert.deepEqual(sorted(class_, "Ben, Amina\nSaid Ouali;1024\nInes"), [
    [
      ["Ben Amina", 0, 1],
      ["Said Ouali 1024", 1, 1],
      ["Zoé", -1, 1],
    ],
    ["Ines"],
  ]);
});

test("a name is no identity", () => {
  const jons = [receipt("Jon", [1]), receipt("Jón", [0], { started: 101 }), receipt("Jon", [0], { started: 102 })];
  assert.deepEqual(sorted(jons, ""), [
    [
      ["Jon", -1, 1],
      ["Jón", -1, 1],
      ["Jon", -1, 1],
    ],
    [],
  ]);
  // two lines for two namesakes; Jón waits for the teacher, for Jon is somebody else
  assert.deepEqual(sorted(jons, "Jon\nJon"), [
    [
      ["Jon", 0, 1],
      ["Jón", -1, 1],
      ["Jon", 1, 1],
    ],
    [],
  ]);
  // who is only like one line of the list is put there; where two are, nobody is
  assert.equal(sorted([jons[1]], "Jon")[0][0][1], 0);
  assert.deepEqual(
    sorted([jons[1], receipt("jon", [1], { started: 7 })], "Jon")[0].map(([, place]) => place),
    [-1, -1],
  );
  assert.deepEqual(
    sorted([receipt("Jon", [1]), receipt("Jon", [1], { started: 7 })], "Jon, Smith\nJon, Baker")[0].map(
      ([, place]) => place,
    ),
    [-1, -1],
  );
});

test("receipts of one beginning are attempts, and nothing else is", () => {
  const mark = "0000000a";
  const twice = [receipt("Sara", [0], { mark }), receipt("Sara", [1], { mark, ended: 300 })];
  const counted = (counting, own = twice) =>
    peopleOf(own, [], {}, counting).people.map(({ receipt: { ended } }) => ended);
  assert.deepEqual([counted("first"), counted("last"), counted("best")], [[200], [300], [300]]);
  const asGood = receipt("Sara", [1], { mark, ended: 500 });
  assert.deepEqual(counted("best", [...twice, asGood]), [300]); // of equal ones the earliest
  const other = receipt("Sara", [1], { mark: "0000000b", ended: 400 });
  assert.deepEqual(
    peopleOf([...twice, other], [], {}, "first").people.map(({ isNamesake, attempts }) => [
      isNamesake,
      attempts.length,
    ]),
    [
      [true, 2],
      [true, 1],
    ],
  );
  assert.deepEqual(
    sorted([...twice, other], "Sara")[0].map(([, place, attempts]) => [place, attempts]),
    [
      [0, 2],
      [-1, 1],
    ],
  );
});

test("the teacher says who is who, and takes it back", () => {
  const class_ = [
    receipt("Sara", [0]),
    receipt("Sarah", [1], { started: 101 }),
    receipt("sara", [1], { started: 102 }),
  ];
  const { people } = peopleOf(class_, readRoster("Sara\nSarah Ben"), {}, "first");
  const key = (name) => people.find((each) => each.name === name).key;
  assert.deepEqual(
    alike(people[0], people).map(({ name }) => name),
    ["sara"],
  );
  assert.deepEqual(
    sorted(class_, "Sara\nSarah Ben", { [key("Sarah")]: "list:Sarah Ben", [key("sara")]: `with:${key("Sara")}` }),
    [
      [
        ["Sara", 0, 2],
        ["Sarah Ben", 1, 1],
      ],
      [],
    ],
  );
  assert.deepEqual(sorted(class_, "Sara", { [key("Sara")]: "alone" })[0][0], ["Sara", -1, 1]);
  assert.equal(sorted(class_, "Sara", { gone: "with:nobody", [key("sara")]: "list:Nobody" })[0].length, 3);
});

test("answers are told in the words of the question", () => {
  const match = { ...CHOICE, type: "match", prompts: ["Log", "Plan"], answers: ["past", "future"], keys: ["0", "1"] };
  const order = { ...CHOICE, type: "order", steps: { 1: "Read", 2: "Guess", 3: "Test" } };
  assert.equal(wordsOf(CHOICE, "b"), "Guess");
  assert.equal(wordsOf(match, ["1", ""]), "Log → future | Plan → –");
  assert.equal(wordsOf(order, ["2", "1", "3"]), "Guess → Read → Test");
  assert.equal(wordsOf({ ...CHOICE, type: "numeric", unit: "hours" }, "12"), "12 hours");
  assert.equal(wordsOf(CHOICE, ""), "");
  assert.equal(wordsOf(undefined, ["2", "1"]), "2 → 1");
  assert.deepEqual(
    linesOf({ ...CHOICE, type: "multiple", keys: ["a"] }, ["a", "b"]).map(({ isRight }) => isRight),
    [true, false],
  );
  const drawn = (response, students, isRight = false, version = "1") => ({ version, response, isRight, students });
  assert.deepEqual(
    tally(match, [drawn(["0", "0"], ["Amina"]), drawn(["0", "1"], ["Said", "Ines"]), drawn("", ["Zoé"])]).map(
      ({ words, isRight, students }) => [words, isRight, students.length],
    ),
    [
      ["Log → past", true, 3],
      ["", false, 1],
      ["Plan → future", true, 2],
      ["Plan → past", false, 1],
    ],
  );
  // what was worded otherwise then is not told in today's words
  assert.deepEqual(
    tally(CHOICE, [drawn("b", ["Amina"]), drawn("b", ["Said"], true, "0")]).map(({ words }) => words),
    ["Guess", "b"],
  );
});

test("a class that is kept is checked in every field", () => {
  const kept = {
    title: "10 B",
    roster: "Sara",
    codes: ["R1.x"],
    decisions: { "0123abcd": "alone" },
    counting: "best",
    changed: 5,
  };
  assert.deepEqual(parseClass({ ...kept, more: 1 }), kept);
  const faults = {
    title: 5,
    roster: "x".repeat(200_001),
    codes: [5],
    decisions: { a: "alone" },
    counting: "all",
    changed: -1,
  };
  for (const [name, value] of Object.entries(faults))
    assert.throws(() => parseClass({ ...kept, [name]: value }), TypeError, name);
});

test("a preset is known by its settings, and what is left out has a reason", () => {
  for (const [name, settings] of Object.entries(PRESETS)) assert.equal(presetOf(settings), name);
  assert.equal(presetOf({ ...PRESETS.five, count: " 5 " }), "five");
  assert.equal(presetOf({ ...PRESETS.five, count: "6" }), "own");
  const chosen = { sections: ["one"], types: ["choice"], own: false };
  const told = (asked, more = {}) => {
    const { count, reasons } = reckon({ ...chosen, ...more }, asked, INDEX);
    return [count, ...reasons];
  };
  assert.deepEqual(reckon(chosen, null, INDEX), { count: 3, total: 4, fits: 3, reasons: ["kinds"] });
  assert.deepEqual(told(null, { types: ["choice", "text"] }), [4]);
  assert.deepEqual(told(2), [2, "kinds", "fewer"]);
  assert.deepEqual(told(9), [3, "kinds", "short"]);
  assert.deepEqual(told(null, { own: true }), [3, "kinds", "alike"]);
  assert.ok(Number.isNaN(told(Number.NaN)[0]));
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, place) => [`i-${place}`, INDEX.a]));
  assert.deepEqual(
    [reckon(chosen, null, many), reckon(chosen, 250, many)].map(({ count, reasons }) => [count, ...reasons]),
    [
      [200, "most"],
      [200, "most"],
    ],
  );
});
