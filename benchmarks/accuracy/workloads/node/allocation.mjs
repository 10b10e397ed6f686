// A unit: a small tree of objects that lives until 4,096 others were made, so that collections have to move it.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("allocation.units", import.meta.url), "utf8"));
const kept = new Array(4096).fill(null);
let next = 0;

export default ({ bench }) => {
  bench("short-lived trees", () => {
    for (let unit = 0; unit < units; unit += 1) {
      kept[next] = {
        unit,
        left: { value: unit, list: [unit, unit + 1] },
        right: { value: -unit, text: "x" },
      };
      next = (next + 1) & 4095;
    }
    return kept[0];
  });
};
