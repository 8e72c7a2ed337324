// What follows from an audit, on the page: surfaces with their bars, the weeks, what to shrink and to show.

import { STANCES, surface } from "../lib/derive/surface.js";
import { all, one, setText } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { spanOf, sum, surfaceOf, WEEKS } from "../lib/records/audits.js";
import { interpolate } from "../lib/text.js";
import { threeToLookAt } from "./three.js";
import { inSpan, rounded } from "./weeks.js";

/**
 * @typedef {import("../lib/records/audits.js").Audit} Audit
 * @typedef {import("../lib/derive/surface.js").Surface} Surface
 * @typedef {{id: string, title: string, colour: string, surface: [number, number, number]}} Role
 * @typedef {(name: string) => HTMLElement} Parts  the tool's part of that name
 */

/** The own surface, counted in tasks until there are hours, and the hours that are in none yet. @param {Parts} part @param {Audit} audit */
export function showSurface(part, audit) {
  const hours = surfaceOf(audit);
  const now = hours.total > 0 ? hours : countedSurface(audit);
  showBar(part("surface").closest(".sd-audit__now")?.querySelector(".sd-bar"), now);
  showWords(part("surface"), now, hours.total > 0 ? "" : "tasks-");
  const open = audit.tasks.filter((task) => task.stance === "");
  part("open").hidden = open.length === 0;
  setText(part("open"), {
    tasks: open.length,
    total: audit.tasks.length,
    hours: formatNumber(sum(open.flatMap((task) => task.hours))),
  });
}

/** Fills the list of roles once, the reader's own in front; the nodes are handed back. @param {Parts} part @param {Role[]} roles @param {string} own  the audit's role @param {string} title  of the reader's own */
export function listRoles(part, roles, own, title) {
  const ordered = [...roles].sort((a, b) => Number(b.id === own) - Number(a.id === own) || share(a) - share(b));
  part("others").replaceChildren(
    ...[null, ...ordered].map((role) => {
      const row = copy(part("other"));
      /** @type {HTMLElement} */ (row.children[0]).textContent = role?.title ?? title;
      if (role) row.dataset.colour = role.colour;
      if (role?.id === own) row.dataset.own = "";
      if (role) showRow(row, { low: role.surface[0], high: role.surface[1], total: role.surface[2] });
      return row;
    }),
  );
}

/** The reader's own row of that list. @param {Parts} part @param {Audit} audit */
export const showCounted = (part, audit) =>
  showRow(/** @type {HTMLElement} */ (part("others").firstElementChild), countedSurface(audit));

/** The surface in tasks, as that of a role is counted. @param {Audit} audit */
const countedSurface = ({ tasks }) =>
  surface(tasks.filter(({ stance }) => stance !== "").map(({ stance }) => [stance, 1]));

/** @param {Parts} part @param {Audit} audit */
export function showWeeks(part, audit) {
  [...part("weeks").children].forEach((row, week) => {
    const now = surfaceOf(audit, week);
    showBar(row.querySelector(".sd-bar"), now);
    showWords(/** @type {HTMLElement} */ (row.querySelector("[data-range]")), now);
    const open = sum(audit.tasks.filter((task) => task.stance === "").map((task) => task.hours[week]));
    [now.low, now.high - now.low, now.total - now.high, open, now.total + open].forEach((hours, place) =>
      put(row.children[place + 2], formatNumber(hours)),
    );
  });
}

/** The three tasks to look at, each with what to do about it. @param {Parts} part @param {Audit} audit */
export function showThree(part, audit) {
  const total = sum(audit.tasks.flatMap((task) => task.hours));
  const chosen = threeToLookAt(audit.tasks);
  const list = part("three");
  while (list.children.length > chosen.length) list.lastElementChild?.remove();
  while (list.children.length < chosen.length) list.append(copy(part("three-row")));
  chosen.forEach(({ task, hours }, place) => {
    const row = /** @type {HTMLElement} */ (list.children[place]);
    for (const node of all(row, `[data-${task.stance}]`)) put(node, node.dataset[task.stance] ?? "");
    const line = one(row, "[data-text]");
    const share = formatNumber((100 * hours) / total, 0);
    put(line, interpolate(line.dataset.text, { task: task.text, hours: formatNumber(hours), share }));
  });
  part("no-three").hidden = chosen.length > 0;
}

