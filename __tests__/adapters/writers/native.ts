import { textOutput } from "../fixtures.ts";
import { anyName, json, type Writer, xmlAttribute, xmlName } from "./writer.ts";

export const NATIVE: Readonly<Record<string, Writer>> = {
  catch2: {
    names: xmlName,
    write: (name) =>
      textOutput(
        `<?xml version="1.0" encoding="UTF-8"?>\n<Catch2TestRun name="tests">\n<TestCase name="x"><BenchmarkResults name="${xmlAttribute(name)}" samples="100"><mean value="36.2" lowerBound="35" upperBound="37" ci="0.95"/></BenchmarkResults></TestCase>\n</Catch2TestRun>\n`,
      ),
  },
  "google-benchmark": {
    names: anyName,
    write: (name) =>
      json({
        context: { num_cpus: 2, mhz_per_cpu: 2596 },
        benchmarks: [
          { name, run_name: name, run_type: "iteration", real_time: 1, cpu_time: 1, time_unit: "ns" },
        ],
      }),
  },
  nanobench: {
    names: anyName,
    write: (name) =>
      json({
        results: [
          { title: "benchmark", name, batch: 1, "median(elapsed)": 1, measurements: [{ elapsed: 1 }] },
        ],
      }),
  },
};
