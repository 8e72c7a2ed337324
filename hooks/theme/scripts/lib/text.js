// Texts of templates with places for values. Values in, values out.

/** The text with each {name} replaced by the value of that name. @param {string | undefined} text @param {Record<string, string | number>} values */
export const interpolate = (text, values) =>
  (text ?? "").replace(/\{(\w+)\}/g, (_, name) => /** @type {string} */ (values[name]));
