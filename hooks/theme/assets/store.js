// Owns what the site keeps on the reader's device. Nothing is ever sent.
//
// One origin may host many projects, so every key begins with the path of this site. Records carry the
// format that they were written in, and an earlier one is brought forward; what cannot be read is moved
// aside under a key of its own, for a person to look at. Where storage is refused or full, values live
// as long as the page.

export const FORMAT = 2;
const PREFIX = `skills-divide:${new URL("..", import.meta.url).pathname}:`;

/** @typedef {Record<string, any>} Data */

/**
 * What brings a record from the format of its place to the next one, by the record's name.
 * @type {Record<number, Record<string, (data: Data) => void>>}
 */
const STEPS = {
  // Answers had no log of when they were given.
  1: { answers: (data) => Object.values(data).forEach((kept) => (kept.log ??= [])) },
};

/** @type {Map<string, string>} */
const memory = new Map();

/** @param {string} name @returns {string | null} */
function raw(name) {
  if (memory.has(name)) return memory.get(name) ?? null;
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} text @returns {boolean} whether it will outlive the page */
function keep(name, text) {
  try {
    localStorage.setItem(PREFIX + name, text);
    memory.delete(name);
    return true;
  } catch {
    memory.set(name, text);
    return false;
  }
}

/** The data of a record brought to today's format. Throws for what is none, or was written by a later release. @param {string} name @param {any} found @returns {Data} */
export function current(name, found) {
  const { format, data } = found;
  if (typeof data !== "object" || data === null || Array.isArray(data) || !(format >= 1 && format <= FORMAT)) throw new TypeError();
  for (let step = format; step < FORMAT; step++) STEPS[step]?.[name]?.(data);
  return data;
}

/** The record of that name, or an empty one. @param {string} name @returns {Data} */
export function read(name) {
  const text = raw(name);
  if (text === null) return {};
  try {
    return current(name, JSON.parse(text));
  } catch {
    if (keep(`${name}:set-aside-${Date.now()}`, text)) drop(name);
    return {};
  }
}

/**
 * Changes a record. It is read anew first, so that two tabs do not undo each other's work.
 * @param {string} name
 * @param {(data: Data) => void} change
 * @returns {boolean} whether the change will outlive the page
 */
export function update(name, change) {
  const data = read(name);
  change(data);
  return keep(name, JSON.stringify({ format: FORMAT, data }));
}

/** @param {string} name */
function drop(name) {
  memory.delete(name);
  localStorage.removeItem(PREFIX + name);
}

/** What was moved aside of a record, as it was found. @param {string} name @returns {string[]} */
export function aside(name) {
  return kept()
    .filter((key) => key.startsWith(`${PREFIX}${name}:set-aside-`))
    .map((key) => raw(key.slice(PREFIX.length)) ?? "");
}

/** Forgets one record, and what was moved aside of it. @param {string} name */
export function forget(name) {
  memory.delete(name);
  for (const key of kept()) if (key === PREFIX + name || key.startsWith(`${PREFIX}${name}:set-aside-`)) localStorage.removeItem(key);
}

/** Tells when another tab has changed a record. @param {string} name @param {() => void} tell @param {AbortSignal} until */
export function watch(name, tell, until) {
  addEventListener("storage", ({ key }) => (key === null || key === PREFIX + name) && tell(), { signal: until });
}

/** The keys of this site; none where storage is refused. */
function kept() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** Forgets everything that this site has kept. */
export function erase() {
  memory.clear();
  for (const key of kept()) localStorage.removeItem(key);
}
