import { BenchmarkError } from "../errors.ts";
import type { Adapter, Reading, ToolOutput } from "./adapter.ts";
import { customBiggerIsBetter, customSmallerIsBetter } from "./generic/custom.ts";
import { measurements } from "./generic/measurements.ts";
import { go } from "./go/go.ts";
import { tinybench } from "./javascript/tinybench.ts";
import { vitest } from "./javascript/vitest.ts";
import { pytestBenchmark } from "./python/pytest-benchmark.ts";
import { cleanText } from "./read/text.ts";
import { placeOf } from "./read/unreadable.ts";
import { cargo } from "./rust/cargo.ts";
import { criterion } from "./rust/criterion.ts";
import { hyperfine } from "./system/hyperfine.ts";

/** Every tool that we read. Adding one: docs/adapters.md, "How to add an adapter". */
export const ADAPTERS: readonly Adapter[] = [
  cargo,
  criterion,
  customBiggerIsBetter,
  customSmallerIsBetter,
  go,
  hyperfine,
  measurements,
  pytestBenchmark,
  tinybench,
  vitest,
];

/** Glob patterns of the files that matter in the folders that tools write. */
export const TREE_FILES: readonly string[] = ADAPTERS.flatMap(({ treeFiles }) => treeFiles ?? []);

export function adapterNamed(name: string): Adapter {
  const adapter = ADAPTERS.find((candidate) => candidate.name === name);
  if (adapter !== undefined) return adapter;
  throw new BenchmarkError("ADAPTER_UNKNOWN", `There is no adapter named "${name}".`, {
    hint: `Set "adapter" to auto or to one of: ${names(ADAPTERS)}.`,
  });
}

/** The one adapter that claims the output. Throws `ADAPTER_AMBIGUOUS` for several, `OUTPUT_UNREADABLE` for none. */
export function recognise(output: ToolOutput): Adapter {
  const claimants = ADAPTERS.filter((adapter) => adapter.recognises(output));
  const [adapter, ...others] = claimants;
  if (adapter === undefined) {
    throw new BenchmarkError(
      "OUTPUT_UNREADABLE",
      `${placeOf(output)} is not the output of a tool that we know. It begins: ${beginning(output)}`,
      { hint: `Set "adapter" if it is one of: ${names(ADAPTERS)}. See docs/adapters.md.` },
    );
  }
  if (others.length > 0) {
    throw new BenchmarkError(
      "ADAPTER_AMBIGUOUS",
      `${placeOf(output)} may be the output of several tools: ${names(claimants)}.`,
      { hint: `Set "adapter" to the right one: ${names(claimants)}.` },
    );
  }
  return adapter;
}

/** Reads the output with the named adapter, or with the one that recognises it for `auto`. */
export function readOutput(output: ToolOutput, adapter: string): Reading & { readonly adapter: string } {
  const reader = adapter === "auto" ? recognise(output) : adapterNamed(adapter);
  return { ...reader.parse(output), adapter: reader.name };
}

const SHOWN_CHARACTERS = 200;

/** The first characters as a JSON string, so that none of them acts on a terminal or a log. */
function beginning(output: ToolOutput): string {
  if (output.kind === "file") return JSON.stringify(cleanText(output.file).slice(0, SHOWN_CHARACTERS));
  return JSON.stringify(
    output.files
      .map(({ path }) => path)
      .join(", ")
      .slice(0, SHOWN_CHARACTERS),
  );
}

function names(adapters: readonly Adapter[]): string {
  return adapters.map(({ name }) => name).join(", ");
}
