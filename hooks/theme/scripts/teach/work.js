// <assigned-work>: a student opens a teacher's link, works, and ends with a receipt.

import { ask, mayHandIn } from "../lib/ask.js";
import { all, clone, one, pageUrl, pressedButton, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { formatDate } from "../lib/format.js";
import { fetchItems } from "../lib/items/fetch.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { readResponse, restoreResponse } from "../lib/items/item.js";
import { isComplete } from "../lib/items/score.js";
import { ATTEMPTS } from "../lib/records/attempts.js";
import { read, update } from "../lib/storage.js";
import { forgetRecord, showIfUnsaved } from "../lib/storage-admin.js";
import { bankOf, draw, isAssignment, minutesFor, rulesOf, seedOf } from "./assignment.js";
import { begunBy, freeRecord } from "./begun.js";
import { codeOf, decode, encode } from "./code.js";
import { drawReceipt, send } from "./hand-in.js";
import { answerOf, workOf } from "./receipt.js";

/** @typedef {import("./assignment.js").Assignment} Assignment */
/** @typedef {import("../lib/records/attempts.js").Attempt} Attempt */

class AssignedWork extends Tool {
  /** @type {import("./assignment.js").Index} */
  index = {};
  /** @type {Assignment | null} */
  assignment = null;
  code = "";
  student = "";
  /** Where the answers of this student to this assignment are kept. */
  record = "";

  start() {
    this.addEventListener("click", (event) => this.#act(pressedButton(event)?.dataset.action));
    one(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      const { value } = /** @type {HTMLInputElement} */ (one(this, "[name=student]"));
      this.#arrive(value.trim()).catch(() => this.#stop("unfetched"));
    });
    addEventListener("hashchange", () => this.isConnected && location.reload());
    this.#open().catch(() => this.#stop("unfetched"));
  }

  async #open() {
    this.code = codeOf(location.hash);
    if (this.code === "") return this.#say("no-link");
    const opened = decode("A", this.code);
    if ("fault" in opened) return this.#say(opened.fault);
    if (!isAssignment(opened.value)) return this.#say("damaged");
    this.assignment = opened.value;
    this.index = await fetchItemIndex(this.dataset.items);
    await this.#introduce(opened.value);
  }

  /** Shows one of the things that can be said instead of work. @param {string} name */
  #say(name) {
    for (const each of all(this, "[data-say]")) each.hidden = each.dataset.say !== name;
  }

  /** Says why there is no work to do, in the place of all that there would be. @param {string} name */
  #stop(name) {
    this.find("intro").hidden = true;
    this.#leave();
    this.#say(name);
  }

  /** @param {Assignment} assignment */
  async #introduce(assignment) {
    const ids = draw(assignment, this.index, "");
    if (ids.length === 0) return this.#say("gone");
    this.#say("");
    this.find("title").textContent = assignment.title;
    this.find("message").textContent = assignment.message;
    setText(this.find("size"), { count: ids.length, minutes: minutesFor(ids.map((id) => this.index[id].type)) });
    for (const rule of all(this, "[data-rule]")) {
      rule.hidden = !rulesOf(assignment).includes(rule.dataset.rule ?? "");
      if (rule.dataset.text) setText(rule, { attempts: assignment.attempts, day: day(assignment.closes) });
    }
    // what is to be read first; it goes with the form when the work begins
    const chapters = all(this.find("chapters"), "[data-section]");
    for (const each of chapters) each.hidden = !assignment.sections.includes(each.dataset.section ?? "");
    this.find("chapters").hidden = chapters.every((each) => each.hidden);
    this.find("changed").hidden = bankOf(assignment, this.index) === assignment.bank;
    const asked = new URLSearchParams(location.search);
    const isSheet = asked.has("sheet");
    const own = Object.entries(read(ATTEMPTS)).filter(([, each]) => each?.work === workOf(this.code));
    const [only] = asked.has("preview") || isSheet || own.length !== 1 ? [] : own;
    one(this, "form").hidden = isSheet || only !== undefined;
    this.find("intro").hidden = false;
    if (asked.has("preview")) this.#preview();
    if (isSheet) this.find("print").hidden = !(await this.#lay(""));
    if (only) await this.#begin(only[1].student, only[0]);
  }

  /** The teacher looks at it as a student: what is kept of that goes with the page. */
  #preview() {
    const note = this.find("preview");
    note.hidden = false;
    /** @type {HTMLInputElement} */ (one(this, "[name=student]")).value = note.dataset.name ?? "";
    addEventListener("pagehide", () => {
      if (this.record === "") return;
      forgetRecord(this.record);
      update(ATTEMPTS, (data) => delete data[this.record]);
    });
  }

  /** Brings the items of a student here, in a section of their own; null where one is missing, which is said. @param {string} student */
  async #lay(student) {
    const assignment = /** @type {Assignment} */ (this.assignment);
    const fetched = await fetchItems(draw(assignment, this.index, student), this.index, this.dataset.root ?? "");
    const borrowed = fetched.filter((each) => each !== null);
    if (borrowed.length < fetched.length) {
      this.#stop("missing");
      return null;
    }
    const shell = clone(this, "shell");
    shell.dataset.seed = String(seedOf(assignment, student));
    shell.dataset.record = this.record || freeRecord({}, workOf(this.code), student);
    if (assignment.feedback === "end") shell.dataset.attempts = "1";
    else if (assignment.attempts > 0) shell.dataset.attempts = String(assignment.attempts);
    one(shell, ".sd-items").append(...borrowed.map(({ item }) => item));
    one(shell, ".sd-key ol").append(...borrowed.map(({ key }) => key ?? document.createElement("li")));
    for (const link of /** @type {HTMLAnchorElement[]} */ (all(shell, ".sd-items a[href]"))) {
      link.target = "_blank"; // nothing leads away from the work
      link.rel = "noopener";
    }
    const objectives = new Map(borrowed.map(({ item, objective }) => [item.dataset.objective, objective]));
    for (const [id, words] of objectives) {
      const own = clone(shell, "objective");
      own.dataset.objective = id;
      own.append(words);
      one(shell, ".sd-score__objectives").append(own);
    }
    this.find("work").replaceChildren(shell);
    return shell;
  }

  /** Goes on with what was begun under this name here, once the student says that it is theirs, or begins. @param {string} student */
  async #arrive(student) {
    if (student === "") return;
    const attempts = read(ATTEMPTS);
    const begun = begunBy(attempts, workOf(this.code), student);
    const fresh = freeRecord(attempts, workOf(this.code), student);
    if (begun.length === 0) return this.#begin(student, fresh);
    const box = clone(this, "ask-who");
    const before = one(box, "[data-answer=new]");
    for (const [record, { student, started }] of begun) {
      const button = clone(box, "mine");
      button.dataset.answer = record;
      setText(button, { student, when: formatDate(started * 1000, { dateStyle: "medium", timeStyle: "short" }) });
      before.before(button);
    }
    const answer = await ask(this, box);
    if (answer === "new") return this.#begin(student, fresh);
    if (answer) return this.#begin(attempts[answer].student, answer);
  }

  /** @param {string} student @param {string} record */
  async #begin(student, record) {
    const assignment = /** @type {Assignment} */ (this.assignment);
    this.student = student;
    this.record = record;
    this.#keep(() => {});
    // What the end needs is loaded now: from here on the page works without a network.
    const [section] = await Promise.all([
      this.#lay(student),
      import(pageUrl(this.dataset.qr).href),
      import("../lib/items/result.js"),
    ]);
    if (!section) return;
    setText(this.find("student"), { student });
    one(this, "form").hidden = true;
    for (const name of ["who", "bar"]) this.find(name).hidden = false;
    const mine = this.#mine(read(ATTEMPTS));
    const put = () => {
      for (const node of all(section, ".sd-item:not([data-done])"))
        if (mine.drafts[node.dataset.item ?? ""]) restoreResponse(node, mine.drafts[node.dataset.item ?? ""]);
    };
    const keep = (/** @type {Event} */ event) => {
      const node = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest(".sd-item"));
      if (node) this.#keep(({ drafts }) => (drafts[node.dataset.item ?? ""] = readResponse(node)));
    };
    for (const kind of ["input", "change", "click"]) section.addEventListener(kind, keep);
    section.addEventListener("quiz:exam", put);
    section.addEventListener("quiz:submitted", () => this.#hand());
    if (mine.ended) return this.#showReceipt(mine.ended);
    const wasHandedIn = Object.keys(read(this.record)).length > 0; // until then nothing is checked
    if (assignment.feedback === "end" && !wasHandedIn) {
      this.find("bar").hidden = true;
      one(section, "[data-action=exam]").click();
    } else put();
  }

  /** What is kept of this work; begun anew where it has gone or is damaged. @param {Record<string, any>} data @returns {Attempt} */
  #mine(data) {
    const { title } = /** @type {Assignment} */ (this.assignment);
    const fresh = () => ({
      work: workOf(this.code),
      student: this.student,
      title,
      code: this.code,
      mark: crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0"),
      started: Math.floor(Date.now() / 1000),
      drafts: {},
    });
    if (!data[this.record]?.drafts) data[this.record] = fresh();
    return data[this.record];
  }

  /** Changes what is kept of this work, and says so where it will not last. @param {(mine: Attempt) => void} change */
  #keep(change) {
    showIfUnsaved(
      this,
      update(ATTEMPTS, (data) => change(this.#mine(data))),
    );
  }

  /** On a shared device the next student begins; what the last one did stays under that name. */
  #leave() {
    this.find("work").replaceChildren();
    for (const name of ["who", "bar", "receipt"]) this.find(name).hidden = true;
    delete this.dataset.handed;
    const form = one(this, "form");
    form.hidden = false;
    one(form, "[name=student]").focus();
  }

  /** Hands in what is checked and what is written, once the student agrees that the rest stays open. */
  async #handIn() {
    const open = all(this, ".sd-item:not([data-done])");
    const written = open.filter((node) => isComplete(readResponse(node)));
    const empty = open.filter((node) => !written.includes(node));
    if (!(await mayHandIn(this, empty))) return;
    for (const node of written) one(node, "[data-action=check]").click();
    const unread = written.find((node) => !("done" in node.dataset)); // no number: the quiz has said so
    if (unread) one(unread, "input").focus();
    else this.#hand();
  }

  #hand() {
    const ended = Math.floor(Date.now() / 1000);
    this.#keep((mine) => (mine.ended = ended));
    this.#showReceipt(ended);
    this.find("receipt").focus({ preventScroll: true });
    this.find("receipt").scrollIntoView();
  }

  /** @param {number} ended */
  #showReceipt(ended) {
    const { student } = this;
    const assignment = /** @type {Assignment} */ (this.assignment);
    const kept = read(this.record);
    const { started, mark } = this.#mine(read(ATTEMPTS));
    const items = draw(assignment, this.index, student).map((id) =>
      answerOf(id, this.index[id].version, kept[id]?.version === this.index[id].version ? kept[id] : null),
    );
    const receipt = {
      work: workOf(this.code),
      title: assignment.title,
      closes: assignment.closes,
      student,
      ...(mark && { mark }),
      bank: bankOf(assignment, this.index),
      started,
      ended,
      items,
    };
    this.dataset.handed = "";
    this.find("bar").hidden = true;
    for (const button of all(this, "quiz-section [data-action]")) button.hidden = true;
    drawReceipt(this, receipt, encode("R", receipt), assignment.send ?? "");
    this.find("receipt").hidden = false;
  }

  /** Goes on with what was left open: the code that was shown is that of a first attempt. */
  #resume() {
    this.#keep((mine) => delete mine.ended);
    location.reload();
  }

  /** @param {string | undefined} action */
  #act(action) {
    if (action === "hand") this.#handIn();
    if (action === "other") this.#leave();
    if (action === "resume") this.#resume();
    if (action === "print") print();
    if (["share", "copy-code", "file", "qr"].includes(action ?? "")) send(this, action ?? "", this.student);
  }
}

/** @param {string} date */
const day = (date) => (date === "" ? "" : formatDate(new Date(`${date}T12:00:00`), { dateStyle: "long" }));

define("assigned-work", AssignedWork);
