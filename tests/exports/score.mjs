// Scores responses as the site does.
import { score } from "../../hooks/theme/scripts/lib/items/score.js";
import { readNumber } from "../../hooks/theme/scripts/lib/numbers.js";
import { serve } from "./lines.mjs";

/** A number as it is read before it is scored; what is none is refused on the page, and earns nothing here. */
const numberOf = (response) => {
  const found = readNumber(String(response));
  return "value" in found ? String(found.value) : "NaN";
};
serve(({ item, responses }) =>
  responses.map((response) => score(item, item.type === "numeric" ? numberOf(response) : response)),
);
