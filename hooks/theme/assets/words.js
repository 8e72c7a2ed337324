// Fills in the words that a template wrote: data-text="{done} of {total}".

/** @param {HTMLElement} node @param {Record<string, string | number>} values */
export function say(node, values) {
  node.textContent = (node.dataset.text ?? "").replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
