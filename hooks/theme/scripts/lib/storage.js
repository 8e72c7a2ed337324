// Owns what the site keeps on the reader's device. Nothing is ever sent.
//
// One origin may host many projects, so every key begins with the path of this site. Records carry the
// format that they were written in, and an earlier one is brought forward. What cannot be read is moved
// aside under a key of its own, for a person to look at; what a later release wrote waits there until it
// can be read. Where storage is refused or full, values live as long as the page.
//
// Every quiz loads this file and counts it in its weight; what fewer pages need stands in kept.js.

export const FORMAT = 2;
export const PREFIX = `skills-divide:${new URL("../..", import.meta.url).pathname}:`;

/** @typedef {Record<string, any>} Data */

/**
 * What brings a record from the format of its place to the next one, by the record's name.
 * @type {Record<number, Record<string, (data: Data) => void>>}
 */
const STEPS = {
  // Answers had no log of when they were given.
  1: { answers: (data) => Object.values(data).forEach((kept) => (kept.log ??= [])) },
};

/** What the device refused to keep, by name. @type {Map<string, string>} */
export const memory = new Map();

/** Names of records that could neither be read nor moved aside: nothing may take their place. @type {Set<string>} */
const unwritable = new Set();

/** @param {string} name @returns {string | null} */
export function rawText(name) {
  if (memory.has(name)) return memory.get(name) ?? null;
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} text @returns {boolean} whether it will outlive the page */
function write(name, text) {
  try {
    if (unwritable.has(name)) throw name;
    localStorage.setItem(PREFIX + name, text);
    memory.delete(name);
    return true;
  } catch {
    memory.set(name, text);
    return false;
  }
}

/** @param {any} value */
const isMap = (value) => Object(value) === value && !Array.isArray(value);

/** The data of a record brought to today's format. Throws a RangeError for what a later release wrote, and another error for what is no record. @param {string} name @param {any} found @returns {Data} */
export function migrate(name, found) {
  const { format, data } = found;
  if (!isMap(data) || !(format >= 1)) throw new TypeError();
  if (format > FORMAT) throw new RangeError();
  for (let step = format; step < FORMAT; step++) STEPS[step]?.[name]?.(data);
  return data;
}

/** @param {string} name @param {string} place  the name that it stands under */
const parseRecord = (name, place) => migrate(name, JSON.parse(rawText(place) ?? serialize({})));

/** @param {Data} data */
const serialize = (data) => JSON.stringify({ format: FORMAT, data });

/** The record of that name, or an empty one. @param {string} name @returns {Data} */
export function read(name) {
  const later = `${name}:later`;
  /** @type {Data} */
  let data = {};
  try {
    data = parseRecord(name, name);
  } catch (fault) {
    const aside = fault instanceof RangeError && rawText(later) === null ? later : `${name}:set-aside-${Date.now()}`;
    if (write(aside, /** @type {string} */ (rawText(name)))) drop(name);
    else {
      memory.set(name, serialize(data));
      unwritable.add(name);
    }
    return data;
  }
  try {
    if (rawText(later) !== null) {
      data = unite(parseRecord(name, later), data);
      if (write(name, serialize(data))) drop(later);
    }
  } catch {
    // it waits on
  }
  return data;
}

/** Puts what was written meanwhile to what waited: its word stands, all the way down, and logs go on. @param {Data} waited @param {Data} meanwhile */
function unite(waited, meanwhile) {
  for (const [key, value] of Object.entries(meanwhile)) {
    const own = waited[key];
    waited[key] = key === "log" ? [...own, ...value] : own && isMap(value) ? unite(own, value) : value;
  }
  return waited;
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
  return write(name, serialize(data));
}

/** Forgets one record. Throws where storage is refused. @param {string} name */
export function drop(name) {
  memory.delete(name);
  localStorage.removeItem(PREFIX + name);
}
