import type { OutputFile, Reading } from "../adapter.ts";
import { isUnterminated, linesOf } from "../read/text.ts";
import { readAsvValue } from "./asv-printed.ts";
import { isTableEdge, readAsvTable, type TableCell } from "./asv-table.ts";
import { type AsvResult, asvReading, nameWithParameters, parametersOf, shortList } from "./asv-values.ts";

// asv run                                                             asv show <commit>
//   [ 0.00%] · For demo commit f0c5d529 <main>:                         Commit: f0c5d529 <main>
//   [ 0.00%] ·· Benchmarking virtualenv-py3.12                          suite.time_sort [runner/virtualenv-py3.12]
//   [59.09%] ··· suite.time_sort                     5.14±0.4ms           5.14±0.4ms
//   [68.18%] ··· suite.mem_list                            2.1k           started: 2026-11-22 04:04:47, duration: 11.6s
// Behind ± is half the distance between the quartiles. Sizes are in thousands.

const STEP = /^\[ *\d+\.\d+%\] (?<depth>[·*.?-]+) (?<text>.*)$/;
const RUN = /^For .+ commit (?<commit>[0-9a-f]{7,40})\b/;
/** What the user asked for, if that is no hash. */
const SHOW = /^Commit: (?<commit>\S+)(?: <.*>)?$/;
const HASH = /^[0-9a-f]{7,40}$/;
const STARTED = /^ {2}started: .+, duration: /;
const ENVIRONMENT = /^Benchmarking (?<environment>\S+)$/;
/** What stands behind the name, or below it. */
const INFO = /(?: |^)(?<info>\d+\/\d+ failed|\S+)$/;

/** Whether the lines are those of `asv run` or `asv show`. */
export function isAsvText(lines: readonly string[]): boolean {
  if (lines.some((line) => RUN.test(STEP.exec(line)?.groups?.["text"] ?? ""))) return true;
  const isShown = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  return isShown(SHOW) && isShown(STARTED) && lines.some((line) => shownOf(line) !== undefined);
}

interface Printed {
  readonly commit: string | undefined;
  readonly environment: string;
  readonly results: readonly AsvResult[];
}

/** A run for each commit, oldest first: asv begins with the newest. */
export function readAsvText(file: OutputFile): readonly Reading[] {
  const printed = readBlocks(file);
  const severalEnvironments = new Set(printed.map(({ environment }) => environment)).size > 1;
  const commits = [...new Set(printed.map(({ commit }) => commit))];
  return commits
    .map((commit) => {
      const blocks = printed.filter((block) => block.commit === commit);
      const cut = blocks.flatMap(({ results }) =>
        results.filter(({ benchmark }) => benchmark.startsWith("...")),
      );
      const warning = `asv shortened names to the width of the terminal: ${shortList(cut.map(({ benchmark }) => benchmark))}.`;
      return asvReading({
        warnings: cut.length > 0 ? [warning] : [],
        results: blocks.flatMap(({ environment, results }) =>
          severalEnvironments
            ? results.map((result) => ({ ...result, benchmark: `${result.benchmark} [${environment}]` }))
            : results,
        ),
        context: {
          commit: commit !== undefined && HASH.test(commit) ? commit : undefined,
          environment: severalEnvironments ? undefined : blocks[0]?.environment,
        },
      });
    })
    .reverse();
}

/** The results of each commit in each environment. */
function readBlocks(file: OutputFile): readonly Printed[] {
  const lines = linesOf(file);
  const to = isUnterminated(file) ? lines.length - 1 : lines.length;
  const blocks = new Map<string, { commit: string | undefined; environment: string; results: AsvResult[] }>();
  let [commit, environment]: [string | undefined, string] = [undefined, ""];
  let pending: { readonly name: string; readonly info: string } | undefined;
  const add = (results: readonly AsvResult[]) => {
    const key = JSON.stringify([commit, environment]);
    const block = blocks.get(key) ?? { commit, environment, results: [] };
    blocks.set(key, block);
    for (const result of results) block.results.push(result);
    pending = undefined;
  };
  // Of a benchmark with parameters the table tells more than the line before it.
  const addPending = () => {
    const value = pending === undefined ? undefined : readAsvValue(pending.info, pending.name);
    add(pending === undefined || value === undefined ? [] : [{ benchmark: pending.name, value }]);
  };
  for (let index = 0; index < to; index += 1) {
    const line = (lines[index] ?? "").trimEnd();
    const step = STEP.exec(line)?.groups;
    const text = step?.["text"] ?? line.trim();
    const shown = shownOf(line);
    if (pending !== undefined && isTableEdge(text)) {
      const { name } = pending;
      const table = readAsvTable(text, lines, { from: index + 1, to });
      add((table?.cells ?? []).map((cell) => resultOf(cell, name)));
      if (table !== undefined) index = table.end - 1;
    } else if (RUN.test(text) || SHOW.test(line)) {
      addPending();
      commit = (RUN.exec(text) ?? SHOW.exec(line))?.groups?.["commit"];
    } else if (shown !== undefined) {
      addPending();
      environment = shown.environment;
      pending = { name: shown.name, info: index + 1 < to ? (lines[index + 1] ?? "").trim() : "" };
    } else if (step !== undefined) {
      addPending();
      const ending = step["depth"]?.length === 3 ? INFO.exec(text) : null;
      environment = ENVIRONMENT.exec(text)?.groups?.["environment"] ?? environment;
      const name = text.slice(0, ending?.index ?? 0).trimEnd();
      if (ending !== null && name !== "") pending = { name, info: ending.groups?.["info"] ?? "" };
    }
  }
  addPending();
  return [...blocks.values()].filter(({ results }) => results.length > 0);
}

function resultOf({ names, values, text }: TableCell, name: string): AsvResult {
  return {
    benchmark: nameWithParameters(name, values),
    parameters: parametersOf(names, values),
    value: readAsvValue(text, name) ?? {
      kind: "failed",
      message: `It gave ${JSON.stringify(text)}, which is no number.`,
    },
  };
}

/** `suite.time_sort [runner/virtualenv-py3.12]` */
function shownOf(line: string): { readonly name: string; readonly environment: string } | undefined {
  const open = line.lastIndexOf(" [");
  if (open < 1 || !line.endsWith("]") || line.startsWith(" ")) return undefined;
  const place = line.slice(open + 2, -1);
  const slash = place.indexOf("/");
  if (slash < 1 || /\s/.test(place)) return undefined;
  return { name: line.slice(0, open), environment: place.slice(slash + 1) };
}
