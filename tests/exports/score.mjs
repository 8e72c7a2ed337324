// Scores responses as the site does.
import { score } from "../../hooks/theme/scripts/lib/items/score.js";
import { serve } from "./lines.mjs";

serve(({ item, responses }) => responses.map((response) => score(item, response)));
