// <six-months>: from a role or an audit to a domain, month by month. What the reader decides is kept on the device.

import { read, update } from "../store.js";
import { AUDITS, audit } from "../you/audits.js";
import { calendar } from "../you/calendar-out.js";
import { markdown } from "../you/markdown.js";
import { events, outline } from "../you/plan-files.js";
import { dayWords, drawAbout, drawCredentials, drawGone, drawKept, drawMonths, drawProgress, drawSkills, numeral, offerAudits, one, shortDay, today } from "../you/plan-view.js";
import { PLANS, fresh, gone, idOf, isDay, isWeek, kept, laid, months } from "../you/plans.js";
import { save } from "../you/save.js";
import { filled, say } from "../words.js";

/** @typedef {import("../you/plans.js").Plan} Plan */
/** @typedef {import("../you/plans.js").Way} Way */

class SixMonths extends HTMLElement {
  /** @type {import("../you/plans.js").Data | undefined} */
  #data;
  /** @type {Plan | undefined} */
  #plan;
  /** @type {Record<string, Way>} */
  #ways = {};
  /** @type {Plan | undefined} */
  #deleted;
  #elsewhere = () => this.#drawKept();

  connectedCallback() {
    addEventListener("storage", this.#elsewhere);
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    offerAudits(this, read(AUDITS));
    this.#drawKept();
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("input", (event) => this.#heard(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
    this.#begin();
  }

  disconnectedCallback() {
    removeEventListener("storage", this.#elsewhere);
  }

  /** @param {string} name */
  #part(name) {
    return one(this, `[data-part=${name}]`);
  }

  /** @param {string} name @returns {HTMLInputElement} */
  #field(name) {
    return /** @type {HTMLInputElement} */ (one(this, `[name=${name}]`));
  }

  #selects() {
    return this.querySelectorAll("select");
  }

