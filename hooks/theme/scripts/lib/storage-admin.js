// What few pages ask of what the device keeps: what was set aside, what other tabs do, forgetting.

import { drop, memory, PREFIX, rawText, read, update } from "./storage.js";

const ASIDE = /^(.+):(?:later|set-aside-(\d+))$/;

/** @typedef {{place: string, name: string, when: number, text: string}} Aside  place: the name it stands under; when: milliseconds since 1970, NaN for what waits for a later release */

/** The names of all records that are kept, set aside ones too. */
export function recordNames() {
  const found = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) found.add(key.slice(PREFIX.length));
  } catch {
    // storage is refused
  }
  return [...found].sort();
}

/** What was moved aside, as it was found. @param {string} [of]  a record's name; without it, of all @returns {Aside[]} */
export function asideRecords(of) {
  return recordNames().flatMap((place) => {
    const [, name, when] = ASIDE.exec(place) ?? [];
    return name && (of ?? name) === name ? [{ place, name, when: Number(when), text: rawText(place) ?? "" }] : [];
  });
}

/** Forgets one record, and what was moved aside of it. @param {string} name  or the place of one that was moved aside */
export const forgetRecord = (name) => [name, ...asideRecords(name).map(({ place }) => place)].forEach(dropQuietly);

/** Forgets everything that this site has kept, but a no to keeping pages: forgotten, it would be taken for a yes. @returns {boolean} whether nothing is left */
export function eraseEverything() {
  const refused = read("settings").offline === false;
  recordNames().forEach(dropQuietly);
  return !refused || !update("settings", (data) => (data.offline = false));
}

/** Forgets the pages that were kept for reading without a network. The list of what belongs to this release stays; by it the next ones are kept. */
export async function clearOfflinePages() {
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    const cache = await caches.open(name);
    if (name.startsWith(PREFIX))
      for (const kept of await cache.keys()) if (!kept.url.endsWith("/release.json")) await cache.delete(kept);
  }
}

/** Tells when another tab has changed a record. @param {string | undefined} name  undefined for any @param {() => void} tell @param {AbortSignal} signal  ends it */
export const onStorageChange = (name, tell, signal) =>
  addEventListener(
    "storage",
    ({ key }) => (key === null || key === PREFIX + name || (name === undefined && key.startsWith(PREFIX))) && tell(),
    { signal },
  );

/** Says below a tool whether the device keeps what was just done: the words of templates/_kept.html.j2. @param {HTMLElement} tool @param {boolean} stays  what update() gave */
export function showIfUnsaved(tool, stays) {
  const line = /** @type {HTMLElement} */ (tool.querySelector("[data-part=unkept]"));
  line.textContent = stays ? "" : (line.dataset.text ?? "");
}

/** @param {string} name */
function dropQuietly(name) {
  try {
    drop(name);
  } catch {
    // it lived as long as the page alone
  }
}
