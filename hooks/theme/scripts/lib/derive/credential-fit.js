// What keeps a plan from recommending a credential, as the core has it (Credential.obstacle in skillsdivide/schema/records.py). Values in, values out.

/**
 * @typedef {object} Wanted  what a credential wants first
 * @property {{asked: boolean, it_years: number, field_years: number} | null} wanted  null where nobody read the rules
 * @property {string} first  another credential that must be held before; empty for none
 */

/** The years in a new field that half a year of a plan brings. */
const SOON = 0.5;

/**
 * @param {Wanted} credential
 * @param {number} itYears     years of technical work
 * @param {number} fieldYears  years in the credential's own field
 * @returns {"unread" | "first" | "it" | "field" | null} null where it fits
 */
export function obstacle({ wanted, first }, itYears, fieldYears) {
  if (!wanted) return "unread";
  if (first !== "") return "first";
  if (wanted.it_years > Math.max(itYears, SOON)) return "it";
  return wanted.field_years > Math.max(fieldYears, SOON) ? "field" : null;
}
