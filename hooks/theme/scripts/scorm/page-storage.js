// Where a package keeps what store.js would keep on the device: in this page, for as long as it is open.
// esbuild puts it in the place of `localStorage`; scorm.js hears of each change and hands it to the platform.

/** @type {Map<string, string>} */
const kept = new Map();
let changed = () => {};

export const keeping = {
  /** @param {string} key */
  getItem: (key) => kept.get(key) ?? null,
  /** @param {string} key @param {string} text */
  setItem(key, text) {
    kept.set(key, text);
    changed();
  },
  /** @param {string} key */
  removeItem: (key) => void kept.delete(key),
};

export { keeping as localStorage };

/** Calls a function after each change from now on. @param {() => void} hears */
export function watch(hears) {
  changed = hears;
}
