// <compare-roles>: fetches what the build wrote of two roles and sets it side by side. The address keeps the pair.

import { say } from "../words.js";

/** @typedef {{title: string, rows: Record<string, string>, skills: {id: string, title: string}[]}} Role */

class CompareRoles extends HTMLElement {
  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    const pick = /** @type {HTMLElement} */ (this.querySelector(".sd-compare__pick"));
    pick.hidden = false;
    const asked = new URL(location.href).searchParams;
    for (const select of this.#selects()) {
      const wanted = asked.get(select.name) ?? "";
      if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
    }
    pick.addEventListener("change", () => this.#show(true));
    this.#show(false);
  }

  #selects() {
    return [...this.querySelectorAll("select")];
  }

  /** @param {boolean} remember whether the address should name the new pair */
  async #show(remember) {
    const [a, b] = this.#selects().map((select) => select.value);
    if (!a || !b) return;
    if (remember) history.replaceState(history.state, "", `?a=${a}&b=${b}`);
    const [first, second] = await Promise.all([this.#role(a), this.#role(b)]);
    const [nowA, nowB] = this.#selects().map((select) => select.value);
    if (nowA !== a || nowB !== b) return;
    /** @type {HTMLElement} */ (this.querySelector(".sd-compare__result")).replaceChildren(this.#pair(first, second, a === b));
  }

  /** @param {string} id @returns {Promise<Role>} */
  async #role(id) {
    const answer = await fetch(new URL(`${this.dataset.folder}${encodeURIComponent(id)}.json`, document.baseURI));
    return answer.json();
  }

  /** @param {Role} a @param {Role} b @param {boolean} same */
  #pair(a, b, same) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("template[data-part=pair]"));
    const pair = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const held = new Set(a.skills.map((skill) => skill.id));
    const wanted = new Set(b.skills.map((skill) => skill.id));
    const shared = b.skills.filter((skill) => held.has(skill.id));
    const cell = (/** @type {string} */ row, /** @type {string} */ role) => /** @type {HTMLElement} */ (pair.querySelector(`[data-row=${row}] [data-role=${role}]`));
    for (const [role, record, others] of /** @type {[string, Role, Set<string>][]} */ ([["a", a, wanted], ["b", b, held]])) {
      /** @type {HTMLElement} */ (pair.querySelector(`thead [data-role=${role}]`)).textContent = record.title;
      for (const [row, html] of Object.entries(record.rows)) cell(row, role).innerHTML = html;
      cell("own", role).append(list(record.skills.filter((skill) => !others.has(skill.id))));
    }
    cell("shared", "both").append(list(shared));
    const overlap = /** @type {HTMLElement} */ (pair.querySelector(".sd-compare__overlap"));
    say(overlap, { a: a.title, b: b.title, shared: shared.length, wanted: b.skills.length, held: a.skills.length });
    const warning = /** @type {HTMLElement} */ (pair.querySelector("[data-part=same]"));
    warning.textContent = warning.dataset.text ?? "";
    warning.hidden = !same;
    return pair;
  }
}

/** @param {{title: string}[]} skills */
function list(skills) {
  const found = document.createElement("ul");
  found.append(...skills.map((skill) => Object.assign(document.createElement("li"), { textContent: skill.title })));
  return found;
}

if (!customElements.get("compare-roles")) customElements.define("compare-roles", CompareRoles);
