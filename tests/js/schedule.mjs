// Reads logs of answers from standard input and writes their schedules; a test compares them with PyPI's fsrs.

import * as library from "../../hooks/packages/node_modules/ts-fsrs/dist/index.mjs";
import { schedule } from "../../hooks/theme/scripts/lib/items/schedule.js";

let text = "";
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map((log) => schedule(library, log))));
