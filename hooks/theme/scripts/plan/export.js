// A plan as files: what Markdown and a calendar are written from. Values in, values out.

import { planId } from "../lib/records/plans.js";
import { interpolate } from "../lib/text.js";

/** @typedef {import("./build.js").Line} Line */
/** @typedef {import("./build.js").Month} Month */
/** @typedef {import("./build.js").Phrases} Phrases */

/**
 * What the page knows of a plan: its texts, and how it writes addresses, days and numbers.
 * @typedef {object} Frame
 * @property {string} title
 * @property {string[]} about    the plan in a few sentences
 * @property {string[]} removed  titles of lines that are ticked and no longer in the plan
 * @property {string} url        of the page
 * @property {(path: string) => string} siteUrl
 * @property {(day: string) => string} longDay
 * @property {(day: string) => string} shortDay
 * @property {(value: number) => string} number
 */

/**
 * The outline that a plan's Markdown is written from.
 * @param {Month[]} months
 * @param {Frame} frame
 * @param {Phrases} phrases
 * @returns {import("./markdown.js").Outline}
 */
export function outline(months, { title, about, removed, url, siteUrl, longDay, shortDay, number }, phrases) {
  return {
    title,
    about,
    months: months.map(({ month, from, to, hours, lines }) => ({
      title: interpolate(phrases.month, { month, from: longDay(from), to: longDay(to), hours: number(hours) }),
      lines: lines.map((line) => ({
        ...line,
        when: interpolate(phrases.when, { day: shortDay(line.day), hours: number(line.hours) }),
        links: line.links.map((link) => ({ title: link.title, url: siteUrl(link.url) })),
      })),
    })),
    removed: { title: interpolate(phrases.gone, {}), lines: removed },
    url,
  };
}

/**
 * The events that a plan's calendar is written from.
 * @param {import("./build.js").Plan} plan
 * @param {Month[]} months
 * @param {Frame} frame
 * @param {Phrases} phrases
 */
export function calendarEvents(plan, months, { title, url, siteUrl, number }, phrases) {
  // the same plan on the same site keeps its UIDs, so that a later import updates the earlier one
  const prefix = planId(plan).replaceAll(":", ".");
  const { host, pathname } = new URL(url);
  const description = (/** @type {Line} */ line) => {
    const links = line.links.map((link) => interpolate(phrases.link, { title: link.title, url: siteUrl(link.url) }));
    return [line.text, ...links, interpolate(phrases.page, { title, url })].join("\n");
  };
  const event = (/** @type {Line} */ line) => ({
    uid: `${prefix}.${line.key}@${host}${pathname}`,
    day: line.day,
    summary: interpolate(line.done ? phrases.done : phrases.open, { title: line.title, hours: number(line.hours) }),
    description: description(line),
  });
  return { name: title, url, events: months.flatMap(({ lines }) => lines.map(event)) };
}
