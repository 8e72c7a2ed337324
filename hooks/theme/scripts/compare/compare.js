// <compare-roles>: two or three roles or own audits side by side. The address keeps the choice; audits stay on the device.

import { STANCES } from "../lib/derive/surface.js";
import { all, clone, one, pageUrl, part, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { readAudits } from "../lib/stored-audits.js";
import * as subjects from "./subjects.js";

/** @typedef {import("./subjects.js").Subject} Subject */
/** @typedef {Record<string, string | number>} Values  of a template's text */
/** @typedef {{roles: {id: string, title: string}[], skills: Record<string, string>}} Overview */

class CompareRoles extends Tool {
  /** @type {string[]} what is chosen, a key for each place */
  #keys = [];
  /** @type {Map<string, string>} keys by the name that the lists offer */
  #names = new Map();
  /** @type {Promise<Overview> | undefined} */
  #overview;

  start() {
    this.#keys = subjects.readKeys(new URLSearchParams(location.search));
    const pick = this.find("pick");
    pick.addEventListener("focusin", (event) => this.#offer(event).catch(() => this.#announce("offline")));
    pick.addEventListener("input", (event) => this.#choose(event, false));
    pick.addEventListener("change", (event) => this.#choose(event, true));
    this.find("copy").addEventListener("click", () => this.#copyLink());
    this.#show("");
  }

  /** An element of the template of words, filled. @param {string} name @param {Values} [values] */
  #words(name, values = {}) {
    const template = /** @type {HTMLTemplateElement} */ (one(this, "template[data-part=words]"));
    const words = /** @type {HTMLElement} */ (one(template.content, `[data-say=${name}]`).cloneNode(true));
    setText(words, values);
    return words;
  }

  /** @param {string} name  of the words @param {Values} [values] */
  #announce(name, values) {
    this.find("status").replaceChildren(this.#words(name, values));
  }

  /** The names of all roles and skills, fetched once. */
  #fetchOverview() {
    this.#overview ??= fetch(pageUrl(this.dataset.names)).then((answer) => answer.json());
    this.#overview.catch(() => {
      this.#overview = undefined;
    });
    return this.#overview;
  }

  /** Fills the list that all three fields offer with what fits the one in use. @param {Event} event */
  async #offer(event) {
    const { roles } = await this.#fetchOverview();
    const audits = await readAudits();
    if (this.#names.size === 0) this.#learnNames(roles, audits);
    const names = subjects.matchingNames(/** @type {HTMLInputElement} */ (event.target).value, this.#names.keys());
    const options = names.map((value) => Object.assign(document.createElement("option"), { value }));
    this.find("names").replaceChildren(...options);
  }

  /** Learns the names of roles and audits; two alike get a number. @param {Overview["roles"]} roles @param {[string, {title: string}][]} audits */
  #learnNames(roles, audits) {
    const add = (/** @type {string} */ name, /** @type {string} */ key) => {
      let unique = name;
      for (let count = 2; this.#names.has(unique); count++) unique = `${name} ${count}`;
      this.#names.set(unique, key);
    };
    for (const [id, { title }] of audits) add(this.#auditName(title), subjects.auditKey(id));
    for (const { id, title } of roles) add(title, id);
  }

  /** @param {string} title */
  #auditName(title) {
    return this.#words("own", { title: title || (this.dataset.untitled ?? "") }).textContent ?? "";
  }

  /** @param {Event} event @param {boolean} isDone  whether the reader has left the field or chosen, so that a part of a name will do */
  async #choose(event, isDone) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const typed = field.value;
    await this.#offer(event).catch(() => {});
    if (field.value !== typed) return;
    const key = isDone || this.#names.has(typed) ? subjects.findKey(typed, this.#names) : undefined;
    if (key === undefined && typed.trim() !== "") {
      if (isDone) this.#announce("no-such", { name: typed });
      return;
    }
    const place = subjects.PLACES.indexOf(field.name);
    const before = this.#keys.join();
    const isTwice = key !== undefined && this.#keys.some((each, other) => each === key && other !== place);
    this.#keys[place] = isTwice ? "" : (key ?? "");
    if (this.#keys.join() === before && !isTwice) return;
    history.replaceState(history.state, "", location.pathname + subjects.keysQuery(this.#keys));
    await this.#show(isTwice ? "twice" : "");
  }

  /** Shows what is chosen. @param {string} fault  the words for what was wrong with a choice, or "" */
  async #show(fault) {
    const before = this.#keys.join();
    let isOffline = false;
    const fetched = await Promise.all(
      this.#keys.map((key) =>
        key === ""
          ? undefined
          : this.#subject(key).catch(() => {
              isOffline = true;
            }),
      ),
    );
    if (this.#keys.join() !== before) return;
    for (const [place, subject] of fetched.entries()) {
      if (!this.#keys[place] && !fault) continue; // what is typed there is still to be chosen
      const field = /** @type {HTMLInputElement} */ (one(this, `input[name=${subjects.PLACES[place]}]`));
      if (document.activeElement !== field || subject || fault) field.value = subject ? this.#nameOf(subject) : "";
    }
    const shown = fetched.flatMap((subject) => subject ?? []);
    this.find("result").replaceChildren(...(shown.length > 1 ? this.#comparison(shown) : []));
    this.find("own-audit").hidden = !shown.some((subject) => subject.own);
    this.find("share").hidden = shown.length < 2;
    const missing = this.#keys.find((key, place) => key && !fetched[place]);
    if (isOffline) this.#announce("offline");
    else if (missing)
      this.#announce(subjects.auditId(missing) === undefined ? "lost-role" : "lost-audit", { id: missing });
    else if (fault) this.#announce(fault);
    else if (shown.length > 1) this.#announce("shown", { names: listOfTitles(shown) });
    else if (shown.length === 1) this.#announce("one-more", { name: shown[0].title });
    else this.find("status").replaceChildren();
  }

  /** @param {Subject} subject */
  #nameOf(subject) {
    return subject.own ? this.#auditName(subject.title) : subject.title;
  }

  /** What a key names, or undefined where there is no such thing (any more). @param {string} key @returns {Promise<Subject | undefined>} */
  async #subject(key) {
    const id = subjects.auditId(key);
    if (id !== undefined) {
      const audit = (await readAudits()).find(([each]) => each === id)?.[1];
      if (!audit) return;
      const titled = { ...audit, title: audit.title || (this.dataset.untitled ?? "") };
      return subjects.auditSubject(key, titled, (await this.#fetchOverview()).skills);
    }
    const answer = await fetch(pageUrl(`${this.dataset.folder}${key}.json`));
    return answer.ok ? subjects.roleSubject(key, await answer.json()) : undefined;
  }

  /** The table and the skills. @param {Subject[]} shown */
  #comparison(shown) {
    const table = clone(this, "table");
    for (const row of all(table, "tr")) {
      const name = row.dataset.row ?? "";
      row.append(
        ...shown.map((subject, place) => (name === "title" ? this.#head(subject, place) : this.#cell(subject, name))),
      );
    }
    const skills = clone(this, "skills");
    part(skills, "groups").append(...subjects.skillGroups(shown).map((group) => this.#group(group, shown)));
    const overlaps = subjects.skillOverlaps(shown).map((overlap) => this.#words("overlap", overlap));
    const unskilled = shown.filter((subject) => subject.skills.length === 0);
    const without = unskilled.map(({ title }) => this.#words("unskilled", { title }));
    part(skills, "pairs").append(list([...overlaps, ...without]));
    return [table, skills];
  }

  /** @param {Subject} subject @param {number} place */
  #head(subject, place) {
    const head = clone(this, "head");
    part(head, "name").textContent = subject.title;
    one(head, "text").textContent = String(place + 1);
    return head;
  }

  /** @param {Subject} subject @param {string} row */
  #cell(subject, row) {
    const cell = clone(this, "cell");
    cell.dataset.of = subject.title;
    if (row === "surface") cell.append(...this.#surface(subject));
    else if (STANCES.includes(row)) cell.append(this.#tasks(subject, row));
    else cell.append(this.#rows(subject).querySelector(`[data-row="${row}"]`) ?? this.#words("none"));
    return cell;
  }

  /** What the build wrote of a role, or of every audit. @param {Subject} subject */
  #rows(subject) {
    if (subject.own) return clone(this, "own");
    const rows = document.createElement("div");
    rows.innerHTML = subject.rows;
    return rows;
  }

  /** @param {Subject} subject */
  #surface(subject) {
    const { low, high, total } = subject.surface;
    const name = `${subject.own ? "hours" : "tasks"}${total === 0 ? "-none" : low === high ? "-even" : ""}`;
    const words = this.#words(name, { low: toTenth(low), high: toTenth(high), total: toTenth(total) });
    const bar = clone(this, "bar");
    const share = (/** @type {number} */ value) => `${total === 0 ? 0 : (100 * value) / total}%`;
    part(bar, "low")?.setAttribute("width", share(low));
    part(bar, "high")?.setAttribute("x1", share(low));
    part(bar, "high")?.setAttribute("x2", share(high));
    one(bar, "title").textContent = subject.title;
    one(bar, "desc").textContent = words.textContent;
    return [words, bar, ...(subject.open > 0 ? [this.#words("open", { open: subject.open })] : [])];
  }

  /** @param {Subject} subject @param {string} stance */
  #tasks(subject, stance) {
    const name = subject.own ? "timed" : "task";
    const tasks = subject.tasks[stance].map(({ text, weight }) => this.#words(name, { text, hours: toTenth(weight) }));
    return tasks.length > 0 ? list(tasks) : this.#words("none");
  }

  /** @param {import("./subjects.js").SkillGroup} group @param {Subject[]} shown */
  #group({ holders, skills }, shown) {
    const group = clone(this, "group");
    const name = holders.length === shown.length ? "all" : holders.length > 1 ? "some" : "only";
    part(group, "who").append(this.#words(name, { names: listOfTitles(holders), count: skills.length }));
    for (const mark of all(group, "[data-place]")) {
      const subject = shown[Number(mark.dataset.place)];
      (!subject ? mark : holders.includes(subject) ? mark.lastElementChild : mark.firstElementChild)?.remove();
    }
    const titles = skills.map(({ title }) => this.#words("task", { text: title }));
    part(group, "what").append(titles.length > 0 ? list(titles) : this.#words("none"));
    return group;
  }

  async #copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#announce("copied");
    } catch {
      this.#announce("not-copied");
    }
  }
}

/** @param {Subject[]} shown */
const listOfTitles = (shown) =>
  new Intl.ListFormat(document.documentElement.lang).format(shown.map(({ title }) => title));

/** @param {number} hours */
const toTenth = (hours) => Math.round(hours * 10) / 10;

/** @param {HTMLElement[]} entries */
function list(entries) {
  const node = document.createElement("ul");
  for (const entry of entries) node.appendChild(document.createElement("li")).append(entry);
  return node;
}

define("compare-roles", CompareRoles);
