import fc from "fast-check";
import type { ToolOutput } from "../../../src/adapters/adapter.ts";
import { textOutput } from "../fixtures.ts";

/** How a tool writes one benchmark of a given name. */
export interface Writer {
  /** Names that the tool's format can hold. */
  readonly names: fc.Arbitrary<string>;
  readonly write: (name: string) => ToolOutput;
  /** What we call it then, where that is not its name alone. */
  readonly read?: (name: string) => string;
}

const HOSTILE = [
  'say "hello"',
  "a | b",
  "a, b; c",
  "<script>alert(1)</script>",
  "two\nlines",
  "tab\there",
  "back\\slash",
  "µs → 東京 🚀 \u202e",
  "__proto__",
  "time: [1 ns 2 ns 3 ns]",
  " ... bench: ",
  `$${"{{ github.token }}"}`,
  "::set-output name=x::y",
  "x".repeat(10_000),
  `${" ".repeat(5000)}x`,
];

/** Any text and the known trouble-makers, with a letter at both ends so that no format trims it. */
export const anyName = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 60 }))
  .map((text) => `n${text}n`);
export const oneLine = anyName.map((name) =>
  name.replace(/[\n\r\u2028\u2029]/g, " ").replace(/\p{Cc}/gu, "?"),
);
export const noSpace = oneLine.map((name) => name.replace(/[\s-]/g, "_"));
/** What XML 1.0 can hold. */
export const xmlName = oneLine.map((name) => name.replace(/[\p{Cs}\ufffe\uffff]/gu, "?"));

export function xmlAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

export function json(value: unknown): ToolOutput {
  return textOutput(JSON.stringify(value));
}
