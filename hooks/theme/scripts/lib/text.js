// Texts of templates with places for values. Values in, values out.

/** A place for a value, or for what a number asks of the words round it, as ICU's messages have it. */
const PLACE = /\{(\w+)(?:, plural,((?: \w+ \{[^{}]*\})+))?\}/g;

/** The language of all texts; a page sets its own. */
export const sentences = { language: "en" };

/**
 * The text with each {name} replaced by the value of that name, and each {name, plural, one {task} other {tasks}} by the words for it.
 * @param {string | undefined} text
 * @param {Record<string, string | number>} values
 */
export const interpolate = (text, values) =>
  (text ?? "").replace(PLACE, (_, name, forms) =>
    String(
      forms === undefined ? values[name] : formFor(forms, Number(values[name])).replace("#", String(values[name])),
    ),
  );

/** @param {string} forms  the words by their category of number @param {number} count */
function formFor(forms, count) {
  const form = (/** @type {string} */ category) => forms.match(` ${category} {([^{}]*)`)?.[1];
  return form(new Intl.PluralRules(sentences.language).select(count)) ?? /** @type {string} */ (form("other"));
}
