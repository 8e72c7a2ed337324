// Reads in a thread of its own what a reader brings in, so that the page answers meanwhile and can stop what takes too long.

import { bring } from "./bring.js";

const scope = /** @type {any} */ (globalThis);

/** @param {string} name @returns {Promise<any>} */
async function load(name) {
  const library = await import(new URL(`../packages/${name}.js`, scope.location.href).href);
  return library.default ?? library;
}

scope.onmessage = async (
  /** @type {MessageEvent<{source: import("./bring.js").Source, options: import("./bring.js").Options}>} */ { data },
) => {
  try {
    const reading = await bring(data.source, data.options, load, (line) => scope.postMessage({ line }));
    scope.postMessage({ reading });
  } catch (error) {
    scope.postMessage({ failed: String(error) });
  }
};
