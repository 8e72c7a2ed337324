// Texts of templates with places for values. Values in, values out.

/** A place for a value, or for what a number asks of the words round it, as ICU's messages have it. */
const PLACE = /\{(\w+)(?:, plural,((?: \w+ \{[^{}]*\})+))?\}/g;

/** The language of all texts, and whether it is written from right to left; a page sets its own. */
export const sentences = { language: "en", turned: false };

/**
 * The text with each {name} replaced by the value of that name, and each {name, plural, one {task} other {tasks}} by the words for it.
 * @param {string | undefined} text
 * @param {Record<string, string | number>} values
 */
export const interpolate = (text, values) =>
  (text ?? "").replace(PLACE, (_, name, forms) =>
    forms === undefined ? whole(values[name]) : formFor(forms, Number(values[name])).replace("#", whole(values[name])),
  );

/** A value as it stands in a sentence: in one written from right to left each keeps its own direction. @param {string | number} value */
const whole = (value) => (sentences.turned ? `\u2068${value}\u2069` : String(value));

/** @param {string} forms  the words by their category of number @param {number} count */
function formFor(forms, count) {
  const words = Object.fromEntries([...forms.matchAll(/(\w+) \{([^{}]*)\}/g)].map((form) => form.slice(1)));
  return words[new Intl.PluralRules(sentences.language).select(count)] ?? words.other;
}
