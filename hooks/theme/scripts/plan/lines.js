// A plan over six months, as the core lays it out (skillsdivide/plan.py), and the dates and hours of a reader's own.

/** @typedef {{id: string, about: string, months: number[], weight: number}} Step */
/** @typedef {{key: string, month: number, step: string, skill: string | null, share: number}} Planned */
/** @typedef {{id: string, domain: string, skills: string[]}} Credential */

export const MONTHS = 6;
const DAY = 86_400_000;

/** @param {string[]} missing @param {Step[]} steps @param {boolean} credential @returns {Planned[]} */
export function plan(missing, steps, credential) {
  /** @type {{month: number, step: Step, skill: string | null}[]} */
  const lines = [];
  for (const step of steps) {
    if (step.about === "skill")
      missing.forEach((skill, place) =>
        lines.push({ month: step.months[Math.floor((place * step.months.length) / missing.length)], step, skill }),
      );
    else if (credential || step.about !== "credential")
      step.months.forEach((month) => lines.push({ month, step, skill: null }));
  }
  const weight = (/** @type {number} */ month) =>
    lines.reduce((sum, line) => sum + (line.month === month ? line.step.weight : 0), 0);
  return lines
    .sort((a, b) => a.month - b.month)
    .map(({ month, step, skill }) => ({
      key: `${step.id}-${skill ?? month}`,
      month,
      step: step.id,
      skill,
      share: step.weight / weight(month),
    }));
}

/**
 * Current credentials of a domain, the best first, three at most: those that a pathway names, then by missing skills exercised.
 * @template {Credential} C
 * @param {string[]} missing
 * @param {string} domain
 * @param {C[]} credentials  current ones
 * @param {string[]} named
 * @returns {C[]}
 */
export function choices(missing, domain, credentials, named) {
  const own = credentials.filter((each) => each.domain === domain);
  const covered = (/** @type {C} */ each) => missing.filter((skill) => each.skills.includes(skill)).length;
  const rank = (/** @type {C} */ each) => (named.includes(each.id) ? 0 : 1);
  const fit = own.filter((each) => covered(each) > 0 || rank(each) === 0);
  fit.sort((a, b) => rank(a) - rank(b) || covered(b) - covered(a) || (a.id < b.id ? -1 : 1));
  return (fit.length > 0 ? fit : own).slice(0, 3);
}

/** The first day of each month of a plan and the day after its last, as ISO dates. A day that a month lacks becomes its last. @param {string} start  such as 2026-12-31 @returns {string[]} */
export function days(start) {
  const [year, month, day] = start.split("-").map(Number);
  return Array.from({ length: MONTHS + 1 }, (_, count) => {
    const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + count, Math.min(day, last))).toISOString().slice(0, 10);
  });
}

/** The hours of a line: its share of what the reader gives in that month, to the half hour, at least a half. @param {Planned} line @param {number} week  hours a week @param {string[]} dates  from days() */
export function hours(line, week, dates) {
  const length = (Date.parse(dates[line.month]) - Date.parse(dates[line.month - 1])) / DAY;
  return Math.max(0.5, Math.round(((line.share * week * length) / 7) * 2) / 2);
}

/** The day on which each line's turn comes: a month's lines one after the other, by their shares, as ISO dates. @param {Planned[]} lines  in order @param {string[]} dates  from days() @returns {string[]} */
export function turns(lines, dates) {
  let [month, gone] = [0, 0];
  return lines.map((line) => {
    if (line.month !== month) [month, gone] = [line.month, 0];
    const [from, to] = [Date.parse(dates[month - 1]), Date.parse(dates[month])];
    const day = from + Math.floor((gone * (to - from)) / DAY + 1e-6) * DAY;
    gone += line.share;
    return iso(day);
  });
}

/** The day before. @param {string} date */
export const before = (date) => iso(Date.parse(date) - DAY);
/** @param {number} time */
const iso = (time) => new Date(time).toISOString().slice(0, 10);
