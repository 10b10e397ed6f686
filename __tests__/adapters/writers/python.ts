import { anyName, json, type Writer } from "./writer.ts";

export const PYTHON: Readonly<Record<string, Writer>> = {
  asv: {
    names: anyName,
    write: (name) =>
      json({
        commit_hash: "f0c5d529",
        date: 1795240800000,
        params: { machine: "runner" },
        result_columns: ["result", "params"],
        results: { [name]: [[0.5], []] },
      }),
  },
  pyperf: {
    names: anyName,
    write: (name) =>
      json({
        version: "1.0",
        metadata: { unit: "second" },
        benchmarks: [{ metadata: { name }, runs: [{ warmups: [[1, 2]] }, { values: [1, 2] }] }],
      }),
  },
  "pytest-benchmark": {
    names: anyName,
    write: (name) =>
      json({
        machine_info: {},
        datetime: "2026-11-21",
        benchmarks: [{ name: "x", fullname: name, stats: { mean: 1, rounds: 2, data: [1, 2] } }],
      }),
  },
};
