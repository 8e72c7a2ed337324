// The audits on this device, as tools beside the audit show them.

import { validEntries } from "./checks.js";
import { AUDITS, parseAudit } from "./records/audits.js";
import { read } from "./storage.js";

/** @typedef {import("./records/audits.js").Audit} Audit */

/** The reader's audits by their ids, with our words in the page's language; what finds those is fetched where there are any. @returns {Promise<[string, Audit][]>} */
export async function readAudits() {
  const audits = validEntries(read(AUDITS), parseAudit);
  return audits.length > 0 ? (await import("./wordings.js")).inPageWords(audits) : [];
}
