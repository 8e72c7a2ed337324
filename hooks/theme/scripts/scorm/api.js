// The platform that opened the page, found and spoken to as one of the standards has it.

/** @typedef {import("./standards.js").Standard} Standard */
/** @typedef {import("./standards.js").Pair} Pair */

/**
 * @typedef {object} Session
 * @property {(element: string) => string} get  empty where the platform has nothing to say
 * @property {(pairs: Pair[]) => void} set
 * @property {() => boolean} commit  asks the platform to store what was set; whether it did
 * @property {() => void} close
 * @property {boolean} writes       false where the learner only looks back
 */

const DEEPEST = 50;

/**
 * Begins a session, or goes on with one that is open; "ended" where the platform begins none, as after a reload has ended
 * the last; "alone" where there is no platform.
 * @param {Standard} standard
 * @returns {Session | "ended" | "alone"}
 */
export function connect({ api: name, calls, mode }) {
  const api = findApi(name);
  const call = (/** @type {keyof typeof calls} */ what, /** @type {string[]} */ ...values) => {
    try {
      return String(api[calls[what]](...values) ?? "");
    } catch {
      return "";
    }
  };
  const get = (/** @type {string} */ element) => call("get", element);
  if (!api) return "alone";
  if (call("open", "") !== "true" && call("commit", "") !== "true") return "ended";
  return {
    get,
    set(pairs) {
      for (const [element, value] of pairs) call("set", element, value);
    },
    commit: () => call("commit", "") === "true",
    close: () => void call("close", ""),
    writes: !["review", "browse"].includes(get(mode)),
  };
}

/** The platform's object, above this page or above the page that opened it. @param {string} name @returns {any} */
function findApi(name) {
  for (const start of [() => window, () => window.opener, () => window.top?.opener]) {
    try {
      const api = searchUpwards(start(), name);
      if (api) return api;
    } catch {
      // a page of another origin stands in between
    }
  }
  return null;
}

/** @param {any} page @param {string} name @returns {any} */
function searchUpwards(page, name) {
  for (let left = DEEPEST; page && left > 0; left--) {
    if (page[name]) return page[name];
    if (page.parent === page) return null;
    page = page.parent;
  }
  return null;
}
