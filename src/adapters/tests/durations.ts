import type { XmlElement } from "@rgrove/parse-xml";
import type { Failure } from "../../domain/measurement.ts";
import type { ToolOutput } from "../adapter.ts";
import type { assemble } from "../read/reading.ts";
import { unreadable } from "../read/unreadable.ts";

/** What a report of tests says of one test. */
export type TestDuration =
  | { readonly kind: "measured"; readonly name: string; readonly seconds: number }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "skipped" }
  /** It has no number. */
  | { readonly kind: "unknown" };

/**
 * Entries of the tests that took time. A test of 0 s took less than the report
 * shows: of such there are hundreds, so they are counted in one warning.
 *
 * @throws OUTPUT_UNREADABLE for a report without tests
 */
export function readDurations(
  output: ToolOutput,
  tests: readonly XmlElement[],
  { format, read }: { format: { readonly expected: string }; read: (test: XmlElement) => TestDuration },
): Parameters<typeof assemble>[0] {
  if (tests.length === 0) {
    throw unreadable(output, { expected: format.expected, found: "there is no test in it" });
  }
  const results = tests.map(read);
  return {
    entries: results.flatMap((test) =>
      test.kind === "measured" && test.seconds > 0
        ? [
            {
              benchmark: test.name,
              metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [[test.seconds]] }] as const,
            },
          ]
        : [],
    ),
    failures: results.flatMap((test) => (test.kind === "failed" ? [test.failure] : [])),
    warnings: [
      ...counted(results.filter(({ kind }) => kind === "skipped").length, "skipped"),
      ...counted(results.filter(({ kind }) => kind === "unknown").length, "without a duration"),
      ...counted(
        results.filter((test) => test.kind === "measured" && test.seconds === 0).length,
        "with a duration of 0, which is less than the report can show",
      ),
    ],
  };
}

function counted(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} test${count === 1 ? " is" : "s are"} left out: ${what}.`];
}
