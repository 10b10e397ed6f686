// A unit: one row of an HTML table, with its texts escaped, added to a page of twenty rows.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("text.units", import.meta.url), "utf8"));
const cells = Array.from({ length: 64 }, (_, index) => `<b>${index}</b> & "more" text of cell ${index}`);

export default ({ bench }) => {
  bench("table rows", () => {
    let page = "";
    let codes = 0;
    for (let unit = 0; unit < units; unit += 1) {
      page += `<tr><td>${escaped(cells[unit & 63])}</td><td>${unit}</td></tr>\n`;
      if (unit % 20 === 19) {
        codes += page.charCodeAt(page.length >> 1);
        page = "";
      }
    }
    return codes;
  });
};

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
