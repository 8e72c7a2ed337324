// <six-months>: from a role or an audit to a domain, month by month. What the reader decides is stored on the device.

import { calendarFile } from "../lib/calendar.js";
import { localDay } from "../lib/dates.js";
import { all, one, pageUrl, pressedButton, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { saveFile } from "../lib/files.js";
import { formatNumber } from "../lib/format.js";
import { readHours } from "../lib/hours.js";
import { isStart, isWeek, PLANS, planId, startOf, validPlans } from "../lib/records/plans.js";
import { read, update } from "../lib/storage.js";
import { readAudits } from "../lib/stored-audits.js";
import { interpolate } from "../lib/text.js";
import { buildPlan, fieldsOfStart, newPlan, planMonths, removedLines } from "./build.js";
import { fetchPathways, fetchPlanData } from "./data.js";
import { calendarEvents, outline } from "./export.js";
import { markdown } from "./markdown.js";
import { recommend } from "./recommend.js";
import * as view from "./view.js";

/** @typedef {import("./build.js").Pathway} Pathway */
/** @typedef {import("./build.js").PlanData} PlanData */
/** @typedef {import("../lib/records/plans.js").Plan} Plan */

/** What a choice changes of the page; a word typed changes words alone. @type {Record<string, "skills" | "months" | "ticks">} */
const CHANGES = { skill: "skills", credential: "months", done: "ticks" };

class SixMonths extends Tool {
  /** @type {PlanData | undefined} */
  #data;
  /** @type {Plan | undefined} */
  #plan;
  /** @type {Record<string, Pathway>} */
  #pathways = {};
  /** @type {Plan | undefined} */
  #deleted;
  /** The id of the plan that this visit made, as long as nothing in it was changed. */
  #made = "";
  /** @type {Promise<void> | undefined} */
  #loaded;
  #onStorage = (/** @type {StorageEvent} */ { key }) => {
    if (key === null || key.endsWith(`:${PLANS}`)) this.#reload();
  };

  connectedCallback() {
    addEventListener("storage", this.#onStorage);
    super.connectedCallback();
  }

  disconnectedCallback() {
    removeEventListener("storage", this.#onStorage);
  }

  start() {
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("input", (event) => this.#onInput(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener("click", (event) => this.#onClick(pressedButton(event)));
    view.fetchInSight(one(this, "[data-part=in-sight]"));
    this.#loaded = this.#load();
  }

  /** The field of that name. @param {string} name @returns {HTMLInputElement} */
  field(name) {
    return /** @type {HTMLInputElement} */ (one(this, `[name=${name}]`));
  }

  /** An address below the site's root in full. @param {string} path */
  #siteUrl = (path) => new URL(path, pageUrl(this.dataset.site)).href;

  /** Offers what there is, fetches the data, and opens what the address names. */
  async #load() {
    view.offerAudits(this, await readAudits());
    this.#drawPlans();
    try {
      this.#data = await fetchPlanData(this.#siteUrl);
    } catch {
      return this.#announce("failed");
    }
    const query = new URLSearchParams(location.search);
    const from = query.has("audit") ? `audit:${query.get("audit")}` : `role:${query.get("role")}`;
    const [start, domain] = this.querySelectorAll("select");
    if (start.value === "" && domain.value === "") [start.value, domain.value] = [from, query.get("domain") ?? ""];
    // a value that is not on offer leaves nothing chosen
    for (const select of [start, domain]) if (select.selectedIndex < 0) select.value = "";
    await this.#openChosen();
  }

  #drawPlans() {
    const plans = validPlans(read(PLANS));
    const open = this.#plan ? planId(this.#plan) : "";
    view.drawPlans(this, plans, open);
    this.find("delete").hidden = !plans.some(([id]) => id === open);
  }

  /** Says what happened, in words of the template. @param {string} name @param {Plan} [plan] */
  #announce(name, plan) {
    const [words, note] = [this.find("said"), this.find("note")];
    words.textContent = interpolate(words.dataset[name], plan ? view.namesOf(this, plan) : {});
    note.dataset.kind = name;
    note.hidden = false;
    one(this, "[data-action=undo]").hidden = name !== "deleted";
  }

  /** The stored plan of that id. @param {string | undefined} id @param {Record<string, any>} record */
  #stored(id, record = read(PLANS)) {
    return validPlans(record).find(([each]) => each === id)?.[1];
  }

  /** Opens the plan that the two choices name; without a domain, the one of the nearest. Without both, the plan that was changed last. */
  async #openChosen() {
    const [start, domain] = this.querySelectorAll("select");
    if (!this.#data) return;
    if (!start.value) {
      const last = domain.value === "" && validPlans(read(PLANS))[0];
      return last ? this.#open(last[1]) : undefined;
    }
    const fields = fieldsOfStart(start.value, Object.fromEntries(await readAudits()), this.#data.roles);
    if (domain.value === "") domain.value = recommend(fields.held, fields.role, this.#data)?.domain.id ?? "";
    if (domain.value === "") return this.#announce("choose");
    const chosen = { ...fields, domain: domain.value, aim: domain.selectedOptions[0].text };
    const left = this.#made;
    await this.#open(this.#stored(planId(chosen)) ?? newPlan(chosen, localDay(new Date())));
    // one that was made on the way here, and never touched, is none that anybody wants to keep
    if (left !== "" && left !== planId(chosen)) update(PLANS, (plans) => delete plans[left]);
    this.#drawPlans();
  }

  /** @param {Plan} plan */
  async #open(plan) {
    this.#plan = plan;
    this.#pathways = {};
    if (plan.role && this.#data?.roles.some(({ id }) => id === plan.role)) {
      const pathways = await fetchPathways(this.#siteUrl, plan.role).catch(() => this.#announce("failed"));
      if (this.#plan !== plan) return;
      this.#pathways = pathways ?? {};
    }
    const query = new URLSearchParams(plan.audit ? { audit: plan.audit } : { role: plan.role });
    query.set("domain", plan.domain);
    history.replaceState(history.state, "", `?${query}`);
    const isNew = plan.changed === 0;
    this.#fill(plan);
    if (isNew) this.#change(() => {});
    else this.find("made").hidden = false;
    if (isNew) this.#made = planId(plan);
    /** @type {HTMLDetailsElement} */ (this.find("choices")).open = !this.find("retired").hidden;
    this.#drawPlans();
  }

  /** Writes a plan into the fields and draws it. @param {Plan} plan */
  #fill(plan) {
    const { number, agree, week, start, domain } = plan;
    const values = { from: startOf(plan), domain, number, agree, week, slide: week, start };
    for (const [name, value] of Object.entries(values)) this.field(name).value = String(value);
    this.find("wrong").textContent = "";
    this.#draw("all");
  }

  /** Shows what another tab has changed. */
  #reload() {
    const stored = this.#plan && this.#stored(planId(this.#plan));
    if (stored) {
      this.#plan = stored;
      this.#fill(stored);
    }
    this.#drawPlans();
  }

  /** Draws the plan anew, or as much of it as a change concerns. @param {"all" | "skills" | "months" | "words" | "ticks"} what */
  #draw(what) {
    const [plan, data] = [this.#plan, this.#data];
    if (!plan || !data) return;
    const built = buildPlan(plan, data, this.#pathways);
    this.find("files").hidden = false;
    this.find("result").hidden = this.find("saves").hidden = !built;
    view.drawRemoved(this, removedLines(plan, built, data, this.find("phrases").dataset));
    if (!built) return this.#announce("unknown");
    view.drawProgress(this, plan, built);
    const months = planMonths(plan, built, data, this.find("phrases").dataset);
    view.drawNext(this, months, this.#siteUrl);
    if (what === "ticks") return;
    setText(this.find("title"), view.namesOf(this, plan));
    /** @type {HTMLAnchorElement} */ (this.find("target")).href = this.#siteUrl(`roles/${built.target.id}/`);
    if (what === "all") view.drawSkills(this, built.wanted, plan, data);
    if (what === "all" || what === "skills") view.drawCredentials(this, plan, built, this.#siteUrl);
    const field = this.field("project");
    const project = plan.project ?? built.pathway?.project ?? field.dataset.own ?? "";
    if (field !== document.activeElement) field.value = project;
    this.find("why").hidden = recommend(plan.held, plan.role, data)?.domain.id !== plan.domain;
    view.drawAbout(this, plan, built, data, months, project);
    if (what !== "words") view.drawMonths(this, months, this.#siteUrl);
  }

  /** Changes the plan as it is stored now, which another tab may have changed. @param {(plan: Plan) => void} change */
  #change(change) {
    const [plan, data] = [this.#plan, this.#data];
    if (!plan || !data) return;
    this.#made = "";
    const id = planId(plan);
    const isSaved = update(PLANS, (plans) => {
      const stored = this.#stored(id, plans) ?? plan;
      change(stored);
      stored.total = buildPlan(stored, data, this.#pathways)?.lines.length ?? 0;
      stored.changed = Math.floor(Date.now() / 1000);
      plans[id] = this.#plan = stored;
    });
    this.find("note").hidden = true;
    this.find("made").hidden = !isSaved;
    if (!isSaved) this.#announce("full");
    this.#drawPlans();
  }

  /** @param {HTMLInputElement} field */
  #onInput(field) {
    const { name, value, checked } = field;
    if (name === "from" || name === "domain") return void this.#openChosen();
    if (name === "week" || name === "slide" || name === "start") return this.#onTime(field);
    this.#change((plan) => {
      if (name === "skill") plan.held = checked ? [...plan.held, value] : plan.held.filter((each) => each !== value);
      if (name === "credential" || name === "number" || name === "agree" || name === "project") plan[name] = value;
      if (name === "done" && checked) plan.done[value] = field.dataset.title ?? "";
      if (name === "done" && !checked) delete plan.done[value];
    });
    this.#draw(CHANGES[name] ?? "words");
  }

  /** @param {HTMLInputElement} field */
  #onTime({ name, value }) {
    const amount = readHours(value);
    const hours = "hours" in amount ? amount.hours : 0;
    const isValid = name === "start" ? isStart(value) : isWeek(hours);
    const warning = this.find("wrong");
    warning.textContent = isValid ? "" : interpolate(warning.dataset.text, {});
    if (!isValid) return;
    this.#change((plan) => Object.assign(plan, name === "start" ? { start: value } : { week: hours }));
    if (name !== "start") this.field(name === "week" ? "slide" : "week").value = String(hours);
    this.#draw("months");
  }

  /** @param {HTMLElement | null} button */
  #onClick(button) {
    const { action, id } = button?.dataset ?? {};
    const plan = this.#stored(id);
    if (action === "open" && plan) this.#loaded?.then(() => this.#open(plan)).then(() => this.find("title").focus());
    if (action === "delete") this.#delete();
    if (action === "undo") this.#undo();
    if (action === "print") print();
    if (action === "markdown" || action === "calendar") this.#save(action);
  }

  #delete() {
    const plan = this.#plan;
    if (!plan) return;
    update(PLANS, (plans) => delete plans[planId(plan)]);
    this.#deleted = plan;
    this.#plan = undefined;
    for (const name of ["result", "gone", "files"]) this.find(name).hidden = true;
    for (const name of ["from", "domain"]) this.field(name).value = "";
    this.#drawPlans();
    this.#announce("deleted", plan);
    one(this, "[data-action=undo]").focus();
  }

  async #undo() {
    const plan = this.#deleted;
    if (!plan) return;
    update(PLANS, (plans) => (plans[planId(plan)] ??= plan));
    await this.#open(plan);
    this.#announce("restored", plan);
    this.find("title").focus();
  }

  /** @param {"markdown" | "calendar"} kind */
  async #save(kind) {
    const [plan, data] = [this.#plan, this.#data];
    const built = plan && data && buildPlan(plan, data, this.#pathways);
    if (!built) return;
    const phrases = this.find("phrases").dataset;
    const months = planMonths(plan, built, data, phrases);
    const sentences = all(this.find("about"), ":scope > *").filter((each) => !each.hidden);
    const frame = {
      title: this.find("title").textContent ?? "",
      about: sentences.map((each) => each.textContent ?? ""),
      removed: removedLines(plan, built, data, phrases),
      url: location.href.split("#")[0],
      siteUrl: this.#siteUrl,
      longDay: view.longDay,
      shortDay: view.shortDay,
      number: formatNumber,
    };
    const name = `plan-${plan.audit || plan.role}-${plan.domain}`;
    if (kind === "markdown") return saveFile(`${name}.md`, "text/markdown", markdown(outline(months, frame, phrases)));
    const { default: library } = await import(pageUrl(this.dataset.ical).href);
    const text = calendarFile(library, calendarEvents(plan, months, frame, phrases), new Date());
    saveFile(`${name}.ics`, "text/calendar", text);
  }
}

define("six-months", SixMonths);
