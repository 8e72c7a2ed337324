// <compare-roles>: two or three roles or own audits side by side. The address keeps the choice; audits stay on the device.

import { STANCES } from "../lib/derive/surface.js";
import { setText } from "../lib/dom.js";
import { AUDITS, parseAudit } from "../lib/records/audits.js";
import { read } from "../lib/storage.js";
import {
  auditIn,
  groups,
  keyOf,
  keyOfAudit,
  keysIn,
  ofAudit,
  offered,
  ofRole,
  PLACES,
  pairs,
  queryOf,
} from "./subjects.js";

/** @typedef {import("./subjects.js").Subject} Subject */
/** @typedef {{roles: {id: string, title: string}[], skills: Record<string, string>}} Overview */

class CompareRoles extends HTMLElement {
  /** @type {string[]} what is chosen, a key a place */
  keys = [];
  /** @type {Map<string, string>} keys by the name that the lists offer */
  names = new Map();
  /** @type {Promise<Overview> | undefined} */
  overview;

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.keys = keysIn(new URL(location.href).searchParams);
    const pick = this.#part("pick");
    pick.addEventListener("focusin", (event) => this.#offer(event).catch(() => this.#tell("offline", {})));
    pick.addEventListener("input", (event) => this.#choose(event, false));
    pick.addEventListener("change", (event) => this.#choose(event, true));
    this.#part("copy").addEventListener("click", () => this.#copy());
    this.#show("");
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part=${name}]`));
  }

  /** A copy of what a template holds. @param {string} name */
  #copyOf(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector(`template[data-part=${name}]`));
    return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  }

  /** @param {string} name @param {Record<string, string | number>} values @returns {HTMLElement} */
  #words(name, values) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("template[data-part=words]"));
    const words = /** @type {HTMLElement} */ (
      /** @type {Element} */ (template.content.querySelector(`[data-say=${name}]`)).cloneNode(true)
    );
    setText(words, values);
    return words;
  }

  /** @param {string} name @param {Record<string, string | number>} values */
  #tell(name, values) {
    this.#part("status").replaceChildren(this.#words(name, values));
  }

  /** The names of everything and of each skill, fetched once. */
  #all() {
    this.overview ??= fetch(new URL(this.dataset.names ?? "", document.baseURI)).then((answer) => answer.json());
    this.overview.catch(() => (this.overview = undefined));
    return this.overview;
  }

  /** Fills the list that all three fields offer with what fits the one in use. @param {Event} event */
  async #offer(event) {
    const { roles } = await this.#all();
    if (this.names.size === 0) this.#name(roles);
    const options = offered(/** @type {HTMLInputElement} */ (event.target).value, this.names.keys());
    this.#part("names").replaceChildren(
      ...options.map((value) => Object.assign(document.createElement("option"), { value })),
    );
  }

  /** Learns the names of roles and audits; two alike get a number. @param {Overview["roles"]} roles */
  #name(roles) {
    const add = (/** @type {string} */ name, /** @type {string} */ key) => {
      let own = name;
      for (let count = 2; this.names.has(own); count++) own = `${name} ${count}`;
      this.names.set(own, key);
    };
    for (const [id, { title }] of Object.entries(audits()))
      add(this.#words("own", { title }).textContent ?? "", keyOfAudit(id));
    for (const { id, title } of roles) add(title, id);
  }

  /** @param {Event} event @param {boolean} done whether the reader has left the field or chosen, so that a part of a name will do */
  async #choose(event, done) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const typed = field.value;
    await this.#offer(event).catch(() => {});
    if (field.value !== typed) return;
    const key = done || this.names.has(typed) ? keyOf(typed, this.names) : undefined;
    if (key === undefined && typed.trim() !== "") {
      if (done) this.#tell("no-such", { name: typed });
      return;
    }
    const place = PLACES.indexOf(field.name);
    const before = this.keys.join();
    const twice = key !== undefined && this.keys.some((each, other) => each === key && other !== place);
    this.keys[place] = twice ? "" : (key ?? "");
    if (this.keys.join() === before && !twice) return;
    history.replaceState(history.state, "", location.pathname + queryOf(this.keys));
    await this.#show(twice ? "twice" : "");
  }

  /** @param {string} fault what else to say, or "" */
  async #show(fault) {
    const asked = this.keys.join();
    let offline = false;
    const missed = () => {
      offline = true;
    };
    const found = await Promise.all(this.keys.map((key) => (key ? this.#subject(key).catch(missed) : undefined)));
    if (this.keys.join() !== asked) return;
    for (const [place, subject] of found.entries()) {
      const field = /** @type {HTMLInputElement} */ (this.querySelector(`input[name=${PLACES[place]}]`));
      if (document.activeElement !== field || subject || fault) field.value = subject ? this.#titled(subject) : "";
    }
    const subjects = found.flatMap((subject) => subject ?? []);
    this.#part("result").replaceChildren(...(subjects.length > 1 ? this.#compared(subjects) : []));
    this.#part("kept").hidden = !subjects.some((subject) => subject.own);
    this.#part("share").hidden = subjects.length < 2;
    const lost = this.keys.find((key, place) => key && !found[place]);
    if (offline) this.#tell("offline", {});
    else if (lost) this.#tell(auditIn(lost) === undefined ? "lost-role" : "lost-audit", { id: lost });
    else if (fault) this.#tell(fault, {});
    else if (subjects.length > 1) this.#tell("shown", { names: listed(subjects) });
    else if (subjects.length === 1) this.#tell("one-more", { name: subjects[0].title });
    else this.#part("status").replaceChildren();
  }

  /** @param {Subject} subject */
  #titled(subject) {
    return subject.own ? (this.#words("own", { title: subject.title }).textContent ?? "") : subject.title;
  }

  /** What a key names, or undefined where there is no such thing (any more). @param {string} key @returns {Promise<Subject | undefined>} */
  async #subject(key) {
    const id = auditIn(key);
    if (id !== undefined) {
      const kept = audits();
      return Object.hasOwn(kept, id) ? ofAudit(key, kept[id], (await this.#all()).skills) : undefined;
    }
    const answer = await fetch(new URL(`${this.dataset.folder}${key}.json`, document.baseURI));
    return answer.ok ? ofRole(key, await answer.json()) : undefined;
  }

  /** @param {Subject[]} subjects */
  #compared(subjects) {
    const table = this.#copyOf("table");
    for (const row of table.querySelectorAll("tr")) {
      const name = row.dataset.row ?? "";
      row.append(
        ...subjects.map((subject, place) =>
          name === "title" ? this.#head(subject, place) : this.#cell(subject, name),
        ),
      );
    }
    const skills = this.#copyOf("skills");
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (skills.querySelector(`[data-part=${name}]`));
    part("groups").append(...groups(subjects).map((group) => this.#group(group, subjects)));
    const unskilled = subjects.filter((subject) => subject.skills.length === 0);
    part("pairs").append(
      list([
        ...pairs(subjects).map((pair) => this.#words("overlap", pair)),
        ...unskilled.map(({ title }) => this.#words("unskilled", { title })),
      ]),
    );
    return [table, skills];
  }

  /** @param {Subject} subject @param {number} place */
  #head(subject, place) {
    const head = this.#copyOf("head");
    /** @type {HTMLElement} */ (head.querySelector("[data-part=name]")).textContent = subject.title;
    /** @type {Element} */ (head.querySelector("text")).textContent = String(place + 1);
    return head;
  }

  /** @param {Subject} subject @param {string} row */
  #cell(subject, row) {
    const cell = this.#copyOf("cell");
    cell.dataset.of = subject.title;
    if (row === "surface") cell.append(...this.#surface(subject));
    else if (STANCES.includes(row)) cell.append(this.#tasks(subject, row));
    else cell.append(this.#written(subject).querySelector(`[data-row="${row}"]`) ?? this.#words("none", {}));
    return cell;
  }

  /** What the build wrote of a role, or of every audit. @param {Subject} subject */
  #written(subject) {
    if (subject.own) return this.#copyOf("own");
    const written = document.createElement("div");
    written.innerHTML = subject.rows;
    return written;
  }

  /** @param {Subject} subject */
  #surface(subject) {
    const { low, high, total } = subject.surface;
    const name = `${subject.own ? "hours" : "tasks"}${total === 0 ? "-none" : low === high ? "-even" : ""}`;
    const words = this.#words(name, { low: short(low), high: short(high), total: short(total) });
    const bar = this.#copyOf("bar");
    const share = (/** @type {number} */ part) => `${total === 0 ? 0 : (100 * part) / total}%`;
    bar.querySelector("[data-part=low]")?.setAttribute("width", share(low));
    bar.querySelector("[data-part=high]")?.setAttribute("x1", share(low));
    bar.querySelector("[data-part=high]")?.setAttribute("x2", share(high));
    /** @type {Element} */ (bar.querySelector("title")).textContent = subject.title;
    /** @type {Element} */ (bar.querySelector("desc")).textContent = words.textContent;
    return [words, bar, ...(subject.open > 0 ? [this.#words("open", { open: subject.open })] : [])];
  }

  /** @param {Subject} subject @param {string} stance */
  #tasks(subject, stance) {
    const tasks = subject.tasks[stance].map(({ text, weight }) =>
      this.#words(subject.own ? "timed" : "task", { text, hours: short(weight) }),
    );
    return tasks.length > 0 ? list(tasks) : this.#words("none", {});
  }

  /** @param {import("./subjects.js").Group} group @param {Subject[]} subjects */
  #group({ holders, skills }, subjects) {
    const group = this.#copyOf("group");
    const name = holders.length === subjects.length ? "all" : holders.length > 1 ? "some" : "only";
    group.querySelector("[data-part=who]")?.append(this.#words(name, { names: listed(holders), count: skills.length }));
    for (const mark of /** @type {NodeListOf<SVGElement>} */ (group.querySelectorAll("[data-place]"))) {
      const subject = subjects[Number(mark.dataset.place)];
      (!subject ? mark : holders.includes(subject) ? mark.lastElementChild : mark.firstElementChild)?.remove();
    }
    const what = /** @type {Element} */ (group.querySelector("[data-part=what]"));
    what.append(
      skills.length > 0
        ? list(skills.map(({ title }) => this.#words("task", { text: title })))
        : this.#words("none", {}),
    );
    return group;
  }

  #copy() {
    const done = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new TypeError());
    done.then(() => this.#tell("copied", {})).catch(() => this.#tell("not-copied", {}));
  }
}

/** The reader's audits that can be read. @returns {Record<string, import("../lib/records/audits.js").Audit>} */
function audits() {
  const sound = Object.entries(read(AUDITS)).flatMap(([id, kept]) => {
    try {
      return [[id, parseAudit(kept)]];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(sound);
}

/** @param {Subject[]} subjects */
const listed = (subjects) =>
  new Intl.ListFormat(document.documentElement.lang).format(subjects.map(({ title }) => title));

/** Hours to a tenth. @param {number} value */
const short = (value) => Math.round(value * 10) / 10;

/** @param {HTMLElement[]} entries */
function list(entries) {
  const found = document.createElement("ul");
  for (const entry of entries) found.appendChild(document.createElement("li")).append(entry);
  return found;
}

if (!customElements.get("compare-roles")) customElements.define("compare-roles", CompareRoles);
