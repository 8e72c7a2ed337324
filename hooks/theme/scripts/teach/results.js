// <class-results>: a teacher gathers what students handed in, over days if need be, and sees the class. Nothing is sent.

import { ask } from "../lib/ask.js";
import { all, clone, one, pressedButton, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { saveTable } from "../lib/files.js";
import { Pagination } from "../lib/pagination.js";
import { showIfUnsaved } from "../lib/storage-admin.js";
import { Figures, spread } from "./analysis.js";
import { drawSpread, drawSummary, few, questionRow, show, studentRow } from "./class-view.js";
import { breath, Camera, listenForText, textsOfFiles, unpacked } from "./gathering.js";
import { forgetClass, freshId, keptClasses, storeClass } from "./kept-classes.js";
import { OfferedItems } from "./offered.js";
import { peopleOf } from "./people.js";
import { AT_ONCE, MOST_CODES, ReceiptSet } from "./receipt.js";
import { readRoster } from "./roster.js";
import { sheetOf } from "./sheets.js";
import { answerRows, sought, studentRows, turned } from "./students.js";

/** @typedef {import("./people.js").Person} Person */

class ClassResults extends Tool {
  received = new ReceiptSet();
  /** @type {Promise<void>} until everything that came in was read */
  reading = Promise.resolve();
  /** The name by which the class is kept, or empty. */
  kept = "";
  /** @type {import("./people.js").Decisions} */
  decisions = {};
  /** @type {ReturnType<typeof peopleOf> & {hasRoster: boolean}} of the assignment that is shown */
  shown = { people: [], missing: [], hasRoster: false };
  /** @type {import("./students.js").Wanted} */
  wanted = { words: "", column: 0, down: false };
  offered = new OfferedItems(this.dataset);
  camera = new Camera(this, (text) => this.#add([text]));

  start() {
    listenForText(this.field("codes"), (text) => this.#add(unpacked(text, this.dataset)));
    this.field("file").addEventListener("change", () => this.#files([...(this.field("file").files ?? [])]));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#files([...(event.dataTransfer?.files ?? [])]);
    });
    this.addEventListener("click", (event) => this.#act(pressedButton(event)?.dataset ?? {}));
    this.addEventListener("change", (event) => this.#change(/** @type {HTMLSelectElement} */ (event.target)));
    one(this, "form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep(this.field("title").value.trim());
    });
    this.find("roster").addEventListener("input", () => this.#show());
    this.find("find").addEventListener("input", () =>
      this.#students({ ...this.wanted, words: this.field("find").value }),
    );
    this.students = new Pagination(this.find("students-pages"), (/** @type {Person[]} */ rows) => {
      const among = { ...this.shown, decisions: this.decisions };
      this.find("students").replaceChildren(...rows.map((each) => studentRow(this.find("student-row"), each, among)));
    });
    this.questions = new Pagination(
      this.find("items-pages"),
      (/** @type {import("./analysis.js").ItemFigures[]} */ rows) => this.#questions(rows),
    );
    const [latest] = keptClasses().sort(([, a], [, b]) => b.changed - a.changed);
    this.#open(latest?.[0] ?? "");
  }

  disconnectedCallback() {
    this.camera.stop();
  }

  /** @returns {import("./people.js").Counting} which attempt counts */
  get #counting() {
    return /** @type {any} */ (this.field("counting")).value;
  }

  /** Shows a class that is kept, or an empty one. @param {string} id */
  #open(id) {
    const classes = keptClasses();
    const known = classes.find(([each]) => each === id)?.[1];
    this.kept = known ? id : "";
    const list = /** @type {HTMLSelectElement} */ (this.find("classes"));
    list.replaceChildren(
      new Option(list.dataset.none, ""),
      ...classes.map(([each, { title }]) => new Option(title, each)),
    );
    list.value = this.kept;
    this.find("choose-class").hidden = classes.length === 0;
    one(this, "form").hidden = this.kept !== "";
    this.find("keeping").hidden = this.kept === "";
    this.received = new ReceiptSet();
    this.decisions = { ...known?.decisions };
    this.field("roster").value = known?.roster ?? "";
    this.field("counting").value = known?.counting ?? "first";
    /** @type {HTMLDetailsElement} */ (this.find("roster-box")).open = false;
    this.#add(known?.codes ?? []);
  }

  /** Begins to keep what is here on this device. @param {string} title */
  #keep(title) {
    if (title === "") return;
    this.kept = freshId();
    this.#save(title);
    this.#open(this.kept);
    this.find("classes").focus();
  }

  /** Stores the class, if it is kept; what another tab added stays. @param {string} [title] */
  #save(title) {
    if (this.kept === "") return;
    const isSaved = storeClass(this.kept, {
      title,
      roster: this.field("roster").value,
      codes: this.received.codes,
      decisions: this.decisions,
      counting: this.#counting,
    });
    setText(this.find("keeping-words"), { count: this.received.codes.length });
    showIfUnsaved(this, isSaved);
  }

  async #forget() {
    const { title = "" } = keptClasses().find(([id]) => id === this.kept)?.[1] ?? {};
    if ((await ask(this, clone(this, "ask-forget"), { title })) !== "yes") return;
    forgetClass(this.kept);
    this.#open("");
    this.find("codes").focus();
  }

  /** Leaves a class for another, once the teacher agrees to lose what is not kept. @param {HTMLSelectElement} list */
  async #leave(list) {
    const wanted = list.value;
    list.value = this.kept;
    const isLost = this.kept === "" && this.received.size > 0;
    if (isLost && (await ask(this, clone(this, "ask-leave"))) !== "yes") return;
    this.#open(wanted);
  }

  /** @param {File[]} files */
  async #files(files) {
    /** @type {string[]} */
    const empty = [];
    await this.#add(textsOfFiles(files, this.dataset, empty));
    show(this, "empty", empty.length > 0, { names: few(empty, this.dataset.more) });
  }

  /** Reads what came in after what came in before. @param {Iterable<string> | AsyncIterable<string>} texts */
  #add(texts) {
    const { received } = this;
    this.reading = this.reading.catch(() => {}).then(() => this.#take(texts, received));
    return this.reading;
  }

  /** @param {Iterable<string> | AsyncIterable<string>} texts @param {ReceiptSet} received */
  async #take(texts, received) {
    const line = this.find("reading");
    for await (const text of texts) {
      for (const count of received.take(text)) {
        line.hidden = false;
        setText(line, { count });
        await breath();
      }
    }
    line.hidden = true;
    if (received !== this.received) return; // another class was opened meanwhile
    this.#sorted();
    this.#save();
    await breath();
    await this.#show();
  }

  /** Says what became of all that came in. */
  #sorted() {
    this.handed = this.received.handed();
    const works = new Map(this.handed.receipts.map((receipt) => [receipt.work, receipt.title]));
    const which = /** @type {HTMLSelectElement} */ (this.find("which"));
    const chosen = which.value;
    which.replaceChildren(...[...works].map(([work, title]) => new Option(title, work)));
    if (works.has(chosen)) which.value = chosen;
    this.find("choose").hidden = works.size < 2;
    const count = this.handed.receipts.length;
    this.find("taken").hidden = count === 0;
    setText(this.find("taken-words"), { count });
    show(this, "full", this.received.full, { count: MOST_CODES });
    show(this, "again", this.handed.again > 0, { count: this.handed.again });
    for (const fault of ["damaged", "cut", "headless", "later", "foreign"]) {
      const found = this.handed.refused.filter((each) => each.fault === fault);
      const codes = found.map(({ code }) => `${code.slice(0, 14)}…${code.slice(-8)}`);
      show(this, fault, found.length > 0, { count: found.length, codes: few(codes, this.dataset.more) });
    }
  }

  async #show() {
    const work = /** @type {HTMLSelectElement} */ (this.find("which")).value;
    const receipts = (this.handed?.receipts ?? []).filter((each) => each.work === work);
    const roster = readRoster(this.field("roster").value);
    const shown = { ...peopleOf(receipts, roster, this.decisions, this.#counting), hasRoster: roster.length > 0 };
    this.shown = shown;
    const { people } = shown;
    setText(this.find("listed"), { count: roster.length });
    this.find("class").hidden = people.length === 0;
    if (people.length === 0) return;
    drawSummary(this, shown, roster.length, Object.keys(this.decisions).length);
    this.#students(this.wanted);
    drawSpread(this.find("spread"), spread(people.map(({ receipt }) => receipt)));
    const figures = new Figures();
    for (const [place, { receipt, label }] of people.entries()) {
      if (place % AT_ONCE === 0) await breath();
      figures.add(receipt, label);
    }
    if (this.shown === shown) this.questions?.show(figures.rows());
  }

  /** @param {import("./students.js").Wanted} wanted */
  #students(wanted) {
    this.wanted = wanted;
    const { people } = this.shown;
    const found = sought(people, wanted, document.documentElement.lang);
    for (const head of all(this, "th:has([data-sort])"))
      head.ariaSort =
        one(head, "button").dataset.sort !== String(wanted.column) ? null : wanted.down ? "descending" : "ascending";
    setText(this.find("found"), { found: found.length, count: people.length });
    this.students?.show(found);
  }

  /** @param {import("./analysis.js").ItemFigures[]} rows */
  async #questions(rows) {
    this.drawing = rows;
    const items = await this.offered.load(rows.map((each) => each.id));
    if (this.drawing !== rows) return;
    const list = this.find("items");
    const open = all(list, "details[open]").map(({ dataset }) => dataset.id); // what is read stays open when more comes in
    list.replaceChildren(
      ...rows.map((each) => questionRow(this.find("item-row"), this.find("drew-line"), each, items.get(each.id))),
    );
    for (const each of /** @type {HTMLDetailsElement[]} */ (all(list, "details")))
      each.open = open.includes(each.dataset.id);
  }

  /** The words of all questions that students were asked. @param {Person[]} people */
  #asked = (people) => this.offered.load(people.flatMap(({ receipt }) => receipt.items.map(([id]) => id)));

  /** Prints sheets, one student on each. @param {Person[]} people */
  async #print(people) {
    const items = await this.#asked(people);
    const sheets = this.find("sheets");
    const [sheet, line] = [this.find("sheet"), this.find("sheet-answer")];
    sheets.replaceChildren(...people.map((person) => sheetOf(sheet, line, person, items)));
    addEventListener("afterprint", () => sheets.replaceChildren(), { once: true });
    print();
  }

  /** @param {HTMLSelectElement} target */
  #change(target) {
    const { part: name, key } = target.dataset;
    if (name === "classes") this.#leave(target);
    if (name === "which") this.#show();
    if (key) {
      if (target.value === "") delete this.decisions[key];
      else this.decisions[key] = target.value;
    }
    if (key || name === "counting" || name === "roster") {
      this.#save();
      this.#show();
    }
  }

  /** @param {DOMStringMap} button  what it says of itself */
  async #act({ action, heads: titles = "", sort, key }) {
    const heads = titles.split("|");
    const { people, missing } = this.shown;
    if (action === "open") this.find("file").click();
    if (action === "scan") this.camera.start();
    if (action === "stop") this.camera.stop();
    if (action === "forget") this.#forget();
    if (action === "undo") {
      this.decisions = {};
      this.#save();
      this.#show();
    }
    if (action === "sheet") this.#print(people.filter((each) => each.key === key));
    if (action === "sheets") this.#print(sought(people, this.wanted, document.documentElement.lang));
    if (action === "students-csv") saveTable("students.csv", [heads, ...studentRows(people, missing)]);
    if (action === "answers-csv") {
      saveTable("answers.csv", [heads, ...answerRows(people, await this.#asked(people))]);
    }
    if (sort) this.#students(turned(this.wanted, Number(sort)));
  }
}

define("class-results", ClassResults);
