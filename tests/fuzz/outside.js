// What others hand over, by the thousand: codes of links and receipts, files of ours, stored records, names in tables.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as library from "../../hooks/packages/node_modules/ts-fsrs/dist/index.mjs";
import { news, packed, unpacked } from "../../hooks/theme/scripts/audit/exchange.js";
import { toCsv } from "../../hooks/theme/scripts/lib/csv.js";
import { schedule } from "../../hooks/theme/scripts/lib/items/schedule.js";
import { fold } from "../../hooks/theme/scripts/lib/items/score.js";
import { readNumber } from "../../hooks/theme/scripts/lib/numbers.js";
import { migrate } from "../../hooks/theme/scripts/lib/storage.js";
import { mergeRecord, openBackup } from "../../hooks/theme/scripts/progress/backup.js";
import { openAnswers } from "../../hooks/theme/scripts/review/file.js";
import { Figures, spread } from "../../hooks/theme/scripts/teach/analysis.js";
import { bankOf, draw, isAssignment, TYPES } from "../../hooks/theme/scripts/teach/assignment.js";
import { checksum, codeOf, decode, encode } from "../../hooks/theme/scripts/teach/code.js";
import { peopleOf } from "../../hooks/theme/scripts/teach/people.js";
import { isReceipt, ReceiptSet } from "../../hooks/theme/scripts/teach/receipt.js";
import { readRoster } from "../../hooks/theme/scripts/teach/roster.js";
import { tally } from "../../hooks/theme/scripts/teach/words.js";
import fc from "../tools/node_modules/fast-check/lib/fast-check.js";
import { holds, raw, spoilt, value, word } from "./inputs.js";

const INDEX = {
  "a-1": { page: "learn/a/", section: "a", type: "choice", version: "12345678" },
  constructor: { page: "learn/a/", section: "a", type: "text", version: "87654321" },
};
const ASSIGNMENT = {
  title: "T",
  message: "",
  sections: ["a"],
  types: ["choice"],
  count: 1,
  seed: 7,
  own: false,
  attempts: 0,
  feedback: "once",
  closes: "2026-12-01",
  bank: "00000000",
};
const RECEIPT = {
  work: "00000000",
  title: "T",
  closes: "",
  student: "S",
  bank: "00000000",
  started: 1,
  ended: 2,
  items: [
    ["a-1", "12345678", 1, 1, 1, 3, "a"],
    ["b-1", "12345678", 0, 0.5, 2, 0, ["a", "b"]],
  ],
};
const ANSWERS = {
  kind: "skills-divide-answers",
  format: 2,
  data: {
    "a-1": {
      version: "12345678",
      first: 1,
      last: 1,
      sure: 3,
      tries: 1,
      response: "a",
      log: [
        [1e12, 3],
        [1.1e12, 1],
      ],
    },
  },
};
const AUDIT = {
  title: "T",
  role: "",
  changed: 1,
  tasks: [{ id: "a", text: "T", stance: "human", hours: [1, 1, 1, 1, 1] }],
  skills: ["b"],
};
const PLAN = {
  audit: "",
  role: "r",
  title: "T",
  domain: "d",
  aim: "A",
  held: ["b"],
  credential: "",
  project: null,
  number: "",
  agree: "",
  week: 6,
  start: "2026-12-01",
  done: { a: "T" },
  total: 1,
  changed: 1,
};
const WORK = {
  work: "00000000",
  student: "S",
  title: "T",
  code: "A1.abc.00000000",
  started: 1,
  ended: 2,
  drafts: { "a-1": "b" },
};
const PROGRESS = {
  kind: "skills-divide-backup",
  format: 2,
  records: {
    answers: ANSWERS.data,
    "work-00000000-00000000": ANSWERS.data,
    works: { "work-00000000-00000000": WORK },
    sittings: { "quiz-a": 7 },
    read: { "learn/a/": 1 },
    audits: { a: AUDIT },
    plans: { "role:r:d": PLAN },
  },
};

