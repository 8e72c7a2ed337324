// Sums that stand among what they sum up. Values in, values out.

import { rounded } from "./weeks.js";

const SAME = 0.02;

/** Says where a sum is not that of all entries above it, nor of those since the last one. @param {import("./reading.js").Ledger} ledger @param {{line: number, hours: number, isTotal: boolean}[]} entries */
export function noteTotals(ledger, entries) {
  let [all, since] = [0, 0];
  for (const { line, hours, isTotal } of entries) {
    if (!isTotal) [all, since] = [all + hours, since + hours];
    else {
      const differs = [all, since].every((each) => Math.abs(each - hours) > SAME * entries.length);
      if (hours > 0 && differs) ledger.notice(line, "total-differs", String(rounded(all)), rounded(hours));
      since = 0;
    }
  }
}
