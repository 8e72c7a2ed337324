// What few pages ask of the stored records: which there are, what could not be read, what other tabs do, forgetting.

import { drop, FORMAT, memory, PREFIX, read, storedText, update } from "./storage.js";

const ASIDE = /^(.+):set-aside-(\d+)$/;

/**
 * A record that this release cannot read.
 * @typedef {{place: string, name: string, when: number, text: string}} UnreadRecord
 *   place: the name it is stored under; when: it was set aside, in milliseconds since 1970; NaN for one of a later release
 */

/** The names of all records, those set aside too. */
export function recordNames() {
  const names = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) names.add(key.slice(PREFIX.length));
  } catch {
    // storage is refused
  }
  return [...names].sort();
}

/**
 * The records that were set aside as damaged, and those of a later release, each as it was found.
 * @param {string} [of]  a record's name; without it, of all
 * @returns {UnreadRecord[]}
 */
export function unreadRecords(of) {
  return recordNames().flatMap((place) => {
    const [, name, when] = ASIDE.exec(place) ?? ["", place, "later"];
    const text = storedText(place) ?? memory.get(place) ?? "";
    return (of ?? name) === name && (when !== "later" || isLater(text))
      ? [{ place, name, when: Number(when), text }]
      : [];
  });
}

/** @param {string} text  of a record */
function isLater(text) {
  try {
    return JSON.parse(text).format > FORMAT;
  } catch {
    return false;
  }
}

/**
 * Forgets one record, and what was set aside of it.
 * @param {string} name  or the place of one that was set aside
 */
export const forgetRecord = (name) => [name, ...unreadRecords(name).map(({ place }) => place)].forEach(dropQuietly);

/**
 * Forgets everything that this site has stored, but a no to keeping pages: forgotten, it would be taken for a yes.
 * @returns {boolean} whether nothing is left
 */
export function eraseEverything() {
  const refused = read("settings").offline === false;
  recordNames().forEach(dropQuietly);
  return !refused || !update("settings", (data) => (data.offline = false));
}

/**
 * Forgets what was stored for reading without a network, but for scripts, styles and fonts: they tell nothing of what was
 * read, and a browser that has them in memory would not ask the worker for them again, so the next pages would lack them.
 */
export async function clearOfflinePages() {
  const assets = new URL("..", import.meta.url).href;
  const tellsNothing = (/** @type {string} */ url) => url.startsWith(assets) && /\.(?:js|css|woff2)$/.test(url);
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    for (const file of await cache.keys()) if (!tellsNothing(file.url)) await cache.delete(file);
  }
}

/**
 * Calls a function when another tab has changed a record.
 * @param {string | undefined} name  undefined for any record
 * @param {() => void} call
 * @param {AbortSignal} signal  ends it
 */
export const onStorageChange = (name, call, signal) =>
  addEventListener(
    "storage",
    ({ key }) => (key === null || key === PREFIX + name || (name === undefined && key.startsWith(PREFIX))) && call(),
    { signal },
  );

/**
 * Says below a tool where the device did not store what was just done, in the words of templates/pieces/storage-refused.html.j2.
 * @param {HTMLElement} tool
 * @param {boolean} isSaved  what update() returned
 */
export function showIfUnsaved(tool, isSaved) {
  const line = /** @type {HTMLElement} */ (tool.querySelector("[data-part=unkept]"));
  line.textContent = isSaved ? "" : (line.dataset.text ?? "");
}

/** @param {string} name */
function dropQuietly(name) {
  try {
    drop(name);
  } catch {
    // it lived as long as the page alone
  }
}
