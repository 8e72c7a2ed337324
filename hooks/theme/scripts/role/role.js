// The page of a role: <page-parts>, the bar that says where one reads, and <week-reminder>, dates for what to do this week.

import { calendarFile } from "../lib/calendar.js";
import { isDay, localDay, nextWeekday } from "../lib/dates.js";
import { all, one, pageUrl, pressedButton } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";
import { saveFile } from "../lib/files.js";
import { weekEvents } from "./week.js";

class PageParts extends HTMLElement {
  /** @type {IntersectionObserver | undefined} */
  #observer;
  #onHash = () => reveal(location.hash);

  connectedCallback() {
    const links = /** @type {HTMLAnchorElement[]} */ (all(this, "a"));
    const parts = links.map((link) => document.getElementById(link.hash.slice(1)));
    // all that lies above a line below the bar, however far: the part that is read is the last whose heading does
    this.#observer = new IntersectionObserver(() => this.#mark(links, parts), { rootMargin: "99999% 0% -74% 0%" });
    for (const heading of parts) if (heading) this.#observer.observe(heading);
    addEventListener("hashchange", this.#onHash);
    this.addEventListener("click", this.#onClick);
    this.#onHash();
  }

  /** A second click on a part leads there again: the theme would take it for a visit that comes back. @param {Event} event */
  #onClick = (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link || link.hash !== location.hash) return;
    event.preventDefault();
    event.stopPropagation();
    document.getElementById(link.hash.slice(1))?.scrollIntoView();
  };

  disconnectedCallback() {
    this.#observer?.disconnect();
    removeEventListener("hashchange", this.#onHash);
  }

  /** @param {HTMLAnchorElement[]} links @param {(HTMLElement | null)[]} parts */
  #mark(links, parts) {
    const line = innerHeight * 0.26;
    const read = parts.filter((part) => part && part.getBoundingClientRect().top < line).length - 1;
    links.forEach((link, index) => {
      if (index === read) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const bar = one(this, "ul");
    const link = links[read];
    if (link) bar.scrollLeft = link.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
  }
}

/** Opens what is folded round the place that an address names; a question that stood here is on a page of its own. @param {string} hash */
function reveal(hash) {
  const target = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (!target) return;
  const moved = /** @type {HTMLAnchorElement | null} */ (target.matches(".sd-numbers > li") ? one(target, "a") : null);
  if (moved) location.replace(moved.href);
  let opened = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    opened ||= !fold.open;
    fold.open = true;
  }
  if (opened) target.scrollIntoView();
}

class WeekReminder extends Tool {
  start() {
    this.field("day").value = nextWeekday(localDay(new Date()), 1);
    this.addEventListener("click", (event) => {
      if (pressedButton(event)) this.#save();
    });
  }

  async #save() {
    const { role = "", name = "", file = "" } = this.dataset;
    const first = this.field("day").value;
    if (!isDay(first)) return this.#say("unsaved");
    const text = (/** @type {Element} */ step, /** @type {string} */ part) =>
      one(step, `[data-part=${part}]`).textContent;
    const more = all(this, "[data-part=more]");
    const steps = all(this, "[data-kind]").map((step, place) => ({
      kind: step.dataset.kind ?? "",
      summary: `${text(step, "title")} ${text(step, "what")}`,
      description: more[place].textContent ?? "",
    }));
    const url = location.href.split("#")[0];
    try {
      const { default: library } = await import(pageUrl(this.dataset.ical).href);
      const events = weekEvents(steps, first, { role, url });
      saveFile(`${file}.ics`, "text/calendar", calendarFile(library, { name, url, events }, new Date()));
      this.#say("saved");
    } catch {
      this.#say("lost");
    }
  }

  /** @param {"saved" | "unsaved" | "lost"} what */
  #say(what) {
    const status = this.find("status");
    status.textContent = status.dataset[what] ?? "";
  }
}

define("page-parts", PageParts);
define("week-reminder", WeekReminder);
