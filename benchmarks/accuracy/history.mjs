// How rules for a stored history do on published ones: node benchmarks/accuracy/history.mjs DATA
// DATA is a folder with histories/ (data.js files of github-action-benchmark, or the same in columns), or a folder of
// such files, or one of them. Tables that need more are printed when DATA has it: histories/_null_series.json (series
// whose code never changes), injected-histories/ (known changes), tcpd/ (annotated change points). From lib/.
import { goneAtNextRun, intervalsThatHold, naturalRepeats, unchangingSeries } from "./history-alarms.mjs";
import { readFolder, readHistories, readOptional } from "./history-data.mjs";
import { annotatedSeries, injectedChangePoints, injectedSteps } from "./history-found.mjs";

const path = process.argv[2];
if (path === undefined) {
  console.error("Usage: node benchmarks/accuracy/history.mjs DATA");
  process.exit(2);
}
const suites = readHistories(path);
const names = new Set(
  (readOptional(path, "histories/_null_series.json")?.series ?? []).map((name) => name.join("|")),
);
const injected = readOptional(path, "injected-histories/injected.json")?.items ?? [];
const unchanging = suites.flatMap((suite) =>
  suite.series
    .filter((series) => names.has([suite.source, suite.name, series.name].join("|")))
    .map((series) => ({ ...series, values: series.values.filter((value) => value !== undefined) }))
    .filter(({ values }) => values.some((value) => value !== values[0])),
);

console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${suites.length} suites\n`);
annotatedSeries(readFolder(path, "tcpd"));
injectedChangePoints(injected);
naturalRepeats(suites);
const alarms = unchangingSeries(unchanging);
injectedSteps(injected, alarms);
intervalsThatHold(unchanging);
goneAtNextRun(suites);
