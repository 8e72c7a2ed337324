// <audit-week>: the reader's own tasks in a usual week or in five, and the surface that they make. Nothing is ever sent.

import { isId } from "../lib/checks.js";
import { isComposing } from "../lib/dom.js";
import { saveFile, saveTable, siteFile } from "../lib/files.js";
import { interpolate } from "../lib/text.js";
import { AuditController } from "./controller.js";
import { LARGEST_FILE, packed, rowsOf } from "./exchange.js";
import { AuditPage } from "./page.js";
import { lastWeeks } from "./weeks.js";

/** As many characters as the field for the name takes. */
const LONGEST_TITLE = 200;

class AuditWeek extends HTMLElement {
  /** @type {string[]} ids that another tab has changed while this one is at work on them */
  theirs = [];
  /** @type {import("./import-box.js").ImportBox | undefined} */
  box;

  async connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.leaving = new AbortController();
    document.documentElement.classList.add("sd-auditing");
    this.controller = new AuditController(
      (kept) => this.#written(kept),
      (ids) => this.#foreign(ids),
      this.leaving.signal,
    );
    this.page = new AuditPage(this, this.controller);
    this.#field("first-day").defaultValue = lastWeeks(new Date());
    await Promise.all([this.page.load(), this.controller.learn()]);
    this.#listen(this.leaving.signal);
    await this.#begin(new URL(location.href).searchParams);
  }

  disconnectedCallback() {
    this.controller?.write();
    this.leaving?.abort();
    document.documentElement.classList.remove("sd-auditing");
  }

  #part = (/** @type {string} */ name) => this.#page.part(name);
  #field = (/** @type {string} */ name) => this.#page.field(name);

  get #page() {
    return /** @type {AuditPage} */ (this.page);
  }

  get #controller() {
    return /** @type {AuditController} */ (this.controller);
  }

  /** What the address asks for: an audit, one of the worked examples, or one of a role or of a title, which is begun if there is none. @param {URLSearchParams} asked */
  async #begin(asked) {
    const example = asked.get("example") ?? "";
    if (isId(example) && (await this.#fromExample(example))) return;
    const { ids, audits } = this.#controller;
    const role = this.#page.roles.find((each) => each.id === asked.get("role"))?.id;
    const known = ids.find((id) => (role ? audits[id].role === role : id === asked.get("audit")));
    const title = (asked.get("title") ?? "").trim().slice(0, LONGEST_TITLE);
    const titled = ids.find((id) => title !== "" && audits[id].title === title) ?? known;
    if (role && !known) await this.#fromRole(role);
    else if (title !== "" && !titled) this.#begun(this.#controller.begin(title));
    else this.#choose(titled ?? "");
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    /** @param {EventTarget} target @param {string} kind @param {(event: any) => void} heard */
    const on = (target, kind, heard) => target.addEventListener(kind, heard, { signal });
    on(this, "click", ({ target }) => this.#act(target));
    on(this, "change", ({ target }) => {
      this.#controller.close();
      this.#page.list.settle(target);
    });
    on(this, "dragover", (event) => event.preventDefault());
    on(this, "drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#file(event.dataTransfer.files[0]);
    });
    on(this.#part("tasks"), "input", (event) => this.#edit(event));
    on(
      this.#part("tasks"),
      "keydown",
      (event) => event.key === "Enter" && !isComposing(event) && event.target.name === "text" && event.preventDefault(),
    );
    on(this.#part("title"), "input", () =>
      this.#did(this.#controller.put({ title: this.#field("title").value, language: undefined }, "title")),
    );
    on(this.#part("which"), "change", () => this.#choose(this.#field("which").value));
    on(this.#part("add"), "submit", (event) => this.#add(event));
    for (const name of ["first", "second"]) on(this.#part(name), "change", () => this.#page.pair());
    for (const name of ["source", "file"])
      on(this.#part(name), "change", ({ target }) => this.#file(target.files[0], target));
    on(document, "keydown", (event) => this.#key(event));
    on(window, "beforeprint", () => this.#page.report());
  }

  /** @param {string} id */
  #choose(id) {
    this.#controller.choose(id);
    this.theirs = [];
    this.#page.show();
  }

  /** After a change of the open audit. @param {unknown} _ */
  #did(_) {
    this.#page.announce("");
    this.#page.draw();
  }

  /** @param {Event} event */
  #edit(event) {
    const edit = this.#page.list.edit(event);
    if (edit) this.#did(this.#controller.edit(edit.task.id, edit.change, edit.what && `${edit.task.id} ${edit.what}`));
  }

  /** @param {Event} event */
  #add(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.#part("add").querySelector("input"));
    this.#did(this.#controller.add(field.value.trim()));
    field.value = "";
  }

  /** @param {string} role */
  async #fromRole(role) {
    const ours = await this.#page.ours.ofRole(role).catch(() => undefined);
    const known = this.#page.roles.find((each) => each.id === role);
    if (ours && known) this.#controller.begin(known.title, role, ours.tasks, ours.skills);
    this.#choose(this.#controller.open);
    if (!ours) this.#page.announce("offline");
  }

  /** Takes in both halves of a worked example and opens the first; whether there is one of that name. @param {string} name */
  async #fromExample(name) {
    const place = new URL(`${name}.json`, new URL(this.dataset.examples ?? "", document.baseURI));
    const answer = await fetch(place).catch(() => undefined);
    if (!answer?.ok) return false;
    const count = await this.#controller.takeIn(await answer.text(), true);
    this.#choose(`${name}-first`);
    if (typeof count === "number") this.#page.announce("imported", { count }, true);
    return true;
  }

  /** The box that reads, fetched when there is something to read. */
  async #box() {
    const { ImportBox } = await import("./import-box.js");
    this.box ??= new ImportBox(this.#page.part, this.dataset.reader ?? "", (reading) => this.#bring(reading));
    return this.box;
  }

  /** Puts what was read to the open audit, or into a new one; gives what was left out. @param {import("./reading.js").Reading} reading */
  async #bring(reading) {
    this.#page.announce("");
    if (reading.tasks.length === 0) return [];
    const { count, left } = await this.#controller.bring(reading.tasks, this.#part("start").hidden ? undefined : "");
    this.#choose(this.#controller.open);
    this.#page.announceRead(count, reading.first);
    return left;
  }

  /** A file that was chosen or dropped: audits, or tasks. @param {File | undefined} file @param {HTMLInputElement} [input] */
  async #file(file, input) {
    if (!file) return;
    const isAudits = input?.dataset.part === "file" || file.name.endsWith(".json");
    const text = isAudits && file.size <= LARGEST_FILE ? await file.text() : "";
    if (isAudits) this.#import(text);
    else await (await this.#box()).file(file);
    if (input) input.value = "";
  }

  /** @param {string} text */
  async #import(text) {
    const outcome = await this.#controller.takeIn(text);
    if (typeof outcome === "string") return this.#page.announce(outcome);
    this.#choose(this.#controller.open);
    this.#page.announce("imported", { count: outcome }, true);
  }

  /** @type {Record<string, (button: HTMLElement) => void>} what the buttons do */
  #actions = {
    "from-role": () =>
      this.#field("role").value &&
      this.#fromRole(this.#field("role").value).then(() => this.#part("tasks-head").focus()),
    count: (radio) => this.#did(this.#controller.count(Number(radio.getAttribute("value")))),
    "from-nothing": () => this.#begun(this.#controller.begin("")),
    bring: () => this.#page.bring(),
    read: async () => (await this.#box()).pasted(),
    answer: () => this.box?.answer(),
    cancel: () => this.box?.cancel(),
    choose: () => this.#part("source").click(),
    new: () => {
      this.#page.show(true);
      this.#part("start").querySelector("h2")?.focus();
    },
    back: () => this.#begun(null),
    duplicate: () =>
      this.#begun(
        this.#controller.duplicate(interpolate(this.dataset.copy, { title: this.#page.title(this.#controller.audit) })),
      ),
    delete: () => {
      const title = this.#page.title(this.#controller.audit);
      this.#begun(this.#controller.discard());
      this.#page.announce("deleted", { title }, true);
    },
    remove: (button) => {
      const row = this.#page.list.row(button);
      const next = row?.node.nextElementSibling ?? row?.node.previousElementSibling;
      this.#did(row?.task && this.#controller.remove(row.task.id));
      this.#page.announce("removed", { text: row?.task?.text ?? "" }, true);
      (next?.querySelector("summary") ?? this.#part("add").querySelector("input"))?.focus();
    },
    use: (button) => {
      const row = this.#page.list.row(button);
      if (row?.task && row.ours) this.#did(this.#controller.edit(row.task.id, { stance: row.ours.stance }));
      /** @type {HTMLElement | null} */ (row?.node.querySelector("[name^=stance]:checked"))?.focus();
    },
    undo: () => this.#step(false),
    redo: () => this.#step(true),
    print: () => print(),
    export: () => saveFile(siteFile("-audits.json"), "application/json", packed(this.#controller.audits)),
    broken: () => saveFile(siteFile("-set-aside.json"), "application/json", this.#controller.broken.join("\n")),
    table: () =>
      this.#controller.audit &&
      saveTable("audit.csv", rowsOf(this.#controller.audit, (this.dataset.heads ?? "").split("|"))),
    import: () => this.#part("file").click(),
    erase: () => {
      if (!confirm(this.dataset.sure)) return;
      this.#begun(this.#controller.erase());
      this.#page.announce("erased");
    },
    take: () => this.#take(this.theirs),
  };

  /** @param {HTMLElement} target */
  #act(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
    this.#actions[button?.dataset.action ?? ""]?.(/** @type {HTMLElement} */ (button));
  }

  /** Shows the audit that lies open now, and leads the keyboard to it. @param {unknown} _ */
  #begun(_) {
    this.#choose(this.#controller.open);
    this.#page.announce("");
    (this.#controller.audit ? this.#part("tasks-head") : this.#part("start").querySelector("h2"))?.focus();
  }

  /** @param {boolean} forth */
  #step(forth) {
    const ids = this.#controller.step(forth);
    if (ids.length === 0) return;
    const { audits, open } = this.#controller;
    this.#choose(ids.includes(open) && audits[open] ? open : (ids.find((id) => audits[id]) ?? open));
    this.#page.announce(forth ? "redone" : "undone");
  }

  /** Ctrl+Z and its kin, unless a field has its own. @param {KeyboardEvent} event */
  #key(event) {
    const letter = event.key.toLowerCase();
    const own =
      event.target instanceof Element &&
      event.target.closest("textarea, select, input:not([type=radio]), [contenteditable]");
    if (own || !(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(letter)) return;
    event.preventDefault();
    this.#step(letter === "y" || event.shiftKey);
  }

  /** @param {boolean} kept whether the device keeps it */
  #written(kept) {
    this.#part("fleeting").hidden = kept;
    this.#part("foreign").hidden = true;
  }

  /** Another tab has changed some: they are taken over, unless the reader is writing in one of them. @param {string[]} ids */
  #foreign(ids) {
    const writing =
      document.hasFocus() &&
      ids.includes(this.#controller.open) &&
      this.#part("work").contains(document.activeElement) &&
      document.activeElement?.matches("input, textarea");
    if (!writing) return this.#take(ids);
    this.theirs = ids;
    this.#part("foreign").hidden = false;
  }

  /** @param {string[]} ids */
  #take(ids) {
    this.#controller.take(ids);
    this.#choose(this.#controller.open);
    this.#page.announce("taken");
  }
}

if (!customElements.get("audit-week")) customElements.define("audit-week", AuditWeek);
