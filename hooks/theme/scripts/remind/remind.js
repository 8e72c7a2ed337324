// <study-reminder>: a weekly study day, as a file for the reader's own calendar. What the device can know is kept: that a file was made, and for when.

import { calendarFile } from "../lib/calendar.js";
import { localDay, nextWeekday } from "../lib/dates.js";
import { one, pageUrl, pressedButton, setText } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { saveFile } from "../lib/files.js";
import { formatDate } from "../lib/format.js";
import { read, update } from "../lib/storage.js";
import { onStorageChange, showIfUnsaved } from "../lib/storage-admin.js";
import { interpolate } from "../lib/text.js";
import { reminderOf, studyEvent } from "./study-day.js";

class StudyReminder extends Tool {
  connectedCallback() {
    this.leaving = new AbortController();
    onStorageChange("settings", () => this.#draw(), this.leaving.signal);
    document.addEventListener("erased", () => this.#draw(), { signal: this.leaving.signal });
    super.connectedCallback();
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  start() {
    this.addEventListener("click", (event) => this.#act(pressedButton(event)?.dataset.action));
    // nothing of it concerns the tool that it stands in
    for (const kind of ["input", "change"]) this.addEventListener(kind, (event) => event.stopPropagation());
    this.#draw();
  }

  /** @param {string | undefined} action */
  #act(action) {
    if (action === "remind") this.#save();
    if (action === "change") {
      this.#ask(true);
      this.field("weekday").focus();
    }
    if (action === "remove") {
      showIfUnsaved(
        this,
        update("settings", (data) => delete data.reminder),
      );
      this.#draw();
      this.field("weekday").focus(); // what was pressed is hidden now
      this.#announce("removed", { name: this.dataset.summary ?? "" });
    }
  }

  /** Says for when a file was made, or asks. */
  #draw() {
    const set = reminderOf(read("settings").reminder, localDay(new Date()));
    this.#ask(set === undefined);
    if (!set) return;
    const { day, time } = set;
    const told = (/** @type {Intl.DateTimeFormatOptions} */ options) =>
      formatDate(Date.parse(`${day}T${time}Z`), { ...options, timeZone: "UTC" });
    setText(this.find("set-words"), {
      weekday: told({ weekday: "long" }),
      time: told({ timeStyle: "short" }),
      day: told({ dateStyle: "long" }),
    });
    this.field("weekday").value = String(new Date(day).getUTCDay());
    this.field("time").value = time;
  }

  /** @param {boolean} isAsking */
  #ask(isAsking) {
    this.find("ask").hidden = !isAsking;
    this.find("set").hidden = isAsking;
  }

  async #save() {
    const { name = "", summary = "", ical, home: path } = this.dataset;
    const home = pageUrl(path).href;
    const day = nextWeekday(localDay(new Date()), Number(this.field("weekday").value));
    const time = this.field("time").value || this.field("time").defaultValue;
    const event = studyEvent({ day, time }, { summary, description: this.#description(home), home });
    try {
      const { default: library } = await import(pageUrl(ical).href);
      saveFile(
        "study-day.ics",
        "text/calendar",
        calendarFile(library, { name, url: home, events: [event] }, new Date()),
      );
    } catch {
      return this.#announce("lost", {});
    }
    showIfUnsaved(
      this,
      update("settings", (data) => (data.reminder = { day, time })),
    );
    this.#draw();
    one(this, "[data-action=change]").focus(); // what was pressed is hidden now
    this.#announce("saved", { day: formatDate(Date.parse(day), { dateStyle: "long", timeZone: "UTC" }) });
  }

  /** Names the next step where the page tells one. @param {string} url */
  #description(url) {
    const told = /** @type {HTMLElement | null} */ (document.querySelector("[data-step]:not([hidden], [hidden] *)"));
    const step = told?.dataset.step || told?.textContent || "";
    return interpolate(step ? this.dataset.named : this.dataset.description, { url, step });
  }

  /** @param {"saved" | "removed" | "lost"} name @param {Record<string, string>} values */
  #announce(name, values) {
    const status = this.find("reminded");
    status.textContent = interpolate(status.dataset[name], values);
  }
}

define("study-reminder", StudyReminder);
