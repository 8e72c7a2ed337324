// <my-progress>: what the device has stored of a reader, on one page, and the file that carries it to another device.

import { validEntries } from "../lib/checks.js";
import { utcDay } from "../lib/dates.js";
import { all, clone, one, pageUrl, part, pressedButton, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { saveFile, siteFile } from "../lib/files.js";
import { formatDate, formatNumber } from "../lib/format.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { drawMastery } from "../lib/items/mastery.js";
import { schedule } from "../lib/items/schedule.js";
import { ANSWERS, currentAnswers, masteryByGroup } from "../lib/records/answers.js";
import { ATTEMPTS, parseAttempt } from "../lib/records/attempts.js";
import { surfaceOf } from "../lib/records/audits.js";
import { PLANS, validPlans } from "../lib/records/plans.js";
import { READINGS, validReadings } from "../lib/records/readings.js";
import { lastStop, STOPS, titleIn } from "../lib/records/stops.js";
import { drop, FORMAT, migrate, read, update } from "../lib/storage.js";
import { onStorageChange, recordNames, showIfUnsaved, unreadRecords } from "../lib/storage-admin.js";
import { readAudits } from "../lib/stored-audits.js";
import { interpolate } from "../lib/text.js";
import { fetchWordings, pageLanguage, siteLanguages } from "../lib/wordings.js";
import { LARGEST_FILE, mergeRecord, openBackup, packBackup } from "./backup.js";
import { markRead } from "./mark-read.js";

class MyProgress extends Tool {
  /** How often all was drawn: what an earlier drawing still waits for is out of date. */
  #drawings = 0;

  connectedCallback() {
    this.leaving = new AbortController();
    onStorageChange(undefined, () => this.#draw(), this.leaving.signal);
    super.connectedCallback();
    this.#draw();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  start() {
    this.addEventListener("change", (event) => this.#onChange(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener("click", (event) => this.#onClick(pressedButton(event)));
    this.addEventListener("erased", () => this.#draw());
  }

  #draw() {
    this.#drawings += 1;
    this.#drawChapters();
    this.#drawOwn();
    this.#drawAttempts();
    this.#drawUnread();
    this.#drawQuestions();
  }

  #drawChapters() {
    const readings = validReadings(read(READINGS));
    const rows = all(this, "[data-chapter]");
    const whenRead = (/** @type {HTMLElement} */ row) => readings[row.dataset.chapter ?? ""];
    for (const row of rows) {
      const box = /** @type {HTMLInputElement} */ (one(row, "input"));
      box.disabled = false;
      box.checked = whenRead(row) !== undefined;
      part(row, "when").textContent = box.checked ? day(whenRead(row)) : "";
    }
    const unread = rows.filter((row) => whenRead(row) === undefined);
    setText(this.find("chapters"), { read: rows.length - unread.length, total: rows.length });
    const minutes = unread.reduce((sum, row) => sum + Number(row.dataset.minutes), 0);
    for (const left of all(this, "[data-part=left]")) setText(left, { hours: formatNumber(Math.ceil(minutes / 60)) });
    const next = /** @type {HTMLAnchorElement} */ (this.find("next"));
    next.hidden = unread.length === 0;
    if (next.hidden) return;
    const stop = lastStop(read(STOPS));
    const stopped = unread.find((row) => row.dataset.chapter === stop?.page);
    const link = /** @type {HTMLAnchorElement} */ (one(stopped ?? unread[0], "a"));
    next.href = link.href + (stopped && stop?.part ? `#${stop.part}` : "");
    const where = this.find("where");
    const title = stopped ? titleIn(stop, pageLanguage()) : "";
    where.hidden = !title;
    setText(where, { title });
    next.dataset.step = link.textContent?.trim() ?? "";
    setText(next, { title: next.dataset.step });
  }

  /** Draws audits and plans, which may have begun in another language. */
  async #drawOwn() {
    const drawing = this.#drawings;
    const audits = await readAudits();
    const plans = validPlans(read(PLANS));
    const isAlone = plans.length === 0 || siteLanguages().length === 1;
    const [names] = isAlone ? [] : await fetchWordings([pageLanguage()]);
    if (drawing !== this.#drawings) return;
    const titles = new Map(audits.map(([id, { title }]) => [id, title]));
    const { untitled = "" } = this.find("audits").dataset;
    const ofAudits = audits.map(([id, audit]) => {
      const title = audit.title || untitled;
      return { query: `?audit=${id}`, title, ...surfaceOf(audit), day: day(audit.changed) };
    });
    const ofPlans = plans.map(([, { audit, role, domain, title, aim, done, total, changed }]) => ({
      query: `?${new URLSearchParams({ ...(audit ? { audit } : { role }), domain })}`,
      title: (audit ? titles.get(audit) : names?.roles.get(role)) || title || untitled,
      aim: names?.domains.get(domain) ?? aim,
      done: Object.keys(done).length,
      total,
      day: day(changed),
    }));
    this.#drawList("audits", ofAudits);
    this.#drawList("plans", ofPlans);
  }

  #drawAttempts() {
    const attempts = validEntries(read(ATTEMPTS), (value) => parseAttempt(value, {}))
      .map(([, attempt]) => attempt)
      .sort((a, b) => b.started - a.started);
    const { untitled = "" } = this.find("works").dataset;
    const values = attempts.map(({ title, code, student, started, ended }) => {
      return { query: code && `#${code}`, title: title || untitled, student, day: day(ended ?? started) };
    });
    const rows = this.#drawList("works", values);
    for (const [place, row] of rows.entries())
      row.querySelector(`[data-state=${attempts[place].ended === undefined ? "ended" : "begun"}]`)?.remove();
  }

  /** Draws a list of links into its template. @param {string} name  of the list @param {({query: string} & Record<string, string | number>)[]} entries */
  #drawList(name, entries) {
    const list = this.find(name);
    list.hidden = entries.length === 0;
    this.find(`no-${name}`).hidden = entries.length > 0;
    const rows = entries.map((values) => {
      const row = clone(this, `${name}-row`);
      const link = one(row, "a");
      link.setAttribute("href", `${link.getAttribute("href")}${values.query}`);
      for (const node of all(row, "[data-text]")) setText(node, values);
      return row;
    });
    list.replaceChildren(...rows);
    return rows;
  }

  /** Lists the records that could not be read, each to be saved or forgotten. */
  #drawUnread() {
    for (const name of recordNames()) if (!name.includes(":")) read(name); // sets aside what is damaged
    const records = unreadRecords();
    this.find("broken").hidden = records.length === 0;
    const list = this.find("aside");
    const rows = records.map(({ place, name, when }) => {
      const row = clone(this, "aside-row");
      const line = one(row, "span");
      const what = list.dataset[name] ?? list.dataset.work ?? "";
      const isLater = Number.isNaN(when);
      const values = { what, day: isLater ? "" : day(when / 1000) };
      line.textContent = interpolate(isLater ? line.dataset.waits : line.dataset.text, values);
      row.dataset.place = place;
      return row;
    });
    list.replaceChildren(...rows);
  }

  /** The list of items and the library of schedules; neither for who has answered nothing. @param {Record<string, any>} answers */
  async #loadItems(answers) {
    if (Object.keys(answers).length === 0) return { library: undefined, items: {} };
    const loading = [import(pageUrl(this.dataset.schedule).href), fetchItemIndex(this.dataset.items)];
    const [library, items] = await Promise.all(loading);
    return { library, items };
  }

  /** Draws what needs the list of items; it comes last. */
  async #drawQuestions() {
    const drawing = this.#drawings;
    const record = read(ANSWERS);
    const loaded = await this.#loadItems(record).catch(() => undefined);
    if (drawing !== this.#drawings) return;
    this.dataset.drawn = "true";
    const line = this.find("questions");
    if (!loaded) {
      line.textContent = line.dataset.failed ?? "";
      return;
    }
    const now = Date.now();
    const answers = currentAnswers(record, loaded.items);
    const groups = masteryByGroup(answers, loaded.items);
    const whole = drawMastery(this, groups);
    const roles = all(this.find("roles"), ":scope > *");
    for (const row of roles) row.hidden = !groups.has(row.dataset.group ?? "");
    this.find("no-roles").hidden = roles.some((row) => !row.hidden);
    const right = [...groups.values()].reduce((sum, count) => sum + count, 0);
    setText(line, { right, total: line.dataset.total ?? "", whole });
    const isDue = (/** @type {import("../lib/records/answers.js").StoredAnswer} */ { log }) =>
      (schedule(loaded.library, log, now)?.due ?? Infinity) <= now;
    setText(this.find("due"), { due: answers.filter(([, answer]) => isDue(answer)).length });
  }

  /** @param {HTMLInputElement} target */
  #onChange(target) {
    if (target.type === "file") return this.#import(target);
    const page = /** @type {HTMLElement} */ (target.closest("[data-chapter]")).dataset.chapter ?? "";
    showIfUnsaved(this, markRead(page, target.checked));
    this.#drawChapters();
  }

  /** @param {HTMLElement | null} button */
  #onClick(button) {
    const { action, ask } = button?.dataset ?? {};
    const place = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-place]"))?.dataset.place ?? "";
    if (action === "export") this.#export();
    if (action === "import") this.find("file").click();
    if (action === "print") print();
    if (action === "save") {
      const text = unreadRecords().find((each) => each.place === place)?.text ?? "";
      saveFile(siteFile(`-${place.replaceAll(":", "-")}.txt`), "text/plain", text);
    }
    if (action === "forget" && confirm(ask)) {
      drop(place);
      this.#drawUnread();
    }
  }

  #export() {
    const text = packBackup(recordNames(), read, FORMAT, utcDay(Date.now()));
    saveFile(siteFile(".json"), "application/json", text);
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const file = input.files?.[0];
    if (!file) return;
    const items = await fetchItemIndex(this.dataset.items).catch(() => ({}));
    const text = file.size <= LARGEST_FILE ? await file.text() : undefined;
    const backup = text === undefined ? { fault: "large" } : openBackup(text, migrate, items);
    input.value = "";
    if ("fault" in backup) return this.#announce(backup.fault);
    const saved = [...backup.records].map(([name, record]) => update(name, (data) => mergeRecord(name, data, record)));
    this.#announce("taken");
    showIfUnsaved(this, saved.every(Boolean));
    this.#draw();
  }

  /** Says what happened, in words of the template. @param {string} name */
  #announce(name) {
    const status = this.find("status");
    status.textContent = status.dataset[name] ?? "";
  }
}

/** The last second that a date can hold, on either side of 1970. */
const LATEST = 8e12;

/** @param {number} when  seconds since 1970 */
const day = (when) => (Math.abs(when) <= LATEST ? formatDate(when * 1000, { dateStyle: "medium" }) : "");

define("my-progress", MyProgress);
