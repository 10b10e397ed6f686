import { z } from "zod";
import { having } from "../read/json.ts";

// {"Title": "Demo-20260315-231008", "HostEnvironmentInfo": {"BenchmarkDotNetVersion": "0.15.8", "ProcessorName": "…", …},
//  "Benchmarks": [{"DisplayInfo": "Memory.Alloc: ShortRun(IterationCount=3) [N=10]", "Namespace": "Demo", "Type": "Memory", "Method": "Alloc",
//    "Parameters": "N=10", "FullName": "Demo.Memory.Alloc(N: 10)",
//    "Statistics": {"OriginalValues": [76.3, …], "N": 3, "Mean": 77.4, …} or null, "Memory": {"BytesAllocatedPerOperation": 368, …},
//    "Measurements": [{"IterationMode": "Workload", "IterationStage": "Result", "LaunchIndex": 1, "Operations": 8388608, "Nanoseconds": 640552300.1}, …],
//    "Metrics": [{"Value": 0.02, "Descriptor": {"Id": "Gen0Collects", "Unit": "Count", "TheGreaterTheBetter": false}}]}]}
// Nanoseconds. Measurements and Metrics only in the full variants, OriginalValues not in old ones.

const Amount = z.number().nullish();
const Text = z.string().nullish();

const Measured = z.object({
  IterationMode: Text,
  IterationStage: Text,
  LaunchIndex: Amount,
  Operations: Amount,
  Nanoseconds: Amount,
});

const Benchmark = z.object({
  DisplayInfo: Text,
  Namespace: Text,
  Type: Text,
  Method: Text,
  Parameters: Text,
  FullName: Text,
  Statistics: z
    .object({
      OriginalValues: z.array(z.unknown()).nullish(),
      N: Amount,
      Min: Amount,
      Median: Amount,
      Mean: Amount,
      Max: Amount,
      StandardDeviation: Amount,
      ConfidenceInterval: z.object({ N: Amount, Level: z.unknown(), Lower: Amount, Upper: Amount }).nullish(),
    })
    .nullish(),
  Memory: z
    .object({
      Gen0Collections: Amount,
      Gen1Collections: Amount,
      Gen2Collections: Amount,
      TotalOperations: Amount,
      BytesAllocatedPerOperation: Amount,
    })
    .nullish(),
  Measurements: z.array(Measured).nullish(),
  Metrics: z
    .array(
      z.object({
        Value: Amount,
        Descriptor: z.object({ Id: z.string(), Unit: Text, TheGreaterTheBetter: z.boolean().nullish() }),
      }),
    )
    .nullish(),
});
export type Benchmark = z.output<typeof Benchmark>;

const Report = z.object({
  HostEnvironmentInfo: z.record(z.string(), z.unknown()),
  Benchmarks: z.array(Benchmark),
});
export type Report = z.output<typeof Report>;

export const FORMAT = {
  expected: "a JSON report of BenchmarkDotNet",
  probe: having("HostEnvironmentInfo", "Benchmarks"),
  schema: Report,
};

const FACTS: Readonly<Record<string, string>> = {
  benchmarkdotnet: "BenchmarkDotNetVersion",
  cpu: "ProcessorName",
  os: "OsVersion",
  architecture: "Architecture",
  dotnet: "RuntimeVersion",
  "dotnet-sdk": "DotNetCliVersion",
  configuration: "Configuration",
};

export function contextOf([report]: readonly Report[]): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(FACTS).map(([name, field]) => [name, textOf(report?.HostEnvironmentInfo[field])]),
  );
}

/** Early versions wrote some facts as objects around their value. */
function textOf(fact: unknown): string | undefined {
  const value = typeof fact === "object" && fact !== null && "Value" in fact ? fact.Value : fact;
  return typeof value === "string" ? value : undefined;
}
