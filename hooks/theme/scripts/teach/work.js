// <assigned-work>: a student opens a teacher's link, works, and ends with a receipt.

import { all, one, setText } from "../lib/dom.js";
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
    this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
    one(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin(/** @type {HTMLInputElement} */ (one(this, "[name=student]")).value.trim());
    });
    addEventListener("hashchange", () => this.isConnected && location.reload());
    this.code = codeOf(location.hash);
    if (this.code === "") return this.#say("no-link");
    const opened = decode("A", this.code);
    if ("fault" in opened) return this.#say(opened.fault);
    if (!isAssignment(opened.value)) return this.#say("damaged");
    this.assignment = opened.value;
    this.index = await fetchItemIndex(this.dataset.items);
    this.#introduce(opened.value);
  }

  /** @param {string} name */
  #part(name) {
    return one(this, `[data-part=${name}]`);
  }

  /** Shows one of the things that can be said instead of work. @param {string} name */
  #say(name) {
    for (const each of all(this, "[data-say]")) each.hidden = each.dataset.say !== name;
  }

  /** @param {Assignment} assignment */
  #introduce(assignment) {
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
    if (mine.length === 1) this.#begin(mine[0].student);
  }

  /** The question sheet of the class with its key, to print. */
  async #sheet() {
    await this.#lay("");
    this.#part("print").hidden = false;
  }

  /** Brings the items of a student here, in a section of their own. @param {string} student */
  async #lay(student) {
    const assignment = /** @type {Assignment} */ (this.assignment);
    const borrowed = await fetchItems(draw(assignment, this.index, student), this.index, this.dataset.root ?? "");
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

  /** @param {HTMLElement} target */
  #act(target) {
    const code = /** @type {HTMLTextAreaElement} */ (this.#part("code"));
    if (target.dataset.action === "hand") this.#hand();
    if (target.dataset.action === "other") this.#leave();
    if (target.dataset.action === "copy-code") {
      code.select();
      navigator.clipboard?.writeText(code.value).then(() => setText(this.#part("copied"), {}));
    }
    if (target.dataset.action === "file") {
      const link = Object.assign(document.createElement("a"), {
        href: URL.createObjectURL(new Blob([code.value], { type: "text/plain" })),
        download: `${checksum(this.student)}.result.txt`,
      });
      link.click();
      URL.revokeObjectURL(link.href);
    }
    if (target.dataset.action === "print") print();
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
