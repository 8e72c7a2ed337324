// A section in a learning platform: what was answered comes from it, and goes back to it with the score.

import { all, one, part } from "../lib/dom.js";
import { readItem } from "../lib/items/item.js";
import { ANSWERS } from "../lib/records/answers.js";
import { read, update } from "../lib/storage.js";
import { interpolate } from "../lib/text.js";
import { connect } from "./api.js";
import { pack, unpack } from "./pack.js";
import { onChange } from "./page-storage.js";
import { scorm12, scorm2004 } from "./standards.js";

/** @typedef {import("./api.js").Session} Session */
/** @typedef {import("./pack.js").Answer} Answer */

const main = one(document, "main");
const { version = "", mastery, edition } = main.dataset;
const standard = edition === "scorm12" ? scorm12 : scorm2004;
const section = one(main, "quiz-section");
const nodes = all(section, ".sd-item");
const started = Date.now();
/** The share that passes. */
let passing = Number(mastery) / 100;

/** Under which index the platform has each item, by the item's place. @type {Map<number, number>} */
const indices = new Map();
/** The places of items whose first try the platform knows. @type {Set<number>} */
const reported = new Set();
let nextIndex = 0;

/** @param {number} place */
const itemId = (place) => nodes[place].dataset.item ?? "";

/** Puts back what an earlier visit left. @param {Session} session */
function resume(session) {
  passing = standard.passing(session.get) || passing;
  nextIndex = Number(session.get("cmi.interactions._count")) || 0;
  const sitting = unpack(session.get("cmi.suspend_data"), version);
  if (!sitting?.entries.length) return;
  update("sittings", (data) => (data[section.id] = sitting.seed));
  update(ANSWERS, (data) => {
    for (const { place, index, answer } of sitting.entries) {
      if (index !== null && index < nextIndex) indices.set(place, index);
      if (!answer || !nodes[place]) continue;
      reported.add(place);
      data[itemId(place)] = { version: nodes[place].dataset.version, ...answer, log: [] };
    }
  });
}

/** Hands the platform all that it does not have yet. @param {Session} session */
function report(session) {
  const stored = read(ANSWERS);
  /** @type {(Answer | null)[]} */
  const answers = nodes.map((_, place) => {
    const answer = stored[itemId(place)];
    return answer?.response === undefined ? null : answer;
  });
  for (const [place, answer] of answers.entries()) {
    if (!answer) reported.delete(place);
    else if (!reported.has(place)) reportAnswer(session, place, answer);
  }
  const shown = answers.filter((_, place) => !nodes[place].hidden);
  const earned = shown.reduce((sum, answer) => sum + (answer?.first ?? 0), 0) / shown.length;
  if (shown.every(Boolean)) session.set(standard.result(earned, earned > passing - 1e-9));
  const entries = answers
    .map((answer, place) => ({ place, index: indices.get(place) ?? null, answer }))
    .filter(({ index, answer }) => index !== null || answer);
  const seed = read("sittings")[section.id] ?? 0;
  const text = pack(version, { seed, entries }, standard.longest);
  session.set(standard.suspend(text, (Date.now() - started) / 1000));
  announce(session.commit() ? "reporting" : "refused");
}

/** @param {Session} session @param {number} place @param {Answer} answer */
function reportAnswer(session, place, { first, response }) {
  const isKnown = indices.has(place);
  const index = indices.get(place) ?? nextIndex++;
  indices.set(place, index);
  reported.add(place);
  const question = one(nodes[place], "legend, .sd-stem").textContent ?? "";
  const answer = { id: itemId(place), item: readItem(nodes[place]), response, earned: first, at: new Date(), question };
  session.set(standard.interaction(index, answer, isKnown));
}

/** Says what becomes of the answers, in words of the template. @param {string} name */
function announce(name) {
  const status = part(main, "platform");
  const text = interpolate(status.dataset[name], { passing: Math.round(passing * 100) });
  if (status.textContent !== text) status.textContent = text;
}

/** Reports each change; answers of one moment, as of an exam, go together. @param {Session} session */
function follow(session) {
  let timer = 0;
  const reportNow = () => {
    clearTimeout(timer);
    timer = 0;
    report(session);
  };
  if (session.writes) {
    if (["", "not attempted", "unknown"].includes(session.get(standard.status)))
      session.set([[standard.status, "incomplete"]]);
    onChange(() => {
      timer ||= window.setTimeout(reportNow);
    });
  }
  addEventListener("pagehide", () => {
    if (session.writes) reportNow();
    session.close();
  });
}

const session = connect(standard);
if (typeof session === "string") announce(session);
else {
  resume(session);
  follow(session);
  announce(session.writes ? "reporting" : "reviewing");
}

const dark = matchMedia("(prefers-color-scheme: dark)");
const setColours = () => {
  document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default";
};
dark.addEventListener("change", setColours);
setColours();
// A page that comes back from the browser's memory has no session; links must not take the place of the page.
addEventListener("pageshow", (event) => event.persisted && location.reload());
document.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  if (link && link.host !== location.host) link.target = "_blank";
});
