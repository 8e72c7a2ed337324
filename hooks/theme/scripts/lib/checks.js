// Checks of values that come from outside. Values in, values out.

/** @param {unknown} value @param {number} longest @returns {value is string} */
export const isText = (value, longest) => typeof value === "string" && value.length <= longest;

/** Whether a value is an id as the dataset writes them: words in lower case, joined by hyphens. @param {unknown} value @returns {value is string} */
export const isId = (value) => isText(value, 80) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);

/** Whether a value can be the code of a language, as BCP 47 writes it. @param {unknown} value @returns {value is string} */
export const isLanguage = (value) => isText(value, 35) && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value);

/** @param {unknown} value @param {number} low @param {number} high @returns {value is number} */
export const isBetween = (value, low, high) => typeof value === "number" && value >= low && value <= high;

/** Whether a value can be a time as records store it, in seconds since 1970. @param {unknown} value @returns {value is number} */
export const isTime = (value) => isBetween(value, 0, 1e11);

/** Whether a value can be the address of a chapter below the site's root. @param {unknown} value @returns {value is string} */
export const isChapter = (value) => isText(value, 200) && /^[a-z0-9-]+(\/[a-z0-9-]+)*\/$/.test(value);

/**
 * The entries of a stored record that can be read; the others stay where they are.
 * @template T
 * @param {Record<string, any>} record
 * @param {(value: any) => T} parse  throws for what is damaged
 * @returns {[string, T][]}
 */
export function validEntries(record, parse) {
  return Object.entries(record).flatMap(([id, value]) => {
    try {
      return [/** @type {[string, T]} */ ([id, parse(value)])];
    } catch {
      return [];
    }
  });
}
