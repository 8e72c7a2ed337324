// A browser's worker as node has it: the script that reads what comes in, with its libraries from their packages.

import { Worker } from "node:worker_threads";

const CODE = `
import { parentPort } from "node:worker_threads";
import { readFileSync } from "node:fs";
const root = new URL("../../hooks/packages/node_modules/", ${JSON.stringify(import.meta.url)});
const { bring } = await import(new URL("../../hooks/theme/scripts/audit/bring.js", ${JSON.stringify(import.meta.url)}).href);
const FILES = { chardet: "chardet/lib/index.js", papaparse: "papaparse/papaparse.js", rrule: "rrule/dist/es5/rrule.js" };
const load = async (name) =>
  name === "windows-zones"
    ? JSON.parse(readFileSync(new URL("cldr-core/supplemental/windowsZones.json", root), "utf8"))
    : (await import(new URL(FILES[name], root).href)).default;
parentPort.on("message", async ({ source, options }) => {
  try {
    parentPort.postMessage({ reading: await bring(source, options, load, (line) => parentPort.postMessage({ line })) });
  } catch (error) {
    parentPort.postMessage({ failed: String(error) });
  }
});
`;

/** A worker that can be asked and stopped as a browser's. */
export function start() {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(CODE)}`));
  const thread = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
  };
  worker.on("message", (data) => thread.onmessage?.({ data }));
  worker.on("error", (error) => thread.onerror?.(error));
  return thread;
}

/** Workers of which each goes on after it has answered; only one that hangs is stopped. */
export function pool() {
  /** @type {ReturnType<typeof start> | undefined} */
  let idle;
  const lent = () => {
    const thread = idle ?? start();
    idle = undefined;
    let answered = false;
    const own = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => thread.postMessage(message),
      terminate: () => {
        if (answered) idle = thread;
        else thread.terminate();
      },
    };
    thread.onmessage = (event) => {
      answered = !("line" in event.data);
      own.onmessage?.(event);
    };
    thread.onerror = (event) => own.onerror?.(event);
    return own;
  };
  return { start: lent, end: () => idle?.terminate() };
}
