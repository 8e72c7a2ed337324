// What a finger's way over the page means. Values in, values out.

/** How far a swipe goes at least, in pixels, and how much flatter than high it is. */
const FAR = 60;
const FLAT = 2;

/** @typedef {{clientX: number, clientY: number}} Point */

/** One question forth, one back, or none. @param {Point} from @param {Point} to @param {string} direction  in which one reads: ltr or rtl @returns {-1 | 0 | 1} */
export function swiped(from, to, direction) {
  const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
  if (Math.abs(across) < FAR || Math.abs(across) < FLAT * Math.abs(down)) return 0;
  return across < 0 === (direction !== "rtl") ? 1 : -1;
}
