import { describe, expect, it } from "vitest";
import { eachRow, type Row, readTable } from "../../../src/adapters/read/table.ts";
import { textOutput } from "../fixtures.ts";

const format = { expected: "a table", columns: ["name", "value"] };

describe("a table", () => {
  it("has the rows of a long file with quotes in some of its parts, in order", () => {
    const rows = Array.from({ length: 60_000 }, (_, index) =>
      index % 20_000 === 19_999 ? `"two\nlines, ""${index}""",${index}` : `plain ${index},${index}`,
    );
    const read: Row[] = [];
    const warnings = eachRow(textOutput(`name,value\n${rows.join("\n")}\n`), format, (row) => {
      read.push(row);
    });
    expect(warnings).toEqual([]);
    expect(read.map(({ value }) => Number(value))).toEqual(rows.map((_, index) => index));
    expect(read[39_999]).toEqual({ name: 'two\nlines, "39999"', value: "39999" });
  });

  it("keeps a quote in the middle of a cell, and goes on behind it", () => {
    const { rows } = readTable(textOutput('name,value\n5" disk,1\nother,2\n'), format);
    expect(rows).toEqual([
      { name: '5" disk', value: "1" },
      { name: "other", value: "2" },
    ]);
  });

  it("says how many lines have other cells than the header, and passes over other text", () => {
    const text = "some text\n\nname;value\na;1\n\nb;2;3\nDone in 3 s.\nname;value\nc;3\n";
    const { rows, warnings } = readTable(textOutput(text), format);
    expect(rows).toEqual([
      { name: "a", value: "1" },
      { name: "c", value: "3" },
    ]);
    expect(warnings).toEqual(["1 line has not as many cells as the header and is left out."]);
  });
});
