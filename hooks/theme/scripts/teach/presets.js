// What teachers give most often, and what becomes of their settings. Values in, values out.

import { MOST, pool } from "./assignment.js";

/** @typedef {import("./assignment.js").Assignment} Assignment */
/** @typedef {{count: string, draw: string, attempts: string, feedback: string}} Settings  as the form holds them; an empty count for every question */

/** @type {Record<string, Settings>} by the name that the form gives them */
export const PRESETS = {
  whole: { count: "", draw: "class", attempts: "1", feedback: "end" },
  practice: { count: "", draw: "class", attempts: "0", feedback: "once" },
  five: { count: "5", draw: "class", attempts: "1", feedback: "end" },
  apart: { count: "10", draw: "own", attempts: "1", feedback: "end" },
};

/** The preset that settings are those of, or "own". @param {Settings} settings */
export const presetOf = (settings) =>
  Object.keys(PRESETS).find((name) =>
    Object.entries(PRESETS[name]).every(
      ([key, value]) => settings[/** @type {keyof Settings} */ (key)].trim() === value,
    ),
  ) ?? "own";

/**
 * How many questions come of what was chosen, and why others do not.
 * @param {Pick<Assignment, "sections" | "types" | "own">} chosen
 * @param {number | null} asked  how many were asked for; null for all
 * @param {import("./assignment.js").Index} index
 * @returns {{count: number, total: number, fits: number, reasons: string[]}}  reasons: names of sentences of the form
 */
export function reckon(chosen, asked, index) {
  const { sections, types, own } = chosen;
  const total = Object.values(index).filter(({ section }) => sections.includes(section)).length;
  const fits = pool(/** @type {Assignment} */ ({ sections, types }), index).length;
  const count = Math.min(asked ?? fits, fits, MOST);
  const reasons = [
    fits < total && "kinds",
    count < fits && (asked !== null && asked <= MOST ? "fewer" : "most"),
    asked !== null && asked > fits && "short",
    own && count === fits && fits > 0 && "alike",
  ];
  return { count, total, fits, reasons: reasons.filter((each) => typeof each === "string") };
}
