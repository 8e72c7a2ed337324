// Reads the finder's data and a list of typed titles on standard input, and answers with the hits of each.
import MiniSearch from "../../hooks/packages/node_modules/minisearch/dist/es/index.js";
import { buildIndex, findHits } from "../../hooks/theme/scripts/finder/match.js";

let text = "";
for await (const part of process.stdin) text += part;
const { data, typed } = JSON.parse(text);
const index = buildIndex(MiniSearch, data);
console.log(JSON.stringify(typed.map((each) => findHits(index, each).map(({ kind, id }) => [kind, id]))));
