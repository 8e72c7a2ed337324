// <class-results>: a teacher gathers what students handed in, and sees the class. Nothing is sent or kept.

import { all, one, pressedButton, setText } from "../lib/dom.js";
import { saveTable } from "../lib/files.js";
import { fetchItems } from "../lib/items/fetch.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { Pagination } from "../lib/pagination.js";
import { Figures, mean, spread } from "./analysis.js";
import { drawSpread, few, percent, questionRow, studentRow } from "./class-view.js";
import { seen } from "./qr.js";
import { AT_ONCE, MOST_CODES, Pile, scoreOf } from "./receipt.js";
import { answerRows, sought, studentRows, turned } from "./students.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */

const LARGEST_FILE = 20_000_000;
const MOST_PIXELS = 50_000_000;

class ClassResults extends HTMLElement {
  pile = new Pile();
  /** @type {Promise<void>} until everything that came in was read */
  reading = Promise.resolve();
  /** @type {Receipt[]} of the assignment that is shown */
  shown = [];
  /** @type {Receipt[]} later ones under a name that is shown: they have a row, and count in no figure */
  again = [];
  /** @type {import("./students.js").Wanted} */
  wanted = { words: "", column: 0, down: false };

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    const field = /** @type {HTMLTextAreaElement} */ (this.#part("codes"));
    field.addEventListener("change", () => this.#add(this.#unpacked(field.value)).then(() => (field.value = "")));
    field.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text") ?? "";
      if (text === "") return;
      event.preventDefault(); // a field takes long to lay out what a whole course hands in
      this.#add(this.#unpacked(text));
    });
    const file = /** @type {HTMLInputElement} */ (this.#part("file"));
    file.addEventListener("change", () => this.#files([...(file.files ?? [])]));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#files([...(event.dataTransfer?.files ?? [])]);
    });
    this.addEventListener("click", (event) => this.#act(pressedButton(event)?.dataset ?? {}));
    this.#part("which").addEventListener("change", () => this.#show());
    this.#part("find").addEventListener("input", (event) =>
      this.#students({ ...this.wanted, words: /** @type {HTMLInputElement} */ (event.target).value }),
    );
    const drawn = (/** @type {Receipt[]} */ rows) =>
      this.#part("students").replaceChildren(
        ...rows.map((each) => studentRow(this.#part("student-row"), each, this.again.includes(each))),
      );
    this.students = new Pagination(this.#part("students-pages"), drawn);
    this.questions = new Pagination(
      this.#part("items-pages"),
      (/** @type {import("./analysis.js").ItemFigures[]} */ rows) => this.#questions(rows),
    );
  }

  disconnectedCallback() {
    this.#stop();
  }

  /** @param {string} name */
  #part(name) {
    return one(this, `[data-part=${name}]`);
  }

