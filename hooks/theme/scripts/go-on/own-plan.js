// The plan that a reader changed last, on the home page: how far it is, and the way to it.

import { one, setText } from "../lib/dom.js";
import { PLANS, validPlans } from "../lib/records/plans.js";
import { read } from "../lib/storage.js";

/** Shows the way to the plan in the element, which is hidden until there is one. @param {HTMLElement} place */
export function showPlan(place) {
  const [last] = validPlans(read(PLANS));
  if (!last) return;
  const [, { done, total }] = last;
  setText(one(place, "a"), { done: Object.keys(done).length, total });
  place.hidden = false;
}
