import { textOutput } from "../fixtures.ts";
import { anyName, json, oneLine, type Writer } from "./writer.ts";

export const JAVASCRIPT: Readonly<Record<string, Writer>> = {
  "bench-node": {
    names: anyName,
    write: (name) =>
      json([
        {
          name,
          runsSampled: 9,
          min: "1.00us",
          minNS: 1000,
          max: "2.00us",
          maxNS: 2000,
          plugins: [],
          opsSec: 9,
        },
      ]),
  },
  benchmarkjs: {
    names: oneLine,
    write: (name) => textOutput(`${name} x 33,924,588 ops/sec ±6.74% (60 runs sampled)\n`),
  },
  "console-time": {
    names: oneLine,
    write: (name) => textOutput(`${name}: 9034ms - timer ended\n`),
  },
  deno: {
    names: anyName,
    write: (name) =>
      json({
        version: 1,
        runtime: "Deno/2.9.6 x86_64-unknown-linux-gnu",
        cpu: "x",
        benches: [{ origin: "file:///a_bench.ts", group: null, name, results: [{ ok: { n: 9, avg: 1 } }] }],
      }),
    read: (name) => `a_bench.ts > ${name}`,
  },
  mitata: {
    names: anyName,
    write: (name) =>
      json({
        layout: [{ name: null, types: [] }],
        benchmarks: [{ alias: name, group: 0, runs: [{ name, args: {}, stats: { avg: 1, samples: null } }] }],
        context: { runtime: "node", version: "20.20.2", arch: "x64-linux", cpu: { name: null } },
      }),
  },
  tinybench: {
    names: anyName,
    write: (name) =>
      json([{ name, result: { latency: { mean: 1, samplesCount: 2, samples: [1, 2] }, throughput: {} } }]),
  },
  vitest: {
    names: anyName,
    write: (name) =>
      json({
        files: [{ filepath: "/a.ts", groups: [{ fullName: "a.ts", benchmarks: [{ name, mean: 1 }] }] }],
      }),
    read: (name) => `a.ts > ${name}`,
  },
};
