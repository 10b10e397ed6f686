import { z } from "zod";
import { describeIssues } from "../../domain/issues.ts";
import type { OutputFile } from "../adapter.ts";
import { having, holdsJson, type JsonFormat, readJson, readJsonFile } from "../read/json.ts";
import { withNamedNumbers } from "../read/json-documents.ts";
import { unreadable } from "../read/unreadable.ts";
import { type AsvRow, asvResults } from "./asv-rows.ts";
import type { AsvResult } from "./asv-values.ts";

// results/<machine>/<commit>-<environment>.json, version 2: a row for each benchmark, without what is null at its end
//   {"commit_hash": "f0c5…", "date": 1795240800000, "params": {"machine": "runner", "cpu": "…"}, "env_name": "virtualenv-py3.12", "version": 2,
//    "result_columns": ["result", "params", "version", "started_at", "duration", "stats_ci_99_a", …, "samples", "profile"],
//    "results": {"suite.time_sort": [[0.0011, NaN, null], [["1", "2", "3"]], "7be0…", 1795320287519, 11.5, [0.00107, null, null], …]}}
// version 1: {"results": {"time_sort": 0.0011, "time_sum": {"params": [["1", "2"]], "result": [1, null], "stats": [{"ci_99": [1, 2]}, null]}}}
// Seconds and bytes, unless results/benchmarks.json says otherwise. NaN is a combination that was skipped, null one that failed.

const Facts = z.record(z.string(), z.unknown());

const ResultsFile = z.object({
  commit_hash: z.string(),
  date: z.number().nullish(),
  env_name: z.string().nullish(),
  python: z.string().nullish(),
  params: Facts,
  requirements: Facts.nullish(),
  result_columns: z.array(z.string()).nullish(),
  results: Facts,
  benchmark_version: Facts.nullish(),
});
type ResultsFile = z.output<typeof ResultsFile>;

const format: JsonFormat<ResultsFile> = {
  expected: "a results file of asv",
  probe: having("commit_hash", "date", "params", "results"),
  schema: ResultsFile,
};

const Combinations = z.array(z.array(z.string()));
/** A value alone, as version 1 has it, is a list of one. */
const List = z.preprocess(
  (value) => (Array.isArray(value) ? value : value === undefined || value === null ? value : [value]),
  z.array(z.unknown()).nullish(),
);
const Samples = z.array(z.number());

/** A benchmark of one file, whichever version wrote it. One result for each combination of parameters. */
const Row = z.object({
  result: List,
  params: Combinations.nullish(),
  version: z.string().nullish(),
  samples: z.array(Samples.nullish()).nullish(),
  stats_ci_99_a: List,
  stats_ci_99_b: List,
  stats_repeat: List,
});

const OldStats = z.object({
  ci_99: z.tuple([z.unknown(), z.unknown()]).nullish(),
  repeat: z.number().nullish(),
});
const OldRow = z.object({
  result: List,
  params: Combinations.nullish(),
  samples: z.array(Samples.nullish()).nullish(),
  stats: z.preprocess(
    (value) => (Array.isArray(value) ? value : value ? [value] : []),
    z.array(OldStats.nullish()),
  ),
});

/** What `benchmarks.json` says of the benchmarks, of which result files have the names only. */
const Description = z.object({
  type: z.string().nullish(),
  unit: z.string().nullish(),
  param_names: z.array(z.string()).nullish(),
  version: z.string().nullish(),
});
export type Descriptions = Readonly<Record<string, z.output<typeof Description>>>;

/** One file: a commit in one environment on one machine. */
export interface AsvFile {
  readonly commit: string;
  readonly machine: string;
  readonly environment: string;
  /** When the commit was made. */
  readonly date: number | undefined;
  readonly facts: Readonly<Record<string, string | undefined>>;
  readonly results: readonly AsvResult[];
  /** Benchmarks that were changed since: their results are not those of the benchmark of that name. */
  readonly outdated: readonly string[];
}

export function isAsvFile(file: OutputFile): boolean {
  return holdsJson({ kind: "file", file }, format);
}

/** Throws `OUTPUT_UNREADABLE` also for a file that holds nothing of asv. */
export function readAsvFiles(file: OutputFile, descriptions: Descriptions): readonly AsvFile[] {
  const output = { kind: "file", file: withNamedNumbers(file) } as const;
  return readJson(output, format).map((content) => toAsvFile(content, file, descriptions));
}

export function readDescriptions(file: OutputFile): Descriptions {
  const entries = readJsonFile(file, {
    expected: "a benchmarks.json of asv",
    schema: z.record(z.string(), z.union([z.number(), Description])),
  });
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, entry]) => (typeof entry === "number" ? [] : [[name, entry]])),
  );
}

function toAsvFile(content: ResultsFile, file: OutputFile, descriptions: Descriptions): AsvFile {
  const rows = Object.entries(content.results).map(([name, value]) => ({
    name,
    row: rowOf(value, { name, content, file }),
  }));
  const isOutdated = ({ name, row }: { name: string; row: AsvRow }) => {
    const now = descriptions[name]?.version;
    return row.version != null && now != null && row.version !== now;
  };
  const { machine } = content.params;
  return {
    commit: content.commit_hash,
    machine: typeof machine === "string" ? machine : "",
    environment: content.env_name ?? content.python ?? "",
    date: content.date ?? undefined,
    facts: factsOf(content),
    results: rows
      .filter((one) => !isOutdated(one))
      .flatMap(({ name, row }) => asvResults(row, { name, file, ...descriptions[name] })),
    outdated: rows.filter(isOutdated).map(({ name }) => name),
  };
}

function factsOf({ params, python, requirements }: ResultsFile): Record<string, string | undefined> {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const packages = Object.entries(requirements ?? {}).map(([name, version]) => [name, text(version)]);
  return {
    ...Object.fromEntries(packages),
    // With an environment that existed before it is a path.
    python: python != null && /^\d/.test(python) ? python : undefined,
    os: text(params["os"]),
    architecture: text(params["arch"]),
    cpu: text(params["cpu"]),
  };
}

function rowOf(
  value: unknown,
  { name, content, file }: { name: string; content: ResultsFile; file: OutputFile },
): AsvRow {
  const columns = content.result_columns;
  if (columns) {
    const cells = Array.isArray(value) ? value : [value];
    return checked(Row, Object.fromEntries(columns.map((column, index) => [column, cells[index]])), {
      name,
      file,
    });
  }
  const isPlain = typeof value !== "object" || value === null;
  const old = checked(OldRow, isPlain ? { result: value } : value, { name, file });
  const version = content.benchmark_version?.[name];
  return {
    ...old,
    version: typeof version === "string" ? version : undefined,
    stats_ci_99_a: old.stats.map((stats) => stats?.ci_99?.[0]),
    stats_ci_99_b: old.stats.map((stats) => stats?.ci_99?.[1]),
    stats_repeat: old.stats.map((stats) => stats?.repeat),
  };
}

function checked<T>(
  schema: z.ZodType<T>,
  value: unknown,
  { name, file }: { name: string; file: OutputFile },
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw unreadable(
    { kind: "file", file },
    {
      expected: format.expected,
      found: `in the results of ${name}, ${describeIssues(result.error)}`,
      cause: result.error,
    },
  );
}
