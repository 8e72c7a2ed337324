// Stands in for localStorage in a package: a store in this page, for as long as it is open.
// esbuild puts it in the place of `localStorage`; scorm.js hears of each change and hands it to the platform.

/** @type {Map<string, string>} */
const texts = new Map();
let changed = () => {};

export const localStorage = {
  /** @param {string} key */
  getItem: (key) => texts.get(key) ?? null,
  /** @param {string} key @param {string} text */
  setItem(key, text) {
    texts.set(key, text);
    changed();
  },
  /** @param {string} key */
  removeItem: (key) => texts.delete(key),
};

/** Calls a function after each change from now on. @param {() => void} call */
export function onChange(call) {
  changed = call;
}
