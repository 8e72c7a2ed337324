// The platform that opened the page, found and spoken to as one of the standards has it.

/** @typedef {import("./standards.js").Standard} Standard */
/** @typedef {import("./standards.js").Pair} Pair */

/**
 * @typedef {object} Session
 * @property {(element: string) => string} get  empty where the platform has nothing to say
 * @property {(pairs: Pair[]) => void} set
 * @property {() => boolean} keep   asks the platform to keep what was set; whether it did
 * @property {() => void} close
 * @property {boolean} writes       false where the learner only looks back
 */

const DEEPEST = 50;

/** Begins a session; null where no platform answers. @param {Standard} standard @returns {Session | null} */
export function connect({ api: name, calls, mode }) {
  const api = find(name);
  const call = (/** @type {keyof typeof calls} */ what, /** @type {string[]} */ ...given) => {
    try {
      return String(api[calls[what]](...given) ?? "");
    } catch {
      return "";
    }
  };
  if (!api || call("open", "") !== "true") return null;
  const get = (/** @type {string} */ element) => call("get", element);
  return {
    get,
    set: (pairs) => pairs.forEach(([element, value]) => call("set", element, value)),
    keep: () => call("keep", "") === "true",
    close: () => void call("close", ""),
    writes: !["review", "browse"].includes(get(mode)),
  };
}

/** The platform's object, above this page or above the page that opened it. @param {string} name @returns {any} */
function find(name) {
  for (const start of [() => window, () => window.opener, () => window.top?.opener]) {
    try {
      const found = above(start(), name);
      if (found) return found;
    } catch {
      // a page of another origin stands in between
    }
  }
  return null;
}

/** @param {any} page @param {string} name @returns {any} */
function above(page, name) {
  for (let left = DEEPEST; page && left > 0; left--) {
    if (page[name]) return page[name];
    if (page.parent === page) return null;
    page = page.parent;
  }
  return null;
}
