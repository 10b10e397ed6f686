// A unit: a copy of 24 numbers put in order by a comparison function; every list takes as many comparisons.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("sort.units", import.meta.url), "utf8"));
const lists = Array.from({ length: 32 }, (_, list) =>
  Array.from({ length: 24 }, (_, index) => (((index + 1) * 7919) % 1009) + list),
);

export default ({ bench }) => {
  bench("short lists", () => {
    let sum = 0;
    for (let unit = 0; unit < units; unit += 1) {
      sum += lists[unit & 31].slice().sort((a, b) => a - b)[0];
    }
    return sum;
  });
};
