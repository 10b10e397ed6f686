import { seriesName } from "../report/format/names.ts";
import { signedPercent } from "../report/format/percent.ts";
import { formatValue } from "../report/format/value.ts";
import { code, prose } from "../report/markdown/escape.ts";
import { tableHead, tableRow, unbroken } from "../report/markdown/table.ts";
import { type Progress, progressOf } from "./progress.ts";
import { type IssueState, runOrder, type TrackedSeries } from "./state.ts";

/** The change of a series as reports show it: positive when the value grew. */
export function changeText({ better, worst }: TrackedSeries): string {
  return signedPercent(better === "lower" ? worst.worsening : -worst.worsening);
}

/** What was measured of a series since it regressed, oldest first. */
export function valuesOf({ id, since }: TrackedSeries, { runs }: IssueState): readonly number[] {
  const start = { id: since.run, time: since.time };
  return runs
    .filter((run) => runOrder(run, start) >= 0)
    .map(({ points }) => points[String(id)]?.[0] ?? null)
    .filter((value) => value !== null);
}

export const SERIES_HEAD = tableHead([
  ["Benchmark", "left"],
  ["Worst", "right"],
  ["Before → Last", "right"],
  ["Now", "left"],
]);

export function seriesRow(series: TrackedSeries, state: IssueState, now: string): string {
  const last = valuesOf(series, state).at(-1) ?? series.worst.value;
  const values = `${formatValue(series.baseline, series.unit)} → ${formatValue(last, series.unit)}`;
  const machine = state.machines.length > 1 ? `, on ${prose(machineOf(series, state))}` : "";
  return tableRow([
    code(seriesName(series)),
    changeText(series),
    prose(unbroken(values)),
    `${progressWord(progressOf(series, state, now))}${machine}`,
  ]);
}

/** What tells its environment class from the others of the issue: the processor. */
function machineOf({ machine }: TrackedSeries, { machines, key }: IssueState): string {
  const common = new Set(key.environment.split(" / "));
  const parts = (machines[machine] ?? "").split(" / ").filter((part) => !common.has(part));
  return parts.join(" / ");
}

function progressWord({ kind }: Progress): string {
  switch (kind) {
    case "regressed":
      return "**regressed**";
    case "accepted":
      return "accepted";
    case "recovered":
      return "recovered";
    case "gone":
      return "not measured";
    default:
      return kind satisfies never;
  }
}
