// The plan that a reader changed last, on the home page: how far it is, and the way to it.

import { one, setText } from "../lib/dom.js";
import { PLANS, validPlans } from "../lib/records/plans.js";
import { read } from "../lib/storage.js";
import { onStorageChange } from "../lib/storage-admin.js";

/** Shows the way to the plan in the element, which is hidden where there is none, until a signal. @param {HTMLElement} place @param {AbortSignal} until */
export function showPlan(place, until) {
  const draw = () => {
    const [last] = validPlans(read(PLANS));
    place.hidden = !last;
    if (!last) return;
    const [, { done, total }] = last;
    setText(one(place, "a"), { done: Object.keys(done).length, total });
  };
  onStorageChange(PLANS, draw, until);
  draw();
}
