// One question at a time: buttons, a swipe, and the list one tap away. On a phone unless the reader wants the list, on a wide screen if wanted; on paper all stand there.

import { one, setText } from "../lib/dom.js";
import { read, update } from "../lib/storage.js";
import { swiped } from "./swipe.js";

/** The record that keeps the choice, and its name there. */
const SETTINGS = "settings";
const PHONE = "(max-width: 45em)";

/** @typedef {HTMLElement & {items: HTMLElement[], show?: (node: HTMLElement) => void}} Section */

/** Has a section take turns. @param {Section} section  a quiz that has drawn its items */
export function begin(section) {
  const turn = one(section, "[data-part=turn]");
  const [back, forth] = [one(turn, "[data-turn='-1']"), one(turn, "[data-turn='1']")];
  let now = section.items[0];

  const draw = () => {
    const { items } = section;
    if (!items.includes(now)) now = items[0];
    const place = items.indexOf(now);
    for (const node of items) node.toggleAttribute("data-now", node === now);
    now.style.setProperty("--sd-place", String(place + 1));
    setText(one(turn, "[data-part=place]"), { place: place + 1, total: items.length });
    /** @type {HTMLButtonElement} */ (back).disabled = place === 0;
    /** @type {HTMLButtonElement} */ (forth).disabled = place === items.length - 1;
  };
  const go = (/** @type {number} */ by) => {
    const next = section.items[section.items.indexOf(now) + by];
    if (!next) return;
    section.show?.(next);
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    if (next.getBoundingClientRect().top < 0) next.scrollIntoView();
  };
  const view = (/** @type {string} */ name) => {
    section.dataset.view = name;
    draw();
  };

  section.show = (node) => {
    now = node;
    draw();
  };
  section.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-turn], [data-action=view]");
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.turn) return go(Number(button.dataset.turn));
    view(section.dataset.view === "one" ? "list" : "one");
    update(SETTINGS, (data) => Object.assign(data, { questions: section.dataset.view }));
  });
  let /** @type {Touch | undefined} */ from;
  section.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : undefined), {
    passive: true,
  });
  section.addEventListener("touchend", ({ changedTouches: [to] }) => {
    const by = from && section.dataset.view === "one" ? swiped(from, to, getComputedStyle(section).direction) : 0;
    if (by !== 0) go(by);
  });
  const toLinked = () => {
    const linked = section.items.find((node) => location.hash === `#${node.id}`);
    if (linked) section.show?.(linked);
    if (linked) linked.scrollIntoView();
  };
  addEventListener("hashchange", () => section.isConnected && toLinked());
  section.querySelector("[data-action=view]")?.removeAttribute("disabled");
  view(read(SETTINGS).questions ?? (matchMedia(PHONE).matches ? "one" : "list"));
  toLinked();
}
