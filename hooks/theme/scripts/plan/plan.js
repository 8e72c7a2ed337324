// <six-months>: from a role or an audit to a domain, month by month. What the reader decides is kept on the device.

import { setText } from "../lib/dom.js";
import { saveFile } from "../lib/files.js";
import { AUDITS } from "../lib/records/audits.js";
import { read, update } from "../lib/storage.js";
import { interpolate } from "../lib/text.js";
import { calendar } from "./calendar.js";
import { planData, waysOf } from "./data.js";
import { events, outline } from "./files.js";
import { markdown } from "./markdown.js";
import { fresh, fromOf, gone, idOf, isDay, isWeek, kept, laid, months, PLANS, started } from "./plans.js";
import {
  dayWords,
  drawAbout,
  drawCredentials,
  drawGone,
  drawKept,
  drawMonths,
  drawProgress,
  drawSkills,
  numeral,
  offerAudits,
  one,
  shortDay,
  today,
} from "./view.js";

/** @typedef {import("./plans.js").Plan} Plan */
/** @typedef {import("./plans.js").Way} Way */

/** What a choice changes of the page; a word typed changes words alone. @type {Record<string, "skills" | "months" | "ticks">} */
const SHOWS = { skill: "skills", credential: "months", done: "ticks" };

class SixMonths extends HTMLElement {
  /** @type {import("./plans.js").Data | undefined} */
  #data;
  /** @type {Plan | undefined} */
  #plan;
  /** @type {Record<string, Way>} */
  #ways = {};
  /** @type {Plan | undefined} */
  #deleted;
  /** @type {Promise<void> | undefined} */
  #begun;
  #elsewhere = (/** @type {StorageEvent} */ { key }) => {
    if (key === null || key.endsWith(`:${PLANS}`)) this.#follow();
  };

  connectedCallback() {
    addEventListener("storage", this.#elsewhere);
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    offerAudits(this, read(AUDITS));
    this.#drawKept();
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("input", (event) => this.#heard(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
    this.#begun = this.#begin();
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

  /** An address below the site's root in full. @param {string} path */
  #address = (path) => new URL(path, new URL(this.dataset.site ?? "", document.baseURI)).href;

  async #begin() {
    try {
      this.#data = await planData(this.#address);
    } catch {
      return this.#tell("failed");
    }
    const asked = new URL(location.href).searchParams;
    const from = asked.has("audit") ? `audit:${asked.get("audit")}` : `role:${asked.get("role")}`;
    const [start, domain] = this.querySelectorAll("select");
    if (start.value === "" && domain.value === "") [start.value, domain.value] = [from, asked.get("domain") ?? ""];
    // a value that is not on offer leaves nothing chosen
    for (const select of [start, domain]) if (select.selectedIndex < 0) select.value = "";
    await this.#pick();
  }

  #drawKept() {
    const plans = kept(read(PLANS));
    const open = this.#plan ? idOf(this.#plan) : "";
    drawKept(this, plans, open);
    this.#part("delete").hidden = !plans.some(([id]) => id === open);
  }

  /** @param {string} what @param {{title: string, aim: string}} [plan] */
  #tell(what, { title, aim } = { title: "", aim: "" }) {
    const [said, note] = [this.#part("said"), this.#part("note")];
    said.textContent = interpolate(said.dataset[what], { title, aim });
    note.dataset.kind = what;
    note.hidden = false;
    one(this, "[data-action=undo]").hidden = what !== "deleted";
  }

  /** Opens the plan that the two choices name. */
  #pick() {
    const [from, domain] = this.querySelectorAll("select");
    if (!this.#data || !from.value || !domain.value) return;
    const start = {
      ...started(from.value, read(AUDITS), this.#data.roles),
      domain: domain.value,
      aim: domain.selectedOptions[0].text,
    };
    const known = kept(read(PLANS)).find(([key]) => key === idOf(start));
    return this.#open(known?.[1] ?? fresh(start, today()));
  }

  /** @param {Plan} plan */
  async #open(plan) {
    this.#plan = plan;
    this.#ways = {};
    if (plan.role && this.#data?.roles.some(({ id }) => id === plan.role)) {
      const ways = await waysOf(this.#address, plan.role).catch(() => this.#tell("failed"));
      if (this.#plan !== plan) return;
      this.#ways = ways ?? {};
    }
    const address = new URLSearchParams(plan.audit ? { audit: plan.audit } : { role: plan.role });
    address.set("domain", plan.domain);
    history.replaceState(history.state, "", `?${address}`);
    this.#fill(plan);
    /** @type {HTMLDetailsElement} */ (this.#part("choices")).open =
      plan.changed === 0 || !this.#part("retired").hidden;
    this.#drawKept();
  }

  /** @param {Plan} plan */
  #fill(plan) {
    const { number, agree, week, start, domain } = plan;
    for (const [name, value] of Object.entries({ from: fromOf(plan), domain, number, agree, week, slide: week, start }))
      this.#field(name).value = String(value);
    this.#part("wrong").textContent = "";
    this.#show("all");
  }

  /** Shows what another tab has changed. */
  #follow() {
    const plan = this.#plan;
    const now = plan && kept(read(PLANS)).find(([key]) => key === idOf(plan))?.[1];
    if (now) {
      this.#plan = now;
      this.#fill(now);
    }
    this.#drawKept();
  }

  /** Draws the plan anew, or as much of it as a change concerns. @param {"all" | "skills" | "months" | "words" | "ticks"} what */
  #show(what) {
    const [plan, data] = [this.#plan, this.#data];
    if (!plan || !data) return;
    const found = laid(plan, data, this.#ways);
    this.#part("files").hidden = false;
    this.#part("result").hidden = this.#part("saves").hidden = !found;
    drawGone(this, gone(plan, found));
    if (!found) return this.#tell("unknown");
    drawProgress(this, plan, found);
    if (what === "ticks") return;
    setText(this.#part("title"), { title: plan.title, aim: plan.aim });
    /** @type {HTMLAnchorElement} */ (this.#part("target")).href = this.#address(`roles/${found.target.id}/`);
    if (what === "all") drawSkills(this, found.wanted, plan, data);
    if (what === "all" || what === "skills") drawCredentials(this, plan, found, this.#address);
    const field = this.#field("project");
    const project = plan.project ?? found.way?.project ?? field.dataset.own ?? "";
    if (field !== document.activeElement) field.value = project;
    const laidOut = months(plan, found, data, this.#part("phrases").dataset);
    drawAbout(this, plan, found, data, laidOut, project);
    if (what !== "words") drawMonths(this, laidOut, this.#address);
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
    if (name === "skill")
      this.#change(
        (plan) => (plan.held = checked ? [...plan.held, value] : plan.held.filter((each) => each !== value)),
      );
    if (name === "credential" || name === "number" || name === "agree") this.#change((plan) => (plan[name] = value));
    if (name === "project") this.#change((plan) => (plan.project = value));
    if (name === "done")
      this.#change(({ done }) => {
        if (checked) done[value] = field.dataset.title ?? "";
        else delete done[value];
      });
    if (name === "week" || name === "slide" || name === "start") this.#time(field);
    else this.#show(SHOWS[name] ?? "words");
  }

  /** @param {HTMLInputElement} field */
  #time({ name, value }) {
    const [wrong, right] = [this.#part("wrong"), name === "start" ? isDay(value) : isWeek(Number(value))];
    wrong.textContent = right ? "" : interpolate(wrong.dataset.text, {});
    if (!right) return;
    this.#change((plan) => Object.assign(plan, name === "start" ? { start: value } : { week: Number(value) }));
    if (name !== "start") this.#field(name === "week" ? "slide" : "week").value = value;
    this.#show("months");
  }

  /** @param {HTMLElement} target */
  #act(target) {
    const { action, id } = target.dataset;
    const known = kept(read(PLANS)).find(([key]) => key === id);
    if (action === "open" && known)
      this.#begun?.then(() => this.#open(known[1])).then(() => this.#part("title").focus());
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
    for (const select of this.querySelectorAll("select")) select.value = "";
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
    const about = [...this.#part("about").children].flatMap((item) =>
      /** @type {HTMLElement} */ (item).hidden ? [] : [item.textContent ?? ""],
    );
    const title = this.#part("title").textContent ?? "";
    const frame = {
      title,
      about,
      gone: gone(plan, found),
      url: location.href.split("#")[0],
      address: this.#address,
      day: dayWords,
      short: shortDay,
      number: numeral,
    };
    const name = `plan-${plan.audit || plan.role}-${plan.domain}`;
    if (kind === "markdown") return saveFile(`${name}.md`, "text/markdown", markdown(outline(laidOut, frame, words)));
    const { default: library } = await import(new URL(this.dataset.ical ?? "", document.baseURI).href);
    saveFile(`${name}.ics`, "text/calendar", calendar(library, events(plan, laidOut, frame, words), new Date()));
  }
}

if (!customElements.get("six-months")) customElements.define("six-months", SixMonths);
