import { describe, expect, it } from "vitest";
import { jsonDocuments } from "../../src/adapters/read/json-documents.ts";

const documents = (text: string) => jsonDocuments({ path: "output.json", text });

describe("jsonDocuments", () => {
  it("reads NaN and Infinity of Python as null, but not inside of strings", () => {
    expect(documents('{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \\"Infinity"}').values).toEqual([
      { a: null, b: [null, null], c: 'NaN "Infinity' },
    ]);
  });

  it("finds values between lines of a log, past brackets that are no JSON", () => {
    const text = '> run [all]\n[info] ready {x\n{"a": 1}\nmore\n[\n  2\n]\n';
    expect(documents(text).values).toEqual([{ a: 1 }, [2]]);
  });

  it("finds a value that stands behind text on its line, if no line begins with one", () => {
    expect(documents('result: {"a": "}"} done').values).toEqual([{ a: "}" }]);
  });

  it("does not take the parts of a value that was cut off, and says where it begins", () => {
    expect(documents('one\n[{"a": {"b": 1}},\n {"a": 2}')).toEqual({
      values: [],
      unfinished: { line: 2, beginning: '[{"a": {"b": 1}},\n {"a": 2}' },
    });
    expect(documents('text {"a": {"b": 1}')).toEqual({
      values: [],
      unfinished: { line: 1, beginning: '{"a": {"b": 1}' },
    });
  });

  it("takes no bare number, text or null for a document", () => {
    for (const text of ["42", '"text"', "null", "", "plain"]) expect(documents(text)).toEqual({ values: [] });
  });

  it("keeps __proto__ as an ordinary key", () => {
    const [value] = documents('{"__proto__": {"polluted": true}}').values;
    expect(Object.keys(Object(value))).toEqual(["__proto__"]);
    expect(Object(value).polluted).toBeUndefined();
  });
});
