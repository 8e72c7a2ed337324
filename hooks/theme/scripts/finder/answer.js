// What a chosen role or occupation comes to: its numbers, and for a role the three things for this week.

import { clone, one, pageUrl, part } from "../lib/dom.js";
import { formatHundredths } from "../lib/format.js";
import { interpolate } from "../lib/text.js";

/** @typedef {import("./match.js").Target} Target */

/**
 * A filled copy of the tool's template for a hit. It rejects where the things for this week do not come.
 * @param {HTMLElement} tool  with the templates
 * @param {Target} hit
 * @param {string} page  the address of its page
 */
export async function fillAnswer(tool, hit, page) {
  const answer = clone(tool, `${hit.kind}-answer`);
  part(answer, "name").textContent = hit.title;
  const link = /** @type {HTMLAnchorElement} */ (part(answer, "page"));
  link.href = page;
  if (hit.kind === "role") {
    link.hash = "how-to-do-each"; // a browser opens the fold that it is in
    for (const name of ["audit", "plan"]) lead(part(answer, name), `?role=${hit.id}`);
    fillSurface(answer, hit.numbers);
    part(answer, "week").append(...(await weekSteps(tool, hit.id)));
  } else {
    lead(part(answer, "audit"), `?title=${encodeURIComponent(hit.title)}`);
    fillMeasures(answer, hit.numbers);
  }
  return answer;
}

/** Gives a link its query; what a template holds knows no base of addresses. @param {HTMLElement} link @param {string} query */
function lead(link, query) {
  const address = pageUrl(link.getAttribute("href") ?? "");
  address.search = query;
  /** @type {HTMLAnchorElement} */ (link).href = address.href;
}

/** @param {HTMLElement} answer @param {number[]} surface */
function fillSurface(answer, [a, b, total]) {
  for (const name of ["number", "meaning"]) {
    const node = part(answer, name);
    node.textContent = interpolate(a === b ? node.dataset.even : node.dataset.text, { a, b, total, more: b - a });
  }
}

/** @param {HTMLElement} answer @param {number[]} numbers */
function fillMeasures(answer, [model, people, automatable, total, use]) {
  const values = {
    "beta-model": formatHundredths(model),
    "beta-human": formatHundredths(people),
    "high-automation": automatable,
    "observed-exposure": use === undefined || use === null ? undefined : formatHundredths(use),
  };
  for (const [id, a] of Object.entries(values)) {
    const node = /** @type {HTMLElement | null} */ (one(answer, `[data-measure="${id}"]`));
    if (node)
      node.textContent = a === undefined ? (node.dataset.unknown ?? "") : interpolate(node.dataset.text, { a, total });
  }
}

/** The three things that somebody in a role can do this week. @param {HTMLElement} tool @param {string} role */
async function weekSteps(tool, role) {
  const response = await fetch(pageUrl(`${tool.dataset.weeks}${role}.json`));
  const steps = /** @type {[title: string, what: string][]} */ (await response.json());
  return steps.map(([title, what]) => {
    const step = clone(tool, "step");
    one(step, "strong").textContent = title;
    one(step, "span").textContent = what;
    return step;
  });
}