/** Sound codes, sealed rubbish, cut and changed codes. @param {"A" | "R"} kind @param {unknown} sound */
const codes = (kind, sound) =>
  fc
    .tuple(
      fc.oneof(spoilt(sound), value),
      fc.nat(),
      fc.nat(),
      word,
      fc.constantFrom("whole", "cut", "change", "insert", "later", "split", "other"),
    )
    .map(([content, at, sign, text, how]) => {
      const code = encode(kind, content);
      const place = at % (code.length + 1);
      if (how === "cut") return code.slice(0, place);
      if (how === "change") return code.slice(0, place) + String.fromCharCode(33 + (sign % 94)) + code.slice(place + 1);
      if (how === "insert") return code.slice(0, place) + text + code.slice(place);
      if (how === "later") return code.replace(/^.\d+/, `${kind}${sign}`);
      if (how === "split") return code.replace(/.{20}/g, "$&\r\n> ");
      if (how === "other") return encode(kind === "A" ? "R" : "A", content);
      return code;
    });

/** A text as a body with a sum that fits. @param {"A" | "R"} kind */
const forged = (kind) =>
  raw.map((text) => {
    const body = Buffer.from(text).toString("base64url");
    return `${kind}1.${body}.${checksum(`${kind}1${body}`)}`;
  });

test("the check sum is the standard's", () => assert.equal(checksum("123456789"), "cbf43926"));

holds(
  "a link gives work that can be drawn, or a reason",
  fc.oneof(codes("A", ASSIGNMENT), forged("A"), raw),
  (hash) => {
    const found = decode("A", codeOf(`#${hash}`));
    if ("fault" in found) return assert.ok(["foreign", "cut", "later", "damaged"].includes(found.fault));
    if (!isAssignment(found.value)) return;
    assert.ok(draw(found.value, INDEX, "S").length <= 2);
    assert.match(bankOf(found.value, INDEX), /^[0-9a-f]{8}$/);
    assert.ok(found.value.closes === "" || !Number.isNaN(Date.parse(found.value.closes)));
  },
);

holds("any value is an assignment or none", fc.oneof(spoilt(ASSIGNMENT), value), (input) => {
  if (isAssignment(input)) assert.ok(input.types.every((each) => TYPES.includes(each)));
});

holds("any value is a receipt or none, and receipts make figures", fc.oneof(spoilt(RECEIPT), value), (input) => {
  if (!isReceipt(input)) return;
  const figures = new Figures();
  for (const receipt of [input, RECEIPT]) figures.add(receipt);
  for (const { drew } of figures.rows()) tally(undefined, drew);
  assert.equal(
    spread([input]).reduce((sum, each) => sum + each),
    1,
  );
  new Intl.DateTimeFormat("en").format(input.ended * 1000);
});

/** @param {string[]} texts */
function gathered(texts) {
  const received = new ReceiptSet();
  for (const text of texts) for (const count of received.take(text)) assert.equal(count, received.size);
  return received.handed();
}

holds(
  "whatever is pasted is sorted into receipts and refusals",
  fc.array(fc.oneof(codes("R", RECEIPT), forged("R"), raw), { maxLength: 4 }),
  (texts) => {
    const found = gathered(texts);
    assert.ok(found.receipts.every(isReceipt));
    assert.ok(found.refused.every((each) => ["cut", "foreign", "later", "damaged", "headless"].includes(each.fault)));
  },
);

const NAMES = fc.constantFrom("Jon", "jon", "Jón", " Jon ", "Amina Ben", "Ben, Amina", "…", "");
holds(
  "no receipt is lost between students, no line of the list is taken twice, and nobody is both in and missing",
  fc.tuple(
    fc.array(fc.record({ student: NAMES, started: fc.nat(3), mark: fc.constantFrom(undefined, "0000000a") })),
    fc.array(fc.oneof(NAMES, word), { maxLength: 6 }),
    fc.dictionary(fc.constantFrom("a", "b"), fc.oneof(NAMES, word)),
  ),
  ([given, lines, decisions]) => {
    const receipts = given
      .filter(({ student }) => student.trim() !== "")
      .map((each, place) => ({ ...RECEIPT, ...each, ended: each.started + place }));
    const roster = readRoster(lines.join("\n"));
    const keys = peopleOf(receipts, [], {}, "first").people.map(({ key }) => key);
    const named = Object.values(decisions).flatMap((label, place) =>
      keys[place] ? [[keys[place], place ? `with:${keys[0]}` : `list:${label}`]] : [],
    );
    const { people, missing } = peopleOf(receipts, roster, Object.fromEntries(named), "best");
    assert.equal(people.flatMap(({ attempts }) => attempts).length, receipts.length);
    const seats = people.map(({ place }) => place).filter((place) => place >= 0);
    assert.equal(new Set(seats).size, seats.length);
    assert.equal(seats.length + missing.length, roster.length);
  },
);

