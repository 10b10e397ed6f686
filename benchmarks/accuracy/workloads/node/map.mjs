// A unit: sixteen words counted in a Map of its own.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("map.units", import.meta.url), "utf8"));
const words = Array.from({ length: 64 }, (_, index) => `word ${(index * 37) % 53}`);

export default ({ bench }) => {
  bench("word count", () => {
    let sizes = 0;
    for (let unit = 0; unit < units; unit += 1) {
      const counts = new Map();
      const first = (unit & 3) * 16;
      for (let index = first; index < first + 16; index += 1) {
        counts.set(words[index], (counts.get(words[index]) ?? 0) + 1);
      }
      sizes += counts.size;
    }
    return sizes;
  });
};
