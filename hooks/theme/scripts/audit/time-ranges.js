// From when to when, as a note says it: 9:00–10:30, 8h30-10h, 2-3pm, 9-12. Values in, values out.

/** @typedef {{start: number, end: number, hours: number, sure: boolean}} TimeRange  start and end: its place in the line; hours: -1 where it ends before it begins; sure: whether it can be nothing else */

const TIME = "(\\d{1,2})(?:(?:([:h.])(\\d\\d))|(\\s?h))?(?:\\s?([ap])\\.?m\\.?)?";
/** What people write between two times; behind digits alone no letter says so. */
const TO = "\\s*(?:[-–—]|(?<=\\s)(?:to|until|till|bis|à|a|al|إلى|الى|حتى)(?=\\s))\\s*";
const RANGE = new RegExp(
  `(?<![\\p{L}\\p{N}:.,/–-])${TIME}${TO}(?:(?:الساعة)\\s)?${TIME}(?: ?(?:uhr|o'clock))?(?![\\p{L}\\p{N}:%/–-]|[.,]\\d)`,
  "iu",
);
/** Appointments begin at this hour or later; earlier with an h behind it is a length. */
const EARLY = 6;
const EVENING = 18;
const NOON = 12;

/**
 * The first range of times in a line, or null. Numbers without minutes and without a half of the day may count something
 * else, and so may an hour or two with an h.
 * @param {string} plain  with plain digits @returns {TimeRange | null}
 */
export function rangeIn(plain) {
  const match = RANGE.exec(plain);
  if (!match) return null;
  const [text, ...parts] = match;
  const [from, to] = [parts.slice(0, 5), parts.slice(5, 10)].map(timeOf);
  const both = [from, to];
  const half = both.some((each) => each.half !== "");
  const minutes = both.some((each) => each.minutes !== null);
  // 3-4h are three hours or four; 12 and 15 in the middle of a line may be anything
  if (!half && !minutes && from.hasUnit !== to.hasUnit) return null;
  const [begin, end] = [match.index, match.index + text.length];
  const isEdge = plain.slice(0, begin).trim() === "" || plain.slice(end).trim() === "";
  if (!half && !minutes && !from.hasUnit && !isEdge) return null;
  const hours = between(from, to);
  if (hours === null) return null;
  const isLength = both.some((each) => each.sign === "h" || each.hasUnit) && from.hour < EARLY && !half;
  const sure = half || (minutes && !isLength && both.every((each) => each.sign !== "."));
  return hours < 0 && !sure ? null : { start: begin, end, hours, sure };
}

/** @typedef {{hour: number, minutes: number | null, sign: string, hasUnit: boolean, half: string}} Time */

/** @param {string[]} parts @returns {Time} */
const timeOf = ([hour, sign = "", minutes, unit, half = ""]) => ({
  hour: Number(hour),
  minutes: minutes === undefined ? null : Number(minutes),
  sign: sign.toLowerCase(),
  hasUnit: unit !== undefined,
  half: half.toLowerCase(),
});

/** The hours from one time to another, -1 where the second is earlier, null where one is no time. @param {Time} from @param {Time} to */
function between(from, to) {
  if ([from, to].some(({ hour, minutes, half }) => (minutes ?? 0) > 59 || hour > (half ? NOON : 24))) return null;
  const at = (/** @type {Time} */ { hour, minutes }, /** @type {string} */ half) =>
    (half ? (hour % NOON) + (half === "p" ? NOON : 0) : hour) + (minutes ?? 0) / 60;
  const end = at(to, to.half);
  const halves = from.half || !to.half ? [from.half] : [to.half, "a"];
  const start = halves.map((half) => at(from, half)).find((each) => each < end) ?? at(from, halves[0]);
  if (end > start) return end - start;
  if (from.half && !to.half && end + NOON > start) return end + NOON - start;
  return start >= EVENING && end <= NOON ? end + 24 - start : -1;
}
