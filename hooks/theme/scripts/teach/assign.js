// <assign-quiz>: a teacher chooses, sees what comes of it, and takes a link that carries everything.

import { copyField } from "../lib/copy.js";
import { all, one, pageUrl, pressedButton, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { fetchItemIndex } from "../lib/items/index.js";
import { readNumber } from "../lib/numbers.js";
import { bankOf, draw, isAssignment, minutesFor, rulesOf } from "./assignment.js";
import { encode } from "./code.js";
import { PRESETS, presetOf, reckon } from "./presets.js";
import { drawn } from "./qr.js";

/** @typedef {import("./assignment.js").Assignment} Assignment */

class AssignQuiz extends Tool {
  seed = crypto.getRandomValues(new Uint16Array(1))[0];
  /** Counts what was drawn, so that what comes late does not replace what came after. */
  turn = 0;

  start() {
    const { form } = this;
    form.addEventListener("input", (event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (field.name === "preset") this.#preset(field.value);
      else if (field.name in PRESETS.whole) this.#value("preset", presetOf(this.#settings()));
      this.#show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("click", (event) => this.#act(pressedButton(event)?.dataset ?? {}));
    one(this, "[data-action=share]").hidden = !navigator.share;
    this.#show();
  }

  get form() {
    return /** @type {HTMLFormElement} */ (one(this, "form"));
  }

  /** @param {string} name @param {string} value */
  #value(name, value) {
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name)).value = value;
  }

  /** What the form says of count, draw, tries and feedback. */
  #settings() {
    const data = new FormData(this.form);
    const names = /** @type {(keyof typeof PRESETS.whole)[]} */ (Object.keys(PRESETS.whole));
    return /** @type {typeof PRESETS.whole} */ (
      Object.fromEntries(names.map((name) => [name, String(data.get(name))]))
    );
  }

  /** @param {string} name */
  #preset(name) {
    const more = /** @type {HTMLDetailsElement} */ (this.find("more"));
    if (name === "own") more.open = true;
    for (const [field, value] of Object.entries(PRESETS[name] ?? {})) this.#value(field, value);
  }

  /** What the form says; the count follows from what fits. */
  #draft() {
    const data = new FormData(this.form);
    const text = (/** @type {string} */ name) => String(data.get(name) ?? "").trim();
    const subject = /** @type {HTMLSelectElement} */ (this.form.elements.namedItem("subject"));
    const { count, draw: way, attempts, feedback } = this.#settings();
    const number = readNumber(count.trim());
    return {
      title: text("title") || (subject.selectedOptions[0]?.dataset.title ?? "").slice(0, 120),
      message: text("message"),
      sections: [...new Set([text("subject"), ...data.getAll("section").map(String)])],
      types: data.getAll("type").map(String),
      count: count.trim() === "" ? null : "value" in number ? number.value : Number.NaN,
      seed: this.seed,
      own: way === "own",
      attempts: Number(attempts),
      feedback,
      closes: text("closes"),
      bank: "",
      ...(text("send") && { send: text("send") }),
    };
  }

  async #show() {
    const turn = ++this.turn;
    const index = await fetchItemIndex(this.dataset.items);
    if (turn !== this.turn) return;
    const draft = this.#draft();
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem("title")).placeholder = draft.title;
    const { count, total, fits, reasons } = reckon(draft, draft.count, index);
    const left = { kinds: total - fits, fewer: fits - count, most: fits - count, short: fits, alike: fits };
    for (const line of all(this, "[data-reason]")) {
      const reason = /** @type {keyof typeof left} */ (line.dataset.reason);
      line.hidden = !reasons.includes(reason);
      setText(line, { count: left[reason], asked: draft.count ?? "", total, fits, given: count });
    }
    this.find("others").hidden = !(count < fits);
    const assignment = /** @type {any} */ ({ ...draft, count });
    assignment.bank = bankOf(assignment, index);
    const isWhole = isAssignment(assignment);
    for (const name of ["made", "ways"]) this.find(name).hidden = !isWhole;
    this.find("wanting").hidden = isWhole;
    if (isWhole) this.#offer(assignment, index);
  }

  /** Shows the link and what it leads to. @param {Assignment} assignment @param {import("./assignment.js").Index} index */
  #offer(assignment, index) {
    const ids = draw(assignment, index, "");
    const minutes = minutesFor(ids.map((id) => index[id].type));
    setText(this.find("size"), { title: assignment.title, count: ids.length, minutes });
    setText(this.find("count"), { count: ids.length });
    for (const rule of all(this, "[data-rule]")) {
      rule.hidden = !rulesOf(assignment).includes(rule.dataset.rule ?? "");
      if (rule.dataset.text) setText(rule, { attempts: assignment.attempts });
    }
    const address = pageUrl(this.dataset.work);
    address.hash = encode("A", assignment);
    this.field("link").value = address.href;
    for (const view of ["preview", "sheet"]) {
      const own = new URL(address);
      own.search = `?${view}`;
      /** @type {HTMLAnchorElement} */ (this.find(view)).href = own.href;
    }
    this.find("copied").textContent = "";
    this.find("qr").replaceChildren();
    this.find("too-long").hidden = true;
  }

  /** @param {DOMStringMap} button  what it says of itself */
  async #act({ action, of }) {
    const link = this.field("link");
    if (action === "copy") {
      const said = this.find("copied");
      said.textContent = ((await copyField(link)) ? said.dataset.text : said.dataset.refused) ?? "";
    }
    if (action === "share") navigator.share({ url: link.value }).catch(() => {}); // it was put away again
    if (action === "qr") {
      const picture = await drawn(this.dataset.qr ?? "", link.value).catch(() => "");
      this.find("qr").innerHTML = picture;
      this.find("too-long").hidden = picture !== "";
      this.find(picture === "" ? "too-long" : "qr").scrollIntoView({ block: "nearest" });
    }
    if (action === "others") {
      this.seed = (this.seed + 1) % 65_536;
      this.#show();
    }
    if (action === "all" || action === "none") {
      for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll(`[data-group=${of}] input`)))
        box.checked = action === "all";
      this.#show();
    }
  }
}

define("assign-quiz", AssignQuiz);
