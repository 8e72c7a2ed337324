// Asks a reader in a dialog of the page: it takes the focus, Escape leaves it, and the focus goes back to where it was.

import { all, clone, one, pressedButton, setText } from "./dom.js";

/**
 * Shows a dialog and waits for the answer, which is the data-answer of the pressed button; empty where it was left.
 * @param {HTMLElement} host  where the dialog stands while it is open
 * @param {HTMLElement} dialog  a copy of a template's
 * @param {Record<string, string | number>} values  for its texts
 * @returns {Promise<string>}
 */
export function ask(host, dialog, values = {}) {
  const box = /** @type {HTMLDialogElement} */ (dialog);
  for (const line of all(box, ":is(h2, p)[data-text]")) setText(line, values);
  for (const [tag, relation] of [
    ["h2", "aria-labelledby"],
    ["p", "aria-describedby"],
  ]) {
    one(box, tag).id = `ask-${tag}`; // given here, for the template may stand on a page several times
    box.setAttribute(relation, `ask-${tag}`);
  }
  host.append(box);
  box.showModal();
  box.addEventListener("click", (event) => {
    const { answer } = pressedButton(event)?.dataset ?? {};
    if (answer) box.close(answer);
  });
  return new Promise((told) =>
    box.addEventListener("close", () => {
      box.remove();
      told(box.returnValue);
    }),
  );
}

/**
 * Whether everything is answered, or the reader says that the rest may stay open; who does not is led to it.
 * @param {HTMLElement} root  with the dialog of templates/pieces/ask-open.html.j2
 * @param {HTMLElement[]} open  the items without an answer
 */
export async function mayHandIn(root, open) {
  if (open.length === 0) return true;
  const answer = await ask(root, clone(root, "ask-open"), { count: open.length });
  if (answer === "back") {
    open[0].scrollIntoView({ block: "center" });
    one(open[0], "input, select, button").focus({ preventScroll: true });
  }
  return answer === "yes";
}
