// Scores responses as the site does.
import { score } from "../../hooks/theme/assets/quiz/score.js";
import { serve } from "./lines.mjs";

serve(({ item, responses }) => responses.map((response) => score(item, response)));
