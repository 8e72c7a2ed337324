// Draws a plan into the page's own templates.

import { setText } from "../lib/dom.js";
import { formatDate } from "../lib/format.js";
import { parseAudit } from "../lib/records/audits.js";
import { interpolate } from "../lib/text.js";

/** @typedef {import("./plans.js").Plan} Plan */
/** @typedef {import("./plans.js").Laid} Laid */
/** @typedef {import("./plans.js").Data} Data */
/** @typedef {import("./plans.js").Month} Month */

/** @param {ParentNode} root @param {string} selector */
export const one = (root, selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** @param {ParentNode} root @param {string} name */
const part = (root, name) => one(root, `[data-part=${name}]`);

/** The element of a template. @param {ParentNode} root @param {string} name */
function clone(root, name) {
  const template = /** @type {HTMLTemplateElement} */ (one(root, `template[data-part=${name}]`));
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
}

/** A day in words. @param {string} day  an ISO date */
export const dayWords = (day) =>
  formatDate(Date.parse(day), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The same without its year. @param {string} day */
export const shortDay = (day) => formatDate(Date.parse(day), { day: "numeric", month: "long", timeZone: "UTC" });

/** Today where the reader is, as an ISO date. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** A number in the page's language. @param {number} value */
export const numeral = (value) => value.toLocaleString(document.documentElement.lang);

/** The audits that a plan may start from. @param {HTMLElement} root @param {Record<string, any>} record */
export function offerAudits(root, record) {
  const group = part(root, "audits");
  for (const [id, found] of Object.entries(record)) {
    try {
      group.append(new Option(parseAudit(found).title, `audit:${id}`));
    } catch {
      // no audit; it stays where it is
    }
  }
  group.hidden = group.childElementCount === 0;
}

/** The plans that are kept. @param {HTMLElement} root @param {[string, Plan][]} kept @param {string} open  the one that is open */
export function drawKept(root, kept, open) {
  part(root, "kept").hidden = kept.length === 0;
  const items = kept.map(([id, plan]) => {
    const item = clone(root, "plan-item");
    const button = one(item, "button");
    setText(button, { title: plan.title, aim: plan.aim });
    button.dataset.id = id;
    button.ariaCurrent = String(id === open);
    setText(part(item, "state"), { done: Object.keys(plan.done).length, total: plan.total });
    return item;
  });
  one(part(root, "kept"), "ul").replaceChildren(...items);
}

/** The skills of a domain, those that the reader has ticked. @param {HTMLElement} root @param {string[]} wanted @param {Plan} plan @param {Data} data */
export function drawSkills(root, wanted, plan, data) {
  const items = wanted.map((skill) => {
    const item = clone(root, "skill");
    const box = /** @type {HTMLInputElement} */ (one(item, "input"));
    [box.value, box.checked] = [skill, plan.held.includes(skill)];
    part(item, "words").textContent = data.titles[skill];
    return item;
  });
  part(root, "skills").replaceChildren(...items);
}

/** The choice of a credential. @param {HTMLElement} root @param {Plan} plan @param {Laid} found @param {(path: string) => string} address */
export function drawCredentials(root, plan, { options, credential, missing }, address) {
  const lines = options.map((each) => {
    const line = clone(root, "credential");
    const radio = /** @type {HTMLInputElement} */ (one(line, "input"));
    [radio.value, radio.checked] = [each.id, each === credential];
    part(line, "words").textContent = each.title;
    const covered = missing.filter((skill) => each.skills.includes(skill)).length;
    const facts = part(line, "facts");
    facts.textContent = interpolate(missing.length > 0 ? facts.dataset.text : facts.dataset.alone, {
      status: each.status,
      checked: each.checked,
      covered,
      missing: missing.length,
    });
    const card = /** @type {HTMLAnchorElement} */ (part(line, "card"));
    card.href = address(`credentials/#credential-${each.id}`);
    card.setAttribute("aria-label", `${card.textContent}: ${each.title}`);
    return line;
  });
  const without = clone(root, "without");
  /** @type {HTMLInputElement} */ (one(without, "input")).checked = credential === undefined;
  part(root, "credentials").replaceChildren(...lines, ...(lines.length > 0 ? [without] : []));
  part(root, "no-credential").hidden = lines.length > 0;
  part(root, "retired").hidden =
    plan.credential === "" || options.some(({ id }) => id === plan.credential) || credential === undefined;
}

/** How much is done. @param {HTMLElement} root @param {Plan} plan @param {Laid} found */
export function drawProgress(root, plan, { lines }) {
  const done = lines.filter(({ key }) => key in plan.done).length;
  setText(part(root, "progress"), { done, total: lines.length });
  const meter = /** @type {HTMLMeterElement} */ (part(root, "meter"));
  [meter.max, meter.value] = [lines.length, done];
}

/** What was ticked and is no longer in the plan. @param {HTMLElement} root @param {string[]} titles */
export function drawGone(root, titles) {
  part(root, "gone").hidden = titles.length === 0;
  one(part(root, "gone"), "ul").replaceChildren(
    ...titles.map((title) => Object.assign(document.createElement("li"), { textContent: title })),
  );
}

/** The plan in a few sentences. @param {HTMLElement} root @param {Plan} plan @param {Laid} found @param {Data} data @param {Month[]} months @param {string} project */
export function drawAbout(root, plan, { target, shared, missing, credential, way }, data, months, project) {
  const near = /** @type {HTMLAnchorElement} */ (part(root, "target"));
  near.textContent = target.title;
  setText(part(root, "overlap"), {
    shared: shared.length,
    wanted: shared.length + missing.length,
    missing: missing.length,
  });
  part(root, "own").hidden = target.id !== plan.role;
  const caution = way?.caution ?? "";
  part(root, "caution").hidden = caution === "";
  setText(part(root, "caution"), { caution });
  /** @type {Record<string, Record<string, string | number> | undefined>} */
  const told = {
    target: { role: target.title },
    missing: missing.length > 0 ? { missing: missing.map((skill) => data.titles[skill]).join(", ") } : undefined,
    credential: credential && {
      credential: credential.title,
      status: credential.status.toLocaleLowerCase(),
      checked: credential.checked,
    },
    none: credential ? undefined : {},
    project: project ? { project } : undefined,
    number: plan.number ? { number: plan.number } : undefined,
    agree: plan.agree ? { agree: plan.agree } : undefined,
    caution: caution ? { caution } : undefined,
    week: { week: numeral(plan.week), start: dayWords(plan.start), end: dayWords(months[months.length - 1].to) },
  };
  for (const item of part(root, "about").children) {
    const { about = "", text } = /** @type {HTMLElement} */ (item).dataset;
    /** @type {HTMLElement} */ (item).hidden = text !== undefined && told[about] === undefined;
    if (told[about]) setText(/** @type {HTMLElement} */ (item), told[about]);
  }
}

/** The months with their lines. @param {HTMLElement} root @param {Month[]} months @param {(path: string) => string} address */
export function drawMonths(root, months, address) {
  const items = months.map((month) => {
    const item = clone(root, "month");
    setText(part(item, "head"), {
      month: month.month,
      from: dayWords(month.from),
      to: dayWords(month.to),
      hours: numeral(month.hours),
    });
    one(item, "ul").append(...month.lines.map((line) => lineOf(root, line, address)));
    return item;
  });
  part(root, "months").replaceChildren(...items);
}

/** @param {HTMLElement} root @param {import("./plans.js").Line} line @param {(path: string) => string} address */
function lineOf(root, line, address) {
  const item = clone(root, "line");
  const box = /** @type {HTMLInputElement} */ (one(item, "input"));
  [box.value, box.checked, box.id] = [line.key, line.done, `step-${line.key}`];
  box.dataset.title = line.title;
  const label = /** @type {HTMLLabelElement} */ (one(item, "label"));
  [label.htmlFor, label.textContent] = [box.id, line.title];
  setText(part(item, "when"), { day: shortDay(line.day), hours: numeral(line.hours) });
  part(item, "text").textContent = line.text;
  const links = line.links.map(({ title, url }) =>
    Object.assign(document.createElement("a"), { href: address(url), textContent: title }),
  );
  one(item, ".sd-behind").append(...links.flatMap((link, place) => (place > 0 ? [" · ", link] : [link])));
  return item;
}
