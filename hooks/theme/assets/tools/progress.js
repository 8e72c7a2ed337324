// <my-progress>: what the device keeps of a reader, on one page, and the file that carries it to another device.

import { dated } from "../dates.js";
import { ANSWERS, answered, mastery } from "../review/answers.js";
import { schedule } from "../review/schedule.js";
import { FORMAT, aside, current, read, update } from "../store.js";
import { AUDITS, audit, surfaceOf } from "../you/audits.js";
import { LARGEST_FILE, NAMES, join, open, pack } from "../you/backup.js";
import { PLANS, kept } from "../you/plans.js";
import { READ } from "../you/reading-log.js";
import { save } from "../you/save.js";
import { say } from "../words.js";

const WORKS = "works";

class MyProgress extends HTMLElement {
  #again = () => this.#show();

  connectedCallback() {
    addEventListener("storage", this.#again);
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.addEventListener("kept:erased", () => (this.#show(), this.#questions()));
    this.addEventListener("change", (event) => this.#changed(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
    this.#show();
    this.#questions();
  }

  disconnectedCallback() {
    removeEventListener("storage", this.#again);
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  #show() {
    this.#chapters();
    this.#rows("audits", sound(read(AUDITS)), ([id, each]) => ({ address: `?audit=${id}`, title: each.title, ...surfaceOf(each), day: day(each.changed) }));
    this.#rows("plans", kept(read(PLANS)), ([, each]) => ({ address: addressOf(each), title: each.title, aim: each.aim, done: Object.keys(each.done).length, total: each.total, day: day(each.changed) }));
    const works = Object.values(read(WORKS)).filter((each) => Number.isFinite(each?.started));
    this.#part("works").hidden = works.length === 0;
    say(this.#part("works"), { begun: works.length, ended: works.filter((each) => each.ended).length });
    this.#part("broken").hidden = this.#broken().length === 0;
  }

  #chapters() {
    const when = read(READ);
    const rows = [...this.querySelectorAll("[data-chapter]")].map((row) => /** @type {HTMLElement} */ (row));
    for (const row of rows) {
      const box = /** @type {HTMLInputElement} */ (row.querySelector("input"));
      const read = when[row.dataset.chapter ?? ""];
      box.disabled = false;
      box.checked = read !== undefined;
      /** @type {HTMLElement} */ (row.querySelector("[data-part=when]")).textContent = read === undefined ? "" : day(read);
    }
    const next = rows.find((row) => !Object.hasOwn(when, row.dataset.chapter ?? ""));
    say(this.#part("chapters"), { read: rows.filter((row) => Object.hasOwn(when, row.dataset.chapter ?? "")).length, total: rows.length });
    const link = /** @type {HTMLAnchorElement} */ (this.#part("next"));
    link.hidden = next === undefined;
    if (next) {
      const to = /** @type {HTMLAnchorElement} */ (next.querySelector("a"));
      link.href = to.href;
      say(link, { title: to.textContent?.trim() ?? "" });
    }
  }

  /** @template T @param {string} name @param {T[]} found @param {(each: T) => Record<string, any>} words */
  #rows(name, found, words) {
    const list = this.#part(name);
    const shell = /** @type {HTMLTemplateElement} */ (this.#part(`${name}-row`));
    list.hidden = found.length === 0;
    this.#part(`no-${name}`).hidden = found.length > 0;
    list.replaceChildren(
      ...found.map((each) => {
        const row = /** @type {HTMLElement} */ (/** @type {Element} */ (shell.content.firstElementChild).cloneNode(true));
        const values = words(each);
        const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
        link.setAttribute("href", `${link.getAttribute("href")}${values.address}`);
        for (const node of row.querySelectorAll("[data-text]")) say(/** @type {HTMLElement} */ (node), values);
        return row;
      }),
    );
  }

  /** @returns {Promise<Record<string, import("../review/answers.js").Known>>} */
  #items() {
    return fetch(new URL(this.dataset.items ?? "", document.baseURI)).then((answer) => answer.json());
  }

  /** What needs the list of items and the library of schedules comes last. */
  async #questions() {
    const [library, items] = await Promise.all([import(new URL(this.dataset.schedule ?? "", document.baseURI).href), this.#items()]);
    const found = answered(read(ANSWERS), items);
    const groups = [...mastery(found, items).values()];
    const [right, total] = [sumOf(groups.map((each) => each.right)), Object.keys(items).length];
    const due = found.filter(([, kept]) => (schedule(library, kept.log)?.due ?? Infinity) <= Date.now()).length;
    say(this.#part("questions"), { right, total, whole: groups.filter((each) => each.right === each.total).length });
    const meter = /** @type {HTMLMeterElement} */ (this.#part("meter"));
    [meter.max, meter.value] = [total, right];
    say(this.#part("due"), { due });
  }

  /** @param {HTMLInputElement} target */
  #changed(target) {
    if (target.type === "file") return this.#import(target);
    const page = /** @type {HTMLElement} */ (target.closest("[data-chapter]")).dataset.chapter ?? "";
    const stays = update(READ, (data) => (target.checked ? (data[page] = Math.floor(Date.now() / 1000)) : delete data[page]));
    if (!stays) this.#tell("full");
    this.#chapters();
  }

  /** @param {HTMLElement} target */
  #act(target) {
    if (target.dataset.action === "export") save("skills-divide.json", "application/json", pack(read, FORMAT, new Date().toISOString().slice(0, 10)));
    if (target.dataset.action === "import") this.#part("file").click();
    if (target.dataset.action === "broken") this.#broken().forEach((text, place) => save(`skills-divide-set-aside-${place + 1}.txt`, "text/plain", text));
    if (target.dataset.action === "print") print();
  }

  #broken() {
    return [...NAMES, WORKS].flatMap((name) => aside(name));
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const file = input.files?.[0];
    const found = file && file.size <= LARGEST_FILE ? open(await file.text(), current, await this.#items()) : null;
    input.value = "";
    if (!found) return this.#tell("refused");
    let stays = true;
    for (const [name, record] of found) stays = update(name, (data) => join(name, data, record)) && stays;
    this.#tell(stays ? "taken" : "full");
    this.#show();
    this.#questions();
  }

  /** @param {string} what */
  #tell(what) {
    const status = this.#part("status");
    status.textContent = status.dataset[what] ?? "";
  }
}

/** The audits that can be read. @param {Record<string, any>} record @returns {[string, import("../you/audits.js").Audit][]} */
function sound(record) {
  return Object.entries(record).flatMap(([id, each]) => {
    try {
      return [[id, audit(each)]];
    } catch {
      return [];
    }
  });
}

/** @param {import("../you/plans.js").Plan} plan */
const addressOf = (plan) => `?${new URLSearchParams({ ...(plan.audit ? { audit: plan.audit } : { role: plan.role }), domain: plan.domain })}`;
/** @param {number} when  seconds since 1970 */
const day = (when) => dated(when * 1000, { dateStyle: "medium" });
/** @param {number[]} numbers */
const sumOf = (numbers) => numbers.reduce((sum, each) => sum + each, 0);

if (!customElements.get("my-progress")) customElements.define("my-progress", MyProgress);
