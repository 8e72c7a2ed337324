// <class-results>: a teacher gathers what students handed in, and sees the class. Nothing is sent or kept.

import { dated } from "../dates.js";
import { itemsAt } from "../items.js";
import { all, one } from "../quiz/item.js";
import { borrow } from "../quiz/borrow.js";
import { say } from "../words.js";
import { itemFigures, mean, spread } from "./analysis.js";
import { separatorOf, table } from "./csv.js";
import { seen } from "./qr.js";
import { gather, scoreOf } from "./receipt.js";

/** @typedef {import("./receipt.js").Receipt} Receipt */

const LARGEST_FILE = 20_000_000;
const MOST_PIXELS = 50_000_000;

class ClassResults extends HTMLElement {
  /** @type {string[]} everything that came in */
  texts = [];
  /** @type {Receipt[]} of the assignment that is shown */
  shown = [];

  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "true";
    const field = /** @type {HTMLTextAreaElement} */ (this.#part("codes"));
    field.addEventListener("change", () => this.#add([field.value]).then(() => (field.value = "")));
    field.addEventListener("paste", () => setTimeout(() => field.dispatchEvent(new Event("change"))));
    this.#part("file").addEventListener("change", (event) => this.#files([.../** @type {HTMLInputElement} */ (event.target).files ?? []]));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#files([...(event.dataTransfer?.files ?? [])]);
    });
    this.addEventListener("click", (event) => this.#act(/** @type {HTMLElement} */ (event.target)));
    this.#part("which").addEventListener("change", () => this.#show());
    this.#part("tool").hidden = false;
  }

  disconnectedCallback() {
    this.#stop();
  }

