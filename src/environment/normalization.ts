import type { Environment } from "../domain/environment.ts";

export interface NormalizationFactors {
  readonly cpuPerformance: number;
  readonly memoryPerformance: number;
  readonly ioPerformance: number;
  readonly overall: number;
}

/** Processors of the machine that has factor 1. */
const BASELINE_PROCESSORS = 4;

/**
 * The specification's fixed factors, relative to a physical machine with four
 * processors. They are printed and stored so that reports can be read side by
 * side with older ones; a factor made of core counts says nothing about one
 * benchmark, so no verdict rests on it.
 */
export function normalizationFactors(
  environment: Pick<Environment, "cpu" | "storage" | "virtualisation" | "os">,
): NormalizationFactors {
  const { system } = environment.os;
  const cpuPerformance =
    (environment.cpu.logical / BASELINE_PROCESSORS) *
    (environment.virtualisation.virtual === true ? 0.8 : 1) *
    (system === "Darwin" ? 1.05 : 1);
  const ioPerformance = (system === "Windows" ? 1.1 : 1) * (environment.storage.kind === "hdd" ? 0.3 : 1);
  const memoryPerformance = 1;
  return {
    cpuPerformance,
    memoryPerformance,
    ioPerformance,
    overall: cpuPerformance * 0.6 + memoryPerformance * 0.2 + ioPerformance * 0.2,
  };
}
