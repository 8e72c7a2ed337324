// The audit that lies open, drawn on the page: its tasks, what follows from them, and what happened last.

import { formatDate } from "../lib/format.js";
import { spanOf } from "../lib/records/audits.js";
import { interpolate } from "../lib/text.js";
import { Suggestions } from "./suggestions.js";
import { TaskList } from "./task-list.js";
import { listRoles, showCounted, showPair, showPaper, showSurface, showThree, showWeeks } from "./view.js";

/** @typedef {import("./controller.js").AuditController} AuditController */

export class AuditPage {
  /** @type {import("./view.js").Role[]} */
  roles = [];

  /** @param {HTMLElement} tool @param {AuditController} controller */
  constructor(tool, controller) {
    this.tool = tool;
    this.controller = controller;
    const content = /** @type {HTMLTemplateElement} */ (this.part("words")).content;
    /** @type {Record<string, string>} labels of stances and titles of roles, by id, and of the reader's own */
    this.words = Object.fromEntries(
      [...content.querySelectorAll("span")].map((each) => [
        each.dataset.stance ?? "own",
        each.dataset.own ?? each.textContent ?? "",
      ]),
    );
    this.list = new TaskList(
      this.part("tasks"),
      /** @type {HTMLTemplateElement} */ (this.part("task-row")),
      this.words,
    );
    this.ours = new Suggestions({ tasks: tool.dataset.tasks ?? "", folder: tool.dataset.folder ?? "" }, () =>
      this.list.suggest(this.ours.nearest),
    );
  }

  /** @type {Map<string, HTMLElement>} */
  #parts = new Map();

  /** The part of that name, looked for once: behind hundreds of tasks that takes its time. @param {string} name */
  part = (name) => {
    const node = this.#parts.get(name) ?? /** @type {HTMLElement} */ (this.tool.querySelector(`[data-part=${name}]`));
    this.#parts.set(name, node);
    return node;
  };
  /** @param {string} name */
  field = (name) => /** @type {HTMLInputElement} */ (this.part(name));

  /** Fetches the roles that an audit is set beside; without a network there are none. */
  async load() {
    const data = await fetch(new URL(this.tool.dataset.roles ?? "", document.baseURI))
      .then((answer) => answer.json())
      .catch(() => ({ roles: [] }));
    this.roles = data.roles;
    for (const role of this.roles) this.words[role.id] = role.title;
  }

  /** Shows the open audit anew, or the ways to begin one. @param {boolean} [beginning]  the ways, though one is open */
  show(beginning = !this.controller.audit) {
    const { audit } = this.controller;
    this.part("foreign").hidden = true;
    for (const [name, shown] of /** @type {[string, boolean][]} */ ([
      ["start", beginning],
      ["back", Boolean(audit)],
      ["work", !beginning],
      ["bring", true],
      ["files", true],
    ]))
      this.part(name).hidden = !shown;
    if (beginning) this.#openBox("bring-box");
    if (audit) listRoles(this.part, this.roles, audit.role, this.words.own);
    this.draw();
    this.tool.dataset.shown = "";
  }

  /** Opens a folded part. @param {string} name */
  #openBox(name) {
    /** @type {HTMLDetailsElement} */ (this.part(name)).open = true;
  }

  /** Opens the box that reads, and leads the keyboard to it. */
  bring() {
    this.#openBox("bring-box");
    this.part("bring-box").querySelector("summary")?.focus();
  }

  draw() {
    const { audit, open, ids, broken } = this.controller;
    this.part("broken").hidden = broken.length === 0;
    this.part("erase").hidden = ids.length === 0 && broken.length === 0;
    if (!audit) return;
    const span = spanOf(audit);
    this.tool.dataset.span = String(span);
    for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (
      this.part("span").querySelectorAll("[type=radio]")
    ))
      radio.checked = Number(radio.value) === span;
    this.part("given").hidden = !this.roles.some(({ id }) => id === audit.role);
    this.list.draw(audit.tasks, span);
    for (const show of [showSurface, showCounted, showWeeks, showThree]) show(this.part, audit);
    if (this.field("title") !== document.activeElement) this.field("title").value = audit.title;
    /** @type {HTMLButtonElement} */ (this.part("undo")).disabled = !this.controller.canUndo;
    /** @type {HTMLButtonElement} */ (this.part("redo")).disabled = !this.controller.canRedo;
    /** @type {HTMLAnchorElement} */ (this.part("plan")).search = `?audit=${open}`;
    /** @type {HTMLAnchorElement} */ (this.part("compare")).search = `?a=audit:${open}`;
    this.#offer("which", open);
    this.pair();
    this.list.suggest(this.ours.nearest);
    this.ours.need(audit.role, audit.tasks);
  }

  /** What an audit is called; one without a name has that of all such. @param {import("../lib/records/audits.js").Audit | undefined} audit */
  title = (audit) => audit?.title || (this.tool.dataset.untitled ?? "");

  /** Fills a choice with the audits there are. @param {string} name @param {string} chosen */
  #offer(name, chosen) {
    const { audits } = this.controller;
    const select = /** @type {HTMLSelectElement} */ (this.part(name));
    const title = (/** @type {string} */ id) => this.title(audits[id]);
    const ids = Object.keys(audits).sort((a, b) => title(a).localeCompare(title(b)) || (a < b ? -1 : 1));
    if (
      select.options.length !== ids.length ||
      [...select.options].some((each, place) => each.value !== ids[place] || each.text !== title(ids[place]))
    )
      select.replaceChildren(...ids.map((id) => new Option(title(id), id)));
    select.value = chosen;
  }

  pair() {
    const { ids, audits, open } = this.controller;
    this.part("two").hidden = ids.length < 2;
    if (ids.length < 2) return;
    const chosen = (/** @type {string} */ name) => ids.find((id) => id === this.field(name).value);
    const first = chosen("first") ?? open;
    const second = chosen("second") ?? ids.find((id) => id !== first) ?? "";
    this.#offer("first", first);
    this.#offer("second", second);
    showPair(this.part, audits[first], audits[second]);
  }

  /** Says what happened, in words of the template. @param {string} name @param {Record<string, string | number>} [values] @param {boolean} [reversible]  whether to offer to undo it */
  announce(name, values = {}, reversible = false) {
    const status = this.part("status");
    status.textContent = interpolate(status.dataset[name], values);
    this.part("take-back").hidden = !reversible;
    this.part("last").toggleAttribute("data-said", status.textContent !== "");
  }

  /** Says how many tasks came in, and where their weeks begin. @param {number} count @param {string | undefined} first  an ISO date */
  announceRead(count, first) {
    const day = first && formatDate(Date.parse(first), { dateStyle: "long", timeZone: "UTC" });
    const more = day ? interpolate(this.part("status").dataset.weeks, { day }) : "";
    this.announce("read", { count, more }, count > 0);
  }

  report() {
    const { audit } = this.controller;
    if (!audit) return;
    this.part("report-title").textContent = this.title(audit);
    const line = this.part("report-date");
    const day = formatDate(Date.now(), { dateStyle: "long" });
    line.textContent = interpolate(spanOf(audit) === 1 ? line.dataset.week : line.dataset.text, { day });
    this.#openBox("beside");
    showPaper(this.part, audit, this.words);
  }
}
