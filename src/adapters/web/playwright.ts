import { z } from "zod";
import type { Failure, SourceLocation } from "../../domain/measurement.ts";
import type { Adapter, Reading } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed } from "../read/reading.ts";
import { fromMilliseconds } from "../read/seconds.ts";
import { withoutTerminalCodes } from "../read/text.ts";

// {"config": {"version": "1.65.1", "rootDir": "…", "projects": […]}, "stats": {"startTime": "…"}, "errors": [],
//  "suites": [{"title": "sub/wait.spec.ts", "specs": [{"title": "waits 50 ms", "file": "sub/wait.spec.ts", "line": 2, "tests": [{"projectName": "one", "status": "expected",
//    "results": [{"retry": 0, "status": "passed", "duration": 70, "errors": []}]}]}], "suites": […]}]}
// Milliseconds. `playwright test --reporter=json`.

const Problem = z.object({ message: z.string().nullish() });

const Result = z.object({
  status: z.string().nullish(),
  duration: z.number(),
  errors: z.array(Problem).nullish(),
  error: Problem.nullish(),
});
type Result = z.output<typeof Result>;
const Test = z.object({ projectName: z.string().nullish(), status: z.string(), results: z.array(Result) });
const Spec = z.object({
  title: z.string(),
  /** Relative to `rootDir`. */
  file: z.string().nullish(),
  line: z.number().nullish(),
  tests: z.array(Test),
});
const Suite = z.object({
  title: z.string(),
  specs: z.array(Spec).nullish(),
  get suites() {
    return z.array(Suite).nullish();
  },
});

const format = {
  expected: "a JSON report of Playwright",
  probe: having("suites", "stats", "errors").and(z.object({ config: having("rootDir", "projects") })),
  schema: z.object({
    config: z.object({ version: z.string().nullish() }),
    suites: z.array(Suite),
    errors: z.array(Problem),
    stats: z.object({ startTime: z.string().nullish() }),
  }),
};

export const playwright: Adapter = {
  name: "playwright",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const reports = readJson(output, format);
    const tests = reports.flatMap(({ suites }) => suites.flatMap((suite) => testsOf(suite, [])));
    const [first] = reports;
    return read(tests, {
      context: { playwright: first?.config.version ?? undefined, time: first?.stats.startTime ?? undefined },
      warnings: reports.flatMap(({ errors }) =>
        errors.map(({ message }) => `Playwright: ${firstLine(message)}`),
      ),
    });
  },
};

interface Tried extends z.output<typeof Test> {
  readonly benchmark: string;
  readonly source?: SourceLocation;
}

/** The title of the outermost suite is the file, relative to the tests. */
function testsOf(suite: z.output<typeof Suite>, above: readonly string[]): readonly Tried[] {
  const path = [...above, suite.title];
  const own = (suite.specs ?? []).flatMap(({ title, file, line, tests }) => {
    const benchmark = [...path, title].filter((part) => part !== "").join(" > ");
    return tests.map((test) => ({ ...test, benchmark, ...sourceOf(file, line) }));
  });
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))];
}

function sourceOf(
  file: string | null | undefined,
  line: number | null | undefined,
): { readonly source?: SourceLocation } {
  if (!file) return {};
  return { source: { file, ...(Number.isInteger(line) && line && line > 0 ? { line } : {}) } };
}

/**
 * The same test comes again with `--repeat-each`: each is a round. Of one that
 * was retried the last attempt counts.
 */
function read(
  tests: readonly Tried[],
  said: {
    readonly context: Readonly<Record<string, string | undefined>>;
    readonly warnings: readonly string[];
  },
): Reading {
  const rounds = new Map<string, { readonly test: Tried; readonly times: number[] }>();
  const failures: Failure[] = [];
  const warnings = [...said.warnings];
  const skipped: string[] = [];
  for (const test of tests) {
    const last = test.results.at(-1);
    if (test.status === "skipped" || last === undefined) skipped.push(labelOf(test));
    else if (test.status === "unexpected") failures.push(failureOf(test, last));
    else {
      if (test.status === "flaky") {
        warnings.push(
          `"${labelOf(test)}" passed in attempt ${test.results.length} only, whose time is taken.`,
        );
      }
      const key = JSON.stringify([test.projectName, test.benchmark]);
      const known = rounds.get(key) ?? { test, times: [] };
      known.times.push(fromMilliseconds(last.duration));
      rounds.set(key, known);
    }
  }
  if (skipped.length > 0) {
    warnings.push(`${skipped.length} skipped: ${skipped.slice(0, SHOWN_SKIPPED).join(", ")}.`);
  }
  return assemble({
    entries: [...rounds.values()].map(({ test, times }) => toEntry(test, times)),
    failures,
    warnings,
    context: said.context,
  });
}

const SHOWN_SKIPPED = 10;

function toEntry({ benchmark, projectName, source }: Tried, times: readonly number[]): Entry {
  const rounds = times.map((time) => [time]);
  return {
    benchmark,
    ...(projectName ? { category: projectName } : {}),
    ...(source ? { source } : {}),
    metrics: [{ metric: "time", unit: "s", better: "lower", rounds }],
  };
}

function failureOf({ benchmark, projectName, source }: Tried, { status, error, errors }: Result): Failure {
  const message = withoutTerminalCodes((error ?? errors?.[0])?.message ?? "The test failed.");
  const failure = {
    ...failed(benchmark, {
      message: firstLine(message),
      output: message,
      category: projectName ? projectName : undefined,
    }),
    ...(source ? { source } : {}),
  };
  return status === "timedOut" ? { ...failure, kind: "timed-out" } : failure;
}

function labelOf({ benchmark, projectName }: Tried): string {
  return projectName ? `${projectName}/${benchmark}` : benchmark;
}

function firstLine(message: string | null | undefined): string {
  return withoutTerminalCodes(message ?? "").split("\n", 1)[0] ?? "";
}
