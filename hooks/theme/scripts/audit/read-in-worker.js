// Has a worker read what a reader brings in. An event of a calendar that takes too long is left to the reader, and the others are read.

/**
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {import("./bring.js").Source} Source
 * @typedef {import("./bring.js").Options} Options
 * @typedef {{postMessage: (message: any) => void, terminate: () => void, onmessage: ((event: {data: any}) => void) | null, onerror: ((event: any) => void) | null}} Thread
 */

export const LARGEST_FILE = 5_000_000;
/** Milliseconds without a word from the worker, while it reads one event or a whole table. */
const LONGEST = 8000;
const MOST_SKIPPED = 5;

/** What could not be read, for one reason. @param {string} reason @param {string} value @returns {Reading} */
export const refusal = (reason, value) => ({
  entries: 1,
  tasks: [],
  left: [],
  refused: [{ line: 0, reason, value }],
  notices: [],
});

/**
 * @param {Source} source @param {Options} options
 * @param {() => Thread} start  makes a worker
 * @param {number} [longest]  milliseconds
 * @returns {Promise<Reading>}
 */
export async function readInWorker(source, options, start, longest = LONGEST) {
  const skip = [...(options.skip ?? [])];
  for (;;) {
    const answer = await ask(start(), { source, options: { ...options, skip } }, longest);
    if (typeof answer !== "number") return answer;
    if (answer < 0 || skip.length === MOST_SKIPPED) return refusal("slow", source.name);
    skip.push(answer);
  }
}

/** A reading, or the line of the event that the worker was stopped at; -1 where it had not begun with one. @param {Thread} thread @param {{source: Source, options: Options}} request @param {number} longest @returns {Promise<Reading | number>} */
function ask(thread, request, longest) {
  return new Promise((done) => {
    let line = -1;
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    const finish = (/** @type {Reading | number} */ answer) => {
      clearTimeout(timer);
      thread.terminate();
      done(answer);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(line), longest);
    };
    thread.onmessage = ({ data }) => {
      if (data.reading) return finish(data.reading);
      if (data.failed) return finish(refusal("failed", request.source.name));
      line = data.line;
      wait();
    };
    thread.onerror = () => finish(refusal("failed", request.source.name));
    wait();
    thread.postMessage(request);
  });
}
