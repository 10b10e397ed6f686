import { join, resolve } from "node:path";
import type { Reading, ToolOutput } from "../adapters/adapter.ts";
import { recordedRun } from "../adapters/read/runs.ts";
import type { RecordedRun } from "../domain/run.ts";
import { BenchmarkError } from "../errors.ts";
import type { Files } from "../ports.ts";
import { adapters } from "./adapters.ts";
import { readOutputs } from "./read-outputs.ts";
import { joinRounds } from "./rounds.ts";
import { findOutputs, loadOutput } from "./written-output.ts";

/** One output: a file, or a folder as a tool writes it. */
export interface Result extends Reading {
  readonly adapter: string;
  /** Every run that it holds, oldest first: one, unless it is a history. */
  readonly runs: () => readonly RecordedRun[];
}

export interface Results {
  readonly results: readonly Result[];
  /** Why other files at the place could not be read, and what to do. */
  readonly problems: readonly string[];
}

export interface JoinedResults extends Pick<Reading, "failures" | "warnings"> {
  readonly run: RecordedRun;
}

interface Place {
  readonly files: Files;
  readonly directory: string;
}

/**
 * Reads what is at a file, a folder or a glob: one output or several, of one
 * tool or several. Files that cannot be read beside others that can are
 * problems, not errors.
 *
 * @throws FILE_UNREADABLE when there is nothing, OUTPUT_UNREADABLE also for a folder without results, ADAPTER_UNKNOWN, ADAPTER_AMBIGUOUS
 */
export async function readResults(path: string, adapter: string, place: Place): Promise<Results> {
  const registry = await adapters();
  if (adapter !== "auto") registry.adapterNamed(adapter);
  const { files, directory } = place;
  const isFolder = (await files.kind(resolve(directory, path))) === "directory";
  const found = await findOutputs(path, directory, files);
  const isTree = found.some(({ folder }) => folder !== undefined);
  // Our reports are of several times, and no rounds of one run.
  if (isFolder && !isTree && (await reportsIn(path, place)).length > 0) throw await noResults(path, place);

  const outputs = (await Promise.all(found.map((one) => loadOutput(one, directory, files)))).flat();
  const [first, ...others] = outputs;
  if (first === undefined) throw isFolder ? await noResults(path, place) : noFile(path);
  if (others.length === 0 && (isTree || !isFolder)) {
    return { results: [resultOf(registry.readOutput(first, adapter), first, registry)], problems: [] };
  }
  const read = await Promise.all(
    outputs.map(async (output) => ({ output, ...(await readOutputs([output], adapter)) })),
  );
  const results = read.flatMap(({ output, readings }) =>
    readings.map((one) => resultOf(one, output, registry)),
  );
  const problems = read.flatMap((one) => one.problems);
  if (results.length === 0) throw isFolder ? await noResults(path, place, problems) : noneOf(path, problems);
  return { results, problems };
}

/** What is at a file or folder as one run, whatever tools wrote it. Throws as `readResults` does. */
export async function readRun(path: string, place: Place): Promise<JoinedResults> {
  return joinResults([await readResults(path, "auto", place)]);
}

/** Several results as one run: the same benchmark and metric becomes rounds of one measurement. */
export function joinResults(all: readonly Results[]): JoinedResults {
  const results = all.flatMap((one) => one.results);
  const joined = joinRounds(results.map(({ measurements }) => measurements));
  return {
    run: { ...factsOf(results), measurements: joined.measurements },
    failures: results.flatMap(({ failures }) => failures),
    warnings: [
      ...all.flatMap(({ problems }) => problems),
      ...results.flatMap(({ warnings }) => warnings),
      ...joined.warnings,
    ],
  };
}

function resultOf(
  reading: Reading & { readonly adapter: string },
  output: ToolOutput,
  { adapterNamed, readHistory }: Awaited<ReturnType<typeof adapters>>,
): Result {
  const isHistory = adapterNamed(reading.adapter).history !== undefined;
  return {
    ...reading,
    runs: () => (isHistory ? readHistory(output, reading.adapter) : [recordedRun(reading)]),
  };
}

/** Of one output everything that it says of its run; of several what their contexts agree on. */
function factsOf(results: readonly Result[]): Omit<RecordedRun, "measurements"> {
  const [only, ...others] = results;
  const newest = others.length === 0 ? only?.runs().at(-1) : undefined;
  if (newest !== undefined) return newest;
  const facts = results.flatMap(({ context }) => Object.entries(context));
  const isOfRun = ([name, fact]: [string, string]) =>
    RUN_FACTS.includes(name) && (name !== "time" || !Number.isNaN(Date.parse(fact)));
  // Files of several runs make none: a fact counts only when no file contradicts it.
  const agreed = facts.filter(
    ([name, fact]) =>
      isOfRun([name, fact]) && facts.every(([other, value]) => other !== name || value === fact),
  );
  const environment = Object.fromEntries(facts.filter((fact) => !isOfRun(fact)));
  return { ...Object.fromEntries(agreed), environment };
}

const RUN_FACTS: readonly string[] = ["commit", "ref", "time", "suite"];

async function reportsIn(path: string, { files, directory }: Place): Promise<readonly string[]> {
  const folder = resolve(directory, path);
  return await files.glob(["measurements-*.json", "reports/measurements-*.json"], { in: folder });
}

function noFile(path: string): BenchmarkError {
  return new BenchmarkError("FILE_UNREADABLE", `There is no file ${path}.`, {
    hint: "Correct the path. It counts from the folder that the command runs in.",
  });
}

function noneOf(pattern: string, problems: readonly string[]): BenchmarkError {
  return new BenchmarkError("OUTPUT_UNREADABLE", `No file at ${pattern} holds a tool's results.`, {
    hint: firstOf(problems),
  });
}

/** Names what may have been meant: a folder of our reports holds measurements. */
async function noResults(
  path: string,
  place: Place,
  problems: readonly string[] = [],
): Promise<BenchmarkError> {
  // Their names end in the time, so the last one is the newest.
  const newest = (await reportsIn(path, place)).at(-1);
  return new BenchmarkError("OUTPUT_UNREADABLE", `The folder ${path} holds no tool's results.`, {
    hint:
      newest === undefined
        ? `Name a results file, or a folder that a tool wrote, such as target/criterion. ${firstOf(problems)}`.trim()
        : `Pass ${join(path, newest)} instead, which holds the newest measurements there.`,
  });
}

function firstOf(problems: readonly string[]): string {
  const [problem] = problems;
  if (problem === undefined) return "";
  return problems.length === 1 ? problem : `${problems.length} files were tried. The first: ${problem}`;
}
