// Result codes as mails, chats and sheets hand them on: each comes out, and one that is cut off is said and swallows none.

import assert from "node:assert/strict";
import { test } from "node:test";
import PostalMime from "../../hooks/packages/node_modules/postal-mime/dist/esm/postal-mime.js";
import { decodeText } from "../../hooks/theme/scripts/lib/encodings.js";
import { encode } from "../../hooks/theme/scripts/teach/code.js";
import { textsOf } from "../../hooks/theme/scripts/teach/mails.js";
import { ReceiptSet } from "../../hooks/theme/scripts/teach/receipt.js";

const code = (student, answers = 2) =>
  encode("R", {
    work: "76bef661",
    title: "Own test",
    closes: "",
    student,
    bank: "0a0b0c0d",
    started: 1790000000,
    ended: 1790000700,
    items: Array.from({ length: answers }, (_, number) => [`audit-${number}`, "aaaaaaaa", 1, 1, 1, 3, "a"]),
  });
const [ANNA, BOB, LONG] = [code("Anna"), code("Bob"), code("Long", 40)];
const AFTER_THE_NAME = 130;

const wrapped = (text, width, end = "\n") => text.match(new RegExp(`.{1,${width}}`, "gs")).join(end);
const printable = (text) => wrapped(text.replaceAll("=", "=3D"), 70, "=\r\n");
const packed = (text, encoding = "utf8") => wrapped(Buffer.from(text, encoding).toString("base64"), 76, "\r\n");
const mail = (type, transfer, body) =>
  `From: a@example.org\r\nSubject: result\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n${body}\r\n`;
const parts = (...each) =>
  mail('multipart/mixed; boundary="XX"', "7bit", `${each.map((part) => `--XX\r\n${part}`).join("\r\n")}\r\n--XX--`);
const BASE64 = "Content-Transfer-Encoding: base64\r\n\r\n";

