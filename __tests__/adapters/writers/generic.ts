import { textOutput } from "../fixtures.ts";
import { anyName, json, oneLine, type Writer } from "./writer.ts";

/** Line breaks too, in quotes; but a terminal's own control characters do not come through a text. */
const cell = anyName.map((name) => name.replace(/(?!\n)\p{Cc}/gu, "?"));

export const GENERIC: Readonly<Record<string, Writer>> = {
  bmf: { names: anyName, write: (name) => json({ [name]: { latency: { value: 1 } } }) },
  "custom-bigger-is-better": {
    names: anyName,
    write: (name) => json([{ name, unit: "req/s", value: 1 }]),
  },
  "custom-csv": {
    names: cell,
    write: (name) => textOutput(`name,unit,value\n"${name.replaceAll('"', '""')}",ms,1\n`),
  },
  "custom-smaller-is-better": { names: anyName, write: (name) => json([{ name, unit: "ms", value: 1 }]) },
  "github-action-benchmark": {
    names: anyName,
    write: (name) => {
      const run = {
        commit: { id: "c" },
        date: 1,
        tool: "cargo",
        benches: [{ name, unit: "ns/iter", value: 1 }],
      };
      const data = { lastUpdate: 1, repoUrl: "", entries: { suite: [run] } };
      return textOutput(`window.BENCHMARK_DATA = ${JSON.stringify(data, null, 2)}`);
    },
  },
  gobenchdata: {
    names: anyName,
    write: (Name) => json([{ Date: 1, Suites: [{ Pkg: "p", Benchmarks: [{ Name, NsPerOp: 1 }] }] }]),
  },
  measurements: {
    names: anyName,
    write: (benchmark) =>
      json({
        version: 1,
        measurements: [{ benchmark, metric: "time", unit: "s", better: "lower", rounds: [[1]] }],
      }),
  },
  nyrkio: {
    names: anyName,
    write: (test_name) =>
      json([{ timestamp: 1, metrics: [{ name: "p50", unit: "us", value: 56 }], attributes: { test_name } }]),
  },
  otava: {
    names: oneLine,
    write: (name) => textOutput(`time,commit,"${name.replaceAll('"', '""')}"\n2026-11-21,c,1\n`),
  },
};
