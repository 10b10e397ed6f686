// A unit: one line of an access log taken apart by a regular expression.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("regex.units", import.meta.url), "utf8"));
const pattern =
  /^(\d+\.\d+\.\d+\.\d+) \S+ \S+ \[([^\]]+)\] "(GET|POST) ([^ "]+) HTTP\/\d\.\d" (\d{3}) (\d+)$/;
const lines = Array.from(
  { length: 64 },
  (_, index) =>
    `10.0.${index}.7 - - [21/Nov/2026:06:00:${10 + (index % 50)} +0000] "GET /page/${index}?q=x HTTP/1.1" 200 ${1000 + index}`,
);

export default ({ bench }) => {
  bench("log lines", () => {
    let bytes = 0;
    for (let unit = 0; unit < units; unit += 1) bytes += pattern.exec(lines[unit & 63])[6].length;
    return bytes;
  });
};