holds(
  "a heap of codes is bounded",
  fc.tuple(
    codes("R", RECEIPT),
    fc.integer({ min: 1, max: 1000 }),
    fc.constantFrom("", "\n", "R1.", ".", "R1.aaaaaaaaaa."),
  ),
  ([code, times, between]) => {
    const { receipts, refused } = gathered([(code.slice(0, 60) + between).repeat(times)]);
    assert.ok(receipts.length + refused.length <= 1001);
  },
);

holds(
  "a file of answers gives answers that can be planned, or none",
  fc.oneof(
    spoilt(ANSWERS).map((each) => JSON.stringify(each)),
    value.map((each) => JSON.stringify({ ...ANSWERS, data: each })),
    raw,
  ),
  (text) => {
    for (const [id, kept] of openAnswers(text, INDEX) ?? []) {
      assert.match(id, /^[a-z0-9-]+$/);
      assert.ok(kept.response === undefined || Object.hasOwn(INDEX, id));
      if (kept.log.length > 0) assert.ok(Number.isFinite(schedule(library, kept.log)?.due));
    }
  },
);

holds(
  "a file of progress joins what is there, or gives a reason",
  fc.oneof(
    spoilt(PROGRESS).map((each) => JSON.stringify(each)),
    value.map((each) => JSON.stringify({ ...PROGRESS, records: each })),
    raw,
  ),
  (text) => {
    const found = openBackup(text, migrate, INDEX);
    if ("fault" in found) return assert.ok(["large", "foreign", "later", "damaged"].includes(found.fault));
    for (const [name, record] of found.records) {
      const own = structuredClone(PROGRESS.records[name] ?? {});
      mergeRecord(name, own, record);
      assert.equal(Object.getPrototypeOf(own), Object.prototype);
      assert.equal(
        openBackup(JSON.stringify({ ...PROGRESS, records: { [name]: own } }), migrate, INDEX).fault,
        undefined,
      );
    }
  },
);

const AUDITS = { kind: "skills-divide-audits", format: 2, data: { a: AUDIT, constructor: AUDIT } };
holds(
  "a file of audits joins those that are there, or gives a reason",
  fc.oneof(
    spoilt(AUDITS).map((each) => JSON.stringify(each)),
    value.map((each) => JSON.stringify({ ...AUDITS, data: each })),
    raw,
  ),
  (text) => {
    const found = unpacked(text);
    if ("fault" in found) return assert.ok(["foreign", "later", "damaged", "empty"].includes(found.fault));
    const own = { a: { ...AUDIT, title: "Mine" } };
    const both = { ...own, ...Object.fromEntries(news(found.audits, own, () => "new")) };
    assert.equal(both.a.title, "Mine");
    assert.deepEqual(unpacked(packed(found.audits)), { audits: found.audits });
  },
);

holds(
  "a stored record is read or refused",
  fc.tuple(
    fc.constantFrom("answers", "sittings", "works", "__proto__", "constructor"),
    fc.oneof(value, spoilt(ANSWERS)),
  ),
  ([name, found]) => {
    try {
      assert.equal(typeof migrate(name, structuredClone(found)), "object");
    } catch (error) {
      assert.ok(error instanceof TypeError || error instanceof RangeError); // what `read` catches and sets aside
    }
  },
);

holds("no cell is a formula and no text is misread", fc.tuple(word, fc.constantFrom(",", ";")), ([cell, separator]) => {
  const text = toCsv([[cell]], separator).slice(1, -2);
  const shown = text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  assert.ok(shown === cell || shown === `'${cell}`);
  assert.doesNotMatch(shown, /^[=+@\t\r\n＝＋－＠-]/);
  fold(cell.slice(0, 200));
  readNumber(cell.slice(0, 200));
});
