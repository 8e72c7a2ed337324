// A question a line in, an answer a line out, both JSON: how the tests talk to software that runs under node.
import { createInterface } from "node:readline";

/** @param {(question: any) => unknown} answer */
export async function serve(answer) {
  for await (const line of createInterface({ input: process.stdin })) {
    let told;
    try {
      told = { found: await answer(JSON.parse(line)) };
    } catch (error) {
      told = { error: `${error} ${JSON.stringify(error.location ?? "")}` };
    }
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
}
