import type { Better } from "../../domain/measurement.ts";
import { type UnitKind, unitKind } from "../../domain/unit.ts";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { lowerAssumed } from "../read/metric-name.ts";
import { assemble, type Entry, failed } from "../read/reading.ts";
import { eachRow, holdsTable, type Row } from "../read/table.ts";
import { type DecimalMark, decimalMarkOf, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { metricOfUnit, scaled } from "./values.ts";

// name,unit,value,better,round
// parse/small,ms,1.02,lower,1
// One row for each sample. Needed: name, unit, value; optional: metric, better, round, category.

const format = {
  expected: "a table of values with the columns name, unit and value",
  columns: ["name", "unit", "value"],
};

const COLUMNS = new Set([...format.columns, "metric", "better", "round", "category"]);

export const customCsv: Adapter = {
  name: "custom-csv",
  recognises: (output) => holdsTable(output, format),
  parse(output) {
    const read = readSeries(output, ".");
    return reading(output, read.commas === "decimal" ? readSeries(output, ",") : read);
  },
};

/** All values of one benchmark and metric. */
interface Series {
  readonly name: string;
  readonly category: string | undefined;
  readonly metric: string;
  readonly unit: string;
  /** What the column says; the unit tells where it is empty. */
  readonly better: string;
  /** By what the column `round` says, in order of their first rows. */
  readonly rounds: Map<string, number[]>;
  /** The first value that is no number. */
  broken?: string;
}

interface Read {
  readonly series: readonly Series[];
  /** Columns that mean nothing here. */
  readonly unknown: readonly string[];
  readonly warnings: readonly string[];
  /** What commas in values are, as far as the values tell. */
  readonly commas: "none" | "unclear" | "decimal" | "grouping";
}

/** Keeps numbers only: a file may have millions of rows. */
function readSeries(output: ToolOutput, mark: DecimalMark): Read {
  const known = new Map<string, Series>();
  // By what the cells say, which is the same in many rows.
  const places = new Map<string, Place>();
  const values: { commas: Read["commas"]; unknown?: readonly string[] } = { commas: "none" };
  const warnings = eachRow(output, format, (row) => {
    values.unknown ??= Object.keys(row).filter((column) => !COLUMNS.has(column));
    const { name = "", unit = "", value = "", better = "", round = "", category = "", metric = "" } = row;
    const said = `${name}\0${category}\0${metric}\0${unit}\0${better}\0${round}`;
    const place = places.get(said) ?? placeOf(row, { known, output });
    places.set(said, place);
    if (value.includes(",")) values.commas = clearer(values.commas, value);
    const number = readNumber(value, mark);
    if (number === undefined) place.series.broken ??= value;
    else place.samples.push(scaled(number, place.kind));
  });
  return {
    series: [...known.values()],
    unknown: values.unknown ?? [],
    warnings,
    commas: values.commas === "unclear" && hasSemicolons(output) ? "decimal" : values.commas,
  };
}

/** Where a value belongs. */
interface Place {
  readonly series: Series;
  readonly samples: number[];
  readonly kind: UnitKind | undefined;
}

function placeOf(row: Row, { known, output }: { known: Map<string, Series>; output: ToolOutput }): Place {
  const { name = "", unit = "", better = "", round = "", category = "" } = row;
  const kind = unitKind(unit);
  const metric = row["metric"] || metricOfUnit(kind);
  const key = JSON.stringify([category, name, metric]);
  const series = known.get(key) ?? newSeries(row, metric);
  known.set(key, series);
  if (series.unit !== (kind?.base ?? unit.trim())) throw disagreeing(output, series, "unit", unit);
  if (series.better !== better.trim()) throw disagreeing(output, series, "better", better);
  const samples = series.rounds.get(round) ?? [];
  series.rounds.set(round, samples);
  return { series, samples, kind };
}

/** `0,63` leaves no doubt, nor does `1,412.5`; `1,412` does. */
function clearer(known: Read["commas"], value: string): Read["commas"] {
  if (known === "decimal" || known === "grouping") return known;
  if (decimalMarkOf([value]) === ",") return "decimal";
  return value.includes(".") ? "grouping" : "unclear";
}

/** Where a comma is the decimal mark, semicolons are between the cells. */
function hasSemicolons(output: ToolOutput): boolean {
  return someLines(output).some(
    (line) => line.includes(";") && format.columns.every((column) => line.includes(column)),
  );
}

function newSeries({ name = "", unit = "", better = "", category = "" }: Row, metric: string): Series {
  return {
    name,
    category: category === "" ? undefined : category,
    metric,
    unit: unitKind(unit)?.base ?? unit.trim(),
    better: better.trim(),
    rounds: new Map(),
  };
}

function reading(output: ToolOutput, { series, unknown, warnings }: Read) {
  const guessed = new Set<string>();
  const entries = series
    .filter(({ broken }) => broken === undefined)
    .map((each): Entry => {
      const { name, category, metric, unit, rounds } = each;
      const better = directionOf(output, each);
      if (better === undefined) guessed.add(unit);
      return {
        benchmark: name,
        ...(category === undefined ? {} : { category }),
        metrics: [{ metric, unit, better: better ?? "lower", rounds: [...rounds.values()] }],
      };
    });
  const failures = series.flatMap(({ name, category, metric, broken }) =>
    broken === undefined
      ? []
      : [
          failed(name || "(no name)", {
            message: `A value of its ${metric} is no number: "${broken}".`,
            category,
          }),
        ],
  );
  const ignored = unknown.map((column) => `The column "${column}" is not known here and not read.`);
  return assemble({
    entries,
    failures,
    warnings: [...warnings, ...ignored, ...[...guessed].map((unit) => lowerAssumed(`a value in "${unit}"`))],
  });
}

function directionOf(output: ToolOutput, series: Series): Better | undefined {
  const { better, unit } = series;
  if (better === "lower" || better === "higher") return better;
  if (better === "") return unitKind(unit)?.better;
  throw unreadable(output, {
    expected: format.expected,
    found: `the column "better" of "${series.name}" is "${better}", not lower or higher`,
  });
}

function disagreeing(output: ToolOutput, { name, metric }: Series, column: string, value: string) {
  return unreadable(output, {
    expected: format.expected,
    found: `rows of the ${metric} of "${name}" differ in the column "${column}"; one of them says "${value}"`,
  });
}
