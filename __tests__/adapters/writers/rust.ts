import { textOutput } from "../fixtures.ts";
import { anyName, json, oneLine, type Writer } from "./writer.ts";

/** Names of functions in Rust: letters, digits and lines below in any script. */
const identifiers = anyName.map((name) => name.replace(/[^\p{L}\p{N}]/gu, "_"));

export const RUST: Readonly<Record<string, Writer>> = {
  cargo: {
    names: oneLine,
    write: (name) => textOutput(`test ${name} ... bench:       1,204 ns/iter (+/- 37)\n`),
  },
  criterion: {
    names: anyName,
    write: (name) => ({
      kind: "tree",
      files: [
        { path: "x/new/benchmark.json", text: JSON.stringify({ full_id: name }) },
        {
          path: "x/new/estimates.json",
          text: JSON.stringify({
            mean: { point_estimate: 1 },
            median: { point_estimate: 1 },
            std_dev: { point_estimate: 0 },
          }),
        },
      ],
    }),
  },
  divan: {
    // The columns are two spaces away.
    names: oneLine.map((name) => name.replace(/\s+/g, " ")),
    write: (name) =>
      textOutput(
        `demo   fastest │ slowest │ median │ mean │ samples │ iters\n╰─ ${name}  1 ns │ 4 ns │ 2 ns │ 3 ns │ 100 │ 800\n`,
      ),
    read: (name) => `demo::${name}`,
  },
  gungraun: {
    names: anyName,
    write: (name) =>
      json({
        version: "7",
        benchmark_exe: "demo",
        function_name: "sum",
        module_path: "demo::sums::sum",
        id: name,
        profiles: [
          { tool: "Callgrind", data: { parts: [], total: { metrics: { Ir: { values: { new: 9 } } } } } },
        ],
      }),
    read: (name) => `demo::sums::sum ${name}`,
  },
  iai: {
    names: identifiers,
    write: (name) => {
      const counts = ["Instructions", "L1 Accesses", "L2 Accesses", "RAM Accesses", "Estimated Cycles"];
      const lines = counts.map((count) => `  ${`${count}:`.padEnd(18)}${"12".padStart(15)}\n`);
      return textOutput(`${name}\n${lines.join("")}\n`);
    },
  },
};
