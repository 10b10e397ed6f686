import type { OutputFile } from "../adapter.ts";
import { readNumber } from "../read/text.ts";
import type { Percentile, Requests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// ---- Global Information -------------------------------------------------------------|---Total---|-----OK----|----KO----
// > request count                                                                      |        72 |        63 |         9
// > mean response time (ms)                                                            |        56 |        60 |        25
// > response time 95th percentile (ms)                                                 |       110 |       110 |        51
// > mean throughput (rps)                                                              |        24 |        21 |         3
// Up to 3.11:
// ---- Global Information --------------------------------------------------------
// > request count                                         72 (OK=61     KO=11    )
// > mean requests/sec                                     36 (OK=30.5   KO=5.5   )

const SECTION = /^---- (?<title>[A-Z][A-Za-z ]*?) ?-{3}/;
const TITLE = "Global Information";
const PERCENTILE = /^response time (?<percentile>[\d.]+)(?:st|nd|rd|th) percentile$/;

/** Gatling's own word for it. */
const ALL = "All Requests";

export function isGatlingReport(lines: readonly string[]): boolean {
  return (
    lines.some((line) => SECTION.exec(line)?.groups?.["title"] === TITLE) &&
    lines.some((line) => figureOf(line)?.what === "request count")
  );
}

/** The closing report, which has figures of all requests together only. */
export function gatlingReports(file: OutputFile): {
  readonly requests: readonly Requests[];
  readonly warnings: readonly string[];
} {
  const reports: Map<string, Figure>[] = [];
  let section: string | undefined;
  for (const line of wholeLines({ kind: "file", file })) {
    const title = SECTION.exec(line)?.groups?.["title"];
    section = title ?? section;
    if (title === TITLE) reports.push(new Map());
    const figure = section === TITLE ? figureOf(line) : undefined;
    if (figure !== undefined) reports.at(-1)?.set(figure.what, figure);
  }
  const answered = reports.filter((report) => (report.get("request count")?.total ?? 0) > 0);
  return {
    requests: answered.map(toRequests),
    warnings: answered.length === 0 ? ["The report of Gatling breaks off, or has no requests."] : [],
  };
}

interface Figure {
  /** Without its unit: `mean response time`. */
  readonly what: string;
  readonly total: number | undefined;
  readonly failed: number | undefined;
}

function figureOf(line: string): Figure | undefined {
  if (!line.startsWith("> ")) return undefined;
  const [head = "", ...cells] = line.slice(2).trimEnd().split("|");
  const [, before, ko] = /^([^(]*)\(OK=[^()\s]+ +KO=([^()\s]+) *\)$/.exec(head) ?? [];
  if (before !== undefined) {
    const text = before.trimEnd();
    const value = text.lastIndexOf(" ");
    return {
      what: text.slice(0, value).trimEnd(),
      total: readNumber(text.slice(value + 1)),
      failed: readNumber(ko ?? ""),
    };
  }
  if (cells.length !== 3) return undefined;
  const [total, , failed] = cells.map((cell) => readNumber(cell));
  return { what: head.trimEnd().replace(/ \((?:ms|rps)\)$/, ""), total, failed };
}

function toRequests(report: ReadonlyMap<string, Figure>): Requests {
  const seconds = (...names: readonly string[]) => {
    const milliseconds = names.map((name) => report.get(name)?.total).find((value) => value !== undefined);
    return milliseconds === undefined ? undefined : milliseconds / 1e3;
  };
  const count = report.get("request count");
  const total = count?.total ?? 0;
  return {
    benchmark: ALL,
    mean: seconds("mean response time"),
    summary: {
      median: seconds("response time 50th percentile"),
      standardDeviation: seconds("response time std deviation", "std deviation"),
      min: seconds("min response time"),
      max: seconds("max response time"),
      count: total,
    },
    percentiles: [...report.keys()].flatMap((name): Percentile[] => {
      const percentile = PERCENTILE.exec(name)?.groups?.["percentile"];
      return percentile === undefined ? [] : [[percentile, seconds(name)]];
    }),
    throughput: (report.get("mean throughput") ?? report.get("mean requests/sec"))?.total,
    errorRate: count?.failed === undefined ? undefined : count.failed / total,
  };
}
