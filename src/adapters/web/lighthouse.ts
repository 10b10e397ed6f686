import { z } from "zod";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Adapter, Reading } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, failed, type Metric } from "../read/reading.ts";

// {"lighthouseVersion": "13.5.0", "requestedUrl": "https://example.com/", "fetchTime": "2026-11-22T03:57:04.270Z",
//  "categories": {"performance": {"score": 0.97}}, "configSettings": {"formFactor": "mobile"},
//  "audits": {"first-contentful-paint": {"score": 0.99, "numericValue": 1134.2, "numericUnit": "millisecond"}, "final-screenshot": {…}}}
// `lighthouse --output=json`, and each `lhr-*.json` of Lighthouse CI.

const Text = z.string().nullish();

const Audit = z.object({ numericValue: z.number().nullish(), numericUnit: Text });
const Report = z.object({
  lighthouseVersion: z.string(),
  requestedUrl: Text,
  finalDisplayedUrl: Text,
  finalUrl: Text,
  fetchTime: Text,
  runtimeError: z.object({ code: Text, message: Text }).nullish(),
  categories: z.object({ performance: z.object({ score: z.number().nullish() }).nullish() }).nullish(),
  configSettings: z.object({ formFactor: Text, emulatedFormFactor: Text }).nullish(),
  environment: z.object({ hostUserAgent: Text }).nullish(),
  audits: z.record(z.string(), Audit),
});
type Report = z.output<typeof Report>;

const format = {
  expected: "a JSON report of Lighthouse",
  probe: having("lighthouseVersion", "audits", "categories"),
  schema: Report,
};

export const lighthouse: Adapter = {
  name: "lighthouse",
  recognises: (output) => holdsJson(output, format),
  parse: (output) => read(readJson(output, format)),
};

/** Several reports of one page are launches of it, one round each. */
function read(reports: readonly Report[]): Reading {
  const names = namesOf(reports);
  const failures = [];
  const pages = new Map<string, Map<string, Rounds>>();
  for (const [index, report] of reports.entries()) {
    const name = names[index] ?? "";
    const { code, message } = report.runtimeError ?? {};
    if (code != null && code !== "NO_ERROR") {
      failures.push(failed(name, { message: message ?? `Lighthouse gave up with ${code}.` }));
      continue;
    }
    const page = pages.get(name) ?? new Map<string, Rounds>();
    pages.set(name, page);
    for (const { value, ...metric } of valuesOf(report)) {
      const known = page.get(metric.metric);
      if (known === undefined) page.set(metric.metric, { ...metric, rounds: [[value]] });
      else known.rounds.push([value]);
    }
  }
  const [first] = reports;
  return assemble({
    entries: [...pages].map(([benchmark, metrics]) => ({ benchmark, metrics: [...metrics.values()] })),
    failures,
    context: {
      lighthouse: first?.lighthouseVersion,
      chrome: /Chrome\/(?<version>[\d.]+)/.exec(first?.environment?.hostUserAgent ?? "")?.groups?.["version"],
      time: first?.fetchTime ?? undefined,
    },
    warnings: reports.some(({ audits }) => Object.values(audits).some(lacksUnit))
      ? ["Lighthouse before version 6 does not write the units of audits: only the score is read."]
      : [],
  });
}

interface Rounds extends Metric {
  readonly rounds: [number][];
}

/** Repeats `interactive`, in whole milliseconds. */
const REPEATED = "metrics";

/** The lower the number of an audit, the higher is its score, in all of them. */
function valuesOf({ audits, categories }: Report): readonly (Omit<Metric, "rounds"> & { value: number })[] {
  const score = categories?.performance?.score;
  const scored = { metric: "performance-score", unit: "ratio", better: "higher" } as const;
  const numeric = Object.entries(audits).flatMap(([metric, { numericValue, numericUnit }]) => {
    if (numericValue == null || numericUnit == null || metric === REPEATED) return [];
    const kind = unitKind(numericUnit);
    const unit = UNITS.get(numericUnit) ?? kind?.base ?? numericUnit;
    const value = kind === undefined ? numericValue : inBaseUnit(numericValue, kind);
    return [{ metric, unit, better: "lower", value } as const];
  });
  return score == null ? numeric : [{ ...scored, value: score }, ...numeric];
}

const UNITS: ReadonlyMap<string, string> = new Map(Object.entries({ element: "count" }));

function lacksUnit({ numericValue, numericUnit }: z.output<typeof Audit>): boolean {
  return numericValue != null && numericUnit == null;
}

/** The address that was asked for; with what was emulated if that differs for one address. */
function namesOf(reports: readonly Report[]): readonly string[] {
  const factors = new Map<string, Set<string | undefined>>();
  for (const report of reports) {
    const page = pageOf(report);
    factors.set(page, (factors.get(page) ?? new Set()).add(formFactorOf(report)));
  }
  return reports.map((report) => {
    const page = pageOf(report);
    const own = formFactorOf(report);
    return (factors.get(page)?.size ?? 0) > 1 && own !== undefined ? `${page} (${own})` : page;
  });
}

/** The port of a local server that let the system choose one is another in each run; it is left out. */
function pageOf({ requestedUrl, finalDisplayedUrl, finalUrl }: Report): string {
  const url = requestedUrl ?? finalDisplayedUrl ?? finalUrl ?? "(no address)";
  const { origin, port, rest } = LOOPBACK.exec(url)?.groups ?? {};
  return origin !== undefined && Number(port) >= FIRST_CHOSEN_PORT ? `${origin}${rest}` : url;
}

const LOOPBACK = /^(?<origin>https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])):(?<port>\d{1,5})(?<rest>.*)$/s;
/** Linux chooses from 32768 on, other systems from 49152. */
const FIRST_CHOSEN_PORT = 32_768;

function formFactorOf({ configSettings }: Report): string | undefined {
  return configSettings?.formFactor ?? configSettings?.emulatedFormFactor ?? undefined;
}
