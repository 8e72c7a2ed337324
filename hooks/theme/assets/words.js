// Fills in the words that a template wrote: data-text="{done} of {total}".

/** @param {string | undefined} text @param {Record<string, string | number>} values */
export const filled = (text, values) => (text ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** @param {HTMLElement} node @param {Record<string, string | number>} values */
export function say(node, values) {
  node.textContent = filled(node.dataset.text, values);
}
