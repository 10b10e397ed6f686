// A unit: one small record to JSON and back.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("json.units", import.meta.url), "utf8"));
const records = Array.from({ length: 64 }, (_, index) => ({
  id: index,
  name: `item ${index}`,
  price: index * 1.25,
  tags: ["a", "b"],
}));

export default ({ bench }) => {
  bench("round trip", () => {
    let sum = 0;
    for (let unit = 0; unit < units; unit += 1) {
      sum += JSON.parse(JSON.stringify(records[unit & 63])).id;
    }
    return sum;
  });
};
