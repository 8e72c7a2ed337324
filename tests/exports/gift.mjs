// Reads a GIFT file with gift-pegjs.
import { createRequire } from "node:module";
import { serve } from "./lines.mjs";

const { parse } = createRequire(import.meta.url)("../tools/node_modules/gift-pegjs");

serve((text) => parse(text));
