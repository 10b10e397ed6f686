import { anyName, json, type Writer } from "./writer.ts";

export const WEB: Readonly<Record<string, Writer>> = {
  codspeed: {
    names: anyName,
    write: (name) =>
      json({
        creator: { name: "codspeed-node", version: "5.7.1", pid: 1 },
        instrument: { type: "walltime" },
        benchmarks: [{ name, uri: `a.mjs::${name}`, stats: { mean_ns: 1, rounds: 2 } }],
      }),
    read: (name) => `a.mjs::${name}`,
  },
  lighthouse: {
    names: anyName,
    write: (name) =>
      json({
        lighthouseVersion: "13.5.0",
        requestedUrl: `https://example.com/${name}`,
        categories: { performance: { score: 1 } },
        audits: { "speed-index": { numericValue: 1, numericUnit: "millisecond" } },
      }),
    read: (name) => `https://example.com/${name}`,
  },
  playwright: {
    names: anyName,
    write: (title) =>
      json({
        config: { rootDir: "/tests", projects: [] },
        suites: [
          {
            title: "a.spec.ts",
            specs: [{ title, tests: [{ status: "expected", results: [{ status: "passed", duration: 1 }] }] }],
          },
        ],
        errors: [],
        stats: {},
      }),
    read: (name) => `a.spec.ts > ${name}`,
  },
  "size-limit": {
    names: anyName,
    write: (name) => json([{ name, passed: true, size: 1, sizeLimit: 2 }]),
  },
  tachometer: {
    names: anyName,
    write: (name) =>
      json({ benchmarks: [{ name, bytesSent: 0, mean: { low: 1, high: 2 }, samples: [1, 2] }] }),
  },
};
