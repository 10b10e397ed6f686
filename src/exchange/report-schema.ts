import { z } from "zod";
import { UNUSED } from "../domain/acceptance.ts";
import { SUITES } from "../domain/run.ts";
import { pathTrouble } from "./relative-path.ts";
import {
  AcceptanceEntry,
  ComparisonEntry,
  FailureEntry,
  Measured,
  MemoryEntry,
  Named,
  SlaEntry,
  StatisticsEntry,
  TrendEntry,
  VerdictCounts,
} from "./series-schema.ts";
import { Amount, Count, Name, Text, Time } from "./value-schema.ts";

/** A report as it travels, with the keys of our code. A test holds it against the type, field by field. */

const EnvironmentEntry = z.strictObject({
  os: z.strictObject({ system: Text, release: Text, name: Text.exactOptional(), architecture: Text }),
  cpu: z.strictObject({
    model: Text.exactOptional(),
    logical: Amount,
    physical: Amount.exactOptional(),
    available: Amount,
  }),
  memory: z.strictObject({
    totalBytes: Amount,
    availableBytes: Amount.exactOptional(),
    limitBytes: Amount.exactOptional(),
  }),
  storage: z.strictObject({ kind: z.enum(["ssd", "hdd", "nvme", "virtual"]).exactOptional() }),
  virtualisation: z.strictObject({
    virtual: z.boolean().exactOptional(),
    kind: Text.exactOptional(),
    container: Text.exactOptional(),
  }),
  ci: z
    .strictObject({
      provider: Text,
      runnerName: Text.exactOptional(),
      runnerKind: Text.exactOptional(),
      image: Text.exactOptional(),
      imageVersion: Text.exactOptional(),
    })
    .exactOptional(),
  runtimes: z.record(Text, Text),
  load: z.strictObject({ before: Amount.exactOptional(), after: Amount.exactOptional() }),
  label: Text.exactOptional(),
  class: Text,
  normalizationFactor: Amount,
});

const ShardEntry = z
  .strictObject({ index: Count.min(1), count: Count.min(1), split: Text.exactOptional() })
  .refine(({ index, count }) => index <= count, "expected no more than there are");

const RunEntry = z.strictObject({
  id: Text,
  commit: Text.exactOptional(),
  ref: Text.exactOptional(),
  time: Time,
  suite: z.enum(SUITES),
  environment: EnvironmentEntry,
  measurements: z.array(Measured),
  failures: z.array(FailureEntry),
  shard: ShardEntry.exactOptional(),
  group: Text.exactOptional(),
  durations: z.array(z.strictObject({ task: Text, benchmark: Text, seconds: Amount })).exactOptional(),
});

/** Which run was the other side; what it gave is in the comparisons. */
const PairedBaseline = z
  .strictObject({
    id: Text.exactOptional(),
    commit: Text.exactOptional(),
    ref: Text.exactOptional(),
    time: Text.exactOptional(),
    suite: Text.exactOptional(),
    environmentClass: Text.exactOptional(),
  })
  .transform((run) => ({ ...run, environment: {}, measurements: [] }));

const BaselineEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("not-asked") }),
  z.strictObject({ kind: z.literal("none"), reason: Text, unusable: z.boolean().exactOptional() }),
  z.strictObject({
    kind: z.literal("found"),
    description: Text,
    commit: Text.exactOptional(),
    time: Text.exactOptional(),
    ageDays: Amount.exactOptional(),
  }),
]);

const WorkflowEntry = z.strictObject({
  repository: Text,
  runId: Text,
  runNumber: Text,
  runAttempt: Text,
  actor: Text,
  eventName: Text,
  workflow: Text,
  job: Text,
  runUrl: Text,
  serverUrl: Text,
  pullRequest: Count.exactOptional(),
  fromFork: z.boolean().exactOptional(),
  defaultBranch: Text.exactOptional(),
  matrix: Text.exactOptional(),
  step: Text.exactOptional(),
});

export const ReportEntry = z.strictObject({
  project: Text,
  version: Text,
  run: RunEntry,
  seconds: Amount,
  baseline: BaselineEntry,
  paired: z
    .strictObject({
      baseline: PairedBaseline,
      noiseFloor: z
        .strictObject({
          typical: Amount,
          worst: z.strictObject({ benchmark: Text, value: Amount }),
          benchmarks: Count,
        })
        .exactOptional(),
    })
    .exactOptional(),
  statistics: z.array(StatisticsEntry),
  comparisons: z.array(ComparisonEntry),
  gate: z.enum(["pass", "fail", "inconclusive"]),
  headline: Text,
  counts: VerdictCounts,
  sla: z.array(SlaEntry),
  trends: z.array(TrendEntry),
  memory: MemoryEntry.exactOptional(),
  warnings: z.array(Text),
  acceptances: z.array(
    z.strictObject({
      acceptance: AcceptanceEntry,
      status: z.enum(["applied", "unused", "expired", "rejected"]),
      unused: z.enum(UNUSED).exactOptional(),
      detail: Text,
      series: z.array(Text),
    }),
  ),
  sources: z.array(
    z.strictObject({
      ...Named,
      file: Name.refine((file) => pathTrouble(file) === undefined, "expected a path inside the repository"),
      line: Count.min(1).exactOptional(),
    }),
  ),
  shard: ShardEntry.exactOptional(),
  deferred: z.literal(true).exactOptional(),
  policy: z.strictObject({
    regressionThreshold: Amount,
    significanceLevel: Amount,
    correction: z.enum(["none", "holm", "fdr"]),
    seed: Amount,
  }),
  workflow: WorkflowEntry.exactOptional(),
});
