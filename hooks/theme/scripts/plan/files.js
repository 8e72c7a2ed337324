// A plan as files to keep: what Markdown and a calendar are written from.

import { interpolate } from "../lib/text.js";
import { idOf } from "./plans.js";

/** @typedef {import("./plans.js").Month} Month */
/** @typedef {Record<string, string | undefined>} Words */
/** @typedef {{title: string, about: string[], gone: string[], url: string, address: (path: string) => string, day: (day: string) => string, short: (day: string) => string, number: (value: number) => string}} Frame  what the page knows of it: words, addresses, and how it writes days and numbers */

/** @param {Month[]} months @param {Frame} frame @param {Words} words @returns {import("./markdown.js").Outline} */
export function outline(months, { title, about, gone, url, address, day, short, number }, words) {
  return {
    title,
    about,
    months: months.map(({ month, from, to, hours, lines }) => ({
      title: interpolate(words.month, { month, from: day(from), to: day(to), hours: number(hours) }),
      lines: lines.map((line) => ({
        ...line,
        when: interpolate(words.when, { day: short(line.day), hours: number(line.hours) }),
        links: line.links.map((link) => ({ title: link.title, url: address(link.url) })),
      })),
    })),
    gone: { title: interpolate(words.gone, {}), lines: gone },
    url,
  };
}

/** @param {import("./plans.js").Plan} plan @param {Month[]} months @param {Frame} frame @param {Words} words */
export function events(plan, months, { title, url, address, number }, words) {
  // the same plan on the same site keeps its UIDs, so that a later import updates the earlier one
  const own = `${idOf(plan)}:`.replaceAll(":", ".");
  const { host, pathname } = new URL(url);
  const described = (/** @type {import("./plans.js").Line} */ line) => [
    line.text,
    ...line.links.map((link) => interpolate(words.link, { title: link.title, url: address(link.url) })),
    interpolate(words.page, { title, url }),
  ];
  return {
    name: title,
    url,
    events: months.flatMap(({ lines }) =>
      lines.map((line) => ({
        uid: `${own}${line.key}@${host}${pathname}`,
        day: line.day,
        summary: interpolate(line.done ? words.done : words.open, { title: line.title, hours: number(line.hours) }),
        description: described(line).join("\n"),
      })),
    ),
  };
}
