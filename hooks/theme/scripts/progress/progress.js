// <my-progress>: what the device keeps of a reader, on one page, and the file that carries it to another device.

import { all, setText } from "../lib/dom.js";
import { saveFile } from "../lib/files.js";
import { formatDate } from "../lib/format.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { drawMastery } from "../lib/items/mastery.js";
import { schedule } from "../lib/items/schedule.js";
import { ANSWERS, currentAnswers, masteryByGroup } from "../lib/records/answers.js";
import { ATTEMPTS, parseAttempt } from "../lib/records/attempts.js";
import { AUDITS, parseAudit, surfaceOf } from "../lib/records/audits.js";
import { READINGS, validReadings } from "../lib/records/readings.js";
import { drop, FORMAT, migrate, read, update } from "../lib/storage.js";
import { onStorageChange, recordNames, showIfUnsaved, unreadRecords } from "../lib/storage-admin.js";
import { interpolate } from "../lib/text.js";
import { kept, PLANS } from "../plan/plans.js";
import { join, LARGEST_FILE, open, pack } from "./backup.js";
import { markRead } from "./mark-read.js";

class MyProgress extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    onStorageChange(undefined, () => this.#show(), this.leaving.signal);
    if (!this.dataset.ready) {
      this.dataset.ready = "true";
      this.addEventListener("change", (event) => this.#changed(/** @type {HTMLInputElement} */ (event.target)));
      this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
      this.addEventListener("erased", () => this.#show());
    }
    this.#show();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  #show() {
    this.#chapters();
    this.#rows(AUDITS, sound(read(AUDITS), parseAudit), ([id, each]) => ({
      address: `?audit=${id}`,
      title: each.title,
      ...surfaceOf(each),
      day: day(each.changed),
    }));
    this.#rows(PLANS, kept(read(PLANS)), ([, each]) => ({
      address: addressOf(each),
      title: each.title,
      aim: each.aim,
      done: Object.keys(each.done).length,
      total: each.total,
      day: day(each.changed),
    }));
    this.#works();
    this.#aside();
    this.#questions();
  }

  #chapters() {
    const when = validReadings(read(READINGS));
    const rows = [...this.querySelectorAll("[data-chapter]")].map((row) => /** @type {HTMLElement} */ (row));
    const whenOf = (/** @type {HTMLElement} */ row) => when[row.dataset.chapter ?? ""];
    for (const row of rows) {
      const box = /** @type {HTMLInputElement} */ (row.querySelector("input"));
      box.disabled = false;
      box.checked = whenOf(row) !== undefined;
      /** @type {HTMLElement} */ (row.querySelector("[data-part=when]")).textContent = box.checked
        ? day(whenOf(row))
        : "";
    }
    const left = rows.filter((row) => whenOf(row) === undefined);
    setText(this.#part("chapters"), { read: rows.length - left.length, total: rows.length });
    const link = /** @type {HTMLAnchorElement} */ (this.#part("next"));
    link.hidden = left.length === 0;
    if (left.length > 0) {
      const to = /** @type {HTMLAnchorElement} */ (left[0].querySelector("a"));
      link.href = to.href;
      setText(link, { title: to.textContent?.trim() ?? "" });
    }
  }

  /** Draws a list of links into its template. @template T @param {string} name @param {T[]} found @param {(each: T) => Record<string, any>} words */
  #rows(name, found, words) {
    const list = this.#part(name);
    list.hidden = found.length === 0;
    this.#part(`no-${name}`).hidden = found.length > 0;
    const rows = found.map((each) => {
      const row = this.#row(name);
      const values = words(each);
      const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
      link.setAttribute("href", `${link.getAttribute("href")}${values.address}`);
      for (const node of row.querySelectorAll("[data-text]")) setText(/** @type {HTMLElement} */ (node), values);
      return row;
    });
    list.replaceChildren(...rows);
  }

  /** @param {string} name */
  #row(name) {
    const shell = /** @type {HTMLTemplateElement} */ (this.#part(`${name}-row`));
    return /** @type {HTMLElement} */ (/** @type {Element} */ (shell.content.firstElementChild).cloneNode(true));
  }

  #works() {
    const found = sound(read(ATTEMPTS), (found) => parseAttempt(found, {}))
      .map(([, each]) => each)
      .sort((a, b) => b.started - a.started);
    const { untitled = "" } = this.#part("works").dataset;
    this.#rows(ATTEMPTS, found, ({ title, code, student, started, ended }) => ({
      address: code && `#${code}`,
      title: title || untitled,
      student,
      day: day(ended ?? started),
    }));
    for (const [place, row] of [...this.#part("works").children].entries())
      row.querySelector(`[data-state=${found[place].ended === undefined ? "ended" : "begun"}]`)?.remove();
  }

  /** What could not be read, each to be saved or forgotten. */
  #aside() {
    recordNames()
      .filter((name) => !name.includes(":"))
      .forEach(read);
    const found = unreadRecords();
    this.#part("broken").hidden = found.length === 0;
    const list = this.#part("aside");
    const rows = found.map(({ place, name, when }) => {
      const row = this.#row("aside");
      const line = /** @type {HTMLElement} */ (row.querySelector("span"));
      const what = list.dataset[name] ?? list.dataset.work ?? "";
      line.textContent = Number.isNaN(when)
        ? interpolate(line.dataset.waits, { what })
        : interpolate(line.dataset.text, { what, day: day(when / 1000) });
      row.dataset.place = place;
      return row;
    });
    list.replaceChildren(...rows);
  }

  /** What needs the list of items and the library of schedules comes last; who has answered nothing needs neither. */
  async #questions() {
    const record = read(ANSWERS);
    const loading =
      Object.keys(record).length === 0
        ? [undefined, {}]
        : Promise.all([
            import(new URL(this.dataset.schedule ?? "", document.baseURI).href),
            fetchItemIndex(this.dataset.items),
          ]);
    const loaded = await Promise.resolve(loading).catch(() => undefined);
    this.dataset.drawn = "true";
    const line = this.#part("questions");
    if (!loaded) {
      line.textContent = line.dataset.failed ?? "";
      return;
    }
    const [library, items] = /** @type {[any, Record<string, import("../lib/items/index.js").IndexedItem>]} */ (loaded);
    const now = Date.now();
    const found = currentAnswers(record, items);
    const groups = masteryByGroup(found, items);
    const whole = drawMastery(this, groups);
    const roles = all(this.#part("roles"), ":scope > *");
    for (const row of roles) row.hidden = !groups.has(row.dataset.group ?? "");
    this.#part("no-roles").hidden = roles.some((row) => !row.hidden);
    setText(line, {
      right: [...groups.values()].reduce((sum, each) => sum + each, 0),
      total: line.dataset.total ?? "",
      whole,
    });
    setText(this.#part("due"), {
      due: found.filter(([, kept]) => (schedule(library, kept.log, now)?.due ?? Infinity) <= now).length,
    });
  }

  /** @param {HTMLInputElement} target */
  #changed(target) {
    if (target.type === "file") return this.#import(target);
    const page = /** @type {HTMLElement} */ (target.closest("[data-chapter]")).dataset.chapter ?? "";
    showIfUnsaved(this, markRead(page, target.checked));
    this.#chapters();
  }

  /** @param {HTMLElement} target */
  #act(target) {
    const place = /** @type {HTMLElement | null} */ (target.closest("[data-place]"))?.dataset.place;
    if (target.dataset.action === "export")
      saveFile(
        "skills-divide.json",
        "application/json",
        pack(recordNames(), read, FORMAT, new Date().toISOString().slice(0, 10)),
      );
    if (target.dataset.action === "import") this.#part("file").click();
    if (target.dataset.action === "print") print();
    if (target.dataset.action === "save")
      saveFile(
        `skills-divide-${place?.replaceAll(":", "-")}.txt`,
        "text/plain",
        unreadRecords().find((each) => each.place === place)?.text ?? "",
      );
    if (target.dataset.action === "forget" && place && confirm(target.dataset.ask)) {
      drop(place);
      this.#aside();
    }
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const file = input.files?.[0];
    if (!file) return;
    const items = await fetchItemIndex(this.dataset.items).catch(() => ({}));
    const found =
      file.size <= LARGEST_FILE ? open(await file.text(), migrate, items) : /** @type {const} */ ({ fault: "large" });
    input.value = "";
    if ("fault" in found) return this.#tell(found.fault);
    const stay = [...found.records].map(([name, record]) => update(name, (data) => join(name, data, record)));
    this.#tell("taken");
    showIfUnsaved(this, stay.every(Boolean));
    this.#show();
  }

  /** @param {string} what */
  #tell(what) {
    const status = this.#part("status");
    status.textContent = status.dataset[what] ?? "";
  }
}

/** The entries of a record that can be read. @template T @param {Record<string, any>} record @param {(found: any) => T} check  throws for what is damaged @returns {[string, T][]} */
function sound(record, check) {
  return Object.entries(record).flatMap(([id, each]) => {
    try {
      return [/** @type {[string, T]} */ ([id, check(each)])];
    } catch {
      return [];
    }
  });
}

/** @param {import("../plan/plans.js").Plan} plan */
const addressOf = (plan) =>
  `?${new URLSearchParams({ ...(plan.audit ? { audit: plan.audit } : { role: plan.role }), domain: plan.domain })}`;
/** @param {number} when  seconds since 1970 */
const day = (when) => (Math.abs(when) <= LATEST ? formatDate(when * 1000, { dateStyle: "medium" }) : "");
const LATEST = 8e12;

if (!customElements.get("my-progress")) customElements.define("my-progress", MyProgress);