const CASES = {
  alone: [ANNA, ["Anna"]],
  "two, a line each": [`${ANNA}\n${BOB}`, ["Anna", "Bob"]],
  "two on a line": [`${ANNA}, ${BOB}.`, ["Anna", "Bob"]],
  "two without anything between": [ANNA + BOB, ["Anna", "Bob"]],
  "in cells with quotation marks": [`"Anna","${ANNA}"\n"Bob","${BOB}"`, ["Anna", "Bob"]],
  "in a Markdown table": [`| Anna | ${ANNA} |\n| Bob | ${BOB} |`, ["Anna", "Bob"]],
  "in JSON": [JSON.stringify({ a: ANNA, b: BOB }), ["Anna", "Bob"]],
  "numbered lines": [`1. ${ANNA}\n2. ${BOB}`, ["Anna", "Bob"]],
  "a word right behind": [`${ANNA}Thanks`, ["Anna"]],
  "in brackets": [`(${ANNA})`, ["Anna"]],
  "lines put in": [wrapped(LONG, 72), ["Long"]],
  "flowed lines": [wrapped(LONG, 72, " \r\n"), ["Long"]],
  "quoted twice": [wrapped(LONG, 72).replace(/^/gm, "> > "), ["Long"]],
  "quoted with bars": [wrapped(LONG, 72).replace(/^/gm, "| "), ["Long"]],
  "spaces that nobody sees": [wrapped(LONG, 40, "\u200b"), ["Long"]],
  "soft hyphens": [wrapped(LONG, 40, "\u00ad"), ["Long"]],
  "marks of direction": [
    `\u2068${wrapped(LONG, 50, "\u2069\u2068")}\u2069 \u202b${wrapped(ANNA, 40, "\u202a")}\u202c`,
    ["Anna", "Long"],
  ],
  "word joiners": [wrapped(LONG, 40, "\u2060"), ["Long"]],
  "full-width points": [ANNA.replaceAll(".", "．"), ["Anna"]],
  "quoted-printable": [mail("text/plain", "quoted-printable", printable(`Hello ${LONG}`)), ["Long"]],
  "quoted-printable, each sign": [
    mail(
      "text/plain",
      "quoted-printable",
      wrapped([...LONG].map((sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase()}`).join(""), 75, "=\r\n"),
    ),
    ["Long"],
  ],
  "quoted-printable without a head": [printable(`Hello ${LONG}`), ["Long"]],
  base64: [mail("text/plain; charset=utf-8", "base64", packed(`Hello\n${LONG}\n`)), ["Long"]],
  "base64 of UTF-16": [mail("text/plain; charset=utf-16le", "base64", packed(LONG, "utf16le")), ["Long"]],
  "quoted-printable spaces without a head": [wrapped(LONG, 70, "=C2=A0=\r\n"), ["Long"]],
  "an attachment in UTF-16": [
    parts(
      "Content-Type: text/plain\r\n\r\nSee the file",
      `Content-Type: text/plain; name=c.txt\r\nContent-Disposition: attachment\r\n${BASE64}${packed(`\ufeff${LONG}`, "utf16le")}`,
    ),
    ["Long"],
  ],
  "base64 without a head": [packed(`Hello there, my result: ${LONG}`), ["Long"]],
  "HTML in base64": [mail("text/html", "base64", packed(`<p>Hello<br>${wrapped(LONG, 60, "<wbr>")}</p>`)), ["Long"]],
  "an attachment beside a text": [
    parts(
      `Content-Type: text/plain\r\n\r\n${ANNA}`,
      `Content-Type: text/plain; name=c.txt\r\nContent-Disposition: attachment\r\n${BASE64}${packed(BOB)}`,
    ),
    ["Anna", "Bob"],
  ],
  "a mail in a mail": [
    parts(
      "Content-Type: text/plain\r\n\r\nSee below",
      `Content-Type: message/rfc822\r\n\r\n${mail("text/plain", "base64", packed(LONG))}`,
    ),
    ["Long"],
  ],
  "a folder of mails": [
    `From a@example.org Mon Oct 19 09:00:00 2026\n${mail("text/plain", "7bit", ANNA)}\nFrom b@example.org Mon Oct 19 09:00:00 2026\n${mail("text/plain", "base64", packed(BOB))}`,
    ["Anna", "Bob"],
  ],
  "cells of HTML": [
    `<table><tr><td>${wrapped(ANNA, 30, "<wbr>")}</td></tr><tr><td>${BOB}</td></tr></table>`,
    ["Anna", "Bob"],
  ],
  "signs of HTML by number": [wrapped(ANNA.replaceAll(".", "&#46;"), 50, "&#8203;"), ["Anna"]],
  "signs of HTML by name": [wrapped(ANNA, 40, "&ZeroWidthSpace;"), ["Anna"]],
  "cut off before the next line": [`${ANNA.slice(0, AFTER_THE_NAME)}\n${BOB}`, ["Bob"], ["cut"]],
  "cut off before the name": [`${ANNA.slice(0, 60)}\n${BOB}`, ["Bob"], ["cut"]],
  "cut off with dots, the next on the same line": [`${ANNA.slice(0, AFTER_THE_NAME)}… ${BOB}`, ["Bob"], ["cut"]],
  "cut off within the sum": [`${ANNA.slice(0, -3)}\n${BOB}`, ["Bob"], ["cut"]],
  "two cut off": [`${ANNA.slice(0, AFTER_THE_NAME)}\n${LONG.slice(0, 300)}\n${BOB}`, ["Bob"], ["cut", "cut"]],
  "without its beginning": [`Hello, here it is ${ANNA.slice(40)}\n${BOB}`, ["Bob"], ["headless"]],
  "two without their beginnings": [`${ANNA.slice(51)} and ${LONG.slice(302)}`, [], ["headless", "headless"]],
  "in two pieces": [
    `${ANNA.slice(0, AFTER_THE_NAME)}, and then ${ANNA.slice(AFTER_THE_NAME)}\n${BOB}`,
    ["Bob"],
    ["cut", "headless"],
  ],
  "the end of one that is whole": [`${ANNA}\n> ${ANNA.slice(60)}`, ["Anna"]],
  "a long word before a date": ["Ourlongsubjectwithoutanyspacesatall.20261129 and reports.20261130", []],
  "the beginning of one that is whole": [`${ANNA.slice(0, AFTER_THE_NAME + 40)}\n${ANNA}`, ["Anna"]],
  altered: [`${ANNA.slice(0, 30)}x${ANNA.slice(31)}\n${BOB}`, ["Bob"], ["damaged"]],
  "in small letters": [`Result: ${ANNA.toLowerCase()}\n${BOB}`, ["Bob"], ["damaged"]],
  later: [ANNA.replace(/^R1/, "R9"), [], ["later"]],
};

for (const [name, [text, students, faults = []]] of Object.entries(CASES)) {
  test(`codes: ${name}`, async () => {
    const received = new ReceiptSet();
    for await (const each of textsOf(text, async () => PostalMime)) for (const _ of received.take(each));
    const { receipts, refused } = received.handed();
    assert.deepEqual(receipts.map(({ student }) => student).sort(), [...students].sort());
    assert.deepEqual(refused.map(({ fault }) => fault).sort(), [...faults].sort());
  });
}

test("codes: UTF-16 without a mark", () => {
  const decoded = decodeText(new Uint8Array(Buffer.from(`name\tcode\r\nAnna\t${ANNA}\r\n`, "utf16le")), () => []);
  const received = new ReceiptSet();
  for (const _ of received.take(decoded.text));
  assert.deepEqual(
    received.handed().receipts.map(({ student }) => student),
    ["Anna"],
  );
});