  /** @param {File[]} files */
  async #files(files) {
    /** @type {string[]} */
    const empty = [];
    await this.#add(this.#texts(files, empty));
    this.#tell("empty", empty.length, { names: few(empty, this.dataset.more) });
  }

  /** Text files as they are; pictures for the QR code that they show. One after another, for pictures take much memory. @param {File[]} files @param {string[]} empty  gets the names of those without a code */
  async *#texts(files, empty) {
    for (const file of files) {
      const isPicture = file.type.startsWith("image/");
      const text = file.size > LARGEST_FILE ? "" : isPicture ? await this.#pictured(file) : await textOf(file);
      let found = false;
      for await (const each of this.#unpacked(text)) {
        found ||= /R\d+\./.test(each);
        yield each;
      }
      if (!found) empty.push(file.name);
    }
  }

  /** The texts in which codes may stand; what reads mails is fetched with the first. @param {string} text */
  async *#unpacked(text) {
    const { textsOf } = await import("./mails.js");
    const library = async () => (await import(new URL(this.dataset.mails ?? "", document.baseURI).href)).default;
    yield* textsOf(text, library);
  }

  /** A picture is drawn only once its size is known, for a small file can hold a huge one. @param {File} file */
  async #pictured(file) {
    const picture = Object.assign(new Image(), { src: URL.createObjectURL(file) });
    await new Promise((told) => (picture.onload = picture.onerror = told));
    const { naturalWidth: width, naturalHeight: height } = picture;
    const text =
      width * height > 0 && width * height <= MOST_PIXELS
        ? await seen(this.dataset.scanner ?? "", picture, width, height)
        : null;
    URL.revokeObjectURL(picture.src);
    return text ?? "";
  }

  /** Reads what came in after what came in before. @param {Iterable<string> | AsyncIterable<string>} texts */
  #add(texts) {
    this.reading = this.reading.catch(() => {}).then(() => this.#take(texts));
    return this.reading;
  }

  /** @param {Iterable<string> | AsyncIterable<string>} texts */
  async #take(texts) {
    const line = this.#part("reading");
    for await (const text of texts) {
      for (const count of this.pile.take(text)) {
        line.hidden = false;
        setText(line, { count });
        await breath();
      }
    }
    line.hidden = true;
    this.#sorted();
    await breath();
    await this.#show();
  }

  /** Says what became of all that came in. */
  #sorted() {
    this.handed = this.pile.handed();
    const works = new Map(this.handed.receipts.map((receipt) => [receipt.work, receipt.title]));
    const which = /** @type {HTMLSelectElement} */ (this.#part("which"));
    const chosen = which.value;
    which.replaceChildren(...[...works].map(([work, title]) => new Option(title, work)));
    if (works.has(chosen)) which.value = chosen;
    this.#part("choose").hidden = works.size < 2;
    this.#tell("full", Number(this.pile.full), { count: MOST_CODES });
    this.#tell("again", this.handed.again, { count: this.handed.again });
    this.#tell("doubles", this.handed.doubles.length, {
      names: few(
        this.handed.doubles.map((each) => each.student),
        this.dataset.more,
      ),
    });
    for (const fault of ["damaged", "cut", "headless", "later", "foreign"]) {
      const found = this.handed.refused.filter((each) => each.fault === fault);
      this.#tell(fault, found.length, {
        count: found.length,
        codes: few(
          found.map((each) => `${each.code.slice(0, 14)}…${each.code.slice(-8)}`),
          this.dataset.more,
        ),
      });
    }
  }

  /** @param {string} name @param {number} count @param {Record<string, string | number>} values */
  #tell(name, count, values) {
    this.#part(name).hidden = count === 0;
    setText(this.#part(name), values);
  }

  async #show() {
    const work = /** @type {HTMLSelectElement} */ (this.#part("which")).value;
    this.shown = (this.handed?.receipts ?? []).filter((each) => each.work === work);
    this.again = (this.handed?.doubles ?? []).filter((each) => each.work === work);
    this.#part("class").hidden = this.shown.length === 0;
    if (this.shown.length === 0) return;
    setText(this.#part("summary"), { count: this.shown.length, mean: percent(mean(this.shown.map(scoreOf))) });
    this.#part("banks").hidden = new Set(this.shown.map((each) => each.bank)).size < 2;
    this.#students(this.wanted);
    drawSpread(this.#part("spread"), spread(this.shown));
    const { shown } = this;
    const figures = new Figures();
    for (const [place, receipt] of shown.entries()) {
      if (place % AT_ONCE === 0) await breath();
      figures.add(receipt);
    }
    if (this.shown === shown) this.questions?.show(figures.rows());
  }

  /** @param {import("./students.js").Wanted} wanted */
  #students(wanted) {
    this.wanted = wanted;
    const found = sought([...this.shown, ...this.again], wanted, document.documentElement.lang);
    for (const head of all(this, "th:has([data-sort])"))
      head.ariaSort =
        one(head, "button").dataset.sort !== String(wanted.column) ? null : wanted.down ? "descending" : "ascending";
    setText(this.#part("found"), { count: found.length, total: this.shown.length + this.again.length });
    this.students?.show(found);
  }

  /** Questions with their words, each from its own page. @param {import("./analysis.js").ItemFigures[]} rows */
  async #questions(rows) {
    this.drawing = rows;
    const index = await fetchItemIndex(this.dataset.items).catch(
      () => /** @type {Record<string, import("../lib/items/index.js").IndexedItem>} */ ({}),
    );
    const known = rows.filter((each) => Object.hasOwn(index, each.id)).map((each) => each.id);
    const borrowed = await fetchItems(known, index, this.dataset.root ?? "").catch(() => []);
    if (this.drawing !== rows) return;
    const items = new Map(borrowed.map((each, place) => [known[place], each?.item]));
    this.#part("items").replaceChildren(
      ...rows.map((each) => questionRow(this.#part("item-row"), this.#part("drew-line"), each, items.get(each.id))),
    );
  }

  /** @param {DOMStringMap} button  what it says of itself */
  #act({ action, heads: titles = "", sort }) {
    const heads = titles.split("|");
    if (action === "open") this.#part("file").click();
    if (action === "scan") this.#scan();
    if (action === "stop") this.#stop();
    if (action === "students-csv") saveTable("students.csv", [heads, ...studentRows([...this.shown, ...this.again])]);
    if (action === "answers-csv") saveTable("answers.csv", [heads, ...answerRows([...this.shown, ...this.again])]);
    if (sort) this.#students(turned(this.wanted, Number(sort)));
  }

  /** Reads one code after another from the camera until it is stopped. */
  async #scan() {
    const video = /** @type {HTMLVideoElement} */ (this.#part("camera"));
    this.stream = await navigator.mediaDevices
      ?.getUserMedia({ video: { facingMode: "environment" } })
      .catch(() => undefined);
    this.#part("no-camera").hidden = this.stream !== undefined;
    if (!this.stream) return;
    video.srcObject = this.stream;
    await video.play();
    this.#part("scanning").hidden = false;
    let last = "";
    while (this.stream?.active) {
      const text = video.videoWidth
        ? await seen(this.dataset.scanner ?? "", video, video.videoWidth, video.videoHeight)
        : null;
      if (text && text !== last) {
        last = text;
        await this.#add([text]);
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  #stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
    this.#part("scanning").hidden = true;
  }
}

/** The words of a file in whatever encoding: a code has plain letters in all of them. @param {File} file */
async function textOf(file) {
  const { decodeText } = await import("../lib/encodings.js");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = decodeText(bytes, () => []);
  return "text" in found ? found.text : new TextDecoder("latin1").decode(bytes);
}

/** Lets the page draw and answer; other than a timer's, a message's turn comes at once in a tab behind others too. @returns {Promise<void>} */
function breath() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((go) => {
    port1.onmessage = () => go(port1.close());
    port2.postMessage(null);
  });
}

if (!customElements.get("class-results")) customElements.define("class-results", ClassResults);
