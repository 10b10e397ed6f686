import { expect } from "vitest";
import type { Reading } from "../../src/adapters/adapter.ts";
import { readOutput } from "../../src/adapters/registry.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { findOutputs, loadOutput } from "../../src/harness/written-output.ts";
import { systemFiles } from "../../src/platform/files.ts";

/** Reads printed text as a run would, and checks that `auto` takes it for this tool's. */
export function readPrinted(text: string, adapter: string): Reading {
  const reading = readOutput({ kind: "file", file: { path: "stdout", text } }, "auto");
  expect(reading.adapter).toBe(adapter);
  return reading;
}

/** Reads a file, or a folder that a tool wrote, as a run would. */
export async function readWritten(path: string, folder: string, adapter: string): Promise<Reading> {
  const files = systemFiles();
  const [found, ...others] = await findOutputs(path, folder, files);
  expect(others).toEqual([]);
  if (found === undefined) throw new Error(`There is nothing at ${path} in ${folder}.`);
  const [output] = await loadOutput(found, folder, files);
  if (output === undefined) throw new Error(`${path} in ${folder} could not be read.`);
  const reading = readOutput(output, "auto");
  expect(reading.adapter).toBe(adapter);
  return reading;
}

/** The one measurement of this benchmark and metric. */
export function measurementOf(reading: Reading, benchmark: string, metric = "time"): Measurement {
  const found = reading.measurements.filter((one) => one.benchmark === benchmark && one.metric === metric);
  const [measurement, ...others] = found;
  expect(others).toEqual([]);
  if (measurement === undefined) {
    const names = reading.measurements.map((one) => `${one.benchmark} (${one.metric})`).join(", ");
    throw new Error(`There is no ${metric} of "${benchmark}" among: ${names}.`);
  }
  return measurement;
}
