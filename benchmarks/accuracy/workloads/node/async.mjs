// A unit: an asynchronous function awaited.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("async.units", import.meta.url), "utf8"));

export default ({ bench }) => {
  bench("awaited steps", async () => {
    let sum = 0;
    for (let unit = 0; unit < units; unit += 1) sum += await step(unit);
    return sum;
  });
};

async function step(value) {
  return value & 7;
}
