// A section in a learning platform: what was answered comes from it, and goes back to it with the score.

import { all, one } from "../lib/dom.js";
import { readItem } from "../lib/items/item.js";
import { read, update } from "../lib/storage.js";
import { connect } from "./api.js";
import { pack, unpack } from "./pack.js";
import { watch } from "./page-storage.js";
import { scorm12, scorm2004 } from "./standards.js";

/** @typedef {import("./api.js").Session} Session */
/** @typedef {import("./pack.js").Answer} Answer */

const main = one(document, "main");
const { version = "", mastery } = main.dataset;
let passing = Number(mastery) / 100;
const standard = main.dataset.edition === "scorm12" ? scorm12 : scorm2004;
const section = one(main, "quiz-section");
const nodes = all(section, ".sd-item");
const started = Date.now();

/** Where the platform has each item, by the item's place. @type {Map<number, number>} */
const indices = new Map();
/** The places whose first try the platform knows. @type {Set<number>} */
const told = new Set();
let next = 0;

/** @param {number} place */
const idOf = (place) => nodes[place].dataset.item ?? "";

/** Puts back what an earlier visit left. @param {Session} session */
function resume(session) {
  passing = standard.passing(session.get) || passing;
  next = Number(session.get("cmi.interactions._count")) || 0;
  const found = unpack(session.get("cmi.suspend_data"), version);
  if (!found?.entries.length) return;
  update("sittings", (data) => (data[section.id] = found.seed));
  update("answers", (data) => {
    for (const { place, index, answer } of found.entries) {
      if (index !== null && index < next) indices.set(place, index);
      if (!answer || !nodes[place]) continue;
      told.add(place);
      data[idOf(place)] = { version: nodes[place].dataset.version, ...answer, log: [] };
    }
  });
}

/** Hands the platform all that it does not have yet. @param {Session} session */
function report(session) {
  const kept = read("answers");
  const answers = nodes.map(
    (_, place) => /** @type {Answer | null} */ (kept[idOf(place)]?.response === undefined ? null : kept[idOf(place)]),
  );
  answers.forEach((answer, place) => {
    if (!answer) told.delete(place);
    else if (!told.has(place)) tell(session, place, answer);
  });
  const sitting = answers.filter((_, place) => !nodes[place].hidden);
  const earned = sitting.reduce((sum, answer) => sum + (answer?.first ?? 0), 0) / sitting.length;
  if (sitting.every(Boolean)) session.set(standard.result(earned, earned > passing - 1e-9));
  const entries = answers
    .map((answer, place) => ({ place, index: indices.get(place) ?? null, answer }))
    .filter(({ index, answer }) => index !== null || answer);
  const seed = read("sittings")[section.id] ?? 0;
  session.set(standard.left(pack(version, { seed, entries }, standard.longest), (Date.now() - started) / 1000));
  say(session.keep() ? "reporting" : "refused");
}

/** @param {Session} session @param {number} place @param {Answer} answer */
function tell(session, place, { first, response }) {
  const known = indices.has(place);
  if (!known) indices.set(place, next++);
  told.add(place);
  const asked = one(nodes[place], "legend, .sd-stem").textContent ?? "";
  const about = { id: idOf(place), item: readItem(nodes[place]), response, earned: first, at: new Date(), asked };
  session.set(standard.interaction(/** @type {number} */ (indices.get(place)), about, known));
}

/** Tells the learner, in the template's words, what becomes of the answers. @param {string} what */
function say(what) {
  const status = one(main, "[data-part=platform]");
  const words = (status.dataset[what] ?? "").replace("{passing}", String(Math.round(passing * 100)));
  if (status.textContent !== words) status.textContent = words;
}

/** Answers of one moment, as of an exam, go together. @param {Session} session */
function follow(session) {
  let waiting = 0;
  const now = () => {
    clearTimeout(waiting);
    waiting = 0;
    report(session);
  };
  if (session.writes) {
    if (["", "not attempted", "unknown"].includes(session.get(standard.status)))
      session.set([[standard.status, "incomplete"]]);
    watch(() => (waiting ||= setTimeout(now)));
  }
  addEventListener("pagehide", () => {
    if (session.writes) now();
    session.close();
  });
}

const session = connect(standard);
if (session) {
  resume(session);
  follow(session);
}
say(!session ? "alone" : session.writes ? "reporting" : "reviewing");

const dark = matchMedia("(prefers-color-scheme: dark)");
const paint = () => (document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default");
dark.addEventListener("change", paint);
paint();
// A page that comes back from the browser's memory has no session; links must not take the place of the page.
addEventListener("pageshow", (event) => event.persisted && location.reload());
document.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (link && link.host !== location.host) link.target = "_blank";
});
