import type { Reading, ToolOutput } from "../adapters/adapter.ts";
import { BenchmarkError, factAndHint } from "../errors.ts";
import { adapters } from "./adapters.ts";

export interface Readings {
  readonly readings: readonly (Reading & { readonly adapter: string })[];
  /** Why the other outputs could not be read, each as a fact and what to do. */
  readonly problems: readonly string[];
}

/** Reads each output with the adapter, or with the one that recognises it for `auto`. */
export async function readOutputs(outputs: readonly ToolOutput[], adapter: string): Promise<Readings> {
  const { readOutput } = await adapters();
  const readings: (Reading & { readonly adapter: string })[] = [];
  const problems: string[] = [];
  for (const output of outputs) {
    try {
      readings.push(readOutput(output, adapter));
    } catch (error) {
      if (!(error instanceof BenchmarkError)) throw error;
      problems.push(factAndHint(error));
    }
  }
  return { readings, problems };
}

export function holdsMeasurements(readings: readonly Reading[]): boolean {
  return readings.some(({ measurements }) => measurements.length > 0);
}
