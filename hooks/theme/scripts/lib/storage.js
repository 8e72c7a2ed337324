// Owns what the site keeps on the reader's device. Nothing is ever sent.
//
// One origin may host many projects, so every key begins with the path of this site. Records carry the
// format that they were written in, and an earlier one is brought forward. A damaged record is moved aside
// under a key of its own, for a person to look at. A record of a later release is neither read nor written:
// this release shows an empty one, and what it changes lives as long as the page, as where storage is
// refused or full.
//
// Every quiz loads this file and counts it in its weight; what fewer pages need is in storage-admin.js.

export const FORMAT = 2;
export const PREFIX = `skills-divide:${new URL("../..", import.meta.url).pathname}:`;

/** @typedef {Record<string, any>} Data */

/**
 * Brings a record from the format of its place to the next one, by the record's name.
 * @type {Record<number, Record<string, (data: Data) => void>>}
 */
const MIGRATIONS = {
  // Answers had no log of when they were given.
  1: {
    answers: (data) => {
      for (const answer of Object.values(data)) answer.log ??= [];
    },
  },
};

/** Texts of records that the device did not take, by name. @type {Map<string, string>} */
export const memory = new Map();

/** Names of stored records that nothing may overwrite: of a later release, or damaged and not to be moved. @type {Set<string>} */
const locked = new Set();

/**
 * The text of a record as the device has it, or null.
 * @param {string} name
 */
export function storedText(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Stores a text; false where it lives as long as the page alone. @param {string} name @param {string} text */
function write(name, text) {
  try {
    if (locked.has(name)) throw name;
    localStorage.setItem(PREFIX + name, text);
    memory.delete(name);
    return true;
  } catch {
    memory.set(name, text);
    return false;
  }
}

/**
 * Brings the data of a record to today's format.
 * @param {string} name
 * @param {any} record  with `format` and `data`
 * @returns {Data}
 * @throws {RangeError} for a record of a later release
 * @throws {TypeError} for what is no record
 */
export function migrate(name, record) {
  const { format, data } = record;
  if (Object(data) !== data || Array.isArray(data) || !(format >= 1)) throw new TypeError();
  if (format > FORMAT) throw new RangeError();
  for (let step = format; step < FORMAT; step++) MIGRATIONS[step]?.[name]?.(data);
  return data;
}

/** @param {Data} data */
const serialize = (data) => JSON.stringify({ format: FORMAT, data });

/**
 * Reads a record; an empty one where there is none that can be read.
 * @param {string} name
 * @returns {Data}
 */
export function read(name) {
  const text = memory.get(name) ?? storedText(name) ?? serialize({});
  try {
    return migrate(name, JSON.parse(text));
  } catch (error) {
    if (!(error instanceof RangeError) && write(`${name}:set-aside-${Date.now()}`, text)) drop(name);
    else {
      locked.add(name);
      write(name, serialize({}));
    }
    return {};
  }
}

/**
 * Changes a record. It is read anew first, so that two tabs do not undo each other's work.
 * @param {string} name
 * @param {(data: Data) => void} change
 * @returns {boolean} whether the change outlives the page
 */
export function update(name, change) {
  const data = read(name);
  change(data);
  return write(name, serialize(data));
}

/**
 * Removes a record.
 * @param {string} name
 * @throws where storage is refused
 */
export function drop(name) {
  memory.delete(name);
  locked.delete(name);
  localStorage.removeItem(PREFIX + name);
}
