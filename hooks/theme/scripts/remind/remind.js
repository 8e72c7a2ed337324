// <study-reminder>: a weekly study day, as a file for the reader's own calendar.

import { calendarFile } from "../lib/calendar.js";
import { localDay, nextWeekday } from "../lib/dates.js";
import { pageUrl, pressedButton } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { saveFile } from "../lib/files.js";
import { formatDate } from "../lib/format.js";
import { interpolate } from "../lib/text.js";
import { studyEvent } from "./study-day.js";

class StudyReminder extends Tool {
  start() {
    this.addEventListener("click", (event) => pressedButton(event)?.dataset.action === "remind" && this.#save());
    // nothing of it concerns the tool that it stands in
    for (const kind of ["input", "change"]) this.addEventListener(kind, (event) => event.stopPropagation());
  }

  async #save() {
    const { name = "", summary = "", ical, home: path } = this.dataset;
    const home = pageUrl(path).href;
    const day = nextWeekday(localDay(new Date()), Number(this.field("weekday").value));
    const event = studyEvent(
      { day, time: this.field("time").value || this.field("time").defaultValue },
      { summary, description: this.#description(home), home },
    );
    try {
      const { default: library } = await import(pageUrl(ical).href);
      saveFile(
        "study-day.ics",
        "text/calendar",
        calendarFile(library, { name, url: home, events: [event] }, new Date()),
      );
      this.#announce("saved", formatDate(Date.parse(day), { dateStyle: "long", timeZone: "UTC" }));
    } catch {
      this.#announce("lost", "");
    }
  }

  /** Names the next step where the page tells one. @param {string} url */
  #description(url) {
    const told = /** @type {HTMLElement | null} */ (document.querySelector("[data-step]:not([hidden], [hidden] *)"));
    const step = told?.dataset.step || told?.textContent || "";
    return interpolate(step ? this.dataset.named : this.dataset.description, { url, step });
  }

  /** @param {"saved" | "lost"} name @param {string} day */
  #announce(name, day) {
    const status = this.find("reminded");
    status.textContent = interpolate(status.dataset[name], { day });
  }
}

define("study-reminder", StudyReminder);
