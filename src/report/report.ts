import type { NoiseFloor } from "../decision/robust/noise-floor.ts";
import type { AcceptanceOutcome } from "../domain/acceptance.ts";
import type { Comparison, Gate, Verdict } from "../domain/comparison.ts";
import type { SourceLocation } from "../domain/measurement.ts";
import type { MemoryAnalysis } from "../domain/memory.ts";
import type { RecordedRun, Run } from "../domain/run.ts";
import type { Shard } from "../domain/shard.ts";
import type { SlaResult } from "../domain/sla.ts";
import type { SeriesStatistics } from "../domain/statistics.ts";
import type { SeriesTrend } from "../domain/trend.ts";

/** Everything that one run has to say. All renderers and publishers read this and nothing else. */
export interface Report {
  /** Name of the project: `owner/repository`, or the folder's name. */
  readonly project: string;
  /** Version of performance-benchmark. */
  readonly version: string;
  readonly run: Run;
  /** Wall-clock seconds of the benchmark phase. */
  readonly seconds: number;
  readonly baseline: BaselineFound;
  /** Set when the baseline was measured side by side with the run. */
  readonly paired?: { readonly baseline: RecordedRun; readonly noiseFloor?: NoiseFloor };
  readonly statistics: readonly SeriesStatistics[];
  readonly comparisons: readonly Comparison[];
  readonly gate: Gate;
  /** One sentence: the outcome and its reason. */
  readonly headline: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly sla: readonly SlaResult[];
  readonly trends: readonly SeriesTrend[];
  readonly memory?: MemoryAnalysis;
  /** What the reader should know, one sentence each. */
  readonly warnings: readonly string[];
  /** Every word of acceptance that was found, and what became of it. */
  readonly acceptances: readonly AcceptanceOutcome[];
  /** Where benchmarks are written, as far as it is known; files relative to the repository's root. */
  readonly sources: readonly BenchmarkSource[];
  /** Set when this is one of several jobs that measure the benchmarks together. */
  readonly shard?: Shard;
  /** Set when a later job joins this report with others and publishes them as one. */
  readonly deferred?: true;
  readonly policy: {
    readonly regressionThreshold: number;
    readonly significanceLevel: number;
    readonly correction: "none" | "holm" | "fdr";
    readonly seed: number;
  };
  /** Facts of the workflow run; absent on a laptop. */
  readonly workflow?: WorkflowFacts;
}

export interface BenchmarkSource extends SourceLocation {
  readonly benchmark: string;
  readonly category?: string;
}

export type BaselineFound =
  | { readonly kind: "not-asked" }
  /** Why there is none: the first run, another machine, … `unusable`: it was to be measured and could not be. */
  | { readonly kind: "none"; readonly reason: string; readonly unusable?: boolean }
  | {
      readonly kind: "found";
      /** For people: `run of 3f2c1a9 on main, from branch benchmark-data`. */
      readonly description: string;
      readonly commit?: string;
      readonly time?: string;
      /** Days between the baseline and this run. */
      readonly ageDays?: number;
    };

export interface WorkflowFacts {
  readonly repository: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly runAttempt: string;
  readonly actor: string;
  readonly eventName: string;
  readonly workflow: string;
  readonly job: string;
  /** The step's id, or what the runner calls it: unique in its job. */
  readonly step?: string;
  /** `https://github.com/owner/repository/actions/runs/1`. */
  readonly runUrl: string;
  readonly serverUrl: string;
  readonly pullRequest?: number;
  /** Set when the pull request comes from another repository: its token can only read. */
  readonly fromFork?: boolean;
  /** Without `refs/heads/`. */
  readonly defaultBranch?: string;
  /** The values of the job's matrix, for people: `ubuntu-24.04, node 24`; absent without a matrix. */
  readonly matrix?: string;
}
