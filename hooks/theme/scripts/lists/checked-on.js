// <checked-on>: says that a check is past its time on the reader's own day, however old the build is. Without it the day of the check stands alone.

import { localDay } from "../lib/dates.js";
import { all } from "../lib/dom.js";
import { define, Tool } from "../lib/element.js";

class CheckedOn extends Tool {
  start() {
    if (localDay(new Date()) <= (this.dataset.until ?? "")) return;
    for (const each of all(this, "[data-part]")) each.hidden = each.dataset.part !== "due";
  }
}

define("checked-on", CheckedOn);