  /** An address below the site's root in full. @param {string} path */
  #address(path) {
    return new URL(path, new URL(this.dataset.site ?? "", document.baseURI)).href;
  }

  /** @param {string} path @returns {Promise<any>} */
  async #json(path) {
    const answer = await fetch(this.#address(path));
    if (!answer.ok) throw new TypeError(path);
    return answer.json();
  }

  async #begin() {
    try {
      const [{ roles, skills: titles }, told] = await Promise.all([this.#json("tools/roles.json"), this.#json("tools/plan.json")]);
      this.#data = { ...told, roles, titles };
    } catch {
      return this.#tell("failed");
    }
    const asked = new URL(location.href).searchParams;
    const from = asked.has("audit") ? `audit:${asked.get("audit")}` : `role:${asked.get("role")}`;
    const [start, domain] = this.#selects();
    if (start.value === "" && domain.value === "") [start.value, domain.value] = [from, asked.get("domain") ?? ""];
    // a value that is not on offer leaves nothing chosen
    for (const select of [start, domain]) if (select.selectedIndex < 0) select.value = "";
    this.#pick();
  }

  #drawKept() {
    const plans = kept(read(PLANS));
    drawKept(this, plans);
    this.#part("delete").hidden = !plans.some(([id]) => this.#plan && id === idOf(this.#plan));
  }

  /** @param {string} what @param {{title: string, aim: string}} [plan] */
  #tell(what, { title, aim } = { title: "", aim: "" }) {
    const said = this.#part("said");
    said.textContent = filled(said.dataset[what], { title, aim });
    this.#part("note").hidden = false;
    one(this, "[data-action=undo]").hidden = what !== "deleted";
  }

  /** Opens the plan that the two choices name. */
  #pick() {
    const [from, domain] = this.#selects();
    const [kind, id] = from.value.split(":");
    if (!this.#data || !id || !domain.value) return;
    const started = kind === "audit" ? audit(read(AUDITS)[id]) : undefined;
    const role = this.#data.roles.find((each) => each.id === (started ? started.role : id));
    const start = { audit: started ? id : "", role: role?.id ?? "", title: started?.title ?? role?.title ?? "", held: started?.skills ?? role?.skills ?? [], domain: domain.value, aim: domain.selectedOptions[0].text };
    const known = kept(read(PLANS)).find(([key]) => key === idOf(start));
    return this.#open(known ? known[1] : fresh(start, today()));
  }

  /** @param {Plan} plan */
  async #open(plan) {
    this.#plan = plan;
    this.#ways = {};
    if (plan.role && this.#data?.roles.some(({ id }) => id === plan.role)) {
      const told = await this.#json(`tools/roles/${plan.role}.json`).catch(() => this.#tell("failed"));
      if (this.#plan !== plan) return;
      this.#ways = told?.ways ?? {};
    }
    const address = new URLSearchParams(plan.audit ? { audit: plan.audit } : { role: plan.role });
    address.set("domain", plan.domain);
    history.replaceState(history.state, "", `?${address}`);
    const { number, agree, week, start, domain } = plan;
    const shown = { from: plan.audit ? `audit:${plan.audit}` : `role:${plan.role}`, domain, number, agree, week, slide: week, start };
    for (const [name, value] of Object.entries(shown)) this.#field(name).value = String(value);
    this.#part("wrong").textContent = "";
    this.#show("all");
    /** @type {HTMLDetailsElement} */ (this.#part("choices")).open = plan.changed === 0 || !this.#part("retired").hidden;
    this.#drawKept();
  }

  /** Draws the plan anew, or as much of it as a change concerns. @param {"all" | "skills" | "months" | "ticks"} what */
  #show(what) {
    const [plan, data] = [this.#plan, this.#data];
    if (!plan || !data) return;
    const found = laid(plan, data, this.#ways);
    this.#part("result").hidden = this.#part("files").hidden = !found;
    drawGone(this, gone(plan, found));
    if (!found) return this.#tell("unknown");
    drawProgress(this, plan, found);
    if (what === "ticks") return;
    const address = (/** @type {string} */ path) => this.#address(path);
    say(this.#part("title"), { title: plan.title, aim: plan.aim });
    /** @type {HTMLAnchorElement} */ (this.#part("target")).href = address(`roles/${found.target.id}/`);
    if (what === "all") drawSkills(this, found.wanted, plan, data);
    if (what !== "months") drawCredentials(this, plan, found, address);
    const field = this.#field("project");
    const project = plan.project ?? found.way?.project ?? field.dataset.own ?? "";
    if (field !== document.activeElement) field.value = project;
    const laidOut = months(plan, found, data, this.#part("phrases").dataset);
    drawAbout(this, plan, found, data, laidOut, project);
    drawMonths(this, laidOut, address);
  }

  /** Changes the plan as it is kept now, which another tab may have changed. @param {(plan: Plan) => void} change */
  #change(change) {
    const [plan, data] = [this.#plan, this.#data];
    if (!plan || !data) return;
    const id = idOf(plan);
    const lasting = update(PLANS, (plans) => {
      const now = kept(plans).find(([key]) => key === id)?.[1] ?? plan;
      change(now);
      now.total = laid(now, data, this.#ways)?.lines.length ?? 0;
      now.changed = Math.floor(Date.now() / 1000);
      plans[id] = this.#plan = now;
    });
    this.#part("note").hidden = true;
    if (!lasting) this.#tell("full");
    this.#drawKept();
  }

  /** @param {HTMLInputElement} field */
  #heard(field) {
    const { name, value, checked } = field;
    if (name === "from" || name === "domain") return void this.#pick();
    if (name === "skill") this.#change((plan) => (plan.held = checked ? [...plan.held, value] : plan.held.filter((each) => each !== value)));
    if (name === "credential" || name === "number" || name === "agree") this.#change((plan) => (plan[name] = value));
    if (name === "project") this.#change((plan) => (plan.project = value));
    if (name === "done") this.#change((plan) => (checked ? (plan.done[value] = field.dataset.title ?? "") : delete plan.done[value]));
    if (name === "week" || name === "slide" || name === "start") this.#time(field);
    else this.#show(name === "skill" ? "skills" : name === "done" ? "ticks" : "months");
  }

  /** @param {HTMLInputElement} field */
  #time({ name, value }) {
    const right = name === "start" ? isDay(value) : isWeek(Number(value));
    this.#part("wrong").textContent = right ? "" : (this.#part("wrong").dataset.text ?? "");
    if (!right) return;
    if (name === "start") this.#change((plan) => (plan.start = value));
    else this.#change((plan) => (plan.week = Number(value)));
    if (name !== "start") this.#field(name === "week" ? "slide" : "week").value = value;
    this.#show("months");
  }

  /** @param {HTMLElement} target */
  #act(target) {
    const { action, id } = target.dataset;
    const known = kept(read(PLANS)).find(([key]) => key === id);
    if (action === "open" && known) this.#open(known[1]).then(() => this.#part("title").focus());
    if (action === "delete") this.#delete();
    if (action === "undo") this.#undo();
    if (action === "print") print();
    if (action === "markdown" || action === "calendar") this.#save(action);
  }

  #delete() {
    const plan = this.#plan;
    if (!plan) return;
    update(PLANS, (plans) => void delete plans[idOf(plan)]);
    this.#deleted = plan;
    this.#plan = undefined;
    for (const name of ["result", "gone", "files"]) this.#part(name).hidden = true;
    this.#drawKept();
    this.#tell("deleted", plan);
    one(this, "[data-action=undo]").focus();
  }

  async #undo() {
    const plan = this.#deleted;
    if (!plan) return;
    update(PLANS, (plans) => (plans[idOf(plan)] ??= plan));
    await this.#open(plan);
    this.#tell("restored", plan);
    this.#part("title").focus();
  }

  /** @param {"markdown" | "calendar"} kind */
  async #save(kind) {
    const [plan, data] = [this.#plan, this.#data];
    const found = plan && data && laid(plan, data, this.#ways);
    if (!found) return;
    const words = this.#part("phrases").dataset;
    const laidOut = months(plan, found, data, words);
    const about = [...this.#part("about").children].flatMap((item) => (/** @type {HTMLElement} */ (item).hidden ? [] : [item.textContent ?? ""]));
    const title = this.#part("title").textContent ?? "";
    const frame = { title, about, gone: gone(plan, found), url: location.href.split("#")[0], address: (/** @type {string} */ path) => this.#address(path), day: dayWords, short: shortDay, number: numeral };
    const name = `plan-${plan.audit || plan.role}-${plan.domain}`;
    if (kind === "markdown") return save(`${name}.md`, "text/markdown", markdown(outline(laidOut, frame, words)));
    const { default: library } = await import(new URL(this.dataset.ical ?? "", document.baseURI).href);
    save(`${name}.ics`, "text/calendar", calendar(library, events(plan, laidOut, frame, words), new Date()));
  }
}

if (!customElements.get("six-months")) customElements.define("six-months", SixMonths);
