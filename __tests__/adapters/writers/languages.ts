import { textOutput } from "../fixtures.ts";
import { anyName, json, oneLine, type Writer, xmlAttribute, xmlName } from "./writer.ts";

export const LANGUAGES: Readonly<Record<string, Writer>> = {
  benchee: {
    names: anyName,
    write: (name) =>
      json([
        { name, job_name: name, input_name: null, run_time_data: { samples: [5] }, memory_usage_data: null },
      ]),
  },
  "benchmark-ips": {
    names: oneLine,
    write: (name) => textOutput(`${name}\n${" ".repeat(24)}50.622k (±11.1%) i/s - 27.462k in 0.550415s\n`),
  },
  benchmarkluau: {
    names: oneLine,
    write: (name) => textOutput(`SUCCESS: ${name.padEnd(40)}:   15.041ms +/-  0.636% on luau\n`),
  },
  "benchmarktools-jl": {
    names: anyName,
    write: (name) =>
      json([
        { Julia: "1.10.5", BenchmarkTools: "1.5.0" },
        [["BenchmarkGroup", { tags: [], data: { [name]: ["Trial", { times: [1], memory: 0, allocs: 0 }] } }]],
      ]),
  },
  "dart-benchmark-harness": { names: oneLine, write: (name) => textOutput(`${name}(RunTime): 1.5 us.\n`) },
  phpbench: {
    names: xmlName,
    write: (name) =>
      textOutput(
        `<phpbench version="1.2.15"><suite><benchmark class="A"><subject name="${xmlAttribute(name)}">
         <variant revs="1"><iteration time-net="5" time-revs="1"/></variant></subject></benchmark></suite></phpbench>\n`,
      ),
    read: (name) => `A::${name}`,
  },
  "ruby-benchmark": {
    names: oneLine,
    write: (name) =>
      textOutput(
        `          user     system      total        real\n${name}   1.460000   0.000000   1.460000 (  1.460465)\n`,
      ),
  },
  "swift-benchmark": {
    names: oneLine,
    write: (name) =>
      textOutput(`${name}
╒══════════════════════════╤════╤═════╤═════╤═════╤═════╤═════╤══════╤═════════╕
│ Metric                   │ p0 │ p25 │ p50 │ p75 │ p90 │ p99 │ p100 │ Samples │
╞══════════════════════════╪════╪═════╪═════╪═════╪═════╪═════╪══════╪═════════╡
│ Time (wall clock) (μs) * │  1 │   2 │   3 │   4 │   5 │   6 │    7 │      10 │
╘══════════════════════════╧════╧═════╧═════╧═════╧═════╧═════╧══════╧═════════╛
`),
  },
};
