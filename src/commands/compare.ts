import { resolve } from "node:path";
import { z } from "zod";
import type { EffectSizes } from "../config/schema.ts";
import { classicRule } from "../decision/classic.ts";
import { compareRuns } from "../decision/compare.ts";
import { decideGate } from "../decision/gate.ts";
import { robustRule } from "../decision/robust/rule.ts";
import type { Comparison, Gate } from "../domain/comparison.ts";
import type { Failure, Measurement } from "../domain/measurement.ts";
import { parseMeasurementsFile } from "../domain/measurements-file.ts";
import { BenchmarkError } from "../errors.ts";
import { type JoinedResults, joinResults, readResults } from "../harness/read-results.ts";
import { type CompareJson, compareJson } from "../report/compare-json.ts";
import { comparisonTable } from "../report/comparison-table.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";
import { type FailureJson, failureJson } from "./failure.ts";
import { parseJson } from "./parse-json.ts";

export const DESIGNS = ["independent", "paired"] as const;
type Design = (typeof DESIGNS)[number];
export const METHODS = ["robust", "classic"] as const;

export interface CompareSettings {
  readonly adapter: string;
  /** `paired`: round i of both sides was measured side by side. */
  readonly design: Design;
  readonly method: (typeof METHODS)[number];
  /** Percent. */
  readonly regressionThreshold: number;
  readonly significanceLevel: number;
  readonly correction: "none" | "holm" | "fdr";
  readonly seed: number;
  readonly effectSizes: EffectSizes;
}

interface Side {
  readonly measurements: readonly Measurement[];
  readonly failures: readonly Failure[];
}

/**
 * `compare BASELINE CANDIDATE`: judges two result files of any known format. As
 * in a run, a benchmark of the candidate that failed comes before the gate.
 */
export async function compareCommand(
  paths: { baseline: string; candidate: string },
  settings: CompareSettings,
  context: CommandContext,
): Promise<ExitCode> {
  const place = { files: context.ports.files, directory: context.directory };
  const sides = await Promise.all([
    readResults(paths.baseline, settings.adapter, place),
    readResults(paths.candidate, settings.adapter, place),
  ]);
  const [baseline, candidate] = [joinResults([sides[0]]), joinResults([sides[1]])];
  for (const warning of [...baseline.warnings, ...candidate.warnings]) context.ports.log.warn(warning);
  const { comparisons, gate, headline } = judge(asJudged(baseline), asJudged(candidate), settings);
  if (context.json) printJson(context, compareJson(comparisons, gate));
  else context.print(`${comparisonTable(comparisons, context.terminal)}\n\n${headline}\n`);
  if (candidate.failures.length > 0) return 3;
  return gate === "fail" ? 1 : 0;
}

/**
 * `compare --batch FILE`: one JSON object a line in, one a line out, in order,
 * each judged alone. A line that cannot be read is answered by its error, and
 * makes the exit code 2; else the exit code tells whether any of them failed.
 */
export async function compareBatchCommand(
  path: string,
  settings: CompareSettings,
  context: CommandContext,
): Promise<ExitCode> {
  const text = await context.ports.files.read(resolve(context.directory, path));
  if (text === undefined) {
    throw new BenchmarkError("FILE_UNREADABLE", `There is no file ${path}.`, {
      hint: "Correct the path after --batch.",
    });
  }
  const lines = text.split("\n").map((line, index) => ({ line: line.trim(), number: index + 1 }));
  let [malformed, failed] = [false, false];
  for (const { line, number } of lines.filter(({ line }) => line !== "")) {
    const answer = answerTo(line, `${path}, line ${number}`, settings);
    context.print(`${JSON.stringify(answer)}\n`);
    if ("error" in answer) {
      malformed = true;
      context.ports.log.warn(answer.error.message);
    } else failed ||= answer.gate === "fail";
  }
  return malformed ? 2 : failed ? 1 : 0;
}

type Answer = { readonly id?: string | number } & (CompareJson | { readonly error: FailureJson });

function answerTo(line: string, place: string, settings: CompareSettings): Answer {
  let id: { id?: string | number } = {};
  try {
    const value = parseJson(line, place, LINE_SHAPE);
    id = idOf(value);
    const { design, baseline, candidate } = readRequest(value, place);
    const { comparisons, gate } = judge(baseline, candidate, {
      ...settings,
      design: design ?? settings.design,
    });
    return { ...id, ...compareJson(comparisons, gate) };
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    return { ...id, error: failureJson(error) };
  }
}

function judge(
  baseline: Side,
  candidate: Side,
  settings: CompareSettings,
): { comparisons: readonly Comparison[]; gate: Gate; headline: string } {
  const comparisons = compareRuns({
    baseline,
    candidate,
    options: { ...settings, threshold: () => settings.regressionThreshold / 100 },
    rule: settings.method === "classic" ? classicRule : robustRule(settings.design),
  });
  const { gate, headline } = decideGate({ comparisons, sla: [], failures: candidate.failures });
  return { comparisons, gate, headline };
}

const LINE_SHAPE =
  'Each line is one JSON object: {"id", "design": "paired" or "independent", "baseline", "candidate"}.';

const Id = z.union([z.string(), z.number()], { error: "id is neither text nor a number" });

const present = (name: string) =>
  z.unknown().refine((value) => value !== undefined && value !== null, { error: `${name} is missing` });

const Request = z.object(
  {
    id: Id.optional(),
    design: z.enum(DESIGNS, { error: 'design is neither "independent" nor "paired"' }).optional(),
    baseline: present("baseline"),
    candidate: present("candidate"),
  },
  { error: "it is not a JSON object" },
);

/** The answer to a line that is wrong elsewhere bears its id as well. */
function idOf(value: unknown): { id?: string | number } {
  const result = z.object({ id: Id }).safeParse(value);
  return result.success ? { id: result.data.id } : {};
}

function readRequest(value: unknown, place: string) {
  const result = Request.safeParse(value);
  if (!result.success) {
    const problems = result.error.issues.map(({ message }) => message).join("; ");
    throw new BenchmarkError("OUTPUT_UNREADABLE", `${place}: ${problems}.`, {
      hint: LINE_SHAPE,
      cause: result.error,
    });
  }
  const { design, baseline, candidate } = result.data;
  return {
    design,
    baseline: asSide(baseline, `${place}, baseline`),
    candidate: asSide(candidate, `${place}, candidate`),
  };
}

function asJudged({ run, failures }: JoinedResults): Side {
  return { measurements: run.measurements, failures };
}

function asSide(value: unknown, place: string): Side {
  return { measurements: parseMeasurementsFile(value, place).measurements, failures: [] };
}
