import { anyName, json, type Writer } from "./writer.ts";

export const JVM: Readonly<Record<string, Writer>> = {
  benchmarkdotnet: {
    names: anyName,
    write: (name) =>
      json({
        HostEnvironmentInfo: {},
        Benchmarks: [{ FullName: name, Statistics: { N: 2, Mean: 1.5, OriginalValues: [1, 2] } }],
      }),
  },
  jmh: {
    names: anyName,
    write: (benchmark) =>
      json([
        { benchmark, mode: "avgt", primaryMetric: { score: 1.5, scoreUnit: "ms/op", rawData: [[1, 2]] } },
      ]),
  },
};