  /** @param {string} name */
  #part(name) {
    return one(this, `[data-part=${name}]`);
  }

  /** Text files as they are; pictures for the QR code that they show. @param {File[]} files */
  async #files(files) {
    const texts = await Promise.all(
      files.map(async (file) => {
        if (file.size > LARGEST_FILE) return "";
        if (!file.type.startsWith("image/")) return file.text();
        const picture = await createImageBitmap(file).catch(() => null);
        if (!picture || picture.width * picture.height > MOST_PIXELS) return "";
        return (await seen(this.dataset.scanner ?? "", picture, picture.width, picture.height)) ?? "";
      }),
    );
    const empty = files.filter((_, index) => !/R\d+\./.test(texts[index])).map((file) => file.name);
    this.#part("empty").hidden = empty.length === 0;
    say(this.#part("empty"), { names: empty.join(", ") });
    await this.#add(texts);
  }

  /** @param {string[]} texts */
  async #add(texts) {
    this.texts.push(...texts.filter((text) => text.trim() !== ""));
    this.handed = gather(this.texts);
    const works = new Map(this.handed.receipts.map((receipt) => [receipt.work, receipt.title]));
    const which = /** @type {HTMLSelectElement} */ (this.#part("which"));
    const chosen = which.value;
    which.replaceChildren(...[...works].map(([work, title]) => new Option(title, work)));
    if (works.has(chosen)) which.value = chosen;
    this.#part("choose").hidden = works.size < 2;
    this.#tell("again", this.handed.again, { count: this.handed.again });
    this.#tell("doubles", this.handed.doubles.length, { names: this.handed.doubles.map((each) => each.student).join(", ") });
    for (const fault of ["damaged", "cut", "later", "foreign"]) {
      const found = this.handed.refused.filter((each) => each.fault === fault);
      this.#tell(fault, found.length, { count: found.length, codes: found.map((each) => `${each.code.slice(0, 14)}…${each.code.slice(-8)}`).join(", ") });
    }
    await this.#show();
  }

  /** @param {string} name @param {number} count @param {Record<string, string | number>} values */
  #tell(name, count, values) {
    this.#part(name).hidden = count === 0;
    say(this.#part(name), values);
  }

  async #show() {
    const work = /** @type {HTMLSelectElement} */ (this.#part("which")).value;
    this.shown = (this.handed?.receipts ?? []).filter((each) => each.work === work);
    this.#part("class").hidden = this.shown.length === 0;
    if (this.shown.length === 0) return;
    say(this.#part("summary"), { count: this.shown.length, mean: percent(mean(this.shown.map(scoreOf))) });
    this.#part("banks").hidden = new Set(this.shown.map((each) => each.bank)).size < 2;
    this.#students();
    this.#spread();
    await this.#items();
  }

  #students() {
    const rows = [...this.shown].sort((a, b) => a.student.localeCompare(b.student)).map((receipt) => {
      const row = this.#row("student");
      const late = receipt.closes !== "" && receipt.ended * 1000 > new Date(`${receipt.closes}T23:59:59`).getTime();
      const cells = [receipt.student, percent(scoreOf(receipt)), `${answeredOf(receipt)} / ${receipt.items.length}`, Math.round((receipt.ended - receipt.started) / 60), triesOf(receipt), when(receipt.ended)];
      all(row, "th, td").forEach((cell, index) => cell.prepend(String(cells[index])));
      one(row, "[data-part=late]").hidden = !late;
      return row;
    });
    this.#part("students").replaceChildren(...rows);
  }

  #spread() {
    const tenths = spread(this.shown);
    const most = Math.max(...tenths);
    const bars = all(this.#part("spread"), "rect");
    const counts = all(this.#part("spread"), "[data-count]");
    tenths.forEach((count, index) => {
      const height = (count / most) * 80;
      bars[index].setAttribute("height", String(height));
      bars[index].setAttribute("y", String(90 - height));
      counts[index].textContent = count ? String(count) : "";
      counts[index].setAttribute("y", String(86 - height));
    });
    const list = tenths.map((count, index) => `${index * 10}–${index === 9 ? 100 : index * 10 + 9} %: ${count}`).join(", ");
    say(this.#part("spread-words"), { list });
  }

  /** Figures for each item, with its words from its own page. */
  async #items() {
    const index = await itemsAt(this.dataset.items);
    const figures = itemFigures(this.shown);
    const known = figures.filter((each) => Object.hasOwn(index, each.id));
    const borrowed = new Map((await borrow(known.map((each) => each.id), index, this.dataset.root ?? "")).map((each, place) => [known[place].id, each.item]));
    const rows = figures.map((each) => {
      const row = this.#row("item");
      const item = borrowed.get(each.id);
      const stem = item?.querySelector("legend, .sd-stem label")?.textContent?.trim() ?? each.id;
      const cells = [stem, each.answered, percent(each.difficulty), each.discrimination === null ? "–" : each.discrimination.toFixed(2)];
      all(row, "th, td").forEach((cell, place) => cells[place] !== undefined && cell.append(String(cells[place])));
      one(row, "meter").setAttribute("value", String(each.difficulty));
      one(row, "[data-part=drew]").replaceChildren(...drew(each, item, this.#part("drew-line")));
      return row;
    });
    this.#part("items").replaceChildren(...rows);
  }

  /** @param {string} name @returns {HTMLElement} */
  #row(name) {
    const row = /** @type {HTMLTemplateElement} */ (this.#part(`${name}-row`)).content.firstElementChild;
    return /** @type {HTMLElement} */ (/** @type {Element} */ (row).cloneNode(true));
  }

  /** @param {HTMLElement} target */
  #act(target) {
    const heads = (target.dataset.heads ?? "").split("|");
    if (target.dataset.action === "open") this.#part("file").click();
    if (target.dataset.action === "scan") this.#scan();
    if (target.dataset.action === "stop") this.#stop();
    if (target.dataset.action === "students-csv") save("students.csv", [heads, ...this.shown.map((receipt) => [receipt.student, Math.round(scoreOf(receipt) * 100), answeredOf(receipt), Math.round((receipt.ended - receipt.started) / 60), triesOf(receipt), new Date(receipt.ended * 1000).toISOString()])]);
    if (target.dataset.action === "answers-csv") save("answers.csv", [heads, ...this.shown.flatMap((receipt) => receipt.items.map((each) => [receipt.student, each[0], Math.round(each[2] * 100), Math.round(each[3] * 100), each[4], each[5], [each[6]].flat().join(" | ")]))]);
  }

  /** Reads one code after another from the camera until it is stopped. */
  async #scan() {
    const video = /** @type {HTMLVideoElement} */ (this.#part("camera"));
    this.stream = await navigator.mediaDevices?.getUserMedia({ video: { facingMode: "environment" } }).catch(() => undefined);
    this.#part("no-camera").hidden = this.stream !== undefined;
    if (!this.stream) return;
    video.srcObject = this.stream;
    await video.play();
    this.#part("scanning").hidden = false;
    let last = "";
    while (this.stream?.active) {
      const text = video.videoWidth ? await seen(this.dataset.scanner ?? "", video, video.videoWidth, video.videoHeight) : null;
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

/** What each answer drew whom, one line an answer. @param {import("./analysis.js").ItemFigures} figures @param {HTMLElement | undefined} item @param {HTMLElement} template */
function drew(figures, item, template) {
  return [...figures.drew].sort((a, b) => b[1].length - a[1].length).map(([given, students]) => {
    const line = /** @type {HTMLElement} */ (/** @type {Element} */ (/** @type {HTMLTemplateElement} */ (template).content.firstElementChild).cloneNode(true));
    const choice = item?.querySelector(`.sd-choice[data-choice="${CSS.escape(given)}"]`);
    one(line, "[data-part=given]").textContent = given === "" ? (line.dataset.none ?? "") : (choice?.textContent?.trim() ?? given);
    one(line, "[data-part=key]").hidden = !choice?.hasAttribute("data-key");
    one(line, "[data-part=count]").textContent = String(students.length);
    one(line, "[data-part=students]").textContent = students.join(", ");
    return line;
  });
}

/** @param {Receipt} receipt */
const answeredOf = (receipt) => receipt.items.filter((each) => each[4] > 0).length;
/** @param {Receipt} receipt */
const triesOf = (receipt) => receipt.items.reduce((sum, each) => sum + each[4], 0);
/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;
/** @param {number} seconds */
const when = (seconds) => dated(seconds * 1000, { dateStyle: "medium", timeStyle: "short" });

/** @param {string} name @param {(string | number)[][]} rows */
function save(name, rows) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([table(rows, separatorOf(navigator.language))], { type: "text/csv" })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

if (!customElements.get("class-results")) customElements.define("class-results", ClassResults);
