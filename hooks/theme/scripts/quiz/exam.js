// Exam mode of a section: answer all, flag, submit once, review. Loaded when a reader asks for it.

import { mayHandIn } from "../lib/ask.js";
import { latinDigits } from "../lib/digits.js";
import { all, clone, one, pressedButton, setText } from "../lib/dom.js";
import { interpolate } from "../lib/text.js";

/**
 * Starts an exam in a section whose items are fresh.
 * @param {HTMLElement & {show?: (node: HTMLElement) => void}} section
 * @param {HTMLElement[]} items
 * @param {(node: HTMLElement) => boolean} isOpen  whether an item is without an answer that can be checked
 * @param {(node: HTMLElement) => void} check  scores and explains one answered item
 * @param {() => void} done  called once after submitting or leaving
 */
export function begin(section, items, isOpen, check, done) {
  const bar = clone(section, "exam");
  one(section, ".sd-items").after(bar);
  for (const node of items) one(node, ".sd-actions").before(clone(section, "flag"));
  section.dataset.exam = "";
  const started = Date.now();
  const clock = setInterval(() => tick(bar, started), 1000);
  section.dispatchEvent(new CustomEvent("quiz:exam"));

  // nothing is checked before the end, so what counts as answered is what could be handed in
  const count = () => {
    const done = items.filter((node) => !isOpen(node)).length;
    /** @type {HTMLProgressElement} */ (one(section, "progress")).value = done;
    setText(one(section, "[data-part=count]"), { done, total: items.length });
  };
  const answering = ["input", "click"];
  for (const event of answering) section.addEventListener(event, count);
  count();

  const finish = () => {
    clearInterval(clock);
    for (const event of answering) section.removeEventListener(event, count);
    delete section.dataset.exam;
    bar.remove();
    done();
  };
  bar.addEventListener("click", async (event) => {
    const action = pressedButton(event)?.dataset.action;
    if (action === "leave-exam") {
      for (const flag of all(section, ".sd-flag")) flag.remove();
      finish();
    }
    if (action !== "submit-exam") return;
    const open = items.filter(isOpen);
    if (open.length > 0) section.show?.(open[0]);
    if (!(await mayHandIn(section, open))) return;
    delete section.dataset.exam;
    for (const node of items) if (!open.includes(node)) check(node);
    list(section, items, bar.dataset.flagged ?? "");
    for (const flag of all(section, ".sd-flag")) flag.remove();
    finish();
    section.dispatchEvent(new CustomEvent("quiz:submitted"));
  });
}

/** The flagged questions as links, at the head of the result. @param {HTMLElement} section @param {HTMLElement[]} items @param {string} words */
function list(section, items, words) {
  const flagged = items
    .map((node, index) => [node, index + 1])
    .filter(([node]) => /** @type {HTMLElement} */ (node).querySelector("[name=flag]:checked"));
  section.querySelector(".sd-flagged")?.remove();
  if (flagged.length === 0) return;
  const line = Object.assign(document.createElement("p"), { className: "sd-flagged", textContent: `${words} ` });
  for (const [node, number] of flagged) {
    line.append(
      Object.assign(document.createElement("a"), {
        href: `#${/** @type {HTMLElement} */ (node).id}`,
        textContent: String(number),
      }),
      " ",
    );
  }
  one(section, ".sd-score").prepend(line);
}

/** Shows the time against the limit that the reader set. @param {HTMLElement} bar @param {number} started */
function tick(bar, started) {
  const minutesGiven = /** @type {HTMLInputElement | null} */ (bar.querySelector("[data-part=minutes]"))?.value ?? "";
  const limit = Number(latinDigits(minutesGiven));
  const clock = one(bar, "[data-part=clock]");
  clock.hidden = !(limit > 0);
  if (clock.hidden) return;
  const minutes = Math.floor((Date.now() - started) / 60000);
  const over = minutes >= limit;
  clock.setAttribute("aria-live", over ? "polite" : "off");
  const text = interpolate(over ? clock.dataset.over : clock.dataset.text, { minutes, limit });
  if (clock.textContent !== text) clock.textContent = text;
}
