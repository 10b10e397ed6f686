import { resolve } from "node:path";
import { z } from "zod";
import type { EffectSizes } from "../config/schema.ts";
import { compareRuns } from "../decision/compare.ts";
import { decideGate } from "../decision/gate.ts";
import { pairedRule } from "../decision/paired.ts";
import type { Comparison, Gate } from "../domain/comparison.ts";
import type { Failure, Measurement } from "../domain/measurement.ts";
import { parseMeasurementsFile } from "../domain/measurements-file.ts";
import { BenchmarkError } from "../errors.ts";
import { compareJson } from "../report/compare-json.ts";
import { comparisonTable } from "../report/comparison-table.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";
import { parseJson, readResults } from "./read-results.ts";

export const DESIGNS = ["independent", "paired"] as const;
type Design = (typeof DESIGNS)[number];

export interface CompareSettings {
  readonly adapter: string;
  /** `paired`: round i of both sides was measured side by side. */
  readonly design: Design;
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

/** `compare BASELINE CANDIDATE`: judges two result files of any known format. */
export async function compareCommand(
  paths: { baseline: string; candidate: string },
  settings: CompareSettings,
  context: CommandContext,
): Promise<ExitCode> {
  const place = { files: context.ports.files, directory: context.directory };
  const [baseline, candidate] = await Promise.all([
    readResults(paths.baseline, settings.adapter, place),
    readResults(paths.candidate, settings.adapter, place),
  ]);
  for (const warning of [...baseline.warnings, ...candidate.warnings]) context.ports.log.warn(warning);
  const { comparisons, gate, headline } = judge(baseline, candidate, settings);
  if (context.json) printJson(context, compareJson(comparisons, gate));
  else context.print(`${comparisonTable(comparisons, context.terminal)}\n\n${headline}\n`);
  return gate === "fail" ? 1 : 0;
}

/**
 * `compare --batch FILE`: one JSON object a line in, one a line out, in order,
 * each judged alone. The exit code tells whether any of them failed.
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
  const requests = lines
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => readRequest(line, `${path}, line ${number}`));
  let failed = false;
  for (const { id, design, baseline, candidate } of requests) {
    const { comparisons, gate } = judge(baseline, candidate, {
      ...settings,
      design: design ?? settings.design,
    });
    failed ||= gate === "fail";
    context.print(
      `${JSON.stringify({ ...(id === undefined ? {} : { id }), ...compareJson(comparisons, gate) })}\n`,
    );
  }
  return failed ? 1 : 0;
}

function judge(
  baseline: Side,
  candidate: Side,
  settings: CompareSettings,
): { comparisons: readonly Comparison[]; gate: Gate; headline: string } {
  const comparisons = compareRuns({
    baseline,
    candidate,
    options: { ...settings, threshold: () => settings.regressionThreshold / 100, statisticalAnalysis: true },
    ...(settings.design === "paired" ? { rule: pairedRule } : {}),
  });
  const { gate, headline } = decideGate({ comparisons, sla: [], failures: candidate.failures });
  return { comparisons, gate, headline };
}

const Request = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  design: z.enum(DESIGNS).optional(),
  baseline: z.unknown(),
  candidate: z.unknown(),
});

function readRequest(line: string, place: string) {
  const result = Request.safeParse(parseJson(line, place, "The file holds one JSON object a line."));
  if (!result.success) {
    throw new BenchmarkError("OUTPUT_UNREADABLE", `${place}: ${z.prettifyError(result.error)}`, {
      hint: 'Each line is one object: {"id", "design": "paired" or "independent", "baseline", "candidate"}.',
      cause: result.error,
    });
  }
  const { id, design, baseline, candidate } = result.data;
  return {
    id,
    design,
    baseline: asSide(baseline, `${place}, baseline`),
    candidate: asSide(candidate, `${place}, candidate`),
  };
}

function asSide(value: unknown, place: string): Side {
  return { measurements: parseMeasurementsFile(value, place).measurements, failures: [] };
}
