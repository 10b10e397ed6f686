import type { Adapter, OutputFile, ToolOutput } from "../adapter.ts";
import { holdsJson, readJson } from "../read/json.ts";
import { assemble } from "../read/reading.ts";
import { unreadable } from "../read/unreadable.ts";
import { contextOf, FORMAT, type Report } from "./benchmarkdotnet-report.ts";
import { benchmarksOf } from "./benchmarkdotnet-results.ts";

/** BenchmarkDotNet's JSON in all its variants: one file for each class, in `BenchmarkDotNet.Artifacts/results`. */
export const benchmarkDotNet: Adapter = {
  name: "benchmarkdotnet",
  tree: { marker: "**/*-report*.json", files: ["**/*-report*.json"] },
  recognises: (output) => filesOf(output).some((file) => holdsJson(file, FORMAT)),
  parse(output) {
    const files = output.kind === "file" ? [output] : fullestOf(reportsIn(output));
    if (files.length === 0) {
      throw unreadable(output, {
        expected: "a results folder of BenchmarkDotNet",
        found: "it holds no JSON report; `--exporters json` or `[JsonExporter]` writes one",
      });
    }
    const reports = files.flatMap((file): readonly Report[] => readJson(file, FORMAT));
    return assemble({ ...benchmarksOf(reports), context: contextOf(reports) });
  },
};

type File = Extract<ToolOutput, { kind: "file" }>;

function filesOf(output: ToolOutput): readonly File[] {
  return output.kind === "file" ? [output] : output.files.map((file) => ({ kind: "file", file }));
}

/** Other tools write a `-report.json`, too. A file that was cut off is kept where its name tells enough: it must not be missing unnoticed. */
function reportsIn(output: ToolOutput): readonly File[] {
  return filesOf(output).filter(
    (file) => holdsJson(file, FORMAT) || /-report-(?:full|brief)(?:-compressed)?\.json$/.test(file.file.path),
  );
}

/** What an exporter adds to the name of a class, the fullest first. */
const VARIANTS = ["-full", "-full-compressed", "", "-brief", "-brief-compressed"];

function variantOf({ path }: OutputFile): { readonly name: string; readonly rank: number } | undefined {
  const match = /^(?<name>.*)-report(?<variant>(?:-full|-brief)(?:-compressed)?|)\.json$/.exec(path)?.groups;
  if (match === undefined) return undefined;
  return { name: match["name"] ?? "", rank: VARIANTS.indexOf(match["variant"] ?? "") };
}

/** Several exporters write the same results; of each class the fullest file is read. */
function fullestOf(files: readonly File[]): readonly File[] {
  const fullest = new Map<string, { readonly file: File; readonly rank: number }>();
  for (const file of files) {
    const { name, rank } = variantOf(file.file) ?? { name: file.file.path, rank: 0 };
    const known = fullest.get(name);
    if (known === undefined || rank < known.rank) fullest.set(name, { file, rank });
  }
  return [...fullest.values()].map(({ file }) => file);
}
