// Owns what the site keeps on the reader's device. Nothing is ever sent.
//
// One origin may host many projects, so every key begins with the path of this site. Records carry a
// format number; what cannot be read is set aside under a key of its own and never overwritten. Where
// storage is refused or full, values live as long as the page.

const FORMAT = 1;
const PREFIX = `skills-divide:${new URL("..", import.meta.url).pathname}:`;

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

/**
 * The record of that name, or an empty one.
 * @param {string} name
 * @returns {Record<string, any>}
 */
export function read(name) {
  const text = raw(name);
  if (text === null) return {};
  try {
    const found = JSON.parse(text);
    if (found.format === FORMAT && typeof found.data === "object" && found.data !== null) return found.data;
  } catch {
    // falls through: unreadable
  }
  keep(`${name}:set-aside-${Date.now()}`, text);
  return {};
}

/**
 * Changes a record. It is read anew first, so that two tabs do not undo each other's work.
 * @param {string} name
 * @param {(data: Record<string, any>) => void} change
 * @returns {boolean} whether the change will outlive the page
 */
export function update(name, change) {
  const data = read(name);
  change(data);
  return keep(name, JSON.stringify({ format: FORMAT, data }));
}

/** Forgets everything that this site has kept. */
export function erase() {
  memory.clear();
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
