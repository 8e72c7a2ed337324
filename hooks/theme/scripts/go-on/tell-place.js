// How far the reader is in the course, in a line that leads to where it goes on.

import { pageUrl } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { READINGS, validReadings } from "../lib/records/readings.js";
import { lastStop, STOPS } from "../lib/records/stops.js";
import { read } from "../lib/storage.js";
import { interpolate } from "../lib/text.js";
import { standing } from "./course.js";

/** @param {string} name @param {object} properties @param {...(Node | string)} children */
const element = (name, properties, ...children) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
};

/** Fills the element, unless the page tells the same at greater length. @param {HTMLElement} place */
export async function tellPlace(place) {
  const address = pageUrl(place.dataset.file);
  const stop = lastStop(read(STOPS));
  const readings = validReadings(read(READINGS));
  if ((!stop && Object.keys(readings).length === 0) || document.querySelector("go-on, my-progress")) return;
  const answer = await fetch(address);
  if (!answer.ok) return;
  const { chapters, next: goOn, left } = await answer.json();
  const { next, isStopped, read: count, minutes } = standing(chapters, readings, stop, "");
  if (!next) return;
  const [page, title] = next;
  const href = new URL(`../${page}${isStopped && stop?.part ? `#${stop.part}` : ""}`, address).href;
  const words = interpolate(left, {
    read: count,
    total: chapters.length,
    hours: formatNumber(Math.ceil(minutes / 60)),
  });
  const link = element("a", { href }, element("span", {}, `${interpolate(goOn, { title })} · `), words);
  const style = element("link", { rel: "stylesheet", href: new URL("place.css", import.meta.url).href });
  style.addEventListener("load", () => place.append(link), { once: true });
  place.append(style);
}
