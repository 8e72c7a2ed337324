// What comes next in the course, and how much of it is left. Values in, values out.

/** @typedef {[page: string, title: string, minutes: number]} Chapter  minutes: to read it and to make what it asks for */

/**
 * Where a reader stands.
 * @param {Chapter[]} chapters  in order
 * @param {Record<string, number>} readings  when each was read, by its page
 * @param {{page: string} | undefined} stop
 * @param {string} here  the page that is open, a chapter or another one
 * @returns {{next: Chapter | undefined, isStopped: boolean, read: number, minutes: number}}
 *   next: the chapter to go on with, the one where the reader stopped first, never the open one; undefined once all are read
 *   minutes: of all that are left
 */
export function standing(chapters, readings, stop, here) {
  const left = chapters.filter(([page]) => readings[page] === undefined);
  const place = chapters.findIndex(([page]) => page === here);
  const others = left.filter(([page]) => page !== here);
  const stopped = place < 0 ? others.find(([page]) => page === stop?.page) : undefined;
  const after = others.find(([page]) => chapters.findIndex(([each]) => each === page) > place);
  return {
    next: stopped ?? after ?? others[0],
    isStopped: stopped !== undefined,
    read: chapters.length - left.length,
    minutes: left.reduce((sum, [, , minutes]) => sum + minutes, 0),
  };
}
