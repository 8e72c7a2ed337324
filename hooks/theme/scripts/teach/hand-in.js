// Draws what a student hands in, and the ways to hand it in, into templates/shortcodes/tool/work.html.j2.

import { copyField } from "../lib/copy.js";
import { all, one, pageUrl, part, setText } from "../lib/dom.js";
import { saveFile } from "../lib/files.js";
import { formatDate } from "../lib/format.js";
import { interpolate } from "../lib/text.js";
import { checksum } from "./code.js";
import { drawn } from "./qr.js";
import { scoreOf } from "./receipt.js";
import { addressIn, isLongMail, mailLink } from "./sending.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */

/** @param {string} date  such as 2026-12-01 */
const endOf = (date) => new Date(`${date}T23:59:59`).getTime();

/**
 * Shows a receipt.
 * @param {HTMLElement} root  the tool
 * @param {Receipt} receipt
 * @param {string} code  the receipt as text
 * @param {string} line  where the teacher wants it, or empty
 */
export function drawReceipt(root, receipt, code, line) {
  const { items, started, ended, closes, title, student } = receipt;
  const open = items.filter((each) => each[4] === 0).length;
  setText(part(root, "earned"), {
    percent: Math.round(scoreOf(receipt) * 100),
    score: Math.round(scoreOf(receipt) * items.length * 10) / 10,
    total: items.length,
  });
  setText(part(root, "time"), {
    minutes: Math.max(1, Math.round((ended - started) / 60)),
    when: formatDate(ended * 1000, { dateStyle: "long", timeStyle: "short" }),
  });
  drawObjectives(root, items);
  part(root, "late").hidden = closes === "" || ended * 1000 <= endOf(closes);
  part(root, "left").hidden = open === 0;
  for (const text of all(part(root, "left"), "[data-text]")) setText(text, { count: open });
  part(root, "send").hidden = line === "";
  part(root, "send-line").textContent = line;
  /** @type {HTMLTextAreaElement} */ (part(root, "code")).value = code;
  const mail = /** @type {HTMLAnchorElement} */ (part(root, "mail"));
  const subject = interpolate(mail.dataset.subject, { title, student });
  mail.href = mailLink({ to: addressIn(line), subject, body: code });
  part(root, "long").hidden = !isLongMail(mail.href);
  const share = one(root, "[data-action=share]");
  share.hidden = !navigator.share;
  share.dataset.title = subject;
  part(root, "qr").replaceChildren();
  for (const name of ["too-long", "undrawn"]) part(root, name).hidden = true;
}

/** The score by objective, in the words of the section that ends the work. @param {HTMLElement} root @param {import("./receipt.js").Answer[]} items */
function drawObjectives(root, items) {
  const list = /** @type {HTMLElement} */ (one(root, "quiz-section .sd-score__objectives").cloneNode(true));
  for (const line of all(list, "[data-objective]")) {
    const own = items.filter(([id]) => one(root, `#item-${id}`).dataset.objective === line.dataset.objective);
    line.hidden = false;
    setText(one(line, "[data-part=share]"), {
      score: Math.round(own.reduce((sum, each) => sum + each[2], 0) * 10) / 10,
      total: own.length,
    });
  }
  part(root, "objectives").replaceChildren(list);
}

/** Does what a button below a receipt offers. @param {HTMLElement} root @param {string} action @param {string} student */
export async function send(root, action, student) {
  const field = /** @type {HTMLTextAreaElement} */ (part(root, "code"));
  const { title } = one(root, "[data-action=share]").dataset;
  if (action === "share") await navigator.share({ title, text: field.value }).catch(() => {}); // it was put away again
  if (action === "copy-code") {
    const notice = part(root, "copied");
    notice.textContent = ((await copyField(field)) ? notice.dataset.text : notice.dataset.refused) ?? "";
  }
  if (action === "file") saveFile(`${checksum(student)}.result.txt`, "text/plain", field.value);
  if (action === "qr") await drawCode(root, field.value);
}

/** The code as a picture, whose library is fetched when the work begins: here there may be no network. @param {HTMLElement} root @param {string} code */
async function drawCode(root, code) {
  const address = root.dataset.qr ?? "";
  const hasCome = await import(pageUrl(address).href).then(
    () => true,
    () => false,
  );
  const picture = hasCome ? await drawn(address, code).catch(() => "") : "";
  part(root, "qr").innerHTML = picture;
  part(root, "undrawn").hidden = hasCome;
  part(root, "too-long").hidden = picture !== "" || !hasCome;
  part(root, picture === "" ? "copied" : "qr").scrollIntoView({ block: "nearest" });
}