/** The table of the printed report, the largest tasks first. @param {Parts} part @param {Audit} audit @param {Record<string, string>} words */
export function showPaper(part, audit, words) {
  const order = [...STANCES, ""];
  const ranked = [...audit.tasks].sort(
    (a, b) => order.indexOf(a.stance) - order.indexOf(b.stance) || sum(b.hours) - sum(a.hours),
  );
  part("paper").replaceChildren(
    ...ranked.map((task) => {
      const row = copy(part("paper-row"));
      [
        task.text,
        words[task.stance] ?? part("paper").dataset.open,
        ...task.hours.map((each) => formatNumber(each)),
        formatNumber(sum(task.hours)),
      ].forEach((text, place) => put(row.children[place], String(text)));
      return row;
    }),
  );
}

/** Two audits and what lies between them. @param {Parts} part @param {Audit} first @param {Audit} second */
export function showPair(part, first, second) {
  if (spanOf(first) !== spanOf(second)) [first, second] = [inSpan(first, WEEKS), inSpan(second, WEEKS)];
  const [whole, ...rows] = [...part("pair").children];
  const kinds = rows.slice(0, STANCES.length);
  const weeks = rows.slice(STANCES.length);
  showSides(whole, surfaceOf(first), surfaceOf(second));
  kinds.forEach((row, kind) => {
    const [a, b] = [first, second].map((audit) =>
      sum(audit.tasks.filter((task) => task.stance === STANCES[kind]).flatMap((task) => task.hours)),
    );
    [formatNumber(a), formatNumber(b), signed(b - a)].forEach((text, place) => put(row.children[place + 1], text));
  });
  weeks.slice(0, WEEKS).forEach((row, week) => showSides(row, surfaceOf(first, week), surfaceOf(second, week)));
}

/** @param {Element} row @param {Surface} a @param {Surface} b */
function showSides(row, a, b) {
  [a, b].forEach((each, place) => {
    showBar(row.children[place + 1].querySelector(".sd-bar"), each);
    showWords(/** @type {HTMLElement} */ (row.children[place + 1].querySelector("[data-range]")), each);
  });
  setText(/** @type {HTMLElement} */ (row.children[3]), { low: signed(b.low - a.low), high: signed(b.high - a.high) });
}

/** @param {HTMLElement} row @param {Surface} shown */
function showRow(row, shown) {
  showBar(row.querySelector(".sd-bar"), shown);
  showWords(/** @type {HTMLElement} */ (row.querySelector("[data-range]")), shown);
}

/** A surface in words: a range, a point where both ends meet, or none. @param {HTMLElement} node @param {Surface} shown @param {"" | "tasks-"} [counted]  before the names of its words */
function showWords(node, { low, high, total }, counted = "") {
  const kind = total === 0 ? "none" : counted + (formatNumber(low) === formatNumber(high) ? "point" : "range");
  const percent = (/** @type {number} */ part) => formatNumber(total === 0 ? 0 : (100 * part) / total, 0);
  put(
    node,
    interpolate(node.getAttribute(`data-${kind}`) ?? "", {
      low: formatNumber(low),
      high: formatNumber(high),
      total: formatNumber(total),
      lowest: percent(low),
      highest: percent(high),
    }),
  );
}

/** @param {Element | null | undefined} bar @param {Surface} shown */
function showBar(bar, { low, high, total }) {
  const [full, hatched] = /** @type {HTMLCollectionOf<HTMLElement>} */ (bar?.children ?? []);
  if (!full) return;
  full.style.inlineSize = `${total === 0 ? 0 : (100 * low) / total}%`;
  hatched.style.inlineSize = `${total === 0 ? 0 : (100 * (high - low)) / total}%`;
}

/** @param {Element} node @param {string} text */
function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @param {number} hours */
const signed = (hours) =>
  rounded(hours) > 0 ? `+${formatNumber(hours)}` : formatNumber(rounded(hours) + 0).replace(/^-/, "−");
/** @param {Role} role */
const share = (role) => role.surface[0] / role.surface[2];
/** @param {HTMLElement} template @returns {HTMLElement} */
const copy = (template) =>
  /** @type {HTMLElement} */ (
    /** @type {Element} */ (/** @type {HTMLTemplateElement} */ (template).content.firstElementChild).cloneNode(true)
  );
