// The list of a class, as it is pasted from a table or a message. Values in, values out.

/**
 * A line of the list.
 * @typedef {object} Entry
 * @property {string} label   what stands on it
 * @property {string[]} keys  what the student may have given as a name: the line, its first two parts the other way round, a part alone
 */

const MOST = 5000;
const NUMBERED = /^\s*(?:\d{1,4}[.)]|[-*•])\s+/;

/** A name as it was written, whatever the keyboard made of accents and spaces; capitals and accents count. @param {string} name */
export const written = (name) => name.normalize("NFC").replace(/\s+/g, " ").trim();

/** The students of a list: one a line, in one part or in several between commas, semicolons or tabs. @param {string} text @returns {Entry[]} */
export function readRoster(text) {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(NUMBERED, "")
        .split(/[\t;,]/)
        .map(partOf)
        .filter(Boolean),
    )
    .filter((parts) => parts.length > 0)
    .slice(0, MOST)
    .map((parts) => {
      const label = parts.join(" ");
      const turned = parts.length > 1 ? [`${parts[1]} ${parts[0]}`, `${parts[0]} ${parts[1]}`] : [];
      return { label, keys: [...new Set([label, ...turned, ...parts])] };
    });
}

/** @param {string} part */
const partOf = (part) => written(part).replace(/^"(.*)"$/, "$1");
