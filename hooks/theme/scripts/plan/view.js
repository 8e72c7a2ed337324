// Draws a plan into the page's own templates.

import { all, clone, one, part, setText } from "../lib/dom.js";
import { formatDate, formatNumber } from "../lib/format.js";
import { NO_CREDENTIAL, startOf } from "../lib/records/plans.js";
import { interpolate } from "../lib/text.js";

/** @typedef {import("./build.js").BuiltPlan} BuiltPlan */
/** @typedef {import("./build.js").Line} Line */
/** @typedef {import("./build.js").Month} Month */
/** @typedef {import("./build.js").Plan} Plan */
/** @typedef {import("./build.js").PlanData} PlanData */

/** @typedef {(path: string) => string} SiteUrl  an address below the site's root in full */

/** A day in words. @param {string} day  an ISO date */
export const longDay = (day) =>
  formatDate(Date.parse(day), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day in words without its year. @param {string} day  an ISO date */
export const shortDay = (day) => formatDate(Date.parse(day), { day: "numeric", month: "long", timeZone: "UTC" });

/**
 * Offers the audits that a plan may start from.
 * @param {HTMLElement} root
 * @param {[string, {title: string}][]} audits  by id
 */
export function offerAudits(root, audits) {
  const group = part(root, "audits");
  group.append(...audits.map(([id, { title }]) => new Option(title || group.dataset.untitled, `audit:${id}`)));
  group.hidden = audits.length === 0;
}

/**
 * Where a plan starts and leads, in the words of the page's choices; what is no longer on offer has those that were stored.
 * @param {HTMLElement} root
 * @param {Plan} plan
 */
export function namesOf(root, plan) {
  const offered = (/** @type {string} */ value) =>
    [...root.querySelectorAll("option")].find((option) => option.value === value)?.text;
  return { title: offered(startOf(plan)) ?? plan.title, aim: offered(plan.domain) ?? plan.aim };
}

/**
 * Lists the stored plans.
 * @param {HTMLElement} root
 * @param {[string, Plan][]} plans  by id
 * @param {string} open  id of the one that is open
 */
export function drawPlans(root, plans, open) {
  part(root, "plans").hidden = plans.length === 0;
  const items = plans.map(([id, plan]) => {
    const item = clone(root, "plan-item");
    const button = one(item, "button");
    setText(button, namesOf(root, plan));
    button.dataset.id = id;
    button.ariaCurrent = String(id === open);
    setText(part(item, "state"), { done: Object.keys(plan.done).length, total: plan.total });
    return item;
  });
  one(part(root, "plans"), "ul").replaceChildren(...items);
}

/**
 * Lists the skills of a domain, with a tick at those that the reader holds.
 * @param {HTMLElement} root
 * @param {string[]} wanted
 * @param {Plan} plan
 * @param {PlanData} data
 */
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

/**
 * Draws the choice of a credential.
 * @param {HTMLElement} root
 * @param {Plan} plan
 * @param {BuiltPlan} built
 * @param {SiteUrl} siteUrl
 */
export function drawCredentials(root, plan, { options, later, credential, missing }, siteUrl) {
  const lines = options.map((option) => {
    const line = clone(root, "credential");
    const radio = /** @type {HTMLInputElement} */ (one(line, "input"));
    [radio.value, radio.checked] = [option.id, option === credential];
    part(line, "words").textContent = option.title;
    const { status, checked } = option;
    const covered = missing.filter((skill) => option.skills.includes(skill)).length;
    const facts = part(line, "facts");
    const text = missing.length > 0 ? facts.dataset.text : facts.dataset.alone;
    facts.textContent = interpolate(text, { status, checked, covered, missing: missing.length });
    const card = /** @type {HTMLAnchorElement} */ (part(line, "card"));
    card.href = siteUrl(`credentials/#credential-${option.id}`);
    card.setAttribute("aria-label", `${card.textContent}: ${option.title}`);
    return line;
  });
  const without = clone(root, "without");
  /** @type {HTMLInputElement} */ (one(without, "input")).checked = credential === undefined;
  part(root, "credentials").replaceChildren(...lines, ...(lines.length > 0 ? [without] : []));
  part(root, "no-credential").hidden = lines.length > 0;
  part(root, "later").hidden = later.length === 0;
  one(part(root, "later"), "ul").replaceChildren(...later.map((each) => laterItem(root, each)));
  const isOffered = options.some(({ id }) => id === plan.credential);
  part(root, "retired").hidden = plan.credential === "" || plan.credential === NO_CREDENTIAL || isOffered;
}

/** A credential that does not fit the start, with the reason. @param {HTMLElement} root @param {import("./build.js").Later} later */
function laterItem(root, { credential: { title, wanted, first }, reason }) {
  const list = part(root, "later");
  const years = formatNumber((reason === "it" ? wanted?.it_years : wanted?.field_years) ?? 0);
  const verb = interpolate(wanted?.asked ? list.dataset.asks : list.dataset.advises, {});
  const text = interpolate(list.dataset[reason], { title, first, years, verb });
  return Object.assign(document.createElement("li"), { textContent: text });
}

/**
 * Shows how much is done.
 * @param {HTMLElement} root
 * @param {Plan} plan
 * @param {BuiltPlan} built
 */
export function drawProgress(root, plan, { lines }) {
  const done = lines.filter(({ key }) => key in plan.done).length;
  setText(part(root, "progress"), { done, total: lines.length });
  const meter = /** @type {HTMLMeterElement} */ (part(root, "meter"));
  [meter.max, meter.value] = [lines.length, done];
}

/**
 * Says what comes next: the first step that is not done.
 * @param {HTMLElement} root
 * @param {Month[]} months
 * @param {SiteUrl} siteUrl
 */
export function drawNext(root, months, siteUrl) {
  const next = months.flatMap(({ lines }) => lines).find(({ done }) => !done);
  part(root, "next").hidden = next === undefined;
  part(root, "all-done").hidden = next !== undefined;
  if (!next) return;
  setText(part(root, "next-step"), { title: next.title });
  setText(part(root, "next-when"), { day: shortDay(next.day), hours: formatNumber(next.hours) });
  /** @type {HTMLAnchorElement} */ (part(root, "next-link")).href = siteUrl(next.links[0].url);
}

/**
 * Lists what was ticked and is no longer in the plan.
 * @param {HTMLElement} root
 * @param {string[]} titles
 */
export function drawRemoved(root, titles) {
  const box = part(root, "gone");
  box.hidden = titles.length === 0;
  const items = titles.map((title) => Object.assign(document.createElement("li"), { textContent: title }));
  one(box, "ul").replaceChildren(...items);
}

/**
 * Says the plan in a few sentences.
 * @param {HTMLElement} root
 * @param {Plan} plan
 * @param {BuiltPlan} built
 * @param {PlanData} data
 * @param {Month[]} months
 * @param {string} project
 */
export function drawAbout(root, plan, built, data, months, project) {
  const { target, shared, missing, atOnce, brief, credential, pathway } = built;
  part(root, "target").textContent = target.title;
  const wanted = shared.length + missing.length;
  setText(part(root, "overlap"), { shared: shared.length, wanted, missing: missing.length });
  part(root, "own").hidden = target.id !== plan.role;
  part(root, "weak").hidden = 4 * shared.length >= wanted;
  const named = (/** @type {string[]} */ skills) => skills.map((skill) => data.titles[skill]).join(", ");
  const after = missing.filter((skill) => !atOnce.includes(skill));
  const lines = months.flatMap((month) => month.lines);
  const [laid, ofProject] = [lines, lines.filter(({ about }) => about === "project")].map(totalHours);
  const caution = pathway?.caution ?? "";
  part(root, "caution").hidden = caution === "";
  setText(part(root, "caution"), { caution });
  const { number, agree, week, start } = plan;
  /** The values of each sentence; one without is left out. @type {Record<string, Record<string, string> | "" | false | undefined>} */
  const values = {
    target: { role: target.title },
    missing: atOnce.length > 0 && { missing: named(atOnce) },
    after: after.length > 0 && { after: named(after) },
    credential: credential && {
      credential: credential.title,
      status: credential.status.toLocaleLowerCase(),
      checked: credential.checked,
    },
    none: !credential && {},
    project: project && { project },
    brief: brief && { brief: brief.title, hours: formatNumber(brief.hours) },
    short: brief && ofProject < brief.hours - 2 && { hours: formatNumber(brief.hours), laid: formatNumber(ofProject) },
    number: number && { number },
    agree: agree && { agree },
    caution: caution && { caution },
    week: {
      week: formatNumber(week),
      start: longDay(start),
      end: longDay(months[months.length - 1].to),
      laid: formatNumber(laid),
      all: formatNumber(Math.round(26 * week)),
    },
  };
  for (const sentence of all(root, "[data-about]")) {
    const { about = "", text } = sentence.dataset;
    sentence.hidden = text !== undefined && !values[about];
    if (values[about]) setText(sentence, values[about]);
  }
}

/** @param {Line[]} lines */
const totalHours = (lines) => lines.reduce((sum, { hours }) => sum + hours, 0);

/**
 * Draws the months with their lines.
 * @param {HTMLElement} root
 * @param {Month[]} months
 * @param {SiteUrl} siteUrl
 */
export function drawMonths(root, months, siteUrl) {
  const items = months.map(({ month, from, to, hours, lines }) => {
    const item = clone(root, "month");
    setText(part(item, "head"), { month, from: longDay(from), to: longDay(to), hours: formatNumber(hours) });
    one(item, "ul").append(...lines.map((line) => lineItem(root, line, siteUrl)));
    return item;
  });
  part(root, "months").replaceChildren(...items);
}

/** @param {HTMLElement} root @param {Line} line @param {SiteUrl} siteUrl */
function lineItem(root, line, siteUrl) {
  const item = clone(root, "line");
  const box = /** @type {HTMLInputElement} */ (one(item, "input"));
  [box.value, box.checked, box.id] = [line.key, line.done, `step-${line.key}`];
  box.dataset.title = line.title;
  const label = /** @type {HTMLLabelElement} */ (one(item, "label"));
  [label.htmlFor, label.textContent] = [box.id, line.title];
  setText(part(item, "when"), { day: shortDay(line.day), hours: formatNumber(line.hours) });
  part(item, "text").textContent = line.text;
  const links = line.links.map(({ title, url }) =>
    Object.assign(document.createElement("a"), { href: siteUrl(url), textContent: title }),
  );
  one(item, ".sd-behind").append(...links.flatMap((link, place) => (place > 0 ? [" · ", link] : [link])));
  return item;
}

/** Lets style and script in a template be fetched once what it stands in comes near the window. @param {HTMLElement} template */
export function fetchInSight(template) {
  const place = /** @type {HTMLElement} */ (template.parentElement);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      template.replaceWith(/** @type {HTMLTemplateElement} */ (template).content);
    },
    { rootMargin: "400px" },
  );
  observer.observe(place);
}
