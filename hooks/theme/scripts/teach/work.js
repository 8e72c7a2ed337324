// <assigned-work>: a student opens a teacher's link, works, and ends with a receipt.

import { all, one, pressedButton, setText } from "../lib/dom.js";
import { saveFile } from "../lib/files.js";
import { formatDate } from "../lib/format.js";
import { fetchItems } from "../lib/items/fetch.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { readResponse, restoreResponse } from "../lib/items/item.js";
import { ATTEMPTS } from "../lib/records/attempts.js";
import { read, update } from "../lib/storage.js";
import { showIfUnsaved } from "../lib/storage-admin.js";
import { bankOf, draw, isAssignment, seedOf } from "./assignment.js";
import { checksum, codeOf, decode, encode } from "./code.js";
import { drawn } from "./qr.js";
import { answerOf, scoreOf, workOf } from "./receipt.js";

/** @typedef {import("./assignment.js").Assignment} Assignment */

class AssignedWork extends HTMLElement {
  /** @type {import("./assignment.js").Index} */
  index = {};
  /** @type {Assignment | null} */
  assignment = null;
  code = "";
  student = "";
  /** Where the answers of this student to this assignment are kept. */
  record = "";

  async connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    this.addEventListener("click", (event) => this.#act(pressedButton(event)?.dataset.action));
    one(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      const { value } = /** @type {HTMLInputElement} */ (one(this, "[name=student]"));
      this.#begin(value.trim()).catch(() => this.#stop("unfetched"));
    });
    addEventListener("hashchange", () => this.isConnected && location.reload());
    this.code = codeOf(location.hash);
    if (this.code === "") return this.#say("no-link");
    const opened = decode("A", this.code);
    if ("fault" in opened) return this.#say(opened.fault);
    if (!isAssignment(opened.value)) return this.#say("damaged");
    this.assignment = opened.value;
    try {
      this.index = await fetchItemIndex(this.dataset.items);
      await this.#introduce(opened.value);
    } catch {
      this.#stop("unfetched");
    }
  }

  /** @param {string} name */
  #part(name) {
    return one(this, `[data-part=${name}]`);
  }

  /** Shows one of the things that can be said instead of work. @param {string} name */
  #say(name) {
    for (const each of all(this, "[data-say]")) each.hidden = each.dataset.say !== name;
  }

  /** Says why there is no work to do, in the place of all that there would be. @param {string} name */
  #stop(name) {
    this.#part("intro").hidden = true;
    this.#leave();
    this.#say(name);
  }

  /** @param {Assignment} assignment */
  async #introduce(assignment) {
    const size = draw(assignment, this.index, "").length;
    if (size === 0) return this.#say("gone");
    this.#say("");
    this.#part("title").textContent = assignment.title;
    this.#part("message").textContent = assignment.message;
    setText(this.#part("size"), { size });
    for (const rule of all(this, "[data-rule]")) {
      rule.hidden = !rules(assignment).includes(rule.dataset.rule ?? "");
      if (rule.dataset.text) setText(rule, { attempts: assignment.attempts, day: day(assignment.closes) });
    }
    this.#part("changed").hidden = bankOf(assignment, this.index) === assignment.bank;
    const sheet = new URLSearchParams(location.search).has("sheet");
    const mine = Object.values(read(ATTEMPTS)).filter((each) => each?.work === workOf(this.code));
    one(this, "form").hidden = sheet || mine.length === 1;
    this.#part("intro").hidden = false;
    if (sheet) return this.#sheet();
    if (mine.length === 1) await this.#begin(mine[0].student);
  }

  /** The question sheet of the class with its key, to print. */
  async #sheet() {
    this.#part("print").hidden = !(await this.#lay(""));
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
    const shell = /** @type {HTMLElement} */ (
      /** @type {HTMLElement} */ (
        /** @type {HTMLTemplateElement} */ (this.#part("shell")).content.firstElementChild
      ).cloneNode(true)
    );
    shell.dataset.seed = String(seedOf(assignment, student));
    shell.dataset.record = recordOf(this.code, student);
    if (assignment.feedback === "end") shell.dataset.attempts = "1";
    else if (assignment.attempts > 0) shell.dataset.attempts = String(assignment.attempts);
    one(shell, ".sd-items").append(...borrowed.map(({ item }) => item));
    one(shell, ".sd-key ol").append(...borrowed.map(({ key }) => key ?? document.createElement("li")));
    const objectives = new Map(borrowed.map(({ item, objective }) => [item.dataset.objective, objective]));
    const line = /** @type {HTMLTemplateElement} */ (one(shell, "template[data-part=objective]"));
    for (const [id, words] of objectives) {
      const own = /** @type {HTMLElement} */ (/** @type {Element} */ (line.content.firstElementChild).cloneNode(true));
      own.dataset.objective = id;
      own.append(words);
      one(shell, ".sd-score__objectives").append(own);
    }
    this.#part("work").replaceChildren(shell);
    return shell;
  }

  /** @param {string} student */
  async #begin(student) {
    if (student === "") return;
    const assignment = /** @type {Assignment} */ (this.assignment);
    this.student = student;
    this.record = recordOf(this.code, student);
    this.#keep(() => {});
    // What the end needs is loaded now: from here on the page works without a network.
    const [section] = await Promise.all([
      this.#lay(student),
      drawn(this.dataset.qr ?? "", student),
      import("../lib/items/result.js"),
    ]);
    if (!section) return;
    setText(this.#part("student"), { student });
    one(this, "form").hidden = true;
    for (const part of ["who", "bar"]) this.#part(part).hidden = false;
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
    if (mine.ended) return this.#receipt(mine.ended);
    if (assignment.feedback === "end") {
      this.#part("bar").hidden = true;
      one(section, "[data-action=exam]").click();
    } else put();
  }

  /** What is kept of this work; begun anew where it has gone or is damaged. @param {Record<string, any>} data @returns {import("../lib/records/attempts.js").Attempt} */
  #mine(data) {
    const { title } = /** @type {Assignment} */ (this.assignment);
    const fresh = () => ({
      work: workOf(this.code),
      student: this.student,
      title,
      code: this.code,
      started: Math.floor(Date.now() / 1000),
      drafts: {},
    });
    if (!data[this.record]?.drafts) data[this.record] = fresh();
    return data[this.record];
  }

  /** Changes what is kept of this work, and says so where it will not last. @param {(mine: import("../lib/records/attempts.js").Attempt) => void} change */
  #keep(change) {
    showIfUnsaved(
      this,
      update(ATTEMPTS, (data) => change(this.#mine(data))),
    );
  }

  /** On a shared device the next student begins; what the last one did stays under that name. */
  #leave() {
    this.#part("work").replaceChildren();
    for (const part of ["who", "bar", "receipt"]) this.#part(part).hidden = true;
    one(this, "form").hidden = false;
    one(this, "[name=student]").focus();
  }

  #hand() {
    const ended = Math.floor(Date.now() / 1000);
    this.#keep((mine) => (mine.ended = ended));
    this.#receipt(ended);
  }

  /** @param {number} ended */
  async #receipt(ended) {
    const { student } = this;
    const assignment = /** @type {Assignment} */ (this.assignment);
    const kept = read(this.record);
    const { started } = this.#mine(read(ATTEMPTS));
    const ids = draw(assignment, this.index, student);
    const items = ids.map((id) =>
      answerOf(id, this.index[id].version, kept[id]?.version === this.index[id].version ? kept[id] : null),
    );
    const receipt = {
      work: workOf(this.code),
      title: assignment.title,
      closes: assignment.closes,
      student,
      bank: bankOf(assignment, this.index),
      started,
      ended,
      items,
    };
    const code = encode("R", receipt);
    this.#part("bar").hidden = true;
    for (const button of all(this, "quiz-section [data-action]")) button.hidden = true;
    setText(this.#part("earned"), {
      percent: Math.round(scoreOf(receipt) * 100),
      score: Math.round(scoreOf(receipt) * items.length * 10) / 10,
      total: items.length,
    });
    setText(this.#part("time"), {
      minutes: Math.max(1, Math.round((ended - started) / 60)),
      tries: items.reduce((sum, each) => sum + each[4], 0),
      when: formatDate(ended * 1000, { dateStyle: "long", timeStyle: "short" }),
    });
    this.#objectives(items);
    this.#part("late").hidden = assignment.closes === "" || ended * 1000 <= endOf(assignment.closes);
    /** @type {HTMLTextAreaElement} */ (this.#part("code")).value = code;
    this.#part("receipt").hidden = false;
    const picture = await drawn(this.dataset.qr ?? "", code).catch(() => "");
    this.#part("qr").innerHTML = picture;
    this.#part("too-long").hidden = picture !== "";
    this.#part("receipt").scrollIntoView();
  }

  /** The score by objective, in the words of the section that ends the work. @param {import("./receipt.js").Answer[]} items */
  #objectives(items) {
    const list = /** @type {HTMLElement} */ (one(this, "quiz-section .sd-score__objectives").cloneNode(true));
    for (const line of all(list, "[data-objective]")) {
      const own = items.filter(([id]) => one(this, `#item-${id}`).dataset.objective === line.dataset.objective);
      line.hidden = false;
      setText(one(line, "[data-part=share]"), {
        score: Math.round(own.reduce((sum, each) => sum + each[2], 0) * 10) / 10,
        total: own.length,
      });
    }
    this.#part("objectives").replaceChildren(list);
  }

  /** @param {string | undefined} action */
  #act(action) {
    const code = /** @type {HTMLTextAreaElement} */ (this.#part("code"));
    if (action === "hand") this.#hand();
    if (action === "other") this.#leave();
    if (action === "copy-code") {
      code.select();
      navigator.clipboard?.writeText(code.value).then(() => setText(this.#part("copied"), {}));
    }
    if (action === "file") saveFile(`${checksum(this.student)}.result.txt`, "text/plain", code.value);
    if (action === "print") print();
  }
}

/** Where the answers of one student to one assignment are kept; earlier releases took names in other capitals for one. @param {string} code @param {string} student */
function recordOf(code, student) {
  const [own, earlier] = [student.normalize("NFC"), student.toLowerCase()].map(
    (name) => `work-${workOf(code)}-${checksum(name)}`,
  );
  return read(ATTEMPTS)[earlier]?.student === student ? earlier : own;
}

/** The rules of an assignment that the page tells. @param {Assignment} assignment */
function rules({ feedback, attempts, closes }) {
  return [
    feedback,
    feedback === "once" && attempts === 1 && "one-try",
    feedback === "once" && attempts > 1 && "tries",
    closes !== "" && "closes",
  ];
}

/** @param {string} date  such as 2026-12-01 */
const endOf = (date) => new Date(`${date}T23:59:59`).getTime();
/** @param {string} date */
const day = (date) => (date === "" ? "" : formatDate(new Date(`${date}T12:00:00`), { dateStyle: "long" }));

if (!customElements.get("assigned-work")) customElements.define("assigned-work", AssignedWork);
