import type { Adapter, OutputFile, Reading, ToolOutput } from "../adapter.ts";
import { holdsJson } from "../read/json.ts";
import { someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { gatlingLog, isGatlingLog } from "./gatling-log.ts";
import { gatlingReports, isGatlingReport } from "./gatling-report.ts";
import { readStatistics, statisticsFormat } from "./gatling-statistics.ts";
import { assembleRequests, type Requests } from "./requests.ts";

const LOG = "simulation.log";
const STATISTICS = "js/stats.json";

/**
 * The folder of a simulation, `target/gatling/<simulation>-<time>`, or a folder
 * of several: the log with all requests, or the statistics of the page where
 * there is no log that can be read. Also each of these files alone, and what
 * Gatling prints at its end, which is all that is left of Gatling 3.12 and later.
 */
export const gatling: Adapter = {
  name: "gatling",
  tree: { marker: `**/${STATISTICS}`, files: [`**/${STATISTICS}`, `**/${LOG}`] },
  recognises(output) {
    if (output.kind === "tree")
      return output.files.some((file) => isOfFolder(file) && kindOf(file) !== undefined);
    return kindOf(output.file) !== undefined;
  },
  parse(output) {
    if (output.kind === "tree") return readFolder(output);
    const { requests, ...rest } = readFile(output.file, output);
    return assembleRequests(requests, rest);
  },
};

/** A folder of another tool may have thousands of files. */
function isOfFolder({ path }: OutputFile): boolean {
  return path.endsWith(LOG) || path.endsWith(STATISTICS);
}

type Kind = "log" | "binary log" | "statistics" | "report";

function kindOf(file: OutputFile): Kind | undefined {
  const lines = someLines({ kind: "file", file });
  if (isGatlingLog(lines)) return "log";
  if (file.path.endsWith(LOG) && file.text.startsWith("\0")) return "binary log";
  if (holdsJson({ kind: "file", file }, statisticsFormat)) return "statistics";
  return isGatlingReport(lines) ? "report" : undefined;
}

interface FileReading {
  readonly requests: readonly Requests[];
  readonly context?: Readonly<Record<string, string | undefined>>;
  readonly warnings: readonly string[];
}

function readFile(file: OutputFile, output: ToolOutput): FileReading {
  const kind = kindOf(file);
  if (kind === "log") return gatlingLog(file);
  if (kind === "statistics") return { requests: readStatistics(file), warnings: [] };
  if (kind === "report") return gatlingReports(file);
  throw unreadable(output, {
    expected: "the output of Gatling",
    found:
      kind === "binary log"
        ? "the log of Gatling 3.12 and later is binary, and only Gatling reads it; give what Gatling prints instead"
        : "it holds neither requests nor statistics",
  });
}

function readFolder(output: ToolOutput & { readonly kind: "tree" }): Reading {
  const folders = new Map<string, OutputFile[]>();
  for (const file of output.files) {
    if (!isOfFolder(file) || !["log", "statistics"].includes(kindOf(file) ?? "")) continue;
    folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), file]);
  }
  const simulations = [...folders].map(([folder, files]) => ({ folder, ...readSimulation(files) }));
  if (simulations.length === 0) {
    throw unreadable(output, {
      expected: "a results folder of Gatling",
      found: `it holds no statistics and no ${LOG} that is text`,
    });
  }
  const isOne = simulations.length === 1;
  return assembleRequests(
    simulations.flatMap(({ folder, requests }) =>
      requests.map((each) => (isOne ? each : { ...each, category: simulationOf(folder) })),
    ),
    {
      context: Object.assign({}, ...simulations.map(({ context }) => context)),
      warnings: simulations.flatMap(({ warnings }) => warnings),
    },
  );
}

/** The requests of the log, with what only the statistics tell. */
function readSimulation(files: readonly OutputFile[]): FileReading {
  const statistics = files.filter((file) => kindOf(file) === "statistics").flatMap(readStatistics);
  const log = files.find((file) => kindOf(file) === "log");
  if (log === undefined) return { requests: statistics, warnings: [] };
  const throughputs = new Map(statistics.map(({ benchmark, throughput }) => [benchmark, throughput]));
  const { requests, ...rest } = gatlingLog(log);
  return {
    ...rest,
    requests: requests.map((each) => ({ ...each, throughput: throughputs.get(each.benchmark) })),
  };
}

function folderOf({ path }: OutputFile): string {
  const name = path.endsWith(LOG) ? LOG : STATISTICS;
  return path.slice(0, -name.length).replace(/\/$/, "");
}

/** Gatling ends the names of its folders with the time: `demosimulation-20261122035934688`. */
function simulationOf(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1).replace(/-\d{14,17}$/, "");
}
