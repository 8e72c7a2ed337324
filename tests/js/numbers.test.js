// Numbers and hours as people write them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { latinDigits } from "../../hooks/theme/scripts/lib/digits.js";
import { readHours } from "../../hooks/theme/scripts/lib/hours.js";
import { readNumber } from "../../hooks/theme/scripts/lib/numbers.js";

/** @type {[string, number | string | [number, number]][]} a value, why there is none, or two readings */
const NUMBERS = [
  ["12", 12],
  ["0,5", 0.5],
  ["0,125", 0.125],
  ["1.417", 1.417],
  ["1,417", [1417, 1.417]],
  ["92,000", [92000, 92]],
  ["1.234,5", 1234.5],
  ["1,234.5", 1234.5],
  ["1 234,5", 1234.5],
  ["1 234 567", 1234567],
  ["1’234.5", 1234.5],
  ["1,234,567", 1234567],
  ["1.234.567", 1234567],
  ["12,34,567", 1234567],
  ["12,34,56", "grouping"],
  ["1,23,4.5", "grouping"],
  ["−3", -3],
  ["+5", 5],
  ["5e-5", 0.00005],
  ["2.", 2],
  [".25", 0.25],
  [",25", 0.25],
  ["۱۲٫۵", 12.5],
  ["١٬٤١٧", 1417],
  ["१२.५", 12.5],
  ["１２．５", 12.5],
  ["\u200b 2\u00a0", 2],
  ["41.7 %", "unit"],
  ["5 h", "unit"],
  ["$650", "unreadable"],
  ["", "unreadable"],
  ["twelve", "unreadable"],
  ["--1", "unreadable"],
  ["1 2", "unreadable"],
  ["1/2", "unreadable"],
];

for (const [text, expected] of NUMBERS)
  test(`the number ${JSON.stringify(text)} reads ${JSON.stringify(expected)}`, () => {
    const found = readNumber(text);
    if (Array.isArray(expected)) assert.deepEqual(found, { problem: "grouping", readings: expected });
    else assert.deepEqual(found, typeof expected === "number" ? { value: expected } : { problem: expected });
  });

/** @type {[string, number | string][]} */
const HOURS = [
  ["5", 5],
  ["1.5", 1.5],
  ["1,5 h", 1.5],
  ["0,125", 0.125],
  ["1,417", 1.417],
  ["1:30", 1.5],
  ["01:30:00", 1.5],
  ["100:30", 100.5],
  [":30", 0.5],
  ["2:30 h", 2.5],
  ["1h30", 1.5],
  ["1 h 30", 1.5],
  ["1h30m", 1.5],
  ["3h 30m", 3.5],
  ["5 h 30 min", 5.5],
  ["2h 5min", 2 + 1 / 12],
  ["1 hour and 30 minutes", 1.5],
  ["1,5 Std.", 1.5],
  ["90 min", 1.5],
  ["45m", 0.75],
  ["PT1H30M", 1.5],
  ["2.", 2],
  [".25", 0.25],
  ["1½", 1.5],
  ["-", 0],
  ["–", 0],
  ["١٫٥", 1.5],
  ["٤ ساعات", 4],
  ["१.५", 1.5],
  ["１．５", 1.5],
  ["4:75", "time"],
  ["1:5", "time"],
  ["1h 75m", "time"],
  ["1d 2h", "days"],
  ["-3 h", "negative"],
  ["30m 1h", "hours"],
  ["1-2", "hours"],
  ["five", "hours"],
  ["", "hours"],
];

for (const [text, expected] of HOURS)
  test(`the hours ${JSON.stringify(text)} read ${expected}`, () => {
    const found = readHours(text);
    if (typeof expected === "string") assert.deepEqual(found, { problem: expected });
    else assert.ok("hours" in found && Math.abs(found.hours - expected) < 1e-12, JSON.stringify(found));
  });

test("digits of every script of Unicode are plain ones", () => {
  for (let code = 0x660; code < 0xffff; code++) {
    const sign = String.fromCodePoint(code);
    if (/\p{Nd}/u.test(sign) && !/[\uff10-\uff19]/.test(sign))
      assert.match(latinDigits(sign), /^\d$/, code.toString(16));
  }
  assert.equal(latinDigits("٠١٢٣٤٥٦٧٨٩ ०१२३४५६७८९ ０１２３４５６７８９"), "0123456789 0123456789 0123456789");
});
