// The box that takes in notes, tables and calendars, and names each line that it could not read.

import { setText } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { interpolate } from "../lib/text.js";
import { brought, LARGEST_FILE } from "./bring.js";
import { lastWeeks } from "./weeks.js";

/** @typedef {import("./bring.js").Brought} Brought */

const TABLE = /\.(csv|tsv)$/i;

export class BringIn {
  #dayChosen = false;

  /**
   * @param {(name: string) => HTMLElement} part
   * @param {{ical: string, papaparse: string}} libraries  where they are
   * @param {(found: Brought) => void} take  what to do with the tasks
   */
  constructor(part, libraries, take) {
    this.part = part;
    this.libraries = libraries;
    this.take = take;
    this.day = /** @type {HTMLInputElement} */ (part("first-day"));
    this.text = /** @type {HTMLTextAreaElement} */ (part("text"));
    this.day.value = lastWeeks(new Date());
    this.day.oninput = () => (this.#dayChosen = true);
  }

  /** Reads what was pasted. */
  async pasted() {
    const found = await this.#read(this.text.value, false);
    if (found.faults.length === 0) this.text.value = "";
  }

  /** Reads a file, unless it is too large or no text. @param {File} file */
  async file(file) {
    const value = file.name;
    if (file.size > LARGEST_FILE) return this.#show([{ line: 0, fault: "large", value }], 0);
    const text = await file.text();
    if (text.includes("\0")) return this.#show([{ line: 0, fault: "binary", value }], 0);
    await this.#read(text, TABLE.test(value));
  }

  /** @param {string} text @param {boolean} isTable */
  async #read(text, isTable) {
    const first = this.day.value || lastWeeks(new Date());
    const found = await brought(text, this.libraries, first, this.#dayChosen, isTable);
    if (found.tasks.length === 0 && found.faults.length === 0)
      found.faults.push({ line: 0, fault: "nothing", value: "" });
    this.take(found);
    this.#show(found.faults, found.tasks.length);
    return found;
  }

  /** @param {import("./reading.js").Fault[]} faults @param {number} good  how many tasks came in */
  #show(faults, good) {
    const list = this.part("faults");
    list.replaceChildren(
      ...faults.map(({ line, fault, value }) => {
        const words = list.getAttribute(`data-fault-${fault}`) ?? "";
        return Object.assign(document.createElement("li"), {
          textContent: interpolate(words, { line: formatNumber(line, 0), value }),
        });
      }),
    );
    const count = this.part("faults-count");
    count.hidden = good === 0;
    setText(count, { count: faults.length });
    const box = this.part("faulty");
    box.hidden = faults.length === 0;
    if (!box.hidden) box.focus();
    else if (good > 0) this.part("tasks-head").focus();
  }
}
